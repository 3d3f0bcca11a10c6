import { IDBFactory } from 'fake-indexeddb';
import { afterEach, expect, test, vi } from 'vitest';
import { createChanges } from './changes.ts';
import { openDatabase } from './database.ts';
import { createHolds } from './holds.ts';
import { someToken } from './records.test-support.ts';
import { sweepIncoming } from './restoring.ts';
import type { VaultDatabase } from './schema.ts';
import { filesBeside, openTestVault } from './vault.test-support.ts';
import type { Vault } from './vault.ts';

const opened: Vault[] = [];
afterEach(() => {
  for (const vault of opened.splice(0)) vault.close();
});

/** A tab of a browser whose preferences lie in a map. */
async function openTab(indexedDB: IDBFactory, preferences: Storage): Promise<Vault> {
  const vault = await openTestVault({ indexedDB, preferences });
  opened.push(vault);
  return vault;
}

function storageOf(kept: Map<string, string>): Storage {
  return {
    get length() {
      return kept.size;
    },
    key: (at) => [...kept.keys()][at] ?? null,
    getItem: (name) => kept.get(name) ?? null,
    setItem: (name, value) => void kept.set(name, value),
    removeItem: (name) => void kept.delete(name),
    clear: () => kept.clear(),
  };
}

test('a tab that dies between the commit of a restore and its preferences: the next one writes them down', async () => {
  const indexedDB = new IDBFactory();
  const kept = new Map([['theme', 'light']]);
  const dying = await openTab(indexedDB, {
    ...storageOf(kept),
    clear: () => {
      throw new Error('The tab is gone');
    },
  });
  const restoring = await dying.beginRestore('instead');
  const token = someToken({ id: 'restored' });
  await restoring.take({ kind: 'token', token });
  await restoring.commit({ theme: 'dark' });
  expect(kept).toEqual(new Map([['theme', 'light']]));

  const next = await openTab(indexedDB, storageOf(kept));
  const toLoadAnew = vi.fn();
  await vi.waitFor(() => expect(kept).toEqual(new Map([['theme', 'dark']])));
  // It has drawn itself with the theme of before; the one after it has nothing left to do.
  next.onCleared(toLoadAnew);
  await vi.waitFor(() => expect(toLoadAnew).toHaveBeenCalledOnce());
  const last = await openTab(indexedDB, storageOf(kept));
  expect(await last.loadToken('restored')).toEqual(token);
});

test('a page is told once to load anew for preferences that came in: at the next opening they are gone', async () => {
  const database = await openDatabase(new IDBFactory());
  const incoming = { kind: 'preferences', preferences: { theme: 'dark' } } as const;
  await database.put('incoming', { restoreId: 'preferences', at: 0, incoming });
  const kept = new Map<string, string>();
  const changes = createChanges(new BroadcastChannel('preferences once'));
  const toLoadAnew = vi.spyOn(changes, 'announceCleared');
  const sweep = () =>
    sweepIncoming({ database, holds: createHolds(null, crypto), preferences: storageOf(kept), changes });
  await sweep();
  expect(kept).toEqual(new Map([['theme', 'dark']]));
  expect(toLoadAnew).toHaveBeenCalledOnce();
  expect(await database.getAll('incoming')).toEqual([]);
  await sweep();
  expect(toLoadAnew).toHaveBeenCalledOnce();
  changes.close();
  database.close();
});

test('other tabs hear of a restore as soon as it is in, though this one can do no more', async () => {
  const indexedDB = new IDBFactory();
  const other = await openTab(indexedDB, storageOf(new Map()));
  const told = vi.fn();
  other.onCleared(told);
  const stuck = await openTab(indexedDB, storageOf(new Map()));
  vi.spyOn(filesBeside(indexedDB), 'list').mockReturnValue(new Promise(() => {}));
  void (await stuck.beginRestore('instead')).commit({});
  await vi.waitFor(() => expect(told).toHaveBeenCalledOnce());
});

test('a record of here changes with the others, counts for none of them, and stays gone where it goes meanwhile', async () => {
  const vault = await openTab(new IDBFactory(), storageOf(new Map()));
  const tokens = ['stays', 'goes'].map((id) => someToken({ id }));
  await vault.put(tokens.map((token) => ({ kind: 'token', token }) as const));
  const restoring = await vault.beginRestore('skip');
  const origins = ['https://api.example'];
  for (const token of tokens) await restoring.change({ kind: 'token', token: { ...token, origins } });
  expect((await vault.loadToken('stays'))?.origins).not.toEqual(origins);
  await vault.remove([{ store: 'token', id: 'goes' }]);
  expect(await restoring.commit({})).toEqual({ added: 0, replaced: 0, skipped: 0 });
  expect((await vault.loadToken('stays'))?.origins).toEqual(origins);
  expect(await vault.loadToken('goes')).toBeNull();
});

test('what is in is in: a sweep that fails afterwards makes no failure of it', async () => {
  const indexedDB = new IDBFactory();
  const vault = await openTab(indexedDB, storageOf(new Map()));
  const restoring = await vault.beginRestore('skip');
  await restoring.take({ kind: 'token', token: someToken({ id: 'restored' }) });
  vi.spyOn(filesBeside(indexedDB), 'list').mockRejectedValue(new Error('The disk is away'));
  expect(await restoring.commit({})).toEqual({ added: 1, replaced: 0, skipped: 0 });
  expect(await vault.loadToken('restored')).not.toBeNull();
});

test('preferences that come in while another tab sweeps are not swept', async () => {
  const database = await openDatabase(new IDBFactory());
  const row = { restoreId: 'preferences', at: 0, incoming: { kind: 'preferences', preferences: {} } } as const;
  const racing = {
    get: (...args: Parameters<typeof database.get>) => database.get(...args),
    delete: (...args: Parameters<typeof database.delete>) => database.delete(...args),
    async getAllKeys() {
      await database.put('incoming', row);
      return database.getAllKeys('incoming');
    },
  } as unknown as VaultDatabase;
  const changes = createChanges(new BroadcastChannel('preferences that come in'));
  await sweepIncoming({ database: racing, holds: createHolds(null, crypto), preferences: null, changes });
  changes.close();
  expect(await database.getAll('incoming')).toEqual([row]);
  database.close();
});
