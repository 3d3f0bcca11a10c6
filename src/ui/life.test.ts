import { expect, test } from 'vitest';
import { lifeLeft, lifeTone } from './life.ts';

const life = { startAt: 0, endAt: 100_000, warnFromAt: 90_000 };

test.each([
  [0, 'active'],
  [89_999, 'active'],
  [90_000, 'expiring'],
  [99_999, 'expiring'],
  [100_000, 'expired'],
] as const)('at %d it is %s', (now, tone) => expect(lifeTone(life, now)).toBe(tone));

test('an unknown end has neither tone nor share', () => {
  const open = { startAt: 0, endAt: null };
  expect(lifeTone(open, 5)).toBeNull();
  expect(lifeLeft(open, 5)).toBeNull();
});

test('the share left stays within 0 and 1 and is empty only at the end', () => {
  expect(lifeLeft(life, -5_000)).toBe(1);
  expect(lifeLeft(life, 50_000)).toBe(0.5);
  expect(lifeLeft(life, 99_999)).toBeGreaterThan(0);
  expect(lifeLeft(life, 100_000)).toBe(0);
  expect(lifeLeft({ startAt: 5, endAt: 5 }, 5)).toBe(0);
});
