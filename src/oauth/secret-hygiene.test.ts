import { expect, test } from 'vitest';
import { cleanSecret } from './secret-hygiene.ts';

test.each<[pasted: string, text: string, removed: string | null]>([
  ['gX1fBat3bV', 'gX1fBat3bV', null],
  ['', '', null],
  ['gX1fBat3bV\n', 'gX1fBat3bV', 'A trailing line break'],
  ['gX1fBat3bV\r\n', 'gX1fBat3bV', 'A trailing line break'],
  ['gX1fBat3bV ', 'gX1fBat3bV', 'A trailing space'],
  ['\tgX1fBat3bV', 'gX1fBat3bV', 'A leading space'],
  ['\u00a0gX1fBat3bV', 'gX1fBat3bV', 'A leading space'],
  [' gX1fBat3bV\n', 'gX1fBat3bV', 'White space around it'],
  [' \n ', '', 'White space'],
  ['\ufeffgX1fBat3bV', 'gX1fBat3bV', 'An invisible character'],
  ['gX1f\u200bBat3bV', 'gX1fBat3bV', 'An invisible character'],
  ['gX1f\nBat3bV', 'gX1fBat3bV', 'A line break within it'],
  [
    '\u200bgX1f\r\nBat3bV\n',
    'gX1fBat3bV',
    'An invisible character with a trailing line break with a line break within it',
  ],
  // By the book a space and a quote may belong to it (RFC 6749 Appendix A.2).
  ['a secret "of words"', 'a secret "of words"', null],
  ['"gX1fBat3bV"', '"gX1fBat3bV"', null],
  ['pä55wörd😀', 'pä55wörd😀', null],
])('%j becomes %j', (pasted, text, removed) => {
  expect(cleanSecret(pasted)).toEqual({ text, removed });
  expect(cleanSecret(text)).toEqual({ text, removed: null });
});
