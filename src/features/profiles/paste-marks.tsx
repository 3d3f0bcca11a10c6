import { AlignLeft, Braces, Link2, SquareTerminal } from 'lucide-react';
import { Fragment } from 'react';
import type { MarkedLine, MarkedRun, MarkedSection, MarkKind } from '#formats/mark-pasted.ts';
import { classNames } from '#ui/class-names.ts';

/** A paste as it was, its used places under their numbers. Secrets are masked already. */
export function PasteMarks({ sections }: { sections: readonly MarkedSection[] }) {
  return (
    <div className="rounded-lg border border-line bg-sunken pb-2">
      {sections.map((section) => (
        <Section key={section.lines[0]?.number ?? 0} section={section} />
      ))}
    </div>
  );
}

function Section({ section: { name, lineCount, lines } }: { section: MarkedSection }) {
  const Icon = iconOf(name);
  const [title = '', detail] = (name ?? 'Text around it').split(/, (.*)/s);
  return (
    <section className="border-t border-line-faint pt-1.5 first:border-t-0 first:pt-0">
      <h2 className="flex h-8.5 items-center gap-2 px-3 text-12">
        <Icon aria-hidden="true" size={14} className="flex-none text-ink-3" />
        <span className="truncate font-medium">
          {capital(title)}
          {detail && `, ${detail}`}
        </span>
        <span className="flex-none text-ink-3">{lineCount === 1 ? '1 line' : `${lineCount} lines`}</span>
      </h2>
      <ol className={classNames('text-12', name === null ? 'text-ink-2' : 'font-mono')}>
        {lines.map((line) => (
          <Line key={line.number} line={line} />
        ))}
      </ol>
    </section>
  );
}

function capital(words: string): string {
  return /^(?:curl|http)/.test(words) ? words : `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
}

function iconOf(name: string | null) {
  if (name === null) return AlignLeft;
  if (/URL/.test(name)) return Link2;
  return /, /.test(name) ? SquareTerminal : Braces;
}

function Line({ line }: { line: MarkedLine }) {
  return (
    <li className="flex leading-6">
      <span
        aria-hidden="true"
        className="w-10 flex-none pr-2.5 text-right font-mono text-11 leading-6 text-ink-3 select-none"
      >
        {line.number}
      </span>
      <span className="min-w-0 flex-1 pr-3 wrap-anywhere whitespace-pre-wrap">
        {line.kind === 'left-out' ? (
          <span className="font-sans text-ink-3">
            {line.count.toLocaleString('en')} {line.count === 1 ? 'line' : 'lines'} in which nothing was read
          </span>
        ) : (
          spansOf(line.runs).map((runs, place) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a span is its place
            <Runs key={place} runs={runs} />
          ))
        )}
      </span>
    </li>
  );
}

const tints: Record<MarkKind, string> = {
  fact: 'bg-accent-tint text-accent-ink ring-accent-line',
  contradiction: 'bg-expiring-tint text-expiring-ink ring-expiring-line',
  passed: 'bg-surface text-ink ring-line-strong',
};

const kindWords: Record<MarkKind, string> = { fact: 'fact', contradiction: 'contradiction', passed: 'not understood' };

/** Runs of one mark in a row: a secret in it parts the text, not the mark. */
function spansOf(runs: readonly MarkedRun[]): MarkedRun[][] {
  const spans: MarkedRun[][] = [];
  for (const run of runs) {
    const last = spans.at(-1)?.at(-1);
    const goesOn = last && last.kind !== null && last.kind === run.kind && last.labels.length === 0;
    if (goesOn) spans.at(-1)?.push(run);
    else spans.push([run]);
  }
  return spans;
}

function Runs({ runs }: { runs: readonly MarkedRun[] }) {
  const kind = runs[0]?.kind ?? null;
  const text = runs.map(({ text: shown, isSecret }, place) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: a run is its place
    <Fragment key={place}>{isSecret ? <span className="text-ink-3">{shown}</span> : shown}</Fragment>
  ));
  return (
    <>
      {kind ? (
        <mark className={classNames('rounded-sm px-0.5 py-px ring-1 box-decoration-clone', tints[kind])}>{text}</mark>
      ) : (
        text
      )}
      {runs.at(-1)?.labels.map(({ label, kind: of }) => (
        <sup key={label} className="ml-1 font-sans text-11 font-semibold text-ink-3 tabular-nums">
          <span className="sr-only">{kindWords[of]} </span>
          {label}
        </sup>
      ))}
    </>
  );
}
