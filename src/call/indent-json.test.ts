import { expect, test } from 'vitest';
import { indentJson } from './indent-json.ts';

test('a member to a line, digits and escapes as they were sent', () => {
  const laidOut =
    '{\n  "a": 1.10,\n  "b": [\n    12345678901234567890,\n    {}\n  ],\n  "c": "\\u00e9{,:",\n  "d": []\n}';
  expect(indentJson('{"a":1.10,"b":[12345678901234567890, {}],"c":"\\u00e9{,:","d":[ ]}')).toBe(laidOut);
  expect(indentJson('"[" ')).toBe('"["');
  expect(indentJson('no: json')).toBe('no: json');
});
