import { expect, test } from 'vitest';
import { readStrength } from './passphrase-strength.ts';

for (const [passphrase, strength] of [
  ['', 'short'],
  ['correcthors', 'short'],
  ['aaaaaaaaaaaaaaaaaaaaaaaa', 'weak'],
  ['123456789012345', 'weak'],
  ['abababababababab', 'weak'],
  ['abcabcabcabcabcabcabcabc', 'weak'],
  ['Tr0ub4dor&32', 'fair'],
  ['correct horse battery staple', 'strong'],
] as const) {
  test(`“${passphrase}” is ${strength}`, () => {
    expect(readStrength(passphrase)).toBe(strength);
  });
}
