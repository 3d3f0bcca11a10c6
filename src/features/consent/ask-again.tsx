import { mayBringRefreshToken } from '#oauth/consent-again.ts';
import type { RunView } from '#oauth/run-view.ts';
import type { TokenView } from '#oauth/token-view.ts';
import { useAskAgain } from '#queries/start-run.ts';
import { CommandButton } from '#ui/command-button.tsx';
import { Note } from '#ui/note.tsx';

/** The way to the refresh token that did not come, where one more consent may bring it. */
export function AskAgain({ view: { profile, run }, token }: { view: RunView; token: TokenView }) {
  const again = useAskAgain(run.requestId);
  if (!mayBringRefreshToken(profile, token, run.authorizationRequest)) return null;
  const added = profile.consentAgain.parameters.map(({ name, value }) => `${name}=${value}`).join(' and ');
  return (
    <div className="mt-3 flex flex-wrap items-center gap-x-3 gap-y-2 text-12 text-ink-2">
      <CommandButton
        command={{ id: 'ask-again', name: 'Ask for consent again', detail: profile.name }}
        size="sm"
        busy={again.isPending}
        busyLabel="Starting"
        onClick={() => again.mutate(profile.id)}
      >
        Ask for consent again
      </CommandButton>
      <span className="min-w-0 wrap-anywhere">
        A refresh token may come when the user is asked: this run adds <span className="font-mono">{added}</span>.
      </span>
      {again.error && (
        <Note tone="error" live="assertive">
          The run could not be stored: {again.error.message}. Reload the page and try again.
        </Note>
      )}
    </div>
  );
}
