import { expect, test } from 'vitest';
import { formatBytes } from './format-bytes.ts';
import { formatCount } from './format-count.ts';
import { formatMs } from './format-ms.ts';

test.each([
  [0, '0 ms'],
  [0.42, '0.4 ms'],
  [0.04, 'under 0.1 ms'],
  [9, '9 ms'],
  [9.96, '10 ms'],
  [214.4, '214 ms'],
  [1500, '1,500 ms'],
  [12_340, '12.3 s'],
])('%d ms is measured as %s', (ms, text) => expect(formatMs(ms)).toBe(text));

test.each([
  [362, '362 B'],
  [1024, '1.0 KB'],
  [1331, '1.3 KB'],
  [104 * 1024 * 1024, '104 MB'],
])('%d bytes are %s', (bytes, text) => expect(formatBytes(bytes)).toBe(text));

test.each([
  [0, '0'],
  [999, '999'],
  [5399, '5,399'],
  [1_000_000, '1,000,000'],
])('%d is counted as %s', (count, text) => expect(formatCount(count)).toBe(text));
