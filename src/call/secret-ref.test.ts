import { expect, test } from 'vitest';
import { lastFourOf } from './secret-ref.ts';

test.each([
  ['', ''],
  ['short', ''],
  ['12345678901', ''],
  ['123456789012', '9012'],
  ['a long secret that ends in wxyz', 'wxyz'],
  ['ends in a pair 😀😀', 'r 😀😀'],
  ['twelve units 😀', 'ts 😀'],
])('the last four of %j: %j', (secret, lastFour) => {
  expect(lastFourOf(secret)).toBe(lastFour);
});
