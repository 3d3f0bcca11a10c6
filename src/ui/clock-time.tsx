import { formatClock, formatUtc } from './format-clock.ts';

/** An instant as local time of day, UTC on hover. */
export function ClockTime({ at }: { at: number }) {
  return (
    <time title={formatUtc(at)} className="tabular-nums">
      {formatClock(at)}
    </time>
  );
}
