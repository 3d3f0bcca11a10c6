import { expect, test } from 'vitest';
import { isJson, type JsonSpan, jsonSpans, repeatedMembers } from './json-spans.ts';

const joined = (spans: JsonSpan[] | null) => spans?.map(({ text }) => text).join('');
const values = (source: string) =>
  jsonSpans(source)
    ?.filter(({ tone }) => tone === 'string' || tone === 'number' || tone === 'const')
    .map(({ text, member }) => [member, text]);

test('an object in pieces', () => {
  expect(jsonSpans('{"a": 1}')).toEqual([
    { tone: 'punct', text: '{', member: null },
    { tone: 'key', text: '"a"', member: 'a' },
    { tone: 'punct', text: ':', member: 'a' },
    { tone: 'plain', text: ' ', member: 'a' },
    { tone: 'number', text: '1', member: 'a' },
    { tone: 'punct', text: '}', member: null },
  ]);
});

test.each<[source: string, values: [member: string | null, text: string][]]>([
  ['"alone"', [[null, '"alone"']]],
  [
    '[1,"b",null]',
    [
      [null, '1'],
      [null, '"b"'],
      [null, 'null'],
    ],
  ],
  [
    '{"a":{"b":1},"c":[2,3]}',
    [
      ['b', '1'],
      ['c', '2'],
      ['c', '3'],
    ],
  ],
  [
    '{"a":[1,{"b":2},3],"d":[[4],5]}',
    [
      ['a', '1'],
      ['b', '2'],
      ['a', '3'],
      ['d', '4'],
      ['d', '5'],
    ],
  ],
  [
    '{"a":1,"a":2}',
    [
      ['a', '1'],
      ['a', '2'],
    ],
  ],
  ['{"\\u0061\\"":true}', [['a"', 'true']]],
  [
    '{"":"","__proto__":"x"}',
    [
      ['', '""'],
      ['__proto__', '"x"'],
    ],
  ],
  [
    '{"a":"x:","b" \n :"{\\"c\\":1}"}',
    [
      ['a', '"x:"'],
      ['b', '"{\\"c\\":1}"'],
    ],
  ],
])('members of %s', (source, expected) => {
  expect(values(source)).toEqual(expected);
});

test.each([
  '{}',
  '[]',
  '0',
  '-0.5e+10',
  '1E400',
  'true',
  ' \t\r\n{ "a" : [ 1 , 2 ] }\n\n',
  '"\\\\"',
  '"\\""',
  '"\\u00e9é😀\\/"',
  '"\u2028\u2029\u007f"',
  '{"a":{"a":{"a":[[[{}]]]}}}',
  `[${'[],'.repeat(50)}[]]`,
  '"\\ud800"',
])('the spans of %j joined are the text', (source) => {
  expect(joined(jsonSpans(source))).toBe(source);
});

test.each([
  '',
  ' ',
  '{',
  '}',
  '{"a":}',
  '{"a":1',
  '{"access_token":"abc',
  "{'a':1}",
  '[1,]',
  '01',
  '1.',
  '+1',
  '.5',
  'NaN',
  'Infinity',
  'undefined',
  'nul',
  '"\n"',
  '"\\x"',
  '"\\',
  '\ufeff{}',
  '\u00a0{}',
  '{a:1}',
  '{}{}',
  '// c\n{}',
  '<html>',
  'a=b&c=d',
  '\u0000',
  '"'.repeat(5),
])('%j is no JSON', (source) => {
  expect(jsonSpans(source)).toBeNull();
  expect(isJson(source)).toBe(false);
});

test.each<[name: string, source: string]>([
  ['a long text', `"${'a'.repeat(10_000_000)}"`],
  ['a text of escapes', `"${'\\\\\\"'.repeat(1_000_000)}"`],
  ['white space', `[${' '.repeat(5_000_000)}1]`],
  ['a long number', '9'.repeat(2_000_000)],
  ['many members', `{${Array.from({ length: 100_000 }, (_, at) => `"m${at}":${at}`).join(',')}}`],
  ['depth', `${'['.repeat(50_000)}${']'.repeat(50_000)}`],
  ['text in front of white space', `["a"${' '.repeat(3_000_000)},"b"]`],
])('takes %s in its stride', (_, source) => {
  expect(joined(jsonSpans(source)) === source).toBe(true);
});

test.each([
  ['an open text', `"${'\\"'.repeat(2_000_000)}`],
  ['open brackets', '['.repeat(500_000)],
  ['open texts', '"a'.repeat(1_000_000)],
  ['signs', '-'.repeat(2_000_000)],
])('refuses %s in its stride', (_, source) => {
  expect(jsonSpans(source)).toBeNull();
});

test.each<[source: string, names: string[]]>([
  ['{"scope":"a","a":{"b":1},"scope":"b","sc\\u006fpe":"c"}', ['scope']],
  ['{"a":{"x":1,"x":2},"b":[{"y":1},{"y":2}]}', []],
  ['a=1&a=2', []],
])('members of %s that stand twice', (source, names) => {
  expect(repeatedMembers(source)).toEqual(names);
});
