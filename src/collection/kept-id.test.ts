import { expect, test } from 'vitest';
import { isKeptId } from './kept-id.ts';

test('an id that would not be kept is none', () => {
  expect(['8f1c-2a', 'item[0]', '', '-a', 'a'.repeat(101), 7].map(isKeptId)).toEqual([true, ...Array(5).fill(false)]);
});
