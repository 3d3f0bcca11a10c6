import { maskText } from '#call/mask-text.ts';
import type { TokenView } from '#oauth/token-view.ts';
import { useTokenCall } from '#queries/calls.ts';
import { useRevealToken } from '#queries/token-acts.ts';
import { CodeBlock } from '#ui/code-block.tsx';
import { CopyButton } from '#ui/copy-button.tsx';
import { formatMs } from '#ui/format-ms.ts';
import { HeaderList } from '#ui/header-list.tsx';
import { Note } from '#ui/note.tsx';
import { RevealButton } from '#ui/reveal-button.tsx';
import { StatusChip } from '#ui/status-chip.tsx';
import { useRevealed } from '#ui/use-revealed.ts';

/** The token response as received, byte for byte, and the headers it came with. */
export function RawResponse({ token }: { token: TokenView }) {
  const call = useTokenCall(token.callId).data;
  return (
    <div className="grid max-w-4xl gap-4">
      <ResponseText token={token} />
      {token.adoptedAs && <Note tone="info">{adoptedWords[token.adoptedAs]}</Note>}
      {token.callId === null && !token.adoptedAs && (
        <Note tone="info">
          No call brought this token: it came with the authorization response, in the address of the callback. These are
          that response’s fields.
        </Note>
      )}
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

const adoptedWords = {
  response: 'No call brought this token: its response was pasted. It is kept as it was pasted.',
  token: 'No response came: the token alone was pasted. It is written here as a response of RFC 6749 §5.1 has it.',
} as const;

/** The response that gave a token, secrets masked until asked for. */
export function ResponseText({ token }: { token: TokenView }) {
  const call = useTokenCall(token.callId).data;
  const reveal = useRevealToken();
  const revealed = useRevealed(() => reveal(token.id));
  const copyText = async () => (await reveal(token.id)).map(({ text }) => text).join('');
  return (
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
      <CodeBlock label="Token response" spans={revealed.value ?? token.shownResponse} ground="sunken" lineNumbers />
      {token.repeatedMembers.length > 0 && (
        <div className="mt-2">
          <Note tone="info">
            {token.repeatedMembers.map((name) => (
              <p key={name}>
                <code>{maskText(name)}</code> stands more than once; the last counts.
              </p>
            ))}
            JSON has no rule for it (RFC 8259 §4): another client may read another one.
          </Note>
        </div>
      )}
      {revealed.error && (
        <div className="mt-2">
          <Note tone="error">The response can’t be shown: {revealed.error}.</Note>
        </div>
      )}
    </section>
  );
}
