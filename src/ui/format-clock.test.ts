import { expect, test } from 'vitest';
import { formatClock, formatDay, formatOffset, formatUtc } from './format-clock.ts';

const AT = Date.UTC(2026, 2, 18, 15, 10, 8, 999);

test('time of day in a zone, rounded down', () => {
  expect(formatClock(AT, 60)).toBe('16:10:08');
  expect(formatClock(AT, 0)).toBe('15:10:08');
  expect(formatClock(AT, -930)).toBe('23:40:08');
});

test.each([
  [60, 'UTC+01:00'],
  [0, 'UTC+00:00'],
  [-210, 'UTC-03:30'],
  [345, 'UTC+05:45'],
])('an offset of %d minutes is %s', (minutes, text) => expect(formatOffset(AT, minutes)).toBe(text));

test('date and time in UTC', () => {
  expect(formatUtc(AT)).toBe('2026-03-18 15:10:08 UTC');
});

test('the day of an instant, in as few words as tell it apart', () => {
  const at = new Date(2026, 2, 18, 16).getTime();
  expect(formatDay(new Date(2026, 2, 18).getTime(), at)).toBe('today');
  expect(formatDay(new Date(2026, 2, 17, 23, 59).getTime(), at)).toBe('17 Mar');
  expect(formatDay(new Date(2025, 2, 18, 16).getTime(), at)).toBe('18 Mar 2025');
});

test('an instant beyond the calendar says so instead of throwing', () => {
  for (const at of [1e300, -1e300, Number.NaN, Number.POSITIVE_INFINITY]) {
    expect(formatClock(at, 0)).toBe('out of range');
    expect(formatUtc(at)).toBe('out of range');
  }
});
