import type { ReactNode } from 'react';
import { classNames } from './class-names.ts';
import { ClockTime } from './clock-time.tsx';
import { lifetimeWords } from './lifetime-words.ts';
import { TickMark } from './tick-mark.tsx';
import type { Tone } from './tone.ts';

export interface LifetimeBarProps {
  startAt: number;
  /** null: the end is unknown, the bar fades out. */
  endAt: number | null;
  now: number;
  /** From here on the bar is hatched. */
  warnFromAt?: number | null;
  ticks?: { at: number; tone: Tone }[];
  /** Where others say that it ends, while nobody knows: dashed marks, never a countdown. */
  claims?: { at: number; words: string }[];
  /** Whose lifetime it is: "Lifetime of the token". What the picture shows is said after it. */
  label: string;
  startLabel?: ReactNode;
  endLabel?: ReactNode;
}

const grounds = {
  live: 'border-active-line bg-active-tint',
  over: 'border-expired-line bg-expired-tint',
  open: 'border-line-control bg-sunken [mask-image:linear-gradient(to_right,currentColor_40%,transparent)]',
};

/** An end that nobody knows is drawn far off: as far ahead as the start is behind, and beyond every claim. */
function openEnd(startAt: number, now: number, claims: readonly { at: number }[]): number {
  const span = Math.max(now - startAt, 1) * 2;
  const claimed = Math.max(0, ...claims.map(({ at }) => (at - startAt) * 1.15));
  return startAt + Math.max(span, claimed);
}

/** A lifetime as a bar: what is used, what is left, the hatched last part, now, and events as ticks below. */
export function LifetimeBar(props: LifetimeBarProps) {
  const { startAt, endAt, now, warnFromAt, ticks = [], claims = [], label, startLabel, endLabel } = props;
  const shownEndAt = endAt ?? openEnd(startAt, now, claims);
  const percent = (at: number) => `${Math.min(100, Math.max(0, ((at - startAt) / (shownEndAt - startAt)) * 100))}%`;
  const isOver = endAt !== null && now >= endAt;
  const ended = isOver ? 'over' : 'live';
  const ground = endAt === null ? 'open' : ended;
  return (
    <div className="min-w-0">
      {(startLabel || endLabel) && (
        <div className="flex justify-between gap-2 text-11 text-ink-3 tabular-nums">
          <span>{startLabel}</span>
          <span>{endLabel}</span>
        </div>
      )}
      <div
        role="img"
        aria-label={`${label}: ${lifetimeWords({ startAt, endAt, warnFromAt }, now, ticks.length)}`}
        className={classNames('keep-colour relative my-1 h-4 overflow-hidden rounded-chip border', grounds[ground])}
      >
        <div className="absolute inset-y-0 left-0 bg-expired-tint" style={{ width: percent(now) }} />
        {!isOver && <div className="absolute -inset-y-px w-0.5 bg-now" style={{ left: percent(now) }} />}
        {claims.map(({ at, words }) => (
          <div
            key={words}
            className="absolute inset-y-0 border-l border-dashed border-ink-2"
            style={{ left: percent(at) }}
          />
        ))}
        {warnFromAt != null && !isOver && (
          <div
            className="hatch-expiring absolute inset-y-0 right-0 border-l border-expiring opacity-55"
            style={{ left: percent(warnFromAt) }}
          />
        )}
      </div>
      {claims.length > 0 && (
        <ul className="flex flex-wrap justify-end gap-x-3 text-11 text-ink-2">
          {claims.map(({ at, words }) => (
            <li key={words}>
              <ClockTime at={at} /> {words}
            </li>
          ))}
        </ul>
      )}
      {ticks.length > 0 && (
        <div aria-hidden="true" className="relative mb-0.5 h-3">
          {ticks.map((tick, place) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: marks hold no state, two may share an instant
            <span key={place} className="absolute -ml-px flex" style={{ left: percent(tick.at) }}>
              <TickMark tone={tick.tone} height={tick.tone === 's2xx' ? 8 : 11} />
            </span>
          ))}
        </div>
      )}
    </div>
  );
}
