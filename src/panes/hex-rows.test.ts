import { expect, test } from 'vitest';
import { hexRow } from './hex-rows.ts';

test('sixteen bytes to a row, ASCII beside', () => {
  const bytes = Uint8Array.from({ length: 20 }, (_, place) => 0x30 + place * 5);
  expect(hexRow(bytes, 0)).toEqual({
    offset: '00000000',
    hex: '30 35 3a 3f 44 49 4e 53  58 5d 62 67 6c 71 76 7b',
    ascii: '05:?DINSX]bglqv{',
  });
  expect(hexRow(bytes, 1)).toEqual({ offset: '00000010', hex: '80 85 8a 8f', ascii: '....' });
});
