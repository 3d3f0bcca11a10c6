import { expect, test } from 'vitest';
import { practiceMarksIn } from './practice-marks.ts';

test.each([
  ['rate-limit', ['rate-limit']],
  ['slow, expire, slow', ['expire', 'slow']],
  ['<b>, eyJhbGciOi.secret, break-json', ['break-json']],
  ['', []],
])('X-Practice-Lever: %s', (value, expected) => {
  expect(practiceMarksIn([['x-practice-lever', value]])).toEqual(expected);
});

test('a header that came twice is read whole, and no other header is', () => {
  const headers = [
    ['X-Practice-Lever', 'clock'],
    ['X-Lever', 'drop'],
    ['X-Practice-Lever', 'lifetime'],
  ] as const;
  expect(practiceMarksIn(headers)).toEqual(['lifetime', 'clock']);
});
