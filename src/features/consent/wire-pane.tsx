import type { ReactNode } from 'react';
import type { RunOutcome } from '#oauth/run.ts';
import type { RunView, TokenCallView } from '#oauth/run-view.ts';
import { useRevealCall } from '#queries/calls.ts';
import { Chip } from '#ui/chip.tsx';
import { CodeBlock } from '#ui/code-block.tsx';
import type { CodeSpan } from '#ui/code-span.ts';
import { CopyButton } from '#ui/copy-button.tsx';
import { formatBytes } from '#ui/format-bytes.ts';
import { Note } from '#ui/note.tsx';
import { RevealButton } from '#ui/reveal-button.tsx';
import { StatusChip } from '#ui/status-chip.tsx';
import { useRevealed } from '#ui/use-revealed.ts';

/** What goes over the wire for a run: the token request before it is sent, then request and response. */
export function WirePane({ view }: { view: RunView }) {
  const { call, run } = view;
  return (
    <aside
      aria-label="Wire"
      className="flex w-[474px] flex-none flex-col overflow-auto border-l border-line bg-canvas max-xl:w-full max-xl:overflow-visible max-xl:border-t max-xl:border-l-0"
    >
      <div className="flex h-11 flex-none items-center gap-2 border-b border-line px-4.5">
        <h2 className="font-semibold">Wire</h2>
        {call ? (
          <StatusChip status={call.head?.status ?? null} reason={call.head?.reason} />
        ) : (
          <Chip>{isLost(run.outcome) ? 'Not sent' : unansweredWords[run.outcome.kind]}</Chip>
        )}
      </div>
      {call ? <SentWire key={call.id} call={call} /> : <Preview spans={view.preview} />}
    </aside>
  );
}

function isLost(outcome: RunOutcome): boolean {
  return outcome.kind === 'interrupted' && outcome.code === null;
}

/** What a token request without an answer is. */
const unansweredWords: Record<RunOutcome['kind'], string> = {
  ready: 'Preview, not sent',
  waiting: 'Preview, not sent',
  captured: 'Preview, not sent',
  refused: 'Not sent',
  denied: 'Not sent',
  exchanging: 'Sending',
  interrupted: 'Perhaps sent, no answer',
  exchanged: 'Answer not on this device',
};

function Preview({ spans }: { spans: readonly CodeSpan[] }) {
  return (
    <Section title="Token request">
      <CodeBlock label="Token request" spans={spans} />
    </Section>
  );
}

function SentWire({ call }: { call: TokenCallView }) {
  const reveal = useRevealCall();
  const revealed = useRevealed(() => reveal(call.id));
  const copy = (part: 'request' | 'response') => async () =>
    (await reveal(call.id))[part].map(({ text }) => text).join('');
  return (
    <>
      <Section
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
      </Section>
      <Section
        title="Response"
        size={call.sizes.responseBytes}
        aside={
          <CopyButton text={copy('response')} label="Copy token response" word="Copy" copiedWord="Copied secret" />
        }
      >
        {call.head ? (
          <CodeBlock
            label="Token response"
            spans={[...headSpans(call), ...(revealed.value?.response ?? call.responseBody ?? [])]}
          />
        ) : (
          <p className="text-12 text-ink-2">No response came.</p>
        )}
      </Section>
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

interface SectionProps {
  title: string;
  size?: number;
  aside?: ReactNode;
  children: ReactNode;
}

function Section({ title, size, aside, children }: SectionProps) {
  return (
    <section className="border-b border-line px-4.5 py-3.5 last:border-b-0 max-md:px-4">
      <div className="mb-2 flex min-h-6.5 items-center gap-2">
        <h3 className="font-medium">{title}</h3>
        {size !== undefined && <span className="text-12 text-ink-3">{formatBytes(size)}</span>}
        <span className="ml-auto flex gap-1">{aside}</span>
      </div>
      {children}
    </section>
  );
}
