import type { RunView } from '#oauth/run-view.ts';
import type { useExchangeCode } from '#queries/runs.ts';
import { Card } from '#ui/card.tsx';
import { Elapsed } from '#ui/elapsed.tsx';
import { Note } from '#ui/note.tsx';
import { PulseDot } from '#ui/pulse-dot.tsx';
import { Expectations } from './expectations.tsx';
import { PasteAnswer } from './paste-answer.tsx';

interface WaitingForPasteProps {
  view: RunView;
  exchange: ReturnType<typeof useExchangeCode>;
  isWindowBlocked: boolean;
}

/** Waits for an answer that can't come by itself: the provider shows the code, or the app's own address takes it. */
export function WaitingForPaste({ view, exchange, isWindowBlocked }: WaitingForPasteProps) {
  const showsCode = view.profile.redirect.kind === 'provider-page';
  const what = view.run.grant === 'implicit' ? 'token' : 'code';
  return (
    <Card className="p-4">
      <div className="mb-3.5 flex gap-3">
        <span className="mt-1.5">
          <PulseDot />
        </span>
        <div className="min-w-0">
          <h3 className="font-medium">Waiting for the {what}</h3>
          <p className="text-12 wrap-anywhere text-ink-2">
            {showsCode ? (
              `Allow in the provider’s window, then paste the ${what} it shows, or the whole address it shows it at.`
            ) : (
              <>
                Allow in the provider’s window. It leads to <code className="font-mono">{view.run.redirectUri}</code>.
                If that page fails to load, its address still holds the {what}.
              </>
            )}
          </p>
        </div>
        <span className="ml-auto font-mono text-12 text-ink-3">
          <Elapsed since={view.run.startedAt} />
        </span>
      </div>
      {isWindowBlocked && (
        <div className="mb-3.5">
          <Note tone="warning">The browser blocked the window. Open it with “Open consent URL” in step 1.</Note>
        </div>
      )}
      <PasteAnswer
        view={view}
        exchange={exchange}
        label={showsCode ? `${what === 'code' ? 'Code' : 'Token'} or whole URL` : 'Address of the page'}
        placeholder={showsCode ? '' : `${view.run.redirectUri}?…`}
      />
      <Expectations view={view} />
    </Card>
  );
}
