import { useState } from 'react';
import { classNames } from './class-names.ts';
import { useAt } from './clock.ts';
import { formatUtc } from './format-clock.ts';
import { formatDuration, formatSpan } from './format-duration.ts';
import { lifeTone } from './life.ts';
import { LiveRegion } from './live-region.tsx';
import { inkTone, type Tone } from './tone.ts';

export interface Announcement {
  /** Said when this much is left: 60_000 for a minute, 0 for the end. */
  leftMs: number;
  text: string;
}

export interface CountdownProps {
  endAt: number | null;
  /** sm 11, md 12, xl 40 px. */
  size?: 'sm' | 'md' | 'xl';
  /** From here on it reads "expiring". */
  warnFromAt?: number | null;
  /** Overrides the tone that follows from the time. */
  tone?: Tone;
  /** "expired" gives "expired 4m12s ago"; empty gives "4m12s ago". */
  endedWord?: string;
  /** The only moments a screen reader hears of. Pass them in one countdown per page. */
  announce?: Announcement[];
}

const sizes = {
  sm: 'text-11',
  md: 'text-12',
  xl: 'text-40 tracking-[-0.03em] max-md:text-[48px] max-md:leading-[52px]',
};

/** Time left, ticking with the page's clock; after the end, how long ago that was. */
export function Countdown(props: CountdownProps) {
  const { endAt, size = 'md', warnFromAt, tone, endedWord = 'expired', announce } = props;
  const text = useAt((now) => {
    if (endAt === null) return 'unknown';
    if (now < endAt) return formatDuration(endAt - now);
    return [endedWord, formatSpan(now - endAt), 'ago'].filter(Boolean).join(' ');
  });
  const life = useAt((now) => lifeTone({ startAt: 0, endAt, warnFromAt }, now));
  const isLong = size === 'xl' && life !== 'active' && life !== 'expiring';
  return (
    <>
      <time
        dateTime={endAt === null ? undefined : isoOf(endAt)}
        title={endAt === null ? undefined : formatUtc(endAt)}
        className={classNames(
          'font-mono font-medium whitespace-nowrap tabular-nums',
          isLong ? 'text-26 tracking-[-0.03em]' : sizes[size],
          inkTone[tone ?? life ?? 'expired'],
        )}
      >
        {text}
      </time>
      {announce && endAt !== null && <Announcer key={endAt} endAt={endAt} moments={announce} />}
    </>
  );
}

const isoOf = (at: number) => (Math.abs(at) < 8.64e15 ? new Date(at).toISOString() : undefined);

/** Says each moment as it passes; what had passed before it appeared stays unsaid. */
function Announcer({ endAt, moments }: { endAt: number; moments: Announcement[] }) {
  const ordered = [...moments].sort((a, b) => b.leftMs - a.leftMs);
  const passed = useAt((now) => ordered.filter(({ leftMs }) => endAt - now <= leftMs).length);
  const [before] = useState(passed);
  return <LiveRegion>{passed > before ? ordered[passed - 1]?.text : null}</LiveRegion>;
}
