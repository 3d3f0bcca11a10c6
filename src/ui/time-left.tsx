import type { ReactNode } from 'react';
import { type Announcement, Countdown } from './countdown.tsx';
import { DayTime } from './day-time.tsx';

const MINUTE = 60_000;
const TICK = 1000;

export interface TimeLeftProps {
  endAt: number | null;
  warnFromAt: number | null;
  /** Said to screen readers at the end: "The token has expired". */
  endedSentence: string;
  /** Said below where the end is unknown: what is known instead. */
  unknownNote?: ReactNode;
}

/** The large countdown and the clock time of its end. */
export function TimeLeft({ endAt, warnFromAt, endedSentence, unknownNote }: TimeLeftProps) {
  const warnLeftMs = endAt === null || warnFromAt === null ? null : endAt - warnFromAt;
  return (
    <div>
      <Countdown
        size="xl"
        endAt={endAt}
        warnFromAt={warnFromAt}
        announce={[...warnings(warnLeftMs), { leftMs: 0, text: endedSentence }]}
      />
      {endAt === null && unknownNote && <p className="text-12 text-ink-2">{unknownNote}</p>}
      {endAt !== null && (
        <p className="text-12 text-ink-2">
          until <DayTime at={endAt} withOffset />
        </p>
      )}
    </div>
  );
}

/** The last minute and the start of the warning; said together where they fall together. */
function warnings(warnLeftMs: number | null): Announcement[] {
  const minute = { leftMs: MINUTE, text: 'One minute left' };
  if (warnLeftMs === null) return [minute];
  if (Math.abs(warnLeftMs - MINUTE) < TICK) return [{ leftMs: warnLeftMs, text: 'Expiring, one minute left' }];
  return [minute, { leftMs: warnLeftMs, text: 'Expiring' }];
}
