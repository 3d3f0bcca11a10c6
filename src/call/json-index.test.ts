import { expect, test } from 'vitest';
import { indexJson } from './json-index.ts';
import { cutChars, isCut, layOut, pathOf, valueText } from './json-row-spans.ts';
import { rowKind } from './json-rows.ts';

/** The rows as lines of text. */
function lines(source: string): string[] | null {
  const index = indexJson(source);
  if (!index) return null;
  return Array.from({ length: index.rows.count }, (_, row) => {
    const spans = layOut(index, row);
    return '  '.repeat(index.rows.depth[row] ?? 0) + spans.map(({ text }) => text).join('');
  });
}

test('each value and bracket is a row; digits, order and duplicates stay as they were sent', () => {
  const source = '{"id":12345678901234567890, "n":1.10,"n":-0.0E+2,"list":[1,[],{}],"deep":{"a":"\\u00e9\\n"}}';
  expect(lines(source)).toEqual([
    '{',
    '  "id": 12345678901234567890,',
    '  "n": 1.10,',
    '  "n": -0.0E+2,',
    '  "list": [',
    '    1,',
    '    [],',
    '    {}',
    '  ],',
    '  "deep": {',
    '    "a": "\\u00e9\\n"',
    '  }',
    '}',
  ]);
});

test.each([
  ['', null],
  ['nope', null],
  ['{"a":1}}', null],
  ['{"a" 1}', null],
  ['[1,]', null],
  ['[01]', null],
  ['["\u0000"]', null],
  ['["\\x"]', null],
  ['{a:1}', null],
  ['tru', null],
  [' true ', ['true']],
  ['[1', ['[', '  1']],
  ['[12, tr', ['[', '  12,', '  tr']],
  ['{"a":"b', ['{', '  "a": "b']],
  ['{"a":1,"b', ['{', '  "a": 1,', '  "b: ']],
  ['{"a":{"b":[', ['{', '  "a": {', '    "b": [']],
])('%j reads as %j', (source, expected) => {
  expect(lines(source)).toEqual(expected);
});

test('secrets are masked by name, by a name beside them, by shape; also where the text breaks off', () => {
  const masked = [
    '{"access_token":"hunter2hunter2","pin_token":1234567890123456}',
    '[{"value":"hunter2hunter2","name":"Cookie"}]',
    '["Bearer hunter2hunter2"]',
    '{"password":"hunter2hunter2hu',
  ].map((source) => lines(source)?.join(''));
  expect(masked).toEqual([
    '{  "access_token": "••••••••ter2",  "pin_token": ••••••••3456}',
    '[  {    "value": "••••••••",    "name": "Cookie"  }]',
    '[  "Bearer ••••••••ter2"]',
    '{  "password": "••••••••r2hu"',
  ]);
});

test('the path of a row is how JavaScript would reach it', () => {
  const index = indexJson('{"data":[{"name":"x","odd name":[1]}]}') ?? expect.fail('no JSON');
  const paths = Array.from({ length: index.rows.count }, (_, row) =>
    index.rows.kind[row] === rowKind.close ? '' : pathOf(index, row),
  );
  expect(paths).toEqual([
    '$',
    'data',
    'data[0]',
    'data[0].name',
    'data[0]["odd name"]',
    'data[0]["odd name"][0]',
    '',
    '',
    '',
    '',
  ]);
});

test('a hundred thousand brackets deep is no depth at all', () => {
  const deep = 100_000;
  expect(indexJson('['.repeat(deep) + ']'.repeat(deep))?.rows.count).toBe(2 * deep - 1);
  expect(indexJson('['.repeat(deep))?.isBrokenOff).toBe(true);
});

test('a value is copied as it was sent; a folded row says what it is', () => {
  const index = indexJson('{"a": {"b":  1.0},"c":"\\u00e9"}') ?? expect.fail('no JSON');
  expect(valueText(index, 1)).toBe('{"b":  1.0}');
  expect(valueText(index, 4)).toBe('"\\u00e9"');
  expect(textOf(layOut(index, 1, { isFolded: true }))).toBe('"a": {…},');
});

test('a long text shows its beginning, of a secret in it nothing more than of a short one', () => {
  const long = 'x'.repeat(2 * cutChars);
  const jwt = `eyJhbGciOiJub25lIn0.${'p'.repeat(2 * cutChars)}.s`;
  const index = indexJson(JSON.stringify([long, jwt])) ?? expect.fail('no JSON');
  expect(isCut(index, 1)).toBe(true);
  expect(textOf(layOut(index, 1))).toHaveLength(cutChars + '…,'.length);
  expect(textOf(layOut(index, 1, { isWhole: true }))).toBe(`"${long}",`);
  expect(textOf(layOut(index, 2))).toBe('"eyJhbGciOiJub25lIn0…"');
});

function textOf(spans: readonly { readonly text: string }[]): string {
  return spans.map(({ text }) => text).join('');
}
