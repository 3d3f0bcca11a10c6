import { expect, test } from 'vitest';
import { readVariableText } from './variable-text.ts';

test('a text is cut into what is literal and what names a variable, each with its place', () => {
  expect(readVariableText('https://{{ host }}/a')).toEqual([
    { kind: 'text', text: 'https://', start: 0, end: 8 },
    { kind: 'variable', name: 'host', start: 8, end: 18 },
    { kind: 'text', text: '/a', start: 18, end: 20 },
  ]);
  expect(readVariableText('')).toEqual([]);
});

test.each([
  ['{{a}}{{b}}{{a}}', ['a', 'b', 'a']],
  ['{{$uuid}} {{api.key-2_x}} {{2fa}} {{größe}}', ['$uuid', 'api.key-2_x', '2fa', 'größe']],
  ['{{{a}}}', ['a']],
  ['{{a', []],
  ['{{a}', []],
  ['{{}} {{ }} {{a b}} {{"a":1}} {{.a}} {{#each}}', []],
  ['{{a\n}}', []],
])('%j names %j', (text, names) => {
  expect(readVariableText(text).flatMap((piece) => (piece.kind === 'variable' ? [piece.name] : []))).toEqual(names);
});
