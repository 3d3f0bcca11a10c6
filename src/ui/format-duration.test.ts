import { expect, test } from 'vitest';
import { formatDuration, formatSpan } from './format-duration.ts';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

test.each([
  [12 * DAY + 6 * HOUR + 59 * MINUTE, '12d 6h'],
  [DAY, '1d 0h'],
  [DAY - 1, '23:59:59'],
  [HOUR + 29 * MINUTE + 51 * SECOND, '1:29:51'],
  [HOUR, '1:00:00'],
  [HOUR - 1, '59:59'],
  [41 * MINUTE + 12 * SECOND + 999, '41:12'],
  [9 * SECOND + 999, '0:09'],
  [999, '0:00'],
  [0, '0:00'],
  [-5 * SECOND, '0:00'],
])('%d ms left reads %s', (ms, text) => expect(formatDuration(ms)).toBe(text));

test.each([
  [999, '0s'],
  [59 * SECOND, '59s'],
  [4 * MINUTE + 12 * SECOND + 999, '4m12s'],
  [4 * MINUTE + 2 * SECOND, '4m02s'],
  [HOUR + 9 * MINUTE + 59 * SECOND, '1h09m'],
  [3 * DAY + 4 * HOUR, '3d4h'],
  [-1, '0s'],
])('a span of %d ms reads %s', (ms, text) => expect(formatSpan(ms)).toBe(text));
