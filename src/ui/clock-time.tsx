import { formatClock, formatDateClock, formatOffset, formatUtc } from './format-clock.ts';

export interface ClockTimeProps {
  at: number;
  /** Adds `, UTC+01:00`. */
  withOffset?: boolean;
  withDate?: boolean;
}

/** An instant as local time of day, UTC on hover. */
export function ClockTime({ at, withOffset = false, withDate = false }: ClockTimeProps) {
  const text = withDate ? formatDateClock(at) : formatClock(at);
  return (
    <time title={formatUtc(at)} className="tabular-nums">
      {withOffset ? `${text}, ${formatOffset(at)}` : text}
    </time>
  );
}
