import type { FallbackProps } from 'react-error-boundary';
import { Button } from '#ui/button.tsx';
import { ErrorState } from '#ui/error-state.tsx';

/** The one place where a bug of ours ends up. What is stored is not touched. */
export function CrashPage({ error, resetErrorBoundary }: FallbackProps) {
  return (
    <main className="mx-auto max-w-xl p-8">
      <title>Authscope</title>
      <ErrorState
        level={1}
        cause="This page failed: a defect in Authscope."
        evidence={
          <code className="font-mono wrap-anywhere">{error instanceof Error ? error.message : String(error)}</code>
        }
        action={
          <>
            <Button variant="primary" onClick={resetErrorBoundary}>
              Try again
            </Button>
            <Button onClick={() => location.assign('/')}>Go to Home</Button>
          </>
        }
      >
        Your profiles, tokens and calls are stored and unharmed.
      </ErrorState>
    </main>
  );
}
