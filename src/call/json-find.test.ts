import { expect, test } from 'vitest';
import { findInJson, mostFinds } from './json-find.ts';
import { indexJson } from './json-index.ts';

// Rows: 0 {, 1 items, 2 first, 3 second, 4 ], 5 access_token, 6 note, 7 link, 8 }
const source =
  '{"items":["eu-west-1", "EU-west (2)"], "access_token":"hunter2eu-west", "note":"none", "link":"?token=eu-west-eu-west"}';
const index = indexJson(source) ?? expect.fail('no JSON');

test.each([
  ['eu-west', [2, 3], 'capitals or not; a masked value and a masked part are not found'],
  ['west (2)', [3], 'as written, no pattern'],
  ['token', [5, 7], 'in names and values'],
  ['no', [6], 'once in a row, however often'],
  [', "', [], 'between rows is nothing'],
  ['{', [], 'brackets are no text'],
  ['', [], 'nothing looked for, nothing found'],
])('%j is in rows %j: %s', (text, rows) => {
  expect(findInJson(index, text)).toEqual({ rows, isMore: false });
});

test('of very many as many as one can step through', () => {
  const many = indexJson(JSON.stringify(Array.from({ length: mostFinds + 1 }, () => 'x'))) ?? expect.fail('no JSON');
  const { rows, isMore } = findInJson(many, 'x');
  expect([rows.length, isMore]).toEqual([mostFinds, true]);
});
