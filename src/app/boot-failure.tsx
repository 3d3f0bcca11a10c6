import { Button } from '#ui/button.tsx';
import { ErrorState } from '#ui/error-state.tsx';
import { NewerDatabase, VaultUnavailable } from '#vault/errors.ts';

/** Shown when the console can't start: its storage can't be used. */
export function BootFailure({ reason }: { reason: unknown }) {
  const [cause, step] = wordsFor(reason);
  return (
    <main className="mx-auto max-w-xl p-8">
      <title>Authscope</title>
      <ErrorState
        level={1}
        cause={cause}
        evidence={<code className="font-mono">{reason instanceof Error ? reason.message : String(reason)}</code>}
        action={
          <Button variant="primary" onClick={() => location.reload()}>
            Try again
          </Button>
        }
      >
        {step}
      </ErrorState>
    </main>
  );
}

function wordsFor(reason: unknown): [cause: string, step: string] {
  if (reason instanceof NewerDatabase) {
    return [
      'A newer Authscope wrote what is stored here.',
      'Nothing was changed. Start that newer version, or use another port: each has a store of its own.',
    ];
  }
  if (reason instanceof VaultUnavailable) return unavailable(reason.reason);
  return ['Authscope could not start.', 'Reload the page. If it stays so, restart Authscope in the terminal.'];
}

function unavailable(reason: VaultUnavailable['reason']): [cause: string, step: string] {
  switch (reason) {
    case 'blocked':
      return [
        'Another tab holds an older version of the store open.',
        'Close the other Authscope tabs, then try again.',
      ];
    case 'absent':
    case 'refused':
      return [
        'The browser does not let Authscope store anything.',
        'Private windows and blocked site data do that. Allow storage for this address, or use another window.',
      ];
    case 'closed':
      return ['The store was closed.', 'A newer Authscope opened it, or its files were cleared. Reload the page.'];
    case 'broken':
      return ['The store could not be opened.', 'Reload the page. If it stays so, restart the browser.'];
  }
}
