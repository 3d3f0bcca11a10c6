import type { TokenView } from '#oauth/token-view.ts';
import { useRevealCall, useTokenCall } from '#queries/calls.ts';
import { CodeBlock } from '#ui/code-block.tsx';
import { CopyButton } from '#ui/copy-button.tsx';
import { formatMs } from '#ui/format-ms.ts';
import { HeaderList } from '#ui/header-list.tsx';
import { Note } from '#ui/note.tsx';
import { RevealButton } from '#ui/reveal-button.tsx';
import { StatusChip } from '#ui/status-chip.tsx';
import { useRevealed } from '#ui/use-revealed.ts';

/** The token response as received, byte for byte, secrets masked until asked for. */
export function RawResponse({ token }: { token: TokenView }) {
  const call = useTokenCall(token.callId).data;
  const reveal = useRevealCall();
  const revealed = useRevealed(() => reveal(token.callId ?? ''));
  const copyText = async () => (await reveal(token.callId ?? '')).response.map(({ text }) => text).join('');
  return (
    <div className="grid max-w-4xl gap-4">
      <section>
        <div className="mb-2 flex min-h-8 flex-wrap items-center gap-2.5">
          <h2 className="font-semibold">Raw response</h2>
          {call && <StatusChip status={call.head?.status ?? null} />}
          {call && <span className="text-12 text-ink-2 tabular-nums">{formatMs(call.phases.totalMs)}</span>}
          <span className="ml-auto flex gap-1">
            <RevealButton revealed={revealed} />
            <CopyButton text={copyText} label="Copy raw response" word="Copy" copiedWord="Copied secret" />
          </span>
        </div>
        <CodeBlock
          label="Token response"
          spans={revealed.value?.response ?? token.shownResponse}
          ground="sunken"
          lineNumbers
        />
        {revealed.error && (
          <div className="mt-2">
            <Note tone="error">The response can’t be shown: {revealed.error}.</Note>
          </div>
        )}
      </section>
      {call && (
        <section>
          <h2 className="mb-2 font-semibold">Response headers</h2>
          <HeaderList
            label="Response headers"
            rows={call.responseHeaders.map(([name, value]) => ({ name, value: value.text }))}
          />
        </section>
      )}
    </div>
  );
}
