import { expect, test } from 'vitest';
import { issuancesAt } from './issuances.ts';

const hour = 3_600_000;
const now = Date.UTC(2026, 10, 29, 12);

type Found = readonly [left: number, freesInHours: number | null, isLow: boolean];

test.each<[what: string, used: readonly [count: number, agoHours: readonly number[]], found: Found]>([
  ['none yet', [10, []], [10, null, false]],
  ['three of ten today', [10, [1, 5, 20]], [7, 4, false]],
  ['one that is a day old counts no more', [10, [24, 3]], [9, 21, false]],
  ['the last two ask', [10, [1, 2, 3, 4, 5, 6, 7, 8]], [2, 16, true]],
  ['nothing left', [3, [1, 2, 3]], [0, 21, true]],
  ['more than there should be: two must fall out', [2, [1, 2, 3]], [0, 22, true]],
  ['of a single one, the only one does not ask', [1, []], [1, null, false]],
  ['of two, the second asks', [2, [1]], [1, 23, true]],
  ['none at all is allowed', [0, []], [0, null, true]],
])('%s', (_, [count, agoHours], expected) => {
  const receivedAt = agoHours.map((hours) => now - hours * hour);
  const found = issuancesAt({ count, per: 'day' }, receivedAt, now);
  expect([found.left, found.freesAt && (found.freesAt - now) / hour, found.isLow]).toEqual(expected);
});

test('an hour is counted from now back; what a clock that was set back puts into the future does not count', () => {
  const found = issuancesAt({ count: 5, per: 'hour' }, [now - hour, now - 1, now + 1], now);
  expect(found.receivedAt).toEqual([now - 1]);
});
