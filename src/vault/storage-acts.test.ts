import { IDBFactory } from 'fake-indexeddb';
import { afterEach, expect, test, vi } from 'vitest';
import type { StoredBody } from '#call/stored-body.ts';
import {
  noon,
  someCall,
  someCollection,
  someDraft,
  someProfile,
  someRequest,
  someToken,
} from './records.test-support.ts';
import { filesBeside, openTestVault } from './vault.test-support.ts';
import { everyRecord, newSecret, type Vault } from './vault.ts';

const open: Vault[] = [];
async function openTab(indexedDB = new IDBFactory(), preferences: Storage | null = null): Promise<Vault> {
  const vault = await openTestVault({ indexedDB, preferences, now: () => noon });
  open.push(vault);
  return vault;
}
afterEach(() => {
  for (const vault of open.splice(0)) vault.close();
});

async function storedBody(vault: Vault, bytes: number): Promise<StoredBody> {
  const writer = vault.writeBody();
  await writer.write(new Uint8Array(bytes));
  return writer.close();
}

/** A call whose body takes 1,000 bytes unless told. */
function callAt(id: string, sentAt: number, bytes = 1_000) {
  return { kind: 'call', call: someCall({ id, sentAt, body: new Uint8Array(bytes) }) } as const;
}

test('usage is told by kind: calls and their bodies apart, drafts with requests, files that are sent', async () => {
  const vault = await openTab();
  const file = { name: 'cat.png', mediaType: 'image/png', stored: await storedBody(vault, 5_000) };
  const largeBody = await storedBody(vault, 2_000_000);
  await vault.put([
    { kind: 'profile', profile: someProfile() },
    { kind: 'token', token: someToken() },
    { kind: 'secret', secret: newSecret('client secret', 'x'.repeat(300), () => 'secret-9') },
    { kind: 'collection', collection: someCollection() },
    { kind: 'request', request: someRequest({ body: { kind: 'file', file } }) },
    { kind: 'draft', draft: someDraft() },
    { kind: 'call', call: someCall({ id: 'a', body: new Uint8Array(700), wireBody: new Uint8Array(300) }) },
    { kind: 'call', call: someCall({ id: 'b', body: new Uint8Array(1_000_000), largeBody }) },
    { kind: 'call', call: someCall({ id: 'c', body: new Uint8Array() }) },
  ]);
  const usage = await vault.loadUsage();
  expect(Object.fromEntries(Object.entries(usage).map(([kind, { count }]) => [kind, count]))).toEqual({
    ...{ calls: 3, bodies: 2, files: 1, tokens: 1, runs: 0, profiles: 1, secrets: 1, collections: 1, requests: 2 },
    environments: 0,
  });
  expect(usage.bodies.bytes).toBe(1_000 + 3_000_000);
  expect(usage.files.bytes).toBeGreaterThan(5_000);
  expect(usage.files.bytes).toBeLessThan(5_200);
  expect(usage.secrets.bytes).toBeGreaterThan(300);
  expect(usage.calls.bytes).toBeGreaterThan(1_000);
});

test('bodies of the oldest calls go until the budget holds; their calls stay and say so', async () => {
  const vault = await openTab();
  await vault.put(['a', 'b', 'c', 'd'].map((id, index) => callAt(id, noon + index)));
  const told = vi.fn();
  vault.subscribe(told);
  expect(await vault.trimBodies(2_500)).toEqual({ bodies: 2, bytes: 2_000 });
  await vi.waitFor(() => expect(told.mock.calls).toEqual([[{ store: 'call', id: everyRecord }]]));
  const log = await vault.loadCallLog();
  expect(log.map(({ id, isBodyDropped }) => [id, isBodyDropped])).toEqual([
    ...[['d', false] as const, ['c', false] as const],
    ...[['b', true] as const, ['a', true] as const],
  ]);
  const { head, phases, sizes } = someCall();
  expect(await vault.loadCall('a')).toMatchObject({ isBodyDropped: true, wireBody: null, head, phases, sizes });
  expect((await vault.loadCall('a'))?.body).toHaveLength(0);
  expect((await vault.loadCall('c'))?.body).toHaveLength(1_000);
  expect((await vault.loadUsage()).bodies).toEqual({ count: 2, bytes: 2_000 });
  expect(await vault.trimBodies(2_500)).toEqual({ bodies: 0, bytes: 0 });
});

test('a call that is put again with its dropped body stays without, and the newest body always stays', async () => {
  const vault = await openTab();
  await vault.put([callAt('a', noon), callAt('b', noon + 1, 9_000)]);
  expect(await vault.trimBodies(10)).toEqual({ bodies: 1, bytes: 1_000 });
  const call = await vault.loadCall('a');
  if (call) await vault.put([{ kind: 'call', call }]);
  expect(await vault.loadCall('a')).toEqual(call);
  expect(call?.isBodyDropped).toBe(true);
});

test('the files of a large body go with it; a file that the call sent stays', async () => {
  const indexedDB = new IDBFactory();
  const vault = await openTab(indexedDB);
  const largeBody = await storedBody(vault, 3_000_000);
  const file = { name: 'cat.png', mediaType: 'image/png', stored: await storedBody(vault, 5_000) };
  const request = { ...someCall().request, body: { kind: 'file', file } } as const;
  await vault.put([{ kind: 'call', call: someCall({ id: 'a', largeBody, request }) }, callAt('b', noon + 1)]);
  await vault.trimBodies(1_500);
  expect(await filesBeside(indexedDB).list()).toMatchObject([{ id: file.stored.id }]);
  expect((await vault.loadCall('a'))?.request.body).toEqual({ kind: 'file', file });
});

test('clearing calls leaves all else, and no file of theirs', async () => {
  const indexedDB = new IDBFactory();
  const vault = await openTab(indexedDB);
  const largeBody = await storedBody(vault, 3_000_000);
  await vault.put([
    { kind: 'call', call: someCall({ largeBody }) },
    callAt('b', noon),
    { kind: 'token', token: someToken() },
  ]);
  await vault.clearCalls();
  expect([await vault.loadCallLog(), await vault.loadCall('call-1')]).toEqual([[], null]);
  expect(await vault.loadToken('token-1')).toEqual(someToken());
  expect(await filesBeside(indexedDB).list()).toEqual([]);
});

test('clearing everything leaves a browser as it was before: no record, no file, no key, no preference', async () => {
  const indexedDB = new IDBFactory();
  const preferences = { clear: vi.fn() };
  const vault = await openTab(indexedDB, preferences as unknown as Storage);
  const other = await openTab(indexedDB);
  const told = vi.fn();
  other.onCleared(told);
  vault.onCleared(() => expect.unreachable('the tab that cleared is not told'));
  const largeBody = await storedBody(vault, 3_000_000);
  await vault.put([
    { kind: 'call', call: someCall({ largeBody }) },
    { kind: 'token', token: someToken() },
  ]);
  await vault.clearAll();
  await vi.waitFor(() => expect(told).toHaveBeenCalledOnce());
  expect(await indexedDB.databases()).toEqual([]);
  expect(await filesBeside(indexedDB).list()).toEqual([]);
  expect(preferences.clear).toHaveBeenCalledOnce();
  await expect(vault.loadToken('token-1')).rejects.toMatchObject({ name: 'VaultUnavailable', reason: 'closed' });
  await expect(other.loadToken('token-1')).rejects.toMatchObject({ reason: 'closed' });
  expect((await (await openTab(indexedDB)).loadTokens()).records).toEqual([]);
});
