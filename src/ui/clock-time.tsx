import { formatClock, formatOffset, formatUtc } from './format-clock.ts';

export interface ClockTimeProps {
  at: number;
  /** Adds `, UTC+01:00`. */
  withOffset?: boolean;
}

/** An instant as local time of day, UTC on hover. */
export function ClockTime({ at, withOffset = false }: ClockTimeProps) {
  const text = formatClock(at);
  return (
    <time title={formatUtc(at)} className="tabular-nums">
      {withOffset ? `${text}, ${formatOffset(at)}` : text}
    </time>
  );
}
