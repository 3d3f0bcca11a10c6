import { ClockTime } from './clock-time.tsx';
import { Countdown } from './countdown.tsx';

export interface TimeLeftProps {
  endAt: number | null;
  warnFromAt: number | null;
  /** Said to screen readers at the end: "The token has expired". */
  endedSentence: string;
}

/** The large countdown and the clock time of its end. */
export function TimeLeft({ endAt, warnFromAt, endedSentence }: TimeLeftProps) {
  return (
    <div>
      <Countdown
        size="xl"
        endAt={endAt}
        warnFromAt={warnFromAt}
        announce={[
          { leftMs: 60_000, text: 'One minute left' },
          { leftMs: 0, text: endedSentence },
        ]}
      />
      {endAt !== null && (
        <p className="text-12 text-ink-2">
          until <ClockTime at={endAt} withOffset />
        </p>
      )}
    </div>
  );
}
