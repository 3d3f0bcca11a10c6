import { IDBFactory, IDBObjectStore } from 'fake-indexeddb';
import { afterEach, expect, test, vi } from 'vitest';
import type { Call, Hop } from '#call/call.ts';
import { text } from '#call/template.ts';
import { noon, someCall } from './records.test-support.ts';
import { openTestVault } from './vault.test-support.ts';
import type { Vault } from './vault.ts';

const open: Vault[] = [];
async function vaultWith(calls: readonly Partial<Call>[]): Promise<Vault> {
  const vault = await openTestVault({ indexedDB: new IDBFactory(), now: () => noon });
  open.push(vault);
  await vault.put(calls.map((change) => ({ kind: 'call', call: someCall(change) })));
  return vault;
}
afterEach(() => {
  vi.restoreAllMocks();
  for (const vault of open.splice(0)) vault.close();
});

test('the log tells what each call was and came to, newest first, token requests too', async () => {
  const unreachable = { kind: 'unreachable', code: 'ENOTFOUND', during: 'dns' } as const;
  const vault = await vaultWith([
    { id: 'older', sentAt: noon, tokenId: null, purpose: 'token', head: null, ending: unreachable },
    { id: 'newer', sentAt: noon + 1, requestId: 'request-1' },
  ]);
  const [newer, older] = await vault.loadCallLog();
  expect(newer).toEqual({
    ...{ id: 'newer', purpose: 'api', profileId: 'profile-1', tokenId: 'token-1', requestId: 'request-1' },
    ...{ method: 'GET', origin: 'https://api.example', path: '/me', status: 200, ending: 'response', hopCount: 0 },
    ...{ sentAt: noon + 1, receivedAt: noon + 42, totalMs: 40, requestBytes: 0, responseBytes: 4 },
    ...{ isBodyDropped: false, practiceMarks: [] },
  });
  expect(older).toMatchObject({ id: 'older', tokenId: null, requestId: null, status: null, ending: 'unreachable' });
});

test('the time of a call that was redirected is that of all its hops', async () => {
  const { phases, connection, remoteAddress, tls, viaProxy } = someCall();
  const hop: Hop = {
    ...{ method: 'GET', url: 'https://api.example/here', nextUrl: 'https://api.example/me' },
    head: { status: 302, reason: 'Found', httpVersion: '1.1', rawHeaders: [] },
    ...{ phases: { ...phases, totalMs: 160 }, connection, remoteAddress, tls, viaProxy },
    ...{ droppedHeaders: [], isBodyDropped: false },
  };
  const vault = await vaultWith([{ hops: [hop] }]);
  expect((await vault.loadCallLog()).map(({ hopCount, totalMs }) => [hopCount, totalMs])).toEqual([[1, 200]]);
});

test('the log tells which levers of the practice provider changed an answer, and nothing else that the header says', async () => {
  const { head } = someCall();
  const rawHeaders = [['X-Practice-Lever', 'rate-limit, at-secret-1']] as const;
  const vault = await vaultWith([{ head: head && { ...head, rawHeaders } }]);
  expect((await vault.loadCallLog()).map(({ practiceMarks }) => practiceMarks)).toEqual([['rate-limit']]);
});

test('the log opens nothing, and touches no sealed part', async () => {
  const vault = await vaultWith([{ id: 'a' }, { id: 'b' }]);
  const decrypt = vi.spyOn(crypto.subtle, 'decrypt');
  const get = vi.spyOn(IDBObjectStore.prototype, 'get');
  expect(await vault.loadCallLog()).toHaveLength(2);
  expect([decrypt.mock.calls, get.mock.calls]).toEqual([[], []]);
});

test('a request finds its own calls, and every request what its last call came to', async () => {
  const failed = { head: null, ending: { kind: 'aborted' } } as const;
  const vault = await vaultWith([
    { id: '1', requestId: 'a', sentAt: noon, request: { ...someCall().request, url: text('https://api.example/1') } },
    { id: '2', requestId: 'a', sentAt: noon + 2 },
    { id: '3', requestId: 'b', sentAt: noon + 1, ...failed },
    { id: '4', requestId: null, sentAt: noon + 9 },
  ]);
  expect((await vault.loadLogEntriesOf('a')).map(({ id, path }) => [id, path])).toEqual([
    ['2', '/me'],
    ['1', '/1'],
  ]);
  expect(await vault.loadLogEntriesOf('none')).toEqual([]);
  expect([...(await vault.loadLatestStatuses())]).toEqual([
    ['b', { status: null, ending: 'aborted' }],
    ['a', { status: 200, ending: 'response' }],
  ]);
});

test('a removed call is in no log, and Undo brings entry and parts back', async () => {
  const vault = await vaultWith([{ requestId: 'a' }]);
  const [before, call] = [await vault.loadCallLog(), await vault.loadCall('call-1')];
  const removed = await vault.remove([{ store: 'call', id: 'call-1' }]);
  expect([await vault.loadCallLog(), await vault.loadLatestStatuses()]).toEqual([[], new Map()]);
  await vault.restore(removed);
  expect([await vault.loadCallLog(), await vault.loadCall('call-1')]).toEqual([before, call]);
});
