import { describe, expect, test } from 'vitest';
import { makeRequestLimit, refuseTooMany, secondsToWait } from './request-limit.ts';

describe('a limit of three in ten seconds', () => {
  const rule = { count: 3, seconds: 10 };

  test.each<[string, number[], number, number]>([
    ['nothing came yet', [], 50_000, 0],
    ['one more fits', [41_000, 49_000], 50_000, 0],
    ['full: the oldest leaves in 1 s', [41_000, 45_000, 49_000], 50_000, 1],
    ['full: a part of a second is a whole one', [41_001, 45_000, 49_000], 50_000, 2],
    ['the oldest has left', [40_000, 45_000, 49_000], 50_000, 0],
    ['far past full: the third newest must leave', [41_000, 42_000, 43_000, 48_000], 50_000, 2],
    ['what the clock has yet to reach does not count', [90_000, 91_000, 92_000], 50_000, 0],
  ])('%s', (_name, takenAt, ...[now, wait]) => {
    expect(secondsToWait(takenAt, rule, now)).toBe(wait);
  });

  test('counts what it took, not what it refused, and forgets on clear', () => {
    let now = 0;
    const limit = makeRequestLimit(rule, () => now);
    expect([limit.take(), limit.take(), limit.take()]).toEqual([0, 0, 0]);
    expect([limit.take(), limit.take()]).toEqual([10, 10]);
    now = 10_000;
    expect(limit.take()).toBe(0);
    limit.clear();
    expect([limit.take(), limit.take(), limit.take()]).toEqual([0, 0, 0]);
  });
});

test('a refusal says how long to wait, in words and in Retry-After', () => {
  expect(refuseTooMany(0, 'No more.')).toBeUndefined();
  expect(refuseTooMany(7, 'No more than 3.')).toEqual({
    status: 429,
    code: 'too_many_requests',
    description: 'No more than 3. The next may come in 7 s.',
    headers: { 'retry-after': '7' },
  });
});
