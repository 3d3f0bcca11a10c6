import { readFile } from 'node:fs/promises';
import { IDBFactory } from 'fake-indexeddb';
import { afterEach, expect, test } from 'vitest';
import { openDatabase } from './database.ts';
import { noon, someCall, someProfile, someRun, someToken } from './records.test-support.ts';
import { migrations } from './schema.ts';
import { openTestVault } from './vault.test-support.ts';
import type { Vault } from './vault.ts';
import { type PutRecord, readFixture, writeVersion1 } from './version-1.test-support.ts';

const fixture = readFixture(await readFile(new URL('./version-1.fixture.json', import.meta.url), 'utf8'));
async function openVersion1(): Promise<{ indexedDB: IDBFactory; put: readonly PutRecord[] }> {
  const indexedDB = new IDBFactory();
  await writeVersion1(indexedDB, fixture);
  return { indexedDB, put: fixture.put };
}

const open: Vault[] = [];
async function opened() {
  const { indexedDB, put } = await openVersion1();
  const vault = await openTestVault({ indexedDB, now: () => noon });
  open.push(vault);
  return { indexedDB, vault, put };
}
afterEach(() => {
  for (const vault of open.splice(0)) vault.close();
});

/** The records of a kind as they were put, by id. */
function putOf(put: readonly PutRecord[], kind: string): [string, Record<string, unknown>][] {
  return put
    .filter((record) => record.kind === kind)
    .map((record) => {
      const value = record[kind] as Record<string, unknown> & { id: string };
      return [value.id, value];
    });
}

/** Tells that every field that was there is there still; what came later may stand beside it. */
function expectKept(old: Record<string, unknown>, { now, today }: { now: unknown; today: object }) {
  expect(now).toMatchObject(old);
  expect(Object.keys(now as object).sort()).toEqual(Object.keys(today).sort());
}

test('every record of a version 1 database is read in the shape of today, with nothing lost', async () => {
  const { vault, put } = await opened();
  for (const [id, { callbackHost, ...old }] of putOf(put, 'profile')) {
    const now = await vault.loadProfile(id);
    expectKept(old, { now, today: someProfile() });
    expect(now?.redirect).toEqual({ kind: 'callback', host: callbackHost });
  }
  for (const [id, old] of putOf(put, 'run')) expectKept(old, { now: await vault.loadRun(id), today: someRun() });
  for (const [id, old] of putOf(put, 'token')) expectKept(old, { now: await vault.loadToken(id), today: someToken() });
  // Where they may go was not kept, and is not made up: their profile tells it (flows/bind-token.ts).
  expect(await vault.loadToken('first')).not.toHaveProperty('origins');
  for (const [id, old] of putOf(put, 'call')) expectKept(old, { now: await vault.loadCall(id), today: someCall() });
  for (const { ref, text } of put.filter(({ kind }) => kind === 'secret'))
    expect((await vault.open(ref as never)).reveal()).toBe(text);
});

test('attempts go on where they stood', async () => {
  const { vault } = await opened();
  expect(await vault.loadAttempt('state-waiting')).toMatchObject({ runId: 'waiting', response: null });
  expect((await vault.takeAttempt('state-answered', noon))?.response?.fields).toEqual([
    ['code', 'c'],
    ['state', 'state-answered'],
    ['code', 'again'],
  ]);
  const late = { receivedAt: noon, fields: [] };
  expect(await vault.storeResponse('state-taken', late)).toEqual({ kind: 'answered-already', runId: 'exchanged' });
  expect((await vault.remove([{ store: 'run', id: 'waiting' }])).rows.map(({ store }) => store)).toEqual([
    'runs',
    'attempts',
  ]);
});

test('the new indexes find old records', async () => {
  const { vault, put } = await opened();
  expect((await vault.loadTokensOf('practice')).records.map(({ id }) => id)).toEqual(['second', 'first']);
  expect((await vault.loadRunsOf('practice')).records).toHaveLength(putOf(put, 'run').length);
  expect(await vault.loadCallIdsOf('practice')).toHaveLength(putOf(put, 'call').length);
  expect((await vault.loadProfiles()).unreadable).toEqual([]);
  expect(await vault.loadApiCalls(99)).toMatchObject({ unreadable: [] });
});

test('what a profile of version 1 meant is said in words of today', async () => {
  const { vault } = await opened();
  expect(await vault.loadProfile('practice')).toMatchObject({
    ...{ grant: 'authorization_code', pkce: 'S256', responseMode: 'default', pausesBeforeExchange: false },
    ...{ authorizationEndpoint: '{{practice}}/auth', resources: ['{{practice}}/api'], createdAt: 0 },
    connection: { verifiesCertificate: true, clientKey: null },
  });
});

const waitingRun = { grant: 'authorization_code', redirectUri: 'http://127.0.0.1:6284/callback' };
test.each([
  ['waiting', { ...waitingRun, outcome: { kind: 'waiting' } }],
  ['refused', { redirectUri: '', outcome: { reason: { kind: 'issuer-differs' } } }],
  ['denied', { outcome: { kind: 'denied', description: 'The user said no', uri: null } }],
  ['exchanging', { outcome: { from: 'callback', code: { label: 'code' } } }],
  ['interrupted', { outcome: { from: 'callback', code: { label: 'code' } } }],
  ['interrupted-early', { outcome: { from: null, code: null } }],
  ['exchanged', { ...waitingRun, outcome: { from: 'callback', result: { kind: 'token', tokenId: 'first' } } }],
])('the run %s', async (id, expected) => {
  const { vault } = await opened();
  expect(await vault.loadRun(id)).toMatchObject(expected);
});

test.each([
  ['api', { kind: 'response' }],
  ['name', { kind: 'unreachable', code: 'ENOTFOUND', during: 'dns' }],
  ['port', { kind: 'unreachable', code: 'ECONNREFUSED', during: 'connect' }],
  ['silent-close', { kind: 'unreachable', code: 'ECONNRESET', during: 'waiting' }],
  ['tls', { kind: 'tls', code: 'DEPTH_ZERO_SELF_SIGNED_CERT' }],
  ['timeout', { kind: 'timeout', during: 'headers', waitedMs: 30_000 }],
  ['aborted', { kind: 'aborted' }],
  ['short', { kind: 'broken-off', code: 'ECONNRESET', how: 'other', expectedBytes: 9 }],
  ['bad-chunk', { kind: 'broken-off', code: 'HPE_INVALID_CHUNK_SIZE', how: 'not-http', expectedBytes: null }],
  ['large', { kind: 'too-large', limitBytes: 4, of: 'wire' }],
  ['refused', { kind: 'refused-by-proxy', code: 'own-address' }],
  ['down', { kind: 'proxy-down' }],
])('the call %s ended as it did', async (id, ending) => {
  const { vault } = await opened();
  const call = await vault.loadCall(id);
  expect(call?.ending).toEqual(ending);
  expect(call).toMatchObject({ hops: [], wireBody: null, tls: null, viaProxy: null, coding: null, redirectStop: null });
  expect(call?.sizes.decodedBytes).toBe(call?.sizes.responseBytes);
});

test('opening moves the sealed parts of calls as they are, and changes no other row', async () => {
  const { indexedDB, vault, put } = await opened();
  const { calls: before, ...others } = await rowsOf((await openVersion1()).indexedDB);
  for (const [id] of putOf(put, 'run')) await vault.loadRun(id);
  const { calls, callParts, ...same } = await rowsOf(indexedDB);
  expect(same).toMatchObject(others);
  expect(callParts).toEqual(before?.map(({ id, keyId, boxes }) => ({ id, keyId, boxes })));
  expect(calls).toMatchObject(before?.map(({ keyId: _, boxes: __, ...columns }) => columns) ?? []);

  const profile = await vault.loadProfile('practice');
  if (profile) await vault.put([{ kind: 'profile', profile }]);
  expect(await vault.loadProfile('practice')).toEqual(profile);
  expect((await rowsOf(indexedDB)).profiles).not.toEqual(others.profiles);
});

test.each([1, 2])('the log of a version %i database tells what its calls came to', async (version) => {
  const { indexedDB } = await openVersion1();
  if (version === 2) (await openDatabase(indexedDB, migrations.slice(0, 2))).close();
  const vault = await openTestVault({ indexedDB, now: () => noon });
  open.push(vault);
  const log = await vault.loadCallLog();
  const calls = await Promise.all(log.map(async ({ id }) => await vault.loadCall(id)));
  expect(log.map(({ ending }) => ending)).toEqual(calls.map((call) => call?.ending.kind));
  expect(log.map(({ totalMs }) => totalMs)).toEqual(calls.map((call) => call?.phases.totalMs));
  expect(new Set(log.map(({ ending }) => ending)).size).toBeGreaterThan(8);
  const bytes = (await rowsOf(indexedDB)).calls?.map(({ id, bodyBytes }) => [id, bodyBytes]);
  expect(Object.fromEntries(bytes ?? [])).toEqual(
    Object.fromEntries(calls.map((call) => [call?.id, call?.body.length])),
  );
});

test('a tab of version 1 that is still open lets this version upgrade, and then says that it is closed', async () => {
  const { indexedDB } = await openVersion1();
  const old = await openDatabase(indexedDB, migrations.slice(0, 1));
  const vault = await openTestVault({ indexedDB, now: () => noon });
  open.push(vault);
  expect(() => old.transaction('runs')).toThrow(expect.objectContaining({ name: 'InvalidStateError' }));
  expect(await vault.loadRun('waiting')).not.toBeNull();
});

/** Every row as it is kept, whichever version the database has. */
async function rowsOf(indexedDB: IDBFactory): Promise<Record<string, Record<string, unknown>[] | undefined>> {
  const database = await new Promise<IDBDatabase>((resolve) => {
    const opening = indexedDB.open('authscope');
    opening.onsuccess = () => resolve(opening.result);
  });
  const names = [...database.objectStoreNames].filter((name) => name !== 'keys');
  const rows = await Promise.all(
    names.map(
      (name) =>
        new Promise<[string, Record<string, unknown>[]]>((resolve) => {
          const reading = database.transaction(name).objectStore(name).getAll();
          reading.onsuccess = () => resolve([name, reading.result]);
        }),
    ),
  );
  database.close();
  return Object.fromEntries(rows);
}
