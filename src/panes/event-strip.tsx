import type { StreamEvent } from '#call/event-trace.ts';
import { useNow } from '#ui/clock.ts';
import { ClockTime } from '#ui/clock-time.tsx';
import { formatMs } from '#ui/format-ms.ts';

/** Most marks that are drawn: more than these stand closer than a pixel. */
const drawnMarks = 1_000;

interface EventStripProps {
  /** In the order they came. */
  events: readonly StreamEvent[];
  /** When the request left, epoch milliseconds. */
  startedAt: number;
  /** It ends with the last event that is shown: what came after is not silence. */
  isHeld: boolean;
}

/** One mark per event over the time the stream runs: its beat, and its silences. */
export function EventStrip({ events, startedAt, isHeld }: EventStripProps) {
  const now = useNow();
  const marks = events.flatMap(({ kind, at }) => (kind === 'event' && at !== null ? [at] : [])).slice(-drawnMarks);
  const first = marks[0];
  const last = marks.at(-1);
  if (first === undefined || last === undefined) return null;
  const from = events.length < drawnMarks ? startedAt : first;
  const to = isHeld ? last : Math.max(now, last);
  const span = Math.max(1, to - from);
  const path = marks.map((at) => `M${(((at - from) / span) * 1000).toFixed(1)} 6V30`).join('');
  const silence = marks.reduce((longest, at, place) => Math.max(longest, at - (marks[place - 1] ?? at)), 0);
  return (
    <div className="px-4 pb-2">
      <svg
        aria-hidden="true"
        viewBox="0 0 1000 36"
        preserveAspectRatio="none"
        className="block h-9 w-full rounded-well border border-line bg-sunken"
      >
        <path d={path} className="stroke-active" strokeWidth={1.5} vectorEffect="non-scaling-stroke" />
      </svg>
      <p className="flex justify-between gap-3 pt-1 text-11 text-ink-3 tabular-nums">
        <ClockTime at={from} />
        {marks.length > 1 && (
          <span className="max-md:hidden">
            one mark per event, every {formatMs((last - first) / (marks.length - 1))} on average, longest silence{' '}
            {formatMs(silence)}
          </span>
        )}
        <ClockTime at={to} />
      </p>
    </div>
  );
}
