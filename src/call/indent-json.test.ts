import { expect, test } from 'vitest';
import { indentJson, indentSpans } from './indent-json.ts';
import { showBody } from './mask.ts';

test('a member to a line, digits and escapes as they were sent', () => {
  const laidOut =
    '{\n  "a": 1.10,\n  "b": [\n    12345678901234567890,\n    {}\n  ],\n  "c": "\\u00e9{,:",\n  "d": []\n}';
  expect(indentJson('{"a":1.10,"b":[12345678901234567890, {}],"c":"\\u00e9{,:","d":[ ]}')).toBe(laidOut);
  expect(indentJson('"[" ')).toBe('"["');
  expect(indentJson('no: json')).toBe('no: json');
});

test.each([
  ['{"access_token":"hunter2hunter2hunter2","a":[1]}', '{\n  "access_token": "••••••••ter2",\n  "a": [\n    1\n  ]\n}'],
  ['{"note":"say token=hunter2 {x}: [y]"}', '{\n  "note": "say token=•••••••• {x}: [y]"\n}'],
  ['{"client_secret":1234567}', '{\n  "client_secret": ••••••••\n}'],
  ['token=a {b: c}', 'token=•••••••• {b: c}'],
])('masked, %s is laid out all the same', (source, expected) => {
  const laidOut = indentSpans(showBody(source)).map(({ text }) => text);
  expect(laidOut.join('')).toBe(expected);
});

test('brackets in brackets without end are no longer than they are many', () => {
  const depth = 100_000;
  const laidOut = indentJson('['.repeat(depth) + ']'.repeat(depth));
  expect(laidOut.split('\n')).toHaveLength(2 * depth - 1);
  expect(laidOut.length).toBeLessThan(2 * depth * 50);
});
