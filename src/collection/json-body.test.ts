import { expect, test } from 'vitest';
import { findJsonFault, formatJson } from './json-body.ts';

test.each([
  '{}',
  '[]',
  ' -1.5e+3 ',
  '{"a":{"b":[1,[],{}]},"a":null}',
  '[1, {{count}}, "{{name}}"]',
  '{"{{key}}": {{ value }}, {{name}}: 1}',
  '"}} {{"',
  '{{body}}',
])('%s is JSON to be', (text) => {
  expect(findJsonFault(text)).toBeNull();
});

test.each([
  ['{"a": 1,}', 8, '1:9', 'A name in double quotes is expected here.'],
  ['{\n  "a": tru\n}', 9, '2:8', 'A value is expected here.'],
  ['{"a": {{x}} {{y}}}', 12, '1:13', 'A comma or the closing bracket is expected here.'],
  ['{"a": 1', 7, '1:8', 'The { is never closed.'],
  ['[1,', 3, '1:4', 'The [ is never closed.'],
  ['', 0, '1:1', 'A value is expected here.'],
  ['{a: 1}', 1, '1:2', 'A name in double quotes or } is expected here.'],
  ['{"a" 1}', 5, '1:6', 'A colon is expected here.'],
  ['["a\nb"]', 1, '1:2', 'This string is never closed.'],
  ['["\\x"]', 1, '1:2', 'This string holds an escape or a control character that JSON has not.'],
  ['[01]', 1, '1:2', 'A value or ] is expected here.'],
  ['1 2', 2, '1:3', 'Nothing may follow the value.'],
  ['[1}', 2, '1:3', 'A comma or the closing bracket is expected here.'],
] as const)('%j stops being JSON at %d', (...[text, at, place, message]) => {
  const fault = findJsonFault(text);
  expect(fault).toMatchObject({ at, message });
  expect(`${fault?.line}:${fault?.column}`).toBe(place);
});

test('it agrees with the engine on everything without variables', () => {
  const pieces = [
    '{',
    '}',
    '[',
    ']',
    ',',
    ':',
    '"a"',
    '"\\u00e9"',
    '1',
    '-0.5',
    '1e9',
    '01',
    'true',
    'nul',
    ' ',
    '\n',
    '"',
  ];
  let seed = 11;
  const next = (below: number) => {
    seed = (seed * 48_271) % 2_147_483_647;
    return seed % below;
  };
  const isJson = (text: string) => {
    try {
      JSON.parse(text);
      return true;
    } catch {
      return false;
    }
  };
  for (let round = 0; round < 20_000; round += 1) {
    const text = Array.from({ length: 1 + next(7) }, () => pieces[next(pieces.length)]).join('');
    expect([text, findJsonFault(text) === null]).toEqual([text, isJson(text)]);
  }
});

test('formatting moves blanks only: numbers, duplicates, escapes and variables keep their spelling', () => {
  expect(formatJson('{"n":1.0e400,"n":12345678901234567890,"s":"a\\u0062 {c}","e":{},"l":[],"v":[{{x}},true]}')).toBe(
    [
      '{',
      '  "n": 1.0e400,',
      '  "n": 12345678901234567890,',
      '  "s": "a\\u0062 {c}",',
      '  "e": {},',
      '  "l": [],',
      '  "v": [',
      '    {{x}},',
      '    true',
      '  ]',
      '}',
    ].join('\n'),
  );
  expect(formatJson('{oops')).toBe('{oops');
});
