import { expect, test } from 'vitest';
import { isVariableName } from './variable-name.ts';

test('a name can be checked before it is given', () => {
  expect(['host', '$uuid', '2fa', 'a.b-c'].every(isVariableName)).toBe(true);
  expect(['', 'a b', '-a', '.a', 'a}', 'a\n'].some(isVariableName)).toBe(false);
});
