import { expect, test } from 'vitest';
import { cutIntoRows, findInRows, mostHits } from './text-rows.ts';

const drawn = ({ rows }: ReturnType<typeof cutIntoRows>) =>
  rows.map(({ line, spans }) => [line, spans.map(({ text }) => text).join('|')]);

test('a text is cut at its lines, and a long line goes on in rows without a number', () => {
  const rows = cutIntoRows([{ text: 'GET', tone: 'strong' }, { text: ' /\nabcdefgh\n\nend' }], 5);
  expect(drawn(rows)).toEqual([
    [1, 'GET| /'],
    [2, 'abcde'],
    [null, 'fgh'],
    [3, ''],
    [4, 'end'],
  ]);
  expect(rows.text).toBe('GET /\nabcdefgh\n\nend');
  expect(rows.rows[1]?.spans[0]).toEqual({ text: 'abcde' });
  expect(rows.rows[0]?.spans[0]).toEqual({ text: 'GET', tone: 'strong' });
});

test('a row ends within a span and after a whole character', () => {
  expect(drawn(cutIntoRows([{ text: 'ab' }, { text: 'cd', tone: 'key' }, { text: '😀e' }], 3))).toEqual([
    [1, 'ab|c'],
    [null, 'd|😀'],
    [null, 'e'],
  ]);
});

test('what is looked for is found across spans and rows, where it begins', () => {
  const rows = cutIntoRows([{ text: '{"id"', tone: 'key' }, { text: ': 12345, "ID": 1\nid}' }], 6);
  expect(findInRows(rows, '"id": 1').rows).toEqual([0, 2]);
  expect(findInRows(rows, 'id').rows).toEqual([0, 2, 4]);
  expect(findInRows(rows, '').rows).toEqual([]);
});

test('of a text that stands nearly everywhere the first places are counted', () => {
  const many = findInRows(cutIntoRows([{ text: 'a'.repeat(mostHits + 1) }], 1000), 'a');
  expect([many.rows.length, many.isMore]).toEqual([mostHits, true]);
});
