import type { Refusal } from './dialect.ts';

/** How many may come within how long. */
export interface LimitRule {
  readonly count: number;
  readonly seconds: number;
}

/** Counts requests. */
export interface RequestLimit {
  /** Counts one and gives 0; where the limit is reached, counts none and gives the whole seconds to wait. */
  take(): number;
  clear(): void;
}

/**
 * Tells how many whole seconds must pass before one more may come, given when the others came, oldest first: 0 for
 * none. What lies in the future does not count: a clock that was set back would keep everybody waiting.
 */
export function secondsToWait(takenAt: readonly number[], { count, seconds }: LimitRule, now: number): number {
  const opensAt = now - seconds * 1000;
  const counted = takenAt.filter((each) => each > opensAt && each <= now);
  const leaving = counted.at(-count);
  return leaving === undefined ? 0 : Math.max(1, Math.ceil((leaving - opensAt) / 1000));
}

/** Makes a limit over a sliding window, on the provider's own clock. */
export function makeRequestLimit(rule: LimitRule, now: () => number): RequestLimit {
  let takenAt: readonly number[] = [];
  return {
    take() {
      const wait = secondsToWait(takenAt, rule, now());
      if (wait === 0) takenAt = [...takenAt, now()].slice(-rule.count);
      return wait;
    },
    clear() {
      takenAt = [];
    },
  };
}

/** Refuses what came too early (RFC 6585, section 4), and says in `Retry-After` how long to wait. */
export function refuseTooMany(secondsLeft: number, sentence: string): Refusal | undefined {
  if (secondsLeft === 0) return undefined;
  const description = `${sentence} The next may come in ${secondsLeft} s.`;
  return { status: 429, code: 'too_many_requests', description, headers: { 'retry-after': String(secondsLeft) } };
}
