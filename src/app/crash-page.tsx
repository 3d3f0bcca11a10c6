import type { FallbackProps } from 'react-error-boundary';
import { Button } from '#ui/button.tsx';
import { ErrorState } from '#ui/error-state.tsx';

/** The one place where a bug of ours ends up, and a part of the console that could not be loaded. */
export function CrashPage({ error, resetErrorBoundary }: FallbackProps) {
  const message = error instanceof Error ? error.message : String(error);
  const isMissingPart = missingPart.test(message);
  return (
    <div className="mx-auto max-w-xl p-8">
      <title>Authscope</title>
      <ErrorState
        level={1}
        cause={
          isMissingPart ? 'A part of the console could not be loaded.' : 'This page failed: a defect in Authscope.'
        }
        evidence={<code className="font-mono wrap-anywhere">{message}</code>}
        action={
          <>
            <Button variant="primary" onClick={isMissingPart ? () => location.reload() : resetErrorBoundary}>
              {isMissingPart ? 'Reload the console' : 'Try again'}
            </Button>
            <Button onClick={() => location.assign('/')}>Go to Home</Button>
          </>
        }
      >
        {isMissingPart
          ? 'Authscope is not running, or another version of it was started. Start it in the terminal, then reload.'
          : 'Your profiles, tokens and calls are stored and unharmed.'}
      </ErrorState>
    </div>
  );
}

/** How browsers say that an import() found nothing: Chromium, Firefox, Safari. */
const missingPart = /dynamically imported module|Importing a module script failed/i;
