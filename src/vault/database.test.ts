import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { expect, test, vi } from 'vitest';
import { openDatabase } from './database.ts';
import { NewerDatabase, VaultUnavailable } from './errors.ts';
import { openVault } from './open-vault.ts';
import { someRun } from './records.test-support.ts';
import { type Migration, migrations } from './schema.ts';
import { openTestVault } from './vault.test-support.ts';

/** A migration as a later version will have one: it adds a store and touches every row of another. */
const next: Migration = async (database, upgrade) => {
  database.createObjectStore('folders' as never, { keyPath: 'id' });
  const runs = upgrade.objectStore('runs');
  for (let cursor = await runs.openCursor(); cursor; cursor = await cursor.continue())
    await cursor.update({ ...cursor.value, startedAt: cursor.value.startedAt + 1 });
};

test('a new database has the stores of the schema', async () => {
  const database = await openDatabase(new IDBFactory());
  expect(database.version).toBe(4);
  expect([...database.objectStoreNames]).toEqual([
    'attempts',
    'callParts',
    'calls',
    'collections',
    'drafts',
    'environments',
    'incoming',
    'keys',
    'profiles',
    'requests',
    'runs',
    'secrets',
    'tokens',
  ]);
  database.close();
});

test('that a database is made is told, and only then: not of one that is there, nor of one that moves to a newer version', async () => {
  const indexedDB = new IDBFactory();
  const onMade = vi.fn();
  (await openDatabase(indexedDB, migrations, onMade)).close();
  expect(onMade).toHaveBeenCalledOnce();
  (await openDatabase(indexedDB, migrations, onMade)).close();
  (await openDatabase(indexedDB, [...migrations, next], onMade)).close();
  expect(onMade).toHaveBeenCalledOnce();
});

test('a database of this version opens in the next, its records readable', async () => {
  const indexedDB = new IDBFactory();
  const vault = await openTestVault({ indexedDB });
  await vault.put([{ kind: 'run', run: someRun() }]);
  vault.close();

  const database = await openDatabase(indexedDB, [...migrations, next]);
  expect(database.version).toBe(5);
  expect([...database.objectStoreNames]).toContain('folders');
  expect(await database.get('runs', 'run-1')).toMatchObject({ startedAt: someRun().startedAt + 1 });
  database.close();
});

test('a migration that fails leaves the old version as it was', async () => {
  const indexedDB = new IDBFactory();
  const before = await openTestVault({ indexedDB });
  await before.put([{ kind: 'run', run: someRun() }]);
  before.close();
  const fails: Migration = async (database, upgrade) => {
    await next(database, upgrade);
    throw new Error('a bug in a migration');
  };
  await expect(openDatabase(indexedDB, [...migrations, fails])).rejects.toThrow('a bug in a migration');

  const after = await openTestVault({ indexedDB });
  expect(await after.loadRun('run-1')).toEqual(someRun());
  after.close();
});

test('a newer database is refused and not touched', async () => {
  const indexedDB = new IDBFactory();
  const newer = await openDatabase(indexedDB, [...migrations, next]);
  const sealed = { iv: new Uint8Array([1, 2, 3]), ciphertext: new Uint8Array([4, 5, 6]).buffer };
  const row = { id: 'of the future', keyId: '', boxes: { record: sealed }, profileId: '', startedAt: 1 };
  await newer.put('runs', row);
  newer.close();
  await expect(openTestVault({ indexedDB })).rejects.toThrow(NewerDatabase);

  const again = await openDatabase(indexedDB, [...migrations, next]);
  expect(again.version).toBe(5);
  expect(await again.getAll('runs')).toEqual([row]);
  expect(await again.count('keys')).toBe(0);
  again.close();
});

test('an open vault lets a newer console upgrade, and then says that it is closed', async () => {
  const indexedDB = new IDBFactory();
  const old = await openTestVault({ indexedDB });
  const newer = await openDatabase(indexedDB, [...migrations, next]);
  expect(newer.version).toBe(5);
  await expect(old.loadRun('run-1')).rejects.toMatchObject({ name: 'VaultUnavailable', reason: 'closed' });
  await expect(old.put([{ kind: 'run', run: someRun() }])).rejects.toMatchObject({ reason: 'closed' });
  newer.close();
  old.close();
});

test('a connection that does not give way is told, and the upgrade that comes after it holds nothing open', async () => {
  const indexedDB = new IDBFactory();
  const stubborn = await new Promise<IDBDatabase>((resolve) => {
    const opening = indexedDB.open('authscope', 1);
    opening.onsuccess = () => resolve(opening.result);
  });
  await expect(openDatabase(indexedDB, [...migrations, next])).rejects.toMatchObject({ reason: 'blocked' });
  stubborn.close();
  const third = await openDatabase(indexedDB, [async () => {}, async () => {}, async () => {}]);
  expect(third.version).toBe(3);
  third.close();
});

test('a tab that is in mid-write lets a newer console in once it is done: that is not told as blocked', async () => {
  const indexedDB = new IDBFactory();
  const older = await openDatabase(indexedDB);
  older.close();
  const opening = {
    open(name: string, version: number) {
      const request = indexedDB.open(name, version);
      // As browsers say of a connection that closes itself after its last transaction.
      queueMicrotask(() => request.dispatchEvent(new IDBVersionChangeEvent('blocked')));
      return request;
    },
  } as IDBFactory;
  const newer = await openDatabase(opening, [...migrations, async () => {}]);
  expect(newer.version).toBe(migrations.length + 1);
  newer.close();
});

test.each([
  ['SecurityError', 'refused'],
  ['InvalidStateError', 'refused'],
  ['UnknownError', 'broken'],
])('a browser that answers %s is unavailable: %s', async (name, reason) => {
  const indexedDB = {
    open() {
      throw new DOMException('Not here', name);
    },
  } as unknown as IDBFactory;
  await expect(openVault({ indexedDB })).rejects.toMatchObject({ name: 'VaultUnavailable', reason });
});

test('a browser without IndexedDB is unavailable: absent', async () => {
  await expect(openDatabase(undefined)).rejects.toEqual(new VaultUnavailable('absent'));
});

test('two tabs that open for the first time at once end up with one key', async () => {
  const indexedDB = new IDBFactory();
  const [a, b] = await Promise.all([openTestVault({ indexedDB }), openTestVault({ indexedDB })]);
  await a.put([{ kind: 'run', run: someRun() }]);
  expect(await b.loadRun('run-1')).toEqual(someRun());
  a.close();
  b.close();
});
