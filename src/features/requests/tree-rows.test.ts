import { expect, test } from 'vitest';
import { environmentsProfile } from '#collection/auth.ts';
import type { Collection, Item } from '#collection/collection.ts';
import { treeRows, treeStep, typedAhead } from './tree-rows.ts';

const request = (name: string): Item => ({ kind: 'request', id: name, name, method: 'GET' });
const folder = (name: string, ...items: Item[]): Item => ({
  kind: 'folder',
  id: name,
  name,
  auth: { kind: 'inherit' },
  variables: [],
  items,
});
const shop: Collection = {
  id: 'Shop',
  name: 'Shop',
  auth: environmentsProfile,
  variables: [],
  items: [request('List'), folder('Old', request('Lost'), request('Found')), request('Put')],
  createdAt: 0,
};

const drawn = (filter = '', groups = {}) =>
  treeRows([shop], { filter, groups }).map(
    ({ name, level, isOpen }) => `${'·'.repeat(level)}${name}${isOpen ? '▾' : ''}`,
  );

test('collections are open and folders closed, until told otherwise', () => {
  expect(drawn()).toEqual(['·Shop▾', '··List', '··Old', '··Put']);
  expect(drawn('', { Old: true })).toEqual(['·Shop▾', '··List', '··Old▾', '···Lost', '···Found', '··Put']);
  expect(drawn('', { Shop: false })).toEqual(['·Shop']);
});

test('a filter opens what it leaves', () => {
  expect(drawn('lost', { Shop: false })).toEqual(['·Shop▾', '··Old▾', '···Lost']);
});

test('a row says where it stands among its siblings', () => {
  const rows = treeRows([shop], { filter: '', groups: {} });
  expect(rows[2]).toMatchObject({ place: 2, siblings: 3, parentId: 'Shop', count: 2 });
});

test.each([
  ['Shop', 'ArrowDown', { kind: 'go', id: 'List' }],
  ['Shop', 'ArrowUp', null],
  ['Put', 'ArrowDown', null],
  ['List', 'End', { kind: 'go', id: 'Put' }],
  ['Put', 'Home', { kind: 'go', id: 'Shop' }],
  ['Old', 'ArrowRight', { kind: 'open', id: 'Old' }],
  ['Shop', 'ArrowRight', { kind: 'go', id: 'List' }],
  ['Shop', 'ArrowLeft', { kind: 'close', id: 'Shop' }],
  ['Old', 'ArrowLeft', { kind: 'go', id: 'Shop' }],
  ['List', 'ArrowRight', null],
])('on %s, %s', (from, key, step) => {
  expect(treeStep(treeRows([shop], { filter: '', groups: {} }), from, key)).toEqual(step);
});

test('typing leads to the next name that begins so, and around', () => {
  const rows = treeRows([shop], { filter: '', groups: { Old: true } });
  expect(typedAhead(rows, 'Shop', 'l')).toBe('List');
  expect(typedAhead(rows, 'List', 'l')).toBe('Lost');
  expect(typedAhead(rows, 'Lost', 'lo')).toBe('Lost');
  expect(typedAhead(rows, 'Put', 's')).toBe('Shop');
  expect(typedAhead(rows, 'Put', 'x')).toBeNull();
});
