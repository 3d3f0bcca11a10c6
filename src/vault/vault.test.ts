import { IDBFactory, IDBObjectStore } from 'fake-indexeddb';
import { afterEach, expect, test, vi } from 'vitest';
import { RecordUnreadable, SecretMissing, StorageFull } from './errors.ts';
import { noon, someAttempt, someCall, someProfile, someRef, someRun, someToken } from './records.test-support.ts';
import { rewriteRow } from './rewrite-row.test-support.ts';
import { openTestVault } from './vault.test-support.ts';
import { newSecret, type Vault, type VaultRecord } from './vault.ts';

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

test('everything put is there again after a reload', async () => {
  const indexedDB = new IDBFactory();
  const secret = newSecret('client secret', 'kept-through-reload', () => 'secret-9');
  const records: VaultRecord[] = [
    { kind: 'secret', secret },
    { kind: 'profile', profile: someProfile({ clientSecret: secret.ref }) },
    { kind: 'run', run: someRun() },
    { kind: 'attempt', attempt: someAttempt() },
    { kind: 'token', token: someToken() },
    { kind: 'call', call: someCall() },
  ];
  const before = await vaultOn(indexedDB);
  await before.put(records);
  before.close();

  const after = await vaultOn(indexedDB);
  expect((await after.open(secret.ref)).reveal()).toBe('kept-through-reload');
  expect(await after.loadProfile('profile-1')).toEqual(someProfile({ clientSecret: secret.ref }));
  expect(await after.loadProfiles()).toEqual({ records: [someProfile({ clientSecret: secret.ref })], unreadable: [] });
  expect(await after.loadRun('run-1')).toEqual(someRun());
  expect(await after.loadAttempt('state-1')).toEqual(someAttempt());
  expect(await after.loadToken('token-1')).toEqual(someToken());
  expect(await after.loadCall('call-1')).toEqual(someCall());
});

test('the bytes of a body come back as bytes, as they came and decoded', async () => {
  const vault = await vaultOn();
  const call = someCall({ body: new Uint8Array([1, 2, 255]), wireBody: new Uint8Array([31, 139, 0]) });
  await vault.put([{ kind: 'call', call }]);
  expect(await vault.loadCall('call-1')).toEqual(call);
  expect((await vault.loadCallsOf('token-1')).records).toEqual([call]);
});

test('what was never put is null, and its secret a SecretMissing', async () => {
  const vault = await vaultOn();
  expect(await vault.loadProfile('none')).toBeNull();
  expect(await vault.loadRun('none')).toBeNull();
  expect(await vault.loadToken('none')).toBeNull();
  expect(await vault.loadChildOf('none')).toBeNull();
  expect(await vault.loadCall('none')).toBeNull();
  expect(await vault.loadTokens()).toEqual({ records: [], unreadable: [] });
  await expect(vault.open(someRef)).rejects.toThrow(SecretMissing);
});

test('a record put again replaces the one before', async () => {
  const vault = await vaultOn();
  await vault.put([{ kind: 'run', run: someRun() }]);
  const outcome = { kind: 'denied', receivedAt: noon, error: 'access_denied', description: null, uri: null } as const;
  await vault.put([{ kind: 'run', run: someRun({ outcome }) }]);
  expect((await vault.loadRun('run-1'))?.outcome).toEqual(outcome);
});

test('lists come newest first, and a token finds its child and its calls', async () => {
  const vault = await vaultOn();
  await vault.put([
    { kind: 'token', token: someToken({ id: 'a', sentAt: noon }) },
    { kind: 'token', token: someToken({ id: 'b', sentAt: noon + 2, parentId: 'a' }) },
    { kind: 'token', token: someToken({ id: 'c', sentAt: noon + 1, parentId: 'a' }) },
    { kind: 'call', call: someCall({ id: '1', sentAt: noon, tokenId: 'a' }) },
    { kind: 'call', call: someCall({ id: '2', sentAt: noon + 2, tokenId: 'b' }) },
    { kind: 'call', call: someCall({ id: '3', sentAt: noon + 1, tokenId: 'a' }) },
    { kind: 'call', call: someCall({ id: '4', sentAt: noon + 9, tokenId: null, purpose: 'token' }) },
  ]);
  expect((await vault.loadTokens()).records.map(({ id }) => id)).toEqual(['b', 'c', 'a']);
  expect((await vault.loadChildOf('a'))?.id).toBe('b');
  expect((await vault.loadCallsOf('a')).records.map(({ id }) => id)).toEqual(['3', '1']);
  expect((await vault.loadApiCalls(9)).records.map(({ id }) => id)).toEqual(['2', '3', '1']);
  expect((await vault.loadApiCalls(2)).records.map(({ id }) => id)).toEqual(['2', '3']);
  expect((await vault.loadApiCalls(0)).records).toEqual([]);
});

test('a put is all or nothing when a record can not be sealed', async () => {
  const vault = await vaultOn();
  const endless: Record<string, unknown> = {};
  endless.self = endless;
  const bad = { kind: 'run', run: { ...someRun(), outcome: endless } } as unknown as VaultRecord;
  await expect(vault.put([{ kind: 'token', token: someToken() }, bad])).rejects.toThrow(TypeError);
  expect(await vault.loadToken('token-1')).toBeNull();
});

test('a put is all or nothing when the database refuses a row', async () => {
  const vault = await vaultOn();
  const bad = { kind: 'run', run: { ...someRun(), id: Number.NaN } } as unknown as VaultRecord;
  await expect(vault.put([{ kind: 'token', token: someToken() }, bad])).rejects.toThrow();
  expect(await vault.loadToken('token-1')).toBeNull();
  await vault.put([{ kind: 'token', token: someToken() }]);
  expect(await vault.loadToken('token-1')).toEqual(someToken());
});

test.each(['before it begins', 'while it seals', 'while it stores', 'at its very end'])(
  'a put that is cancelled %s stores nothing, and tells nobody of it',
  async (when) => {
    const vault = await vaultOn();
    const told = vi.fn();
    vault.subscribe(told);
    const cancel = new AbortController();
    const stores = IDBObjectStore.prototype;
    const realPut = stores.put;
    let rows = 0;
    vi.spyOn(stores, 'put').mockImplementation(function (this: IDBObjectStore, ...row: Parameters<typeof realPut>) {
      rows += 1;
      const stored = realPut.apply(this, row);
      if (when === 'while it stores' && rows === 250) cancel.abort();
      if (when === 'at its very end' && rows === 450) stored.onsuccess = () => cancel.abort();
      return stored;
    });
    const records = Array.from({ length: 450 }, (_, at): VaultRecord => {
      return { kind: 'token', token: someToken({ id: `token-${at}` }) };
    });
    if (when === 'before it begins') cancel.abort();
    const stored = vault.put(records, cancel.signal);
    if (when === 'while it seals') cancel.abort();
    const reason = await stored.catch((error: unknown) => error);
    expect(reason).toBe(cancel.signal.reason);
    expect(reason).toHaveProperty('name', 'AbortError');
    expect((await vault.loadTokens()).records).toEqual([]);
    expect(told).not.toHaveBeenCalled();
    await vault.put(records.slice(0, 1), new AbortController().signal);
    expect((await vault.loadTokens()).records).toHaveLength(1);
  },
);

test('a full disk is StorageFull, and what was there stays', async () => {
  const vault = await vaultOn();
  await vault.put([{ kind: 'token', token: someToken({ scopesAsked: ['before'] }) }]);
  const store = IDBObjectStore.prototype;
  const realPut = store.put;
  vi.spyOn(store, 'put').mockImplementation(function (this: IDBObjectStore, ...row: Parameters<typeof realPut>) {
    if (this.name === 'calls') throw new DOMException('No room', 'QuotaExceededError');
    return realPut.apply(this, row);
  });
  const records: VaultRecord[] = [
    { kind: 'token', token: someToken({ scopesAsked: ['after'] }) },
    { kind: 'call', call: someCall() },
  ];
  await expect(vault.put(records)).rejects.toThrow(StorageFull);
  expect((await vault.loadToken('token-1'))?.scopesAsked).toEqual(['before']);
});

test('one unreadable record spoils no list and is named', async () => {
  const indexedDB = new IDBFactory();
  const vault = await vaultOn(indexedDB);
  await vault.put(['a', 'b', 'c'].map((id) => ({ kind: 'token', token: someToken({ id }) })));
  await rewriteRow(indexedDB, ['tokens', 'b'], (row) => ({ ...row, keyId: 'a key that is gone' }));
  const { records, unreadable } = await vault.loadTokens();
  expect(records.map(({ id }) => id)).toEqual(['a', 'c']);
  expect(unreadable).toEqual(['b']);
  await expect(vault.loadToken('b')).rejects.toEqual(new RecordUnreadable('tokens', 'b'));
});

test.each(['tokens', 'runs'] as const)('boxes swapped between two records of %s do not open', async (store) => {
  const indexedDB = new IDBFactory();
  const vault = await vaultOn(indexedDB);
  await vault.put([
    { kind: 'token', token: someToken({ id: 'a' }) },
    { kind: 'token', token: someToken({ id: 'b' }) },
    { kind: 'run', run: someRun({ id: 'a' }) },
    { kind: 'run', run: someRun({ id: 'b' }) },
  ]);
  let boxesOfA: unknown;
  await rewriteRow(indexedDB, [store, 'a'], (row) => {
    boxesOfA = row.boxes;
    return row;
  });
  await rewriteRow(indexedDB, [store, 'b'], (row) => ({ ...row, boxes: boxesOfA }));
  const load = (id: string) => (store === 'tokens' ? vault.loadToken(id) : vault.loadRun(id));
  expect(await load('a')).not.toBeNull();
  await expect(load('b')).rejects.toEqual(new RecordUnreadable(store, 'b'));
});

test('a box moved to another store does not open there', async () => {
  const indexedDB = new IDBFactory();
  const vault = await vaultOn(indexedDB);
  await vault.put([{ kind: 'token', token: someToken({ id: 'same' }) }]);
  await vault.put([{ kind: 'run', run: someRun({ id: 'same' }) }]);
  let boxes: unknown;
  await rewriteRow(indexedDB, ['tokens', 'same'], (row) => {
    boxes = row.boxes;
    return row;
  });
  await rewriteRow(indexedDB, ['runs', 'same'], (row) => ({ ...row, boxes }));
  await expect(vault.loadRun('same')).rejects.toThrow(RecordUnreadable);
});
