import { useAt } from './clock.ts';
import { ClockTime } from './clock-time.tsx';
import { formatDay } from './format-clock.ts';

/** An instant as local time of day, with its day where that is not today: `14:36:00, 17 Mar`. */
export function DayTime({ at }: { at: number }) {
  const day = useAt((now) => formatDay(at, now));
  return (
    <>
      <ClockTime at={at} />
      {day !== 'today' && `, ${day}`}
    </>
  );
}
