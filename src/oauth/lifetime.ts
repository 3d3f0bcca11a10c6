// How long a token lives: `expires_in` counted from the answer, RFC 6749 section 5.1.

import { instantOf } from './numeric-date.ts';

/** A token's lifetime. Unknown is said as such: neither zero nor forever. */
export type Lifetime =
  | { readonly kind: 'known'; readonly startsAt: number; readonly expiresAt: number; readonly seconds: number }
  | { readonly kind: 'unknown'; readonly why: 'missing' | 'adopted' | LifetimeOddity };

/**
 * What is odd about a lifetime: no number of seconds; none at all; less than none; a point in time (some put `expires_at`
 * in its place); or more than a hundred years.
 */
export type LifetimeOddity = 'no-number' | 'zero' | 'negative' | 'instant' | 'too-long';

/** Where a token stands in its lifetime. `unknown` where the provider did not say how long it lives. */
export type LifeState = 'active' | 'expiring' | 'expired' | 'unknown';

/** Beyond a hundred years a lifetime is a mistake, and dates no longer fit a Date. */
const longestSeconds = 100 * 365.25 * 24 * 3600;
const longestWarningMs = 3_600_000;
const warningShare = 0.1;

/**
 * The lifetime a token response gives.
 * @param expiresIn the member as received; a decimal number in a string is taken, anything else odd is not.
 * @param receivedAt when the response arrived, epoch milliseconds. Never corrected by a `Date` header.
 */
export function lifetimeOf(expiresIn: unknown, receivedAt: number): Lifetime {
  if (expiresIn === undefined || expiresIn === null) return { kind: 'unknown', why: 'missing' };
  const seconds = readSeconds(expiresIn);
  const oddity = oddityOf(seconds, receivedAt);
  if (oddity) return { kind: 'unknown', why: oddity };
  return { kind: 'known', startsAt: receivedAt, expiresAt: receivedAt + seconds * 1000, seconds };
}

/**
 * The lifetime of a token that was given out elsewhere: `expires_in` counts from a moment that is not known, so that only
 * the end that a JWT names tells, by this device's clock.
 * @param adoptedAt when it was pasted, epoch milliseconds.
 */
export function adoptedLifetime({ exp, iat }: { exp?: unknown; iat?: unknown }, adoptedAt: number): Lifetime {
  const expiresAt = instantOf(exp);
  if (expiresAt === null) return { kind: 'unknown', why: 'adopted' };
  const startsAt = Math.min(instantOf(iat) ?? adoptedAt, adoptedAt, expiresAt);
  return { kind: 'known', startsAt, expiresAt, seconds: (expiresAt - startsAt) / 1000 };
}

function oddityOf(seconds: number, receivedAt: number): LifetimeOddity | null {
  if (Number.isNaN(seconds)) return 'no-number';
  if (seconds <= 0) return seconds < 0 ? 'negative' : 'zero';
  if (isInstant(seconds, receivedAt) || isInstant(seconds / 1000, receivedAt)) return 'instant';
  return seconds > longestSeconds ? 'too-long' : null;
}

const decadeSeconds = 10 * 365.25 * 24 * 3600;

/** Seconds that count to about now since 1970 are an end, not a length: some put `expires_at` in its place. */
function isInstant(seconds: number, receivedAt: number): boolean {
  return seconds > decadeSeconds && Math.abs(seconds - receivedAt / 1000) < decadeSeconds;
}

/** From when a token counts as expiring: the last tenth of its life, at most an hour. Epoch milliseconds. */
export function expiringFrom(lifetime: Extract<Lifetime, { kind: 'known' }>): number {
  return lifetime.expiresAt - Math.min(lifetime.seconds * 1000 * warningShare, longestWarningMs);
}

/** Where a lifetime stands at an instant. */
export function lifeStateAt(lifetime: Lifetime, now: number): LifeState {
  if (lifetime.kind === 'unknown') return 'unknown';
  if (now >= lifetime.expiresAt) return 'expired';
  return now >= expiringFrom(lifetime) ? 'expiring' : 'active';
}

function readSeconds(value: unknown): number {
  const seconds = typeof value === 'string' && /^-?\d+(\.\d+)?$/.test(value) ? Number(value) : value;
  return typeof seconds === 'number' ? seconds : Number.NaN;
}

/** A lifetime as instants, for drawing: unknown ends are `null`. Epoch milliseconds. */
export function lifeSpanOf(lifetime: Lifetime, receivedAt: number): LifeSpan {
  return lifetime.kind === 'known'
    ? { startAt: lifetime.startsAt, endAt: lifetime.expiresAt, warnFromAt: expiringFrom(lifetime) }
    : { startAt: receivedAt, endAt: null, warnFromAt: null };
}

/** The instants of a lifetime. */
export interface LifeSpan {
  readonly startAt: number;
  readonly endAt: number | null;
  readonly warnFromAt: number | null;
}
