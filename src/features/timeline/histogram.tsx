import { useMemo } from 'react';
import type { CallLogEntry } from '#call/call-log-entry.ts';
import { formatClock } from '#ui/format-clock.ts';
import { fillTone, type Tone } from '#ui/tone.ts';
import type { Outcome } from './log-filter.ts';
import { type Bin, binCalls } from './log-histogram.ts';

export interface HistogramProps {
  /** The calls shown, newest first. */
  entries: readonly CallLogEntry[];
  onChoose: (span: { from: number; to: number }) => void;
}

const tones: Record<Outcome, Tone> = { '2xx': 's2xx', '3xx': 's3xx', '4xx': 's4xx', '5xx': 's5xx', none: 'neutral' };

/** When the calls were made and how the worst of each moment went. A press narrows the log down to that moment. */
export function Histogram({ entries, onChoose }: HistogramProps) {
  const bins = useMemo(() => binCalls(entries, 48), [entries]);
  const highest = Math.max(...bins.map(({ count }) => count));
  const [first, last] = [bins[0], bins.at(-1)];
  if (!first || !last || bins.length < 2) return null;
  return (
    <section aria-label="Calls over time" className="border-b border-line bg-sunken px-5 pt-1.5 max-md:px-4">
      <div aria-hidden="true" className="flex justify-between text-11 text-ink-3 tabular-nums">
        <span>{formatClock(first.from)}</span>
        <span>{formatClock(last.to)}</span>
      </div>
      <div className="flex h-6 items-end gap-0.5">
        {bins.map((bin) => (
          <Bar key={bin.from} bin={bin} highest={highest} onChoose={onChoose} />
        ))}
      </div>
    </section>
  );
}

interface BarProps extends Pick<HistogramProps, 'onChoose'> {
  bin: Bin;
  highest: number;
}

/** A convenience for the pointer: the time filter does the same for the keyboard. */
function Bar({ bin, highest, onChoose }: BarProps) {
  const { from, to, count, worst } = bin;
  if (worst === null) return <span className="flex-1" />;
  return (
    <button
      type="button"
      tabIndex={-1}
      title={`${count === 1 ? '1 call' : `${count} calls`}, ${formatClock(from)} to ${formatClock(to)}`}
      aria-label={`Show ${count === 1 ? '1 call' : `${count} calls`} from ${formatClock(from)} to ${formatClock(to)}`}
      className="group flex h-full min-w-0 flex-1 items-end"
      onClick={() => onChoose({ from, to })}
    >
      <span
        className={`keep-colour w-full rounded-t-sm ${fillTone[tones[worst]]} group-hover:opacity-70`}
        style={{ height: `${Math.max(10, Math.round((count / highest) * 100))}%` }}
      />
    </button>
  );
}
