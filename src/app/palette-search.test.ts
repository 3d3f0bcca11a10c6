import { expect, test } from 'vitest';
import { markWords, rankEntries, readPaletteQuery } from './palette-search.ts';

test.each([
  ['Refresh  TOKEN ', 'all', ['refresh', 'token']],
  ['>ref', 'actions', ['ref']],
  [' @ orders', 'profiles', ['orders']],
  ['#', 'tokens', []],
  ['/list', 'requests', ['list']],
])('"%s" looks among %s', (text, scope, words) => {
  expect(readPaletteQuery(text)).toEqual({ scope, words });
});

test('every word must be there; a name’s beginning comes first, the detail last', () => {
  const entries = [
    { name: 'List items', detail: 'Orders / Token endpoint' },
    { name: 'Unrefreshed' },
    { name: 'Token', detail: 'refresh' },
    { name: 'Revoke refresh token' },
    { name: 'Refresh token', detail: 'Practice app' },
  ];
  const find = (text: string) => rankEntries(entries, readPaletteQuery(text).words, 9).map(({ name }) => name);
  expect(find('ref')).toEqual(['Refresh token', 'Revoke refresh token', 'Unrefreshed', 'Token']);
  expect(find('token ref')).toEqual(['Refresh token', 'Revoke refresh token', 'Token']);
  expect(find('refresh practice')).toEqual(['Refresh token']);
  expect(find('')).toEqual(entries.map(({ name }) => name));
});

test('ten thousand requests are searched within a keystroke', () => {
  const entries = Array.from({ length: 10_000 }, (_, at) => ({
    name: `Request ${at}`,
    detail: `Collection ${at % 90} / Folder`,
  }));
  const before = performance.now();
  const found = rankEntries(entries, ['req', '99'], 50);
  expect(performance.now() - before).toBeLessThan(100);
  expect([found.length, found[0]?.name]).toEqual([50, 'Request 99']);
});

test('what was found is marked, whatever characters it is made of', () => {
  expect(markWords('Refresh (ref)', ['ref', '('])).toEqual([
    { text: 'Ref', isMarked: true },
    { text: 'resh ', isMarked: false },
    { text: '(', isMarked: true },
    { text: 'ref', isMarked: true },
    { text: ')', isMarked: false },
  ]);
});
