import { useAt } from './clock.ts';
import { ClockTime } from './clock-time.tsx';
import { formatDay, formatOffset } from './format-clock.ts';

export interface DayTimeProps {
  at: number;
  /** Adds `, UTC+01:00`. */
  withOffset?: boolean;
}

/** An instant as local time of day, with its day where that is not today: `14:36:00, 17 Mar`. */
export function DayTime({ at, withOffset = false }: DayTimeProps) {
  const day = useAt((now) => formatDay(at, now));
  return (
    <>
      <ClockTime at={at} />
      {day !== 'today' && `, ${day}`}
      {withOffset && `, ${formatOffset(at)}`}
    </>
  );
}
