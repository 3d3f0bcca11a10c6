import { expect, test } from 'vitest';
import { environmentsProfile } from './auth.ts';
import type { Collection, Folder, Item, RequestEntry } from './collection.ts';
import { copyTree, freeCopyName } from './copy-tree.ts';
import { insertItem, mayMove, moveItem, placeOf, removeItem, renameItem } from './edit-tree.ts';
import { filterTree } from './filter-tree.ts';
import { countRequests, findAmong, findItem, groupsInReach, placedEntries, requestsIn, walk } from './tree.ts';

const request = (id: string, name = id, method = 'GET'): RequestEntry => ({ kind: 'request', id, name, method });
const folder = (id: string, ...items: Item[]): Folder => ({
  kind: 'folder',
  id,
  name: id,
  auth: { kind: 'inherit' },
  variables: [],
  items,
});
const collection = (id: string, ...items: Item[]): Collection => ({
  id,
  name: id,
  auth: environmentsProfile,
  variables: [],
  items,
  createdAt: 0,
});

/** a · folder b (c · folder d (e)) · f */
const tree = collection('api', request('a'), folder('b', request('c'), folder('d', request('e'))), request('f'));

/** "a b(c d(e)) f" */
const drawn = (items: readonly Item[]): string =>
  items.map((item) => (item.kind === 'folder' ? `${item.id}(${drawn(item.items)})` : item.id)).join(' ');

test('an item is found with its groups, outermost first', () => {
  expect(findItem(tree, 'e')?.groups.map(({ id }) => id)).toEqual(['api', 'b', 'd']);
  expect(findItem(tree, 'nowhere')).toBeNull();
  expect(findAmong([collection('other'), tree], 'd')?.item).toMatchObject({ kind: 'folder' });
});

test('requests are listed and counted in the order of the tree, each with its path', () => {
  expect(requestsIn(tree).map(({ id }) => id)).toEqual(['a', 'c', 'e', 'f']);
  expect(countRequests(tree)).toBe(4);
  expect(placedEntries([tree])[2]).toMatchObject({ id: 'e', collectionId: 'api', path: ['api', 'b', 'd'] });
});

test.each([
  ['f', { kind: 'before', id: 'a' }, 'f a b(c d(e))'],
  ['a', { kind: 'after', id: 'f' }, 'b(c d(e)) f a'],
  ['a', { kind: 'into', id: 'd' }, 'b(c d(e a)) f'],
  ['e', { kind: 'into', id: 'api' }, 'a b(c d()) f e'],
  ['d', { kind: 'before', id: 'b' }, 'a d(e) b(c) f'],
  ['b', { kind: 'into', id: 'd' }, 'a b(c d(e)) f'],
  ['b', { kind: 'after', id: 'e' }, 'a b(c d(e)) f'],
  ['b', { kind: 'into', id: 'b' }, 'a b(c d(e)) f'],
] as const)('moving %s %o', (id, place, after) => {
  expect(drawn(moveItem(tree, id, place).items)).toBe(after);
});

test('a folder may not go into itself, nor beside what is in it', () => {
  const item = folder('b', request('c'));
  expect(mayMove(item, { kind: 'into', id: 'b' })).toBe(false);
  expect(mayMove(item, { kind: 'before', id: 'c' })).toBe(false);
  expect(mayMove(item, { kind: 'into', id: 'elsewhere' })).toBe(true);
});

test('what was taken out goes back to where it was', () => {
  for (const [item] of walk(tree)) {
    const place = placeOf(tree, item.id);
    if (place) expect(insertItem(removeItem(tree, item.id), item, place)).toEqual(tree);
  }
});

test('an item whose place is gone goes last in the collection', () => {
  expect(drawn(insertItem(tree, request('x'), { kind: 'after', id: 'gone' }).items)).toBe('a b(c d(e)) f x');
  expect(drawn(insertItem(tree, request('x'), { kind: 'into', id: 'gone' }).items)).toBe('a b(c d(e)) f x');
});

test('a name changes where it stands, and what lies beside it stays the same object', () => {
  const renamed = renameItem(tree, 'e', 'Orders');
  expect(findItem(renamed, 'e')?.item.name).toBe('Orders');
  expect(renamed.items[0]).toBe(tree.items[0]);
  expect(renameItem(tree, 'api', 'Orders API').name).toBe('Orders API');
  expect(renameItem(tree, 'd', 'Old').items[1]).toMatchObject({ items: [{}, { name: 'Old' }] });
});

test('a copy has the ids it is given, all the way down', () => {
  const copy = copyTree(tree, (id) => `${id}2`);
  expect(drawn(copy.items)).toBe('a2 b2(c2 d2(e2)) f2');
  expect(copy.id).toBe('api2');
});

test.each([
  ['Orders', [], 'Orders copy'],
  ['Orders copy', ['Orders copy'], 'Orders copy 2'],
  ['Orders copy 2', ['Orders copy', 'Orders copy 2'], 'Orders copy 3'],
])('a copy of %s among %j is %s', (name, taken, copy) => {
  expect(freeCopyName(name, taken)).toBe(copy);
});

test('a filter finds by name and method, keeps the way there, and a folder with all that is in it', () => {
  const shop = collection('shop', request('1', 'List orders'), folder('b', request('2', 'Place order', 'POST')));
  const left = (filter: string) => drawn(filterTree(shop, filter)?.items ?? []);
  expect(left('order post')).toBe('b(2)');
  expect(left('LIST')).toBe('1');
  expect(left('b')).toBe('b(2)');
  expect(left('')).toBe('1 b(2)');
  expect(left('shop')).toBe('1 b(2)');
  expect(filterTree(shop, 'nothing')).toBeNull();
});

test('a tree of ten thousand requests is searched and changed within a frame or two', () => {
  const folders = Array.from({ length: 100 }, (_, f) =>
    folder(`f${f}`, ...Array.from({ length: 100 }, (_, r) => request(`r${f * 100 + r}`, `Order ${f * 100 + r}`))),
  );
  const large = collection('large', ...folders);
  const began = performance.now();
  expect(countRequests(filterTree(large, 'order 9999') ?? collection('none'))).toBe(1);
  expect(findItem(large, 'r9999')?.groups).toHaveLength(2);
  expect(countRequests(moveItem(large, 'r9999', { kind: 'before', id: 'r0' }))).toBe(10_000);
  expect(placedEntries([large])).toHaveLength(10_000);
  // A frame is 16 ms; a busy machine gets some patience.
  expect(performance.now() - began).toBeLessThan(500);
});

test.each<[id: string, groups: string[]]>([
  ['e', ['api', 'b', 'd']],
  ['d', ['api', 'b', 'd']],
  ['api', ['api']],
  ['gone', []],
])('the variables in reach at %s are those of %j', (id, groups) => {
  expect(groupsInReach([collection('other'), tree], id).map((each) => each.id)).toEqual(groups);
});
