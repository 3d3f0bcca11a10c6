import { IDBFactory } from 'fake-indexeddb';
import { afterEach, expect, test } from 'vitest';
import { attemptLifetimeMs, type ReceivedResponse } from '#oauth/run.ts';
import { noon, someAttempt } from './records.test-support.ts';
import { openTestVault } from './vault.test-support.ts';
import type { Vault } from './vault.ts';

const response: ReceivedResponse = {
  receivedAt: noon + 1,
  fields: [
    ['code', 'abc'],
    ['state', 'state-1'],
  ],
};
const dayMs = 24 * 60 * 60_000;

let clock = noon;
const open: Vault[] = [];
async function vaultOn(indexedDB = new IDBFactory()): Promise<Vault> {
  const vault = await openTestVault({ indexedDB, now: () => clock });
  open.push(vault);
  return vault;
}
async function vaultWithAttempt(indexedDB?: IDBFactory): Promise<Vault> {
  const vault = await vaultOn(indexedDB);
  await vault.put([{ kind: 'attempt', attempt: someAttempt() }]);
  return vault;
}
afterEach(() => {
  clock = noon;
  for (const vault of open.splice(0)) vault.close();
});

test('a response is stored on its attempt and taken with it, once', async () => {
  const vault = await vaultWithAttempt();
  expect(await vault.storeResponse('state-1', response)).toEqual({ kind: 'stored', runId: 'run-1' });
  expect(await vault.loadAttempt('state-1')).toEqual(someAttempt({ response }));
  expect(await vault.takeAttempt('state-1', clock)).toEqual(someAttempt({ response }));
  expect(await vault.takeAttempt('state-1', clock)).toBeNull();
  expect(await vault.loadAttempt('state-1')).toBeNull();
});

test('an attempt without a response can be taken too: its code was pasted', async () => {
  const vault = await vaultWithAttempt();
  expect(await vault.takeAttempt('state-1', clock)).toEqual(someAttempt());
});

test('of ten that take at once, in two tabs, one gets the attempt', async () => {
  const indexedDB = new IDBFactory();
  const tabs = [await vaultWithAttempt(indexedDB), await vaultOn(indexedDB)];
  const takers = Array.from({ length: 10 }, (_, index) => tabs[index % 2]?.takeAttempt('state-1', clock));
  const taken = await Promise.all(takers);
  expect(taken.filter(Boolean)).toEqual([someAttempt()]);
});

test('of ten responses that come at once the first stays', async () => {
  const vault = await vaultWithAttempt();
  const responses = Array.from({ length: 10 }, (_, index) => ({ ...response, receivedAt: noon + index }));
  const stored = await Promise.all(responses.map((each) => vault.storeResponse('state-1', each)));
  expect(stored.filter(({ kind }) => kind === 'stored')).toHaveLength(1);
  expect(stored.filter(({ kind }) => kind === 'answered-already')).toHaveLength(9);
  const winner = stored.findIndex(({ kind }) => kind === 'stored');
  expect((await vault.loadAttempt('state-1'))?.response?.receivedAt).toBe(noon + winner);
});

test('a response to a state that nobody made is unknown', async () => {
  const vault = await vaultWithAttempt();
  expect(await vault.storeResponse('state-2', response)).toEqual({ kind: 'unknown-state' });
  expect(await vault.storeResponse('', response)).toEqual({ kind: 'unknown-state' });
});

test('a response that comes again, before or after the attempt was taken, finds its run and changes nothing', async () => {
  const vault = await vaultWithAttempt();
  await vault.storeResponse('state-1', response);
  const again = { ...response, fields: [['code', 'injected'] as const] };
  expect(await vault.storeResponse('state-1', again)).toEqual({ kind: 'answered-already', runId: 'run-1' });
  expect(await vault.takeAttempt('state-1', clock)).toEqual(someAttempt({ response }));
  expect(await vault.storeResponse('state-1', again)).toEqual({ kind: 'answered-already', runId: 'run-1' });
  expect(await vault.takeAttempt('state-1', clock)).toBeNull();
});

test.each([
  ['just in time', attemptLifetimeMs - 1, 'stored'],
  ['at ten minutes', attemptLifetimeMs, 'expired'],
  ['an hour late', 60 * 60_000, 'expired'],
  ['after the clock was set back', -60 * 60_000, 'stored'],
])('a response %s', async (_, laterMs, kind) => {
  const vault = await vaultWithAttempt();
  clock = noon + laterMs;
  expect(await vault.storeResponse('state-1', response)).toEqual({ kind, runId: 'run-1' });
});

test('an expired attempt goes to nobody, answered or not, and stays gone when the clock is set back', async () => {
  const vault = await vaultWithAttempt();
  await vault.storeResponse('state-1', response);
  clock = noon + attemptLifetimeMs;
  expect(await vault.loadAttempt('state-1')).toBeNull();
  expect(await vault.takeAttempt('state-1', clock)).toBeNull();
  clock = noon;
  expect(await vault.takeAttempt('state-1', clock)).toBeNull();
});

test.each([
  ['opening the vault', (indexedDB: IDBFactory) => vaultOn(indexedDB)],
  [
    'the next attempt',
    async (_: IDBFactory, vault: Vault) => {
      const next = someAttempt({ state: 'state-9', runId: 'run-9', startedAt: clock });
      await vault.put([{ kind: 'attempt', attempt: next }]);
    },
  ],
])('%s drops what expired attempts held, and their marks after a day', async (_, sweep) => {
  const indexedDB = new IDBFactory();
  const vault = await vaultWithAttempt(indexedDB);
  await vault.storeResponse('state-1', response);
  clock = noon + attemptLifetimeMs;
  await sweep(indexedDB, vault);
  expect((await rowsOf(indexedDB)).find(({ runId }) => runId === 'run-1')).toMatchObject({
    boxes: {},
    stage: 'expired',
  });
  expect(await vault.storeResponse('state-1', response)).toEqual({ kind: 'expired', runId: 'run-1' });

  clock = noon + dayMs;
  await sweep(indexedDB, vault);
  expect((await rowsOf(indexedDB)).filter(({ runId }) => runId === 'run-1')).toEqual([]);
  expect(await vault.storeResponse('state-1', response)).toEqual({ kind: 'unknown-state' });
});

test('taking an attempt leaves nothing sealed behind', async () => {
  const indexedDB = new IDBFactory();
  const vault = await vaultWithAttempt(indexedDB);
  await vault.storeResponse('state-1', response);
  await vault.takeAttempt('state-1', clock);
  expect(await rowsOf(indexedDB)).toMatchObject([{ boxes: {}, stage: 'taken' }]);
});

interface StoredAttempt {
  readonly runId: string;
  readonly boxes: object;
  readonly stage: string;
}

function rowsOf(indexedDB: IDBFactory): Promise<StoredAttempt[]> {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open('authscope');
    opening.onerror = () => reject(opening.error);
    opening.onsuccess = () => {
      const getting = opening.result.transaction('attempts').objectStore('attempts').getAll();
      getting.onsuccess = () => {
        opening.result.close();
        resolve(getting.result);
      };
    };
  });
}
