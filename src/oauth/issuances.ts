// How many tokens a provider may still give out: no RFC knows such limits, vendors' pages do.
import type { IssuanceLimit } from './profile.ts';

/** Milliseconds that a limit counts over. */
const windowMs: Record<IssuanceLimit['per'], number> = { hour: 3_600_000, day: 86_400_000 };

/** So many last tokens ask before they are fetched. */
const askedFor = 2;

/** Where a profile stands against its limit. */
export interface Issuances {
  readonly limit: IssuanceLimit;
  /** When those that count were received, oldest first. Epoch milliseconds. */
  readonly receivedAt: readonly number[];
  readonly left: number;
  /** When one more is free again; `null` while none was used. */
  readonly freesAt: number | null;
  /** Nothing is left, or only the last few, which are asked for by a press of their own. */
  readonly isLow: boolean;
}

/**
 * Counts issuances against a limit over the last hour or day up to `now`. Whenever the provider begins its own hour or
 * day, no stretch of that length holds more: who stays within this count stays within the provider's.
 * @param receivedAt when token responses came, in any order, epoch milliseconds.
 */
export function issuancesAt(limit: IssuanceLimit, receivedAt: readonly number[], now: number): Issuances {
  const span = windowMs[limit.per];
  const counted = receivedAt.filter((at) => at > now - span && at <= now).sort((a, b) => a - b);
  const left = Math.max(0, limit.count - counted.length);
  // Of those over the limit, as many must fall out as it takes for one to be free.
  const first = counted[Math.max(0, counted.length - limit.count)];
  return {
    limit,
    receivedAt: counted,
    left,
    freesAt: first === undefined ? null : first + span,
    isLow: left <= Math.min(askedFor, Math.floor(limit.count / 2)),
  };
}
