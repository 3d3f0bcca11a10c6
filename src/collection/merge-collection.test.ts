import { describe, expect, test } from 'vitest';
import type { Auth } from './auth.ts';
import type { Collection, Folder, Item } from './collection.ts';
import { type ComparedItem, compareCollections } from './compare-collections.ts';
import { sharedRequest } from './document.test-support.ts';
import { addVariables, keepYours, mergeCollection, replaceCollection } from './merge-collection.ts';
import { blankRequest, type SavedRequest } from './saved-request.ts';
import type { SharedCollection, SharedFolder, SharedItem } from './shared-document.ts';
import { walk } from './tree.ts';
import type { Variable } from './variable.ts';
import type { Whose } from './whose-value.ts';

const entry = (id: string, name = id): Item => ({ kind: 'request', id, name, method: 'GET' });
const folder = (id: string, items: readonly Item[], change: Partial<Folder> = {}): Folder => ({
  ...{ kind: 'folder', id, name: id, auth: { kind: 'inherit' }, variables: [], items },
  ...change,
});
const collection = (items: readonly Item[], change: Partial<Collection> = {}): Collection => ({
  ...{ id: 'c', name: 'Mine', auth: { kind: 'none' }, variables: [], items, createdAt: 1 },
  ...change,
});
const textVariable = (name: string, text: string): Variable => ({
  name,
  isEnabled: true,
  value: { kind: 'text', text },
});
const secret = (id: string) => ({ id, label: id, lastFour: '' });
const secretVariable = (name: string, id: string | null, origins: string[] = []): Variable => ({
  ...{ name, isEnabled: true },
  value: { kind: 'secret', secret: id === null ? null : secret(id), origins },
});

/** The tree as "c(a f(b))". */
const drawn = ({ items }: { readonly items: readonly Item[] }): string =>
  items.map((item) => (item.kind === 'folder' ? `${item.id}(${drawn(item)})` : item.id)).join(' ');

const merge = (
  yours: Collection,
  theirs: Collection,
  { same = [] as string[], isPart = false, whose = {} as Readonly<Record<string, Whose>> } = {},
) =>
  mergeCollection({
    ...{ yours, theirs, same: new Set(same), isPart },
    whose: (groupId, name) => whose[`${groupId} ${name}`] ?? null,
  });

describe('merging', () => {
  test.each<[string, Item[], Item[], string]>([
    [
      'adds what is new behind what it follows',
      [entry('a'), entry('b')],
      [entry('a'), entry('x'), entry('b')],
      'a x b',
    ],
    ['adds what is new in front', [entry('a')], [entry('x'), entry('a')], 'x a'],
    ['keeps what only yours has', [entry('a'), entry('mine')], [entry('a'), entry('x')], 'a x mine'],
    ['adds behind everything where nothing says where', [entry('mine')], [entry('x'), entry('y')], 'mine x y'],
    ['keeps your order', [entry('b'), entry('a')], [entry('a'), entry('b')], 'b a'],
    ['leaves an item where you moved it', [folder('f', [entry('a')])], [entry('a'), folder('f', [])], 'f(a)'],
    ['adds a folder whole', [], [folder('f', [entry('a'), folder('g', [entry('b')])])], 'f(a g(b))'],
    [
      'a new folder does not take what stands elsewhere',
      [entry('a')],
      [folder('f', [entry('a'), entry('b')])],
      'a f(b)',
    ],
    ['adds within folders', [folder('f', [entry('a')])], [folder('f', [entry('a'), entry('x')])], 'f(a x)'],
    ['finds a folder that you moved', [folder('g', [folder('f', [])])], [folder('f', [entry('x')])], 'g(f(x))'],
  ])('%s', (...[, yours, theirs, expected]) => {
    const merged = merge(collection(yours), collection(theirs));
    expect(drawn(merged)).toBe(expected);
    const ids = [...walk(merged)].map(([item]) => item.id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  test('takes names, auth, values and notes of theirs; variables that only yours has stay', () => {
    const yours = collection([folder('f', [entry('a', 'Old')])], {
      variables: [textVariable('x', '1'), textVariable('mine', '2')],
    });
    const auth: Auth = { kind: 'basic', username: 'u', password: { kind: 'text', text: '{{pw}}' } };
    const theirs = collection([folder('f', [entry('a', 'New')], { name: 'F', notes: 'Read me' })], {
      name: 'Theirs',
      auth,
      variables: [textVariable('x', '3')],
      createdAt: 9,
    });
    expect(merge(yours, theirs)).toEqual({
      ...theirs,
      variables: [textVariable('x', '3'), textVariable('mine', '2')],
      createdAt: 1,
    });
  });

  test('leaves alone what says the same', () => {
    const yours = collection([entry('a', 'Mine')]);
    expect(merge(yours, collection([entry('a', 'Theirs')], { name: 'T' }), { same: ['a', 'c'] })).toEqual(yours);
  });

  test('what stays gets the variables that it lacks: requests in it may ask for them', () => {
    const yours = collection([folder('f', [], { variables: [textVariable('x', '1')] })], { notes: 'Mine' });
    const theirs = collection([folder('f', [], { variables: [textVariable('x', '2'), textVariable('y', '3')] })], {
      variables: [secretVariable('key', 'k')],
      notes: 'Theirs',
    });
    const merged = merge(yours, theirs, { same: ['c', 'f'] });
    expect(merged).toMatchObject({ notes: 'Mine', variables: [secretVariable('key', 'k')] });
    expect(merged.items).toMatchObject([{ variables: [textVariable('x', '1'), textVariable('y', '3')] }]);
  });

  test('a part changes nothing of the collection but for variables that it lacks', () => {
    const yours = collection([], { variables: [textVariable('x', '1')] });
    const theirs = collection([entry('a')], {
      name: 'T',
      auth: { kind: 'inherit' },
      variables: [textVariable('x', '2'), textVariable('y', '3')],
    });
    const merged = merge(yours, theirs, { isPart: true });
    expect(merged).toMatchObject({
      name: 'Mine',
      auth: { kind: 'none' },
      variables: [{ value: { text: '1' } }, { name: 'y' }],
    });
    expect(drawn(merged)).toBe('a');
  });

  test('a value goes with its group, unless it is chosen by itself', () => {
    const yours = collection([folder('f', [], { variables: [textVariable('y', '2')] })], {
      variables: [textVariable('x', '1')],
    });
    const theirs = collection([folder('f', [], { variables: [textVariable('y', '4')] })], {
      ...{ name: 'Theirs', variables: [textVariable('x', '3')] },
    });
    const kept = merge(yours, theirs, { whose: { 'c x': 'yours' } });
    expect(kept).toMatchObject({ name: 'Theirs', variables: [textVariable('x', '1')] });
    expect(kept.items).toMatchObject([{ variables: [textVariable('y', '4')] }]);
    const taken = merge(yours, theirs, { same: ['c', 'f'], whose: { 'f y': 'theirs' } });
    expect(taken).toMatchObject({ name: 'Mine', variables: [textVariable('x', '1')] });
    expect(taken.items).toMatchObject([{ variables: [textVariable('y', '4')] }]);
    const part = merge(yours, { ...theirs, items: [] }, { isPart: true, whose: { 'c x': 'theirs' } });
    expect(part).toMatchObject({ name: 'Mine', variables: [textVariable('x', '3')] });
  });
});

describe('secrets that are here', () => {
  const bound = secretVariable('key', 's1', ['https://api.example']);
  const password: Auth = { kind: 'basic', username: 'u', password: { kind: 'secret', secret: secret('pw') } };
  const unnamed: Auth = { kind: 'basic', username: 'v', password: { kind: 'missing', label: 'password' } };
  const yours = collection([], { variables: [bound], auth: password });
  const theirs = collection([], { variables: [secretVariable('key', null)], auth: unnamed });

  test.each([
    ['merged', merge(yours, theirs)],
    ['replaced', replaceCollection(yours, theirs)],
  ])('stay, and stay bound to where they were: %s', (_, taken) => {
    expect(taken.variables).toEqual([bound]);
    expect(taken.auth).toEqual({ ...password, username: 'v' });
  });

  test('give way to one that was put in, which is bound to nothing', () => {
    const putIn = secretVariable('key', 's2');
    expect(merge(yours, { ...theirs, variables: [putIn] }).variables).toEqual([putIn]);
    expect(addVariables([secretVariable('key', null)], [putIn])).toEqual([putIn]);
    expect(addVariables([bound], [putIn])).toEqual([bound]);
  });

  test('and files stay with a request', () => {
    const file = { name: 'a.png', mediaType: '', stored: { id: 'b', bytes: 1, chunkBytes: 1, chunks: 1 } };
    const mine: SavedRequest = { ...blankRequest, id: 'a', changedAt: 1, auth: password, body: { kind: 'file', file } };
    const other: SavedRequest = {
      ...mine,
      url: '/new',
      changedAt: 2,
      auth: unnamed,
      body: { kind: 'file', file: null },
    };
    expect(keepYours(mine, other)).toEqual({ ...other, auth: { ...password, username: 'v' }, body: mine.body });
    expect(keepYours(mine, { ...other, body: { kind: 'none' } }).body).toEqual({ kind: 'none' });
  });
});

test('replacing takes theirs whole, but for the age of yours', () => {
  const theirs = collection([folder('f', [entry('x')])], { name: 'Theirs', createdAt: 9 });
  expect(replaceCollection(collection([entry('mine')]), theirs)).toEqual({ ...theirs, createdAt: 1 });
});

describe('comparing', () => {
  const shared = (items: readonly SharedItem[], change: Partial<SharedCollection> = {}): SharedCollection => ({
    ...{ id: 'c', name: 'C', isPart: false, auth: { kind: 'none' }, variables: [], notes: '', items },
    ...change,
  });
  const sharedFolder = (id: string, items: readonly SharedItem[]): SharedFolder => ({
    ...{ kind: 'folder', id, name: id, auth: { kind: 'inherit' }, variables: [], notes: '', items },
  });
  const states = (items: readonly ComparedItem[]) =>
    items.map(({ id, depth, state }) => `${'-'.repeat(depth)}${id} ${state}`);

  test('tells same, changed and added, and what only yours has, each in its folder', () => {
    const theirs = shared([
      sharedFolder('f', [sharedRequest('a'), sharedRequest('b', { url: '/x' })]),
      sharedRequest('new'),
    ]);
    const yours = shared([
      sharedFolder('f', [sharedRequest('a'), sharedRequest('b'), sharedRequest('mine')]),
      sharedFolder('g', [sharedRequest('own')]),
    ]);
    expect(states(compareCollections({ theirs, yours, hasEnvironment: false }).items)).toEqual([
      ...['f same', '-a same', '-b changed', '-mine only-yours'],
      ...['new added', 'g only-yours', '-own only-yours'],
    ]);
    expect(
      states(compareCollections({ theirs: { ...theirs, isPart: true }, yours, hasEnvironment: false }).items),
    ).not.toContain('g only-yours');
    expect(states(compareCollections({ theirs, yours: null, hasEnvironment: false }).items)).toEqual([
      'f added',
      '-a added',
      '-b added',
      'new added',
    ]);
  });

  test('shows of each field the lines that differ', () => {
    const header = (name: string, value: string) => ({ name, value, isEnabled: true });
    const yours = sharedRequest('a', { url: '/reviews', body: { kind: 'json', text: '{\n"a": 1\n}' } });
    const theirs = sharedRequest('a', {
      ...{ url: '/reviews?state=open', headers: [header('Accept', 'application/json')] },
      body: { kind: 'json', text: '{\n"a": 2\n}' },
    });
    const [item] = compareCollections({ theirs: shared([theirs]), yours: shared([yours]), hasEnvironment: true }).items;
    expect(item?.changes).toEqual([
      { field: 'URL', yours: ['/reviews'], theirs: ['/reviews?state=open'] },
      { field: 'headers', yours: [], theirs: ['Accept: application/json'] },
      { field: 'body', yours: ['"a": 1'], theirs: ['"a": 2'] },
    ]);
  });

  test('takes secrets, files and profiles for each side’s own', () => {
    const placement = { in: 'header', name: 'Authorization', scheme: 'Bearer' } as const;
    const pairs: [Partial<SharedCollection & { items: never }>, Partial<SharedCollection & { items: never }>][] = [
      [
        { auth: { kind: 'profile', role: 'acme', placement } },
        { auth: { kind: 'profile', role: 'acme-dev-2', placement } },
      ],
      [
        { auth: { kind: 'bearer', token: { kind: 'secret', label: 'token' } } },
        { auth: { kind: 'bearer', token: { kind: 'text', text: '' } } },
      ],
    ];
    for (const [theirs, yours] of pairs)
      expect(
        compareCollections({ theirs: shared([], theirs), yours: shared([], yours), hasEnvironment: false }).changes,
      ).toEqual([]);
    const api = { auth: { kind: 'profile', role: 'api', placement } } as const;
    const own = { auth: { kind: 'profile', role: 'acme', placement } } as const;
    expect(
      compareCollections({ theirs: shared([], api), yours: shared([], own), hasEnvironment: false }).changes,
    ).toEqual([]);
    expect(
      compareCollections({ theirs: shared([], api), yours: shared([], own), hasEnvironment: true }).changes,
    ).toMatchObject([{ field: 'auth' }]);
  });
});
