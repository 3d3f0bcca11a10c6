import { expect, test } from 'vitest';
import { type QueryRow, readQueryTable, showTyped, writeQueryTable, writeTyped } from './query-table.ts';

const request = (url: string, disabledParameters: { place: number; name: string; value: string | null }[] = []) => ({
  url,
  disabledParameters,
});
const shortly = (rows: readonly QueryRow[]) =>
  rows.map(({ name, value, isEnabled, isBare }) => `${isEnabled ? '' : 'off '}${name}${isBare ? '' : `=${value}`}`);

test.each([
  ['https://api.example/items', []],
  ['https://api.example/items?', []],
  ['/items?b=2&a=1&a=&a', ['b=2', 'a=1', 'a=', 'a']],
  ['?x=%2f&&y=1=2#frag?no=1', ['x=%2f', '', 'y=1=2']],
  ['{{base}}/x?region={{region}}&q=ü', ['region={{region}}', 'q=ü']],
])('%s reads as %j, and writes back as it was', (url, expected) => {
  const rows = readQueryTable(request(url));
  expect(shortly(rows)).toEqual(expected);
  expect(writeQueryTable(request(url), rows).url).toBe(url);
});

test('reading and writing changes no byte of any URL', () => {
  const pieces = ['a', '=', '&', '?', '#', '%', '%41', '{{x}}', '{{', '}}', '/', ':', '+', ' ', 'ü', ';', '[]'];
  let seed = 7;
  const next = (below: number) => {
    seed = (seed * 48_271) % 2_147_483_647;
    return seed % below;
  };
  for (let round = 0; round < 2_000; round += 1) {
    const url = Array.from({ length: next(14) }, () => pieces[next(pieces.length)]).join('');
    const before = request(url, [{ place: next(4), name: 'off', value: round % 2 ? '1' : null }]);
    const after = writeQueryTable(before, readQueryTable(before));
    expect(after.url).toBe(url);
    expect(shortly(readQueryTable(after))).toEqual(shortly(readQueryTable(before)));
  }
});

test('a row that is switched off leaves the URL and keeps its place', () => {
  const rows = readQueryTable(request('/x?a=1&b=2&c=3'));
  const off = writeQueryTable(
    request('/x?a=1&b=2&c=3'),
    rows.map((row) => (row.name === 'b' ? { ...row, isEnabled: false } : row)),
  );
  expect(off).toEqual({ url: '/x?a=1&c=3', disabledParameters: [{ place: 1, name: 'b', value: '2' }] });
  expect(shortly(readQueryTable(off))).toEqual(['a=1', 'off b=2', 'c=3']);
  const none = writeQueryTable(
    off,
    readQueryTable(off).map((row) => ({ ...row, isEnabled: false })),
  );
  expect(none.url).toBe('/x');
});

test('a parameter without = is switched off and on again as it was', () => {
  const turned = (from: ReturnType<typeof request>, isEnabled: boolean) =>
    writeQueryTable(
      from,
      readQueryTable(from).map((row) => ({ ...row, isEnabled })),
    );
  const off = turned(request('/x?a&a='), false);
  expect(off.url).toBe('/x');
  expect(turned(off, true).url).toBe('/x?a&a=');
});

test('an escape can be typed into a cell character by character', () => {
  const raw = Array.from('50%41').reduce((cell, key) => writeTyped(showTyped(cell, 'value') + key, 'value'), '');
  expect(raw).toBe('50%41');
});

test.each([
  ['a b&c#d', 'value', 'a%20b%26c%23d'],
  ['a=b', 'value', 'a=b'],
  ['a=b', 'name', 'a%3Db'],
  ['100%', 'value', '100%25'],
  ['%41+', 'value', '%41+'],
  ['{{ a b }}&{{name}}', 'value', '{{%20a%20b%20}}%26{{name}}'],
] as const)('%s typed into a %s is written as %s', (typed, side, raw) => {
  expect(writeTyped(typed, side)).toBe(raw);
});

test('a cell shows what would be typed, unless that would change a byte', () => {
  expect(showTyped('a%20b', 'value')).toBe('a b');
  expect(showTyped('a%2fb', 'value')).toBe('a%2fb');
  expect(showTyped('100%25', 'value')).toBe('100%');
  expect(showTyped('%2541', 'value')).toBe('%2541');
  expect(showTyped('a%3Db', 'name')).toBe('a=b');
  expect(showTyped('a%3Db', 'value')).toBe('a%3Db');
});
