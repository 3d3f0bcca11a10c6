import { expect, test } from 'vitest';
import { standardDialect } from './dialect.ts';
import { expiringFrom, type Lifetime, type LifetimeOddity, lifeSpanOf, lifeStateAt, lifetimeOf } from './lifetime.ts';

import { tokenFieldsOf } from './token-response.ts';

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
  expect(lifetime).toEqual({ kind: 'unknown', why: why === 'odd' ? expect.not.stringMatching('missing') : why });
  expect(lifeStateAt(lifetime, receivedAt + 1e15)).toBe('unknown');
  expect(lifeSpanOf(lifetime, receivedAt)).toEqual({ startAt: receivedAt, endAt: null, warnFromAt: null });
});

test.each<[expiresIn: unknown, why: LifetimeOddity]>([
  ['soon', 'no-number'],
  [[3600], 'no-number'],
  [Number.NaN, 'no-number'],
  [0, 'zero'],
  ['0.0', 'zero'],
  [-1, 'negative'],
  ['-3600', 'negative'],
  [receivedAt / 1000 + 3600, 'instant'],
  [receivedAt + 3_600_000, 'instant'],
  [1e11, 'too-long'],
  [JSON.parse('1e999'), 'too-long'],
])('%j is %s', (expiresIn, why) => {
  expect(lifetimeOf(expiresIn, receivedAt)).toEqual({ kind: 'unknown', why });
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

// R23: an expiry is what the response says, or unknown; never zero, never forever, never another number.
test.each<[body: string, seconds: number | 'missing' | 'odd']>([
  ['{"access_token":"a","expires_in":3600}', 3600],
  ['{"access_token":"a","expires_in":3600.0}', 3600],
  ['{"access_token":"a","expires_in":36e2}', 3600],
  ['{"access_token":"a","expires_in":"3600"}', 3600],
  ['{"access_token":"a","expires_in":60,"expires_in":3600}', 3600],
  ['{"access_token":"a","ext_expires_in":7200,"expires_in":3600}', 3600],
  ['\ufeff{"access_token":"a","expires_in":3600}', 3600],
  ['access_token=a&expires_in=3600', 3600],
  ['access_token=a&expires_in=3600&refresh_token_expires_in=15811200', 3600],
  ['{"access_token":"a"}', 'missing'],
  ['{"access_token":"a","expires_in":null}', 'missing'],
  ['{"access_token":"a","Expires_In":3600}', 'missing'],
  ['{"access_token":"a","expiresIn":3600}', 'missing'],
  ['{"access_token":"a","expires":3600}', 'missing'],
  ['{"access_token":"a","expires_at":1700003600}', 'missing'],
  ['{"access_token":"a","data":{"expires_in":3600}}', 'missing'],
  ['{"access_token":"a","__proto__":{"expires_in":3600}}', 'missing'],
  ['access_token=a', 'missing'],
  ['{"access_token":"a","expires_in":0}', 'odd'],
  ['{"access_token":"a","expires_in":-1}', 'odd'],
  ['{"access_token":"a","expires_in":1e999}', 'odd'],
  // An instant in the place of a length.
  ['{"access_token":"a","expires_in":1700003600}', 'odd'],
  ['{"access_token":"a","expires_in":"1700003600"}', 'odd'],
  ['{"access_token":"a","expires_in":2147483647}', 2_147_483_647],
  ['{"access_token":"a","expires_in":1700003600000}', 'odd'],
  ['{"access_token":"a","expires_in":9007199254740993}', 'odd'],
  ['{"access_token":"a","expires_in":"3,600"}', 'odd'],
  ['{"access_token":"a","expires_in":"3600 seconds"}', 'odd'],
  ['{"access_token":"a","expires_in":"PT1H"}', 'odd'],
  ['{"access_token":"a","expires_in":"1h"}', 'odd'],
  ['{"access_token":"a","expires_in":"+3600"}', 'odd'],
  ['{"access_token":"a","expires_in":"３６００"}', 'odd'],
  ['{"access_token":"a","expires_in":"NaN"}', 'odd'],
  ['{"access_token":"a","expires_in":"2026-11-25T17:00:00Z"}', 'odd'],
  ['{"access_token":"a","expires_in":true}', 'odd'],
  ['{"access_token":"a","expires_in":[3600]}', 'odd'],
  ['{"access_token":"a","expires_in":{"seconds":3600}}', 'odd'],
  ['{"access_token":"a","expires_in":""}', 'odd'],
  ['access_token=a&expires_in=', 'odd'],
  ['access_token=a&expires_in=60&expires_in=3600', 'odd'],
])('%s lives %s', (body, seconds) => {
  const fields = tokenFieldsOf(body.replace('\ufeff', ''), standardDialect.tokenPointers);
  expect(fields?.access_token).toBe('a');
  const lifetime = lifetimeOf(fields?.expires_in, receivedAt);
  if (seconds === 'missing') expect(lifetime).toEqual({ kind: 'unknown', why: 'missing' });
  else if (seconds === 'odd') expect(lifetime).toEqual({ kind: 'unknown', why: expect.not.stringMatching('missing') });
  else expect(lifetime).toMatchObject({ expiresAt: receivedAt + seconds * 1000, seconds });
});
