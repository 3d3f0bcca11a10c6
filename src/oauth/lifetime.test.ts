import { expect, test } from 'vitest';
import { expiringFrom, type Lifetime, lifeSpanOf, lifeStateAt, lifetimeOf } from './lifetime.ts';

const receivedAt = 1_700_000_000_000;
const hour = 3600;
const day = 24 * hour;

test.each<[expiresIn: unknown, seconds: number]>([
  [3600, 3600],
  ['3600', 3600],
  ['3600.5', 3600.5],
  [0.5, 0.5],
  [1, 1],
  [5399, 5399],
  [31_536_000, 31_536_000],
  [100 * 365.25 * day, 100 * 365.25 * day],
])('%j lives %d s from its receipt', (expiresIn, seconds) => {
  expect(lifetimeOf(expiresIn, receivedAt)).toEqual({
    kind: 'known',
    startsAt: receivedAt,
    expiresAt: receivedAt + seconds * 1000,
    seconds,
  });
});

test.each<[expiresIn: unknown, why: 'missing' | 'odd']>([
  [undefined, 'missing'],
  [null, 'missing'],
  [0, 'odd'],
  [-0, 'odd'],
  ['0', 'odd'],
  [-1, 'odd'],
  ['-1', 'odd'],
  ['', 'odd'],
  [' 60', 'odd'],
  ['abc', 'odd'],
  ['1e3', 'odd'],
  ['0x10', 'odd'],
  ['60s', 'odd'],
  ['Infinity', 'odd'],
  ['1'.repeat(400), 'odd'],
  [JSON.parse('1e999'), 'odd'],
  [Number.NaN, 'odd'],
  [Number.NEGATIVE_INFINITY, 'odd'],
  [Number.MAX_VALUE, 'odd'],
  [receivedAt, 'odd'],
  [true, 'odd'],
  [false, 'odd'],
  [{}, 'odd'],
  [[3600], 'odd'],
  [{ valueOf: () => 1 }, 'odd'],
])('%j says nothing: %s', (expiresIn, why) => {
  const lifetime = lifetimeOf(expiresIn, receivedAt);
  expect(lifetime).toEqual({ kind: 'unknown', why });
  expect(lifeStateAt(lifetime, receivedAt + 1e15)).toBe('unknown');
  expect(lifeSpanOf(lifetime, receivedAt)).toEqual({ startAt: receivedAt, endAt: null, warnFromAt: null });
});

// DESIGN 6.4: the last 10 % of the lifetime, at most 1 h.
test.each([
  [120, 12],
  [1000, 100],
  [10 * hour, hour],
  [11 * hour, hour],
  [30 * day, hour],
])('a life of %i s is expiring in its last %i s', (seconds, last) => {
  const lifetime = lifetimeOf(seconds, receivedAt) as Extract<Lifetime, { kind: 'known' }>;
  const { expiresAt } = lifetime;
  const from = expiresAt - last * 1000;
  expect(expiringFrom(lifetime)).toBe(from);
  expect(
    [receivedAt - day, receivedAt, from - 1, from, expiresAt - 1, expiresAt, expiresAt + day].map((at) =>
      lifeStateAt(lifetime, at),
    ),
  ).toEqual(['active', 'active', 'active', 'expiring', 'expiring', 'expired', 'expired']);
  expect(lifeSpanOf(lifetime, 0)).toEqual({ startAt: receivedAt, endAt: expiresAt, warnFromAt: from });
});
