import { useState } from 'react';
import { indentSpans, isJsonSpans } from '#call/indent-json.ts';
import type { TokenCallView } from '#oauth/run-view.ts';
import { ConnectionFacts } from '#panes/connection-facts.tsx';
import { useRevealCall } from '#queries/calls.ts';
import { CodeBlock } from '#ui/code-block.tsx';
import type { CodeSpan } from '#ui/code-span.ts';
import { CopyButton } from '#ui/copy-button.tsx';
import { Note } from '#ui/note.tsx';
import { RevealButton } from '#ui/reveal-button.tsx';
import { Segmented } from '#ui/segmented.tsx';
import { useRevealed } from '#ui/use-revealed.ts';
import { WireSection } from './wire-section.tsx';

type View = 'pretty' | 'raw';

/** Pretty lays JSON out; raw is the body byte for byte. */
const views: { id: View; label: string }[] = [
  { id: 'pretty', label: 'Pretty' },
  { id: 'raw', label: 'Raw' },
];

/** A token request as it was sent, its answer, and the way both went. */
export function SentWire({ call }: { call: TokenCallView }) {
  const reveal = useRevealCall();
  const revealed = useRevealed(() => reveal(call.id));
  const copy = (part: 'request' | 'response') => async () =>
    (await reveal(call.id))[part].map(({ text }) => text).join('');
  const [view, setView] = useState<View>('pretty');
  const body = revealed.value?.response ?? call.responseBody ?? [];
  const isJson = isJsonSpans(body);
  return (
    <>
      <WireSection
        title="Request"
        size={call.sizes.requestBytes}
        aside={
          <>
            <RevealButton revealed={revealed} what="secrets" />
            <CopyButton text={copy('request')} label="Copy token request" word="Copy" copiedWord="Copied secret" />
          </>
        }
      >
        <CodeBlock label="Token request" spans={revealed.value?.request ?? call.requestText} />
        {revealed.error && (
          <div className="mt-2">
            <Note tone="error">The secrets can’t be shown: {revealed.error}.</Note>
          </div>
        )}
      </WireSection>
      <WireSection
        title="Response"
        size={call.sizes.responseBytes}
        aside={
          <>
            {isJson && <Segmented label="View of the response" options={views} value={view} onChange={setView} />}
            {call.head && (
              <CopyButton text={copy('response')} label="Copy token response" word="Copy" copiedWord="Copied secret" />
            )}
          </>
        }
      >
        {call.head ? (
          <CodeBlock
            label="Token response"
            spans={[...headSpans(call), ...(view === 'pretty' ? indentSpans(body) : body)]}
          />
        ) : (
          <p className="text-12 text-ink-2">No response came.</p>
        )}
      </WireSection>
      <WireSection title="Connection">
        <ConnectionFacts call={call} />
      </WireSection>
    </>
  );
}

function headSpans(call: TokenCallView): CodeSpan[] {
  if (!call.head) return [];
  const { status, reason, httpVersion } = call.head;
  const lines = call.responseHeaders.flatMap(([name, value]): CodeSpan[] => [
    { text: `${name}: `, tone: 'muted' },
    value,
    { text: '\n' },
  ]);
  return [
    { text: `HTTP/${httpVersion} ` },
    { text: `${status} ${reason}\n`, tone: status < 400 ? 'ok' : 'bad' },
    ...lines,
    { text: '\n' },
  ];
}
