import { expect, test } from 'vitest';
import { environmentsProfile } from './auth.ts';
import type { Collection, Folder, Item, RequestEntry } from './collection.ts';
import { joinTrees } from './join-trees.ts';
import { walk } from './tree.ts';

const request = (id: string, name = id): RequestEntry => ({ kind: 'request', id, name, method: 'GET' });
const group = { auth: environmentsProfile, variables: [] };
const folder = (id: string, items: Item[], name = id): Folder => ({ kind: 'folder', id, name, ...group, items });
const collection = (name: string, items: Item[]): Collection => ({ id: 'shop', name, ...group, items, createdAt: 0 });

const placesIn = (...collections: Collection[]) =>
  new Set(collections.flatMap((each) => [...walk(each)].map(([item]) => item.id)));
/** Each item under its path: "Shop/orders/list". */
const pathsOf = (tree: Collection) => [...walk(tree)].map(([{ name }, path]) => [...path, name].join('/'));

const here = collection('Here', [folder('orders', [request('list', 'List')], 'Orders'), request('me', 'Me')]);
const theirs = collection('There', [
  request('list', 'List all'),
  folder('orders', [request('new', 'New')], 'Orders 2025'),
  folder('old', [request('me', 'Who'), request('older', 'Older')], 'Old'),
]);

test('what only they have comes last in its folder, everything else stays where it is', () => {
  const joined = joinTrees(here, theirs, { wins: 'here', placed: placesIn(here) });
  expect(pathsOf(joined)).toEqual([
    ...['Here/Orders', 'Here/Orders/List', 'Here/Orders/New', 'Here/Me'],
    ...['Here/Old', 'Here/Old/Older'],
  ]);
});

test('where they win, names are theirs and places are not', () => {
  const joined = joinTrees(here, theirs, { wins: 'theirs', placed: placesIn(here) });
  expect(pathsOf(joined)).toEqual([
    ...['There/Orders 2025', 'There/Orders 2025/List all', 'There/Orders 2025/New', 'There/Who'],
    ...['There/Old', 'There/Old/Older'],
  ]);
});

test('what was moved to another collection since does not stand in two', () => {
  const other = { ...collection('Other', [request('new')]), id: 'other' };
  const placed = placesIn(here, other);
  expect(pathsOf(joinTrees(here, theirs, { wins: 'theirs', placed }))).not.toContain('There/Orders 2025/New');
  expect(pathsOf(joinTrees(null, theirs, { wins: 'here', placed }))).toEqual(['There/Old', 'There/Old/Older']);
});

test('what is new in a folder that was moved to another collection since is not lost', () => {
  const other = { ...collection('Other', [folder('old', [request('older')])]), id: 'other' };
  const placed = placesIn(here, other);
  const newer = collection('There', [folder('old', [request('older'), request('newest', 'Newest')])]);
  expect(pathsOf(joinTrees(here, newer, { wins: 'here', placed })).at(-1)).toBe('Here/Newest');
  expect(pathsOf(joinTrees(null, newer, { wins: 'here', placed }))).toEqual(['There/Newest']);
});

test('a collection joined with itself is as it was', () => {
  expect(joinTrees(here, here, { wins: 'theirs', placed: placesIn(here) })).toEqual(here);
});
