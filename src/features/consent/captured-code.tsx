import type { ReactNode } from 'react';
import { maskedRef } from '#call/masked-text.ts';
import type { SecretRef } from '#call/secret-ref.ts';
import { attemptLifetimeMs } from '#oauth/run.ts';
import { useRevealSecret } from '#queries/profile-acts.ts';
import { Card } from '#ui/card.tsx';
import { useAt } from '#ui/clock.ts';
import { CopyButton } from '#ui/copy-button.tsx';
import { Elapsed } from '#ui/elapsed.tsx';
import { Note } from '#ui/note.tsx';
import { RevealButton } from '#ui/reveal-button.tsx';
import { useRevealed } from '#ui/use-revealed.ts';

interface CapturedCodeProps {
  code: SecretRef;
  receivedAt: number;
  isBare: boolean;
  /** Exchange, and what else can be done. */
  actions: ReactNode;
}

/** A code in hand that waits for a press: readable here, in its own run, and its clock. */
export function CapturedCode({ code, receivedAt, isBare, actions }: CapturedCodeProps) {
  const reveal = useRevealSecret();
  const revealed = useRevealed(() => reveal(code));
  const isOld = useAt((now) => now - receivedAt >= attemptLifetimeMs);
  return (
    <Card className="grid gap-3 p-4">
      <div className="flex min-h-8.5 flex-wrap items-center gap-2 rounded-control border border-line bg-sunken px-2.5 py-1">
        <code className="min-w-40 flex-1 font-mono text-12 wrap-anywhere">
          <span className="text-ink-3">code=</span>
          {revealed.value ?? maskedRef(code)}
        </code>
        <RevealButton revealed={revealed} what="code" />
        <CopyButton text={() => reveal(code)} label="Copy code" word="Copy" copiedWord="Copied secret" />
      </div>
      {revealed.error && <Note tone="error">The code can’t be shown: {revealed.error}.</Note>}
      {isBare && (
        <Note tone="warning">
          State not checked: none came back. Make sure that the code is from the window you opened.
        </Note>
      )}
      <p className="text-12 text-ink-2">
        Received <Elapsed since={receivedAt} /> ago; codes live 10 minutes at most (RFC 6749 §4.1.2), often far less.
      </p>
      {isOld && <Note tone="warning">This one is older than that: expect invalid_grant, and get a new one then.</Note>}
      <div className="flex flex-wrap items-center gap-2">{actions}</div>
    </Card>
  );
}
