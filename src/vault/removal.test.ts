import { IDBFactory } from 'fake-indexeddb';
import { afterEach, expect, test, vi } from 'vitest';
import {
  noon,
  someAttempt,
  someCall,
  someCollection,
  someDraft,
  someEnvironment,
  someProfile,
  someRequest,
  someRun,
  someToken,
} from './records.test-support.ts';
import { openTestVault } from './vault.test-support.ts';
import { type Change, newSecret, type RecordAddress, type Vault, type VaultRecord } from './vault.ts';

const open: Vault[] = [];
async function vaultOn(indexedDB = new IDBFactory()): Promise<Vault> {
  const vault = await openTestVault({ indexedDB, now: () => noon });
  open.push(vault);
  return vault;
}
afterEach(() => {
  vi.restoreAllMocks();
  for (const vault of open.splice(0)) vault.close();
});

const secret = newSecret('client secret', 'comes back after Undo', () => 'secret-9');
const profile = someProfile({ clientSecret: secret.ref });
const records: VaultRecord[] = [
  { kind: 'secret', secret },
  { kind: 'profile', profile },
  { kind: 'run', run: someRun() },
  { kind: 'attempt', attempt: someAttempt() },
  { kind: 'token', token: someToken() },
  { kind: 'call', call: someCall() },
  { kind: 'collection', collection: someCollection() },
  { kind: 'request', request: someRequest() },
  { kind: 'draft', draft: someDraft() },
  { kind: 'environment', environment: someEnvironment() },
];
const all: RecordAddress[] = [
  { store: 'secret', id: 'secret-9' },
  { store: 'profile', id: 'profile-1' },
  { store: 'run', id: 'run-1' },
  { store: 'token', id: 'token-1' },
  { store: 'call', id: 'call-1' },
  { store: 'collection', id: 'collection-1' },
  { store: 'request', id: 'request-1' },
  { store: 'draft', id: 'request-1' },
  { store: 'environment', id: 'environment-1' },
];

async function everythingIn(vault: Vault) {
  return {
    secret: await vault.open(secret.ref).then(
      (value) => value.reveal(),
      () => null,
    ),
    profile: await vault.loadProfile('profile-1'),
    run: await vault.loadRun('run-1'),
    attempt: await vault.loadAttempt('state-1'),
    token: await vault.loadToken('token-1'),
    call: await vault.loadCall('call-1'),
    collection: await vault.loadCollection('collection-1'),
    request: await vault.loadRequest('request-1'),
    draft: await vault.loadDraft('request-1'),
    environment: await vault.loadEnvironment('environment-1'),
  };
}

test('a profile with all that hangs on it goes, and Undo brings every bit of it back', async () => {
  const vault = await vaultOn();
  await vault.put(records);
  const before = await everythingIn(vault);
  expect(Object.values(before)).not.toContain(null);

  const removed = await vault.remove(all);
  expect(Object.values(await everythingIn(vault)).filter((each) => each !== null)).toEqual([]);
  expect(await vault.loadProfiles()).toEqual({ records: [], unreadable: [] });

  await vault.restore(removed);
  expect(await everythingIn(vault)).toEqual(before);
});

test('what was removed is nothing to read: it is sealed as it was', async () => {
  const vault = await vaultOn();
  await vault.put(records);
  const removed = await vault.remove(all);
  expect(JSON.stringify(removed)).not.toContain('Undo');
  expect(removed.rows.map(({ store }) => store).sort()).toEqual([
    'attempts',
    'callParts',
    'calls',
    'collections',
    'drafts',
    'environments',
    'profiles',
    'requests',
    'runs',
    'secrets',
    'tokens',
  ]);
});

test('a removed run no longer takes an answer', async () => {
  const vault = await vaultOn();
  await vault.put(records);
  await vault.remove([{ store: 'run', id: 'run-1' }]);
  expect(await vault.storeResponse('state-1', { receivedAt: noon, fields: [] })).toEqual({ kind: 'unknown-state' });
});

test('both are told, here and in other tabs, and only what really changed', async () => {
  const indexedDB = new IDBFactory();
  const [vault, other] = [await vaultOn(indexedDB), await vaultOn(indexedDB)];
  await vault.put(records);
  const [here, there]: [Change[], Change[]] = [[], []];
  vault.subscribe((change) => here.push(change));
  const told = [
    { store: 'profile', id: 'profile-1' },
    { store: 'run', id: 'run-1' },
    { store: 'attempt', id: 'run-1' },
    { store: 'token', id: 'token-1' },
    { store: 'call', id: 'call-1' },
    { store: 'collection', id: 'collection-1' },
    { store: 'request', id: 'request-1' },
    { store: 'draft', id: 'request-1' },
    { store: 'environment', id: 'environment-1' },
  ];
  await vi.waitFor(async () => expect(await other.loadCall('call-1')).not.toBeNull());
  other.subscribe((change) => there.push(change));

  const removed = await vault.remove([...all, { store: 'token', id: 'gone long ago' }]);
  expect(here.splice(0)).toEqual(told);
  expect((await vault.remove(all)).rows).toEqual([]);
  await vault.restore({ rows: [] });
  expect(here).toEqual([]);
  await vault.restore(removed);
  expect(here.splice(0)).toEqual(told);
  await vault.restore(removed);
  expect(here).toEqual([]);
  await vi.waitFor(() => expect(there.slice(-2 * told.length)).toEqual([...told, ...told]));
});

test('a collection of thousands that goes or comes back is told of once, not request by request', async () => {
  const vault = await vaultOn();
  const ids = Array.from({ length: 450 }, (_, at) => `request-${at}`);
  await vault.put(ids.map((id) => ({ kind: 'request', request: someRequest({ id }) })));
  const told: Change[] = [];
  vault.subscribe((change) => told.push(change));
  const removed = await vault.remove(ids.map((id) => ({ store: 'request', id })));
  expect(removed.rows.map(({ row }) => row.id)).toEqual(ids);
  expect(told.splice(0)).toEqual([{ store: 'request', id: '*' }]);
  expect(await vault.loadRequest('request-7')).toBeNull();
  await vault.restore(removed);
  expect(told).toEqual([{ store: 'request', id: '*' }]);
  const wished = ['gone', ...ids];
  expect(await vault.loadRequests(wished)).toEqual({ records: ids.map((id) => someRequest({ id })), unreadable: [] });
});

test('what is named twice goes once, and comes back', async () => {
  const vault = await vaultOn();
  await vault.put(records);
  const address = { store: 'token', id: 'token-1' } as const;
  const removed = await vault.remove([address, address]);
  expect(removed.rows).toHaveLength(1);
  await vault.restore(removed);
  expect(await vault.loadToken('token-1')).toEqual(someToken());
});

test('Undo does not undo what was made meanwhile', async () => {
  const vault = await vaultOn();
  await vault.put(records);
  const removed = await vault.remove(all);
  await vault.put([{ kind: 'profile', profile: someProfile({ name: 'Newer' }) }]);
  await vault.restore(removed);
  expect((await vault.loadProfile('profile-1'))?.name).toBe('Newer');
  expect(await vault.loadToken('token-1')).toEqual(someToken());
});

test('a record that can not be decrypted can be removed and brought back all the same', async () => {
  const indexedDB = new IDBFactory();
  const vault = await vaultOn(indexedDB);
  await vault.put(records);
  vi.spyOn(crypto.subtle, 'decrypt').mockRejectedValue(new Error('never asked for'));
  const removed = await vault.remove([{ store: 'token', id: 'token-1' }]);
  await vault.restore(removed);
  vi.restoreAllMocks();
  expect(await vault.loadToken('token-1')).toEqual(someToken());
});

test.each(['remove', 'restore'] as const)('%s is all or nothing', async (act) => {
  const vault = await vaultOn();
  await vault.put(records);
  const before = await everythingIn(vault);
  const removed = act === 'restore' ? await vault.remove(all) : null;
  const store = IDBObjectStore.prototype;
  const real = { delete: store.delete, put: store.put };
  for (const name of ['delete', 'put'] as const)
    vi.spyOn(store, name).mockImplementation(function (this: IDBObjectStore, ...values: [never]) {
      if (this.name === 'calls') throw new DOMException('No room', 'QuotaExceededError');
      return Reflect.apply(real[name], this, values);
    } as never);
  const acting = removed ? vault.restore(removed) : vault.remove(all);
  await expect(acting).rejects.toThrow(expect.objectContaining({ name: 'StorageFull' }));
  vi.restoreAllMocks();
  if (removed) expect(Object.values(await everythingIn(vault)).filter((each) => each !== null)).toEqual([]);
  else expect(await everythingIn(vault)).toEqual(before);
});

test('what belongs to a profile is found by it, newest first', async () => {
  const vault = await vaultOn();
  const of = (profileId: string) => (id: string, index: number) => ({ id, profileId, at: noon + index });
  const made = [...['a', 'b'].map(of('profile-1')), ...['c', 'd'].map(of('profile-2'))];
  await vault.put(
    made.flatMap(({ id, profileId, at }) => [
      { kind: 'run' as const, run: someRun({ id, profileId, startedAt: at }) },
      { kind: 'token' as const, token: someToken({ id, profileId, sentAt: at }) },
      { kind: 'call' as const, call: someCall({ id, profileId, sentAt: at }) },
    ]),
  );
  expect((await vault.loadRunsOf('profile-2')).records.map(({ id }) => id)).toEqual(['d', 'c']);
  expect((await vault.loadTokensOf('profile-2')).records.map(({ id }) => id)).toEqual(['d', 'c']);
  expect([...(await vault.loadCallIdsOf('profile-2'))].sort()).toEqual(['c', 'd']);
  expect(await vault.loadTokensOf('none')).toEqual({ records: [], unreadable: [] });
});
