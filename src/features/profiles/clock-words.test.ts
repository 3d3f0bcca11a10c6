import { expect, test } from 'vitest';
import { clockWords } from './clock-words.ts';

test.each([
  [300, 'Its clock agrees with this device’s.'],
  [-550, 'Its clock agrees with this device’s.'],
  [42_400, 'Its clock is 42s ahead of this device’s.'],
  [-61_000, 'Its clock is 1m01s behind this device’s.'],
  [700, 'Its clock is 1s ahead of this device’s.'],
])('%i ms', (skewMs, words) => {
  expect(clockWords({ skewMs, uncertaintyMs: 550 })).toBe(words);
});
