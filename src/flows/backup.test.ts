import { expect, test, vi } from 'vitest';
import { scratchId } from '#collection/collection.ts';
import { walk } from '#collection/tree.ts';
import { blankProfile } from '#oauth/profile.ts';
import type { Token } from '#oauth/token.ts';
import { RecordUnreadable, StorageFull } from '#vault/errors.ts';
import { SecretValue } from '#vault/secret-value.ts';
import { filesBeside, openTestVault } from '#vault/vault.test-support.ts';
import type { RestoreMode } from '#vault/vault.ts';
import { renameItem } from './change-collection.ts';
import { createEnvironment } from './change-environment.ts';
import { changeProfile } from './change-profile.ts';
import { setUpConsoles, type TestConsole } from './console.test-support.ts';
import type { ConsoleServices } from './console-services.ts';
import { createCollection, createRequest } from './create-in-collection.ts';
import { makeEncryptedBackup } from './encrypted-backup.ts';
import { keepFile } from './keep-file.ts';
import { loadCollection, loadCollections } from './load-collections.ts';
import { type OpenedBackup, openBackup, readBackupFile } from './open-backup.ts';
import { makeProfile, secretOf, webSecret } from './profiles.test-support.ts';
import { providerOrigin } from './provider-clients.test-support.ts';
import { refreshToken } from './refresh-token.ts';
import { restoreBackup } from './restore-backup.ts';
import { dump, leaksIn } from './secrecy.test-support.ts';
import { sendFirst } from './send-first.test-support.ts';
import { never, patient, walkToToken } from './walk.test-support.ts';

const openConsole = setUpConsoles();

const passphrase = new SecretValue('correct horse battery');
const watch = { signal: never, onProgress: () => {} };

async function backUp(services: ConsoleServices, hasCalls = true): Promise<Blob> {
  const made = await makeEncryptedBackup(services, { passphrase, hasCalls }, watch);
  if (made.kind !== 'made') throw new Error(made.kind);
  return made.file;
}

async function opened(services: ConsoleServices, file: Blob, by = passphrase): Promise<OpenedBackup> {
  const read = await readBackupFile(services, file);
  const backup = read.kind === 'backup' ? await openBackup(services, { ...read, passphrase: by }, watch) : read;
  if (backup.kind !== 'opened') throw new Error(JSON.stringify(backup));
  return backup;
}

async function restore(services: ConsoleServices, file: Blob, mode: RestoreMode) {
  return restoreBackup(services, { backup: await opened(services, file), mode }, watch);
}

/** Another machine, its provider the same: what the first got there is good there. */
async function openOther(first: TestConsole): Promise<TestConsole> {
  const other = await openConsole();
  other.answer = (request) => first.provider.handle(request);
  return other;
}

/** A console with a token, a call, a web client's secret, and a request that sends a file of 1.2 MB. */
async function openFilled() {
  const browser = await openConsole();
  const { services } = browser;
  const token = await walkToToken(browser);
  const callId = await sendFirst(services, { tokenId: token.id }, patient);
  const web = await makeProfile(services, 'web');
  const bytes = new Uint8Array(1_200_000).map((_, at) => at % 251);
  const file = await keepFile(services, new File([bytes], 'cat.png', { type: 'image/png' }));
  const collectionId = await createCollection(services, 'Shop');
  const place = { kind: 'into', id: collectionId } as const;
  const { id } = await createRequest(services, { collectionId, place, request: { body: { kind: 'file', file } } });
  return { browser, services, token, callId, web, bytes, file, collectionId, requestId: id };
}

const bytesOf = async (stream: ReadableStream<Uint8Array>) =>
  Buffer.from(await new Response(stream as BodyInit).arrayBuffer());

test('a backup of one machine is restored on another: its token refreshes there, its request sends', async () => {
  const { browser, services, token, callId, web, bytes, file, requestId } = await openFilled();
  const other = await openOther(browser);
  const backup = await opened(other.services, await backUp(services));
  expect(backup).toMatchObject({
    isEmptyHere: true,
    contents: { profile: { count: 2, here: 0 }, token: { count: 1, here: 0 }, request: { here: 0 } },
  });
  const restored = await restoreBackup(other.services, { backup, mode: 'instead' }, watch);
  expect(restored).toMatchObject({ kind: 'restored', mode: 'instead', replaced: 0, skipped: 0 });

  const target = await other.openTab();
  expect(await target.vault.loadToken(token.id)).toEqual(token);
  expect(await target.vault.loadCall(callId)).toEqual(await services.vault.loadCall(callId));
  expect(await secretOf(target, web, 'clientSecret')).toBe(webSecret);
  const request = await target.vault.loadRequest(requestId);
  const stored = request?.body.kind === 'file' ? request.body.file?.stored : undefined;
  if (!stored) throw new Error('The file is gone');
  // Under an id of its own: a file is never written over.
  expect(stored.id).not.toBe(file.stored.id);
  expect((await bytesOf(target.vault.readBody(stored))).equals(bytes)).toBe(true);

  expect(await refreshToken(target, token.id, patient)).toMatchObject({ kind: 'refreshed' });
  const call = await target.vault.loadCall(await sendFirst(target, { tokenId: token.id }, patient));
  expect(call?.head?.status).toBe(200);
});

test('neither the file nor the disk it is restored to shows a secret', async () => {
  const { browser, services } = await openFilled();
  const other = await openOther(browser);
  const file = await backUp(services);
  await restore(other.services, file, 'instead');
  const text = Buffer.from(await file.arrayBuffer()).toString('latin1');
  const secrets = [...browser.provider.secrets, webSecret, 'correct horse battery'];
  expect([leaksIn(text, secrets), leaksIn(await dump(other.indexedDB), secrets)]).toEqual([[], []]);
});

test('calls are left out where they are not wanted', async () => {
  const { browser, services } = await openFilled();
  const other = await openOther(browser);
  const backup = await opened(other.services, await backUp(services, false));
  expect([backup.contents.call.count, backup.contents.token.count]).toEqual([0, 1]);
});

test('a body whose file is gone is named, and its record says so where it is restored', async () => {
  const { browser, services, callId, file, requestId } = await openFilled();
  const { vault } = services;
  const call = await vault.loadCall(callId);
  if (!call) throw new Error('There is no call');
  const writer = vault.writeBody();
  await writer.write(new Uint8Array(1_200_000));
  const largeBody = await writer.close();
  // One that carried the same file stands for what was sent.
  const request = { ...call.request, body: { kind: 'file', file } } as const;
  await vault.put([{ kind: 'call', call: { ...call, largeBody, request } }]);
  const disk = filesBeside(browser.indexedDB);
  await disk.remove(largeBody.id);
  await disk.removeChunk(file.stored.id, 1);

  const made = await makeEncryptedBackup(services, { passphrase, hasCalls: true }, watch);
  if (made.kind !== 'made') throw new Error(made.kind);
  expect(made.withoutBody).toEqual(['New request', 'GET http://localhost:6285/api/me']);
  expect(made.unreadable).toBe(0);

  const other = await openConsole();
  await restore(other.services, made.file, 'instead');
  const target = (await other.openTab()).vault;
  expect((await target.loadRequest(requestId))?.body).toEqual({
    kind: 'file',
    file: null,
    awaits: { name: 'cat.png', mediaType: 'image/png' },
  });
  const restored = await target.loadCall(callId);
  expect(restored).toMatchObject({ isBodyDropped: true, largeBody: null, head: { status: 200 } });
  const sent = restored?.request.body.kind === 'file' ? restored.request.body.file.stored : null;
  if (!sent) throw new Error('What it sent is gone');
  // It is not sent again as if its beginning were all of it.
  await expect(bytesOf(target.readBody(sent))).rejects.toBeInstanceOf(RecordUnreadable);
});

test('each reason is told from the others', async () => {
  const { services } = await openFilled();
  const file = await backUp(services);
  const reasonOf = async (each: Blob, by = passphrase) => {
    const read = await readBackupFile(services, each);
    return read.kind === 'backup' ? openBackup(services, { ...read, passphrase: by }, watch) : read;
  };
  expect(await reasonOf(new Blob(['{"info":{"name":"A Postman collection"}}']))).toEqual({ kind: 'foreign-file' });
  expect(await reasonOf(file, new SecretValue('correct horse batterx'))).toEqual({ kind: 'wrong-passphrase' });
  expect(await reasonOf(file.slice(0, 90))).toEqual({ kind: 'cut-file', chunk: null });
  expect(await reasonOf(file.slice(0, 1_150_000))).toEqual({ kind: 'cut-file', chunk: 2 });
  const bytes = new Uint8Array(await file.arrayBuffer());
  bytes[1_150_000] = (bytes[1_150_000] ?? 0) ^ 1;
  expect(await reasonOf(new Blob([bytes]))).toEqual({ kind: 'damaged', chunk: 2 });
});

test('beside what is here: the ids are counted, and what is here stays or gives way as chosen', async () => {
  const { services, web } = await openFilled();
  const file = await backUp(services);
  await changeProfile(services, { id: web, change: { name: 'Changed since' } });
  const own = await makeProfile(services, 'service');
  const { contents, isEmptyHere } = await opened(services, file);
  expect([isEmptyHere, contents.profile, contents.token]).toEqual([
    false,
    { count: 2, here: 2 },
    { count: 1, here: 1 },
  ]);
  const nameOf = async (id: string) => (await services.vault.loadProfile(id))?.name;
  expect(await restore(services, file, 'skip')).toMatchObject({ added: 0, replaced: 0 });
  expect([await nameOf(web), await nameOf(own)]).toEqual(['Changed since', 'Practice service']);
  expect(await restore(services, file, 'replace')).toMatchObject({ added: 0, skipped: 0 });
  expect([await nameOf(web), await nameOf(own)]).toEqual(['Practice app', 'Practice service']);
});

test('requests of a collection that both have all keep a place in its tree', async () => {
  const first = await openConsole();
  const second = await openConsole();
  for (const { services } of [first, second]) await loadCollections(services);
  const into = { collectionId: scratchId, place: { kind: 'into', id: scratchId } } as const;
  const there = await createRequest(first.services, { ...into, request: { name: 'There' } });
  const here = await createRequest(second.services, { ...into, request: { name: 'Here' } });
  const idsIn = async ({ services }: TestConsole) =>
    [...walk(await loadCollection(services, scratchId))].map(([{ id }]) => id);
  const file = await backUp(first.services);
  await restore(second.services, file, 'skip');
  expect(await idsIn(second)).toEqual([here.id, there.id]);
  await renameItem(second.services, { collectionId: scratchId, id: there.id, name: 'Renamed here' });
  await restore(second.services, file, 'replace');
  expect(await idsIn(second)).toEqual([here.id, there.id]);
  expect((await loadCollection(second.services, scratchId)).items.at(-1)?.name).toBe('There');
  expect((await second.services.vault.loadRequest(there.id))?.name).toBe('There');
});

test('what comes in beside another of its name says that it was restored', async () => {
  const consoles = [await openConsole(), await openConsole()] as const;
  for (const { services } of consoles) {
    await createEnvironment(services, { name: 'Staging', profileId: null });
    await makeProfile(services, 'service');
    await createCollection(services, 'Shop');
  }
  const [first, { services }] = consoles;
  await createEnvironment(first.services, { name: 'Production', profileId: null });
  const file = await backUp(first.services);
  await restore(services, file, 'skip');
  await restore(services, file, 'skip');
  const { vault } = services;
  const namesIn = (records: readonly { readonly name: string }[]) => records.map(({ name }) => name).toSorted();
  expect(namesIn((await vault.loadEnvironments()).records)).toEqual(['Production', 'Staging', 'Staging (restored)']);
  expect(namesIn((await vault.loadProfiles()).records)).toEqual(['Practice service', 'Practice service (restored)']);
  const shops = (await vault.loadCollections()).records.filter(({ name }) => name.startsWith('Shop'));
  expect(namesIn(shops)).toEqual(['Shop', 'Shop (restored)']);
});

/** What a version knew of tokens that bound none. */
async function forgetBindings({ vault }: ConsoleServices) {
  const { records } = await vault.loadTokens();
  await vault.put(records.map(({ origins: _, issuedBy: __, ...token }) => ({ kind: 'token', token }) as const));
}

test.each(['skip', 'replace'] as const)(
  'R27: tokens of an older version stay with what their own profile named, where %s lets the other one stand',
  async (mode) => {
    const consoles: ConsoleServices[] = [];
    const tokens: Token[] = [];
    for (const at of [0, 1]) {
      const browser = await openConsole();
      const { services } = browser;
      consoles.push(services);
      tokens.push(await walkToToken(browser));
      const change = { apiBaseUrl: `https://api-${at}.example`, firstRequest: { method: 'GET', url: '' } };
      await changeProfile(services, { id: 'practice', change });
      await forgetBindings(services);
    }
    const [there, here] = consoles as [ConsoleServices, ConsoleServices];
    await restore(here, await backUp(there), mode);
    const found = tokens.map(async ({ id }) => (await here.vault.loadToken(id))?.origins?.[0]);
    const bound = { skip: ['https://api-0.example', undefined], replace: [undefined, 'https://api-1.example'] };
    expect(await Promise.all(found), 'the other goes by its profile, which is its own').toEqual(bound[mode]);
  },
);

test('R27: a token of an older version whose profile had gone to another provider stays with who gave it', async () => {
  const there = await openConsole();
  const token = await walkToToken(there);
  const moved = { tokenEndpoint: 'https://auth.example/token', apiBaseUrl: 'https://api.example' };
  await changeProfile(there.services, { id: token.profileId, change: moved });
  await forgetBindings(there.services);
  const { services } = await openConsole();
  await services.vault.put([{ kind: 'profile', profile: { ...blankProfile, id: token.profileId } }]);
  await restore(services, await backUp(there.services), 'skip');
  expect((await services.vault.loadToken(token.id))?.origins).toEqual([providerOrigin]);
});

test('R27: tokens here that a restore binds are none of those that came in', async () => {
  const there = await openConsole();
  await walkToToken(there);
  const here = await openConsole();
  const { id, profileId } = await walkToToken(here);
  await changeProfile(here.services, { id: profileId, change: { apiBaseUrl: 'https://api.example' } });
  await forgetBindings(here.services);
  const brought = await restore(here.services, await backUp(there.services, false), 'replace');
  expect((await here.services.vault.loadToken(id))?.origins).toContain('https://api.example');
  expect(brought).toMatchObject({ replaced: 2 });
});

test('instead of everything: what was here is gone, and the other tabs are told', async () => {
  const { services } = await openFilled();
  const other = await openConsole();
  const { id } = await walkToToken(other);
  const tab = await other.openTab();
  const told = vi.fn();
  tab.vault.onCleared(told);
  await restore(other.services, await backUp(services), 'instead');
  await vi.waitFor(() => expect(told).toHaveBeenCalledOnce());
  await expect(tab.vault.loadTokens()).rejects.toMatchObject({ reason: 'closed' });
  expect(await (await other.openTab()).vault.loadToken(id)).toBeNull();
});

/** Everything a restore could have changed, but for how it is sealed. */
async function stateOf({ vault }: ConsoleServices, files: { list(): Promise<readonly { id: string }[]> }) {
  const { records } = await vault.loadTokens();
  const names = (await files.list()).map(({ id }) => id);
  return JSON.stringify([records, (await vault.loadProfiles()).records, await vault.loadIds(), names]);
}

for (const [what, fail, outcome, wish] of [
  ['given up', 'signal', { kind: 'cancelled' }, 'instead'],
  ['without room for its bodies', 'files', { kind: 'no-room' }, 'instead'],
  ['without room for its records', 'records', { kind: 'no-room' }, 'instead'],
  ['without room for its records beside what is here', 'records', { kind: 'no-room' }, 'replace'],
] as const) {
  test(`a restore ${what} leaves everything as it was`, async () => {
    const { services } = await openFilled();
    const other = await openConsole();
    const { profileId } = await walkToToken(other);
    await changeProfile(other.services, { id: profileId, change: { apiBaseUrl: 'https://api.example' } });
    await forgetBindings(other.services);
    const files = filesBeside(other.indexedDB);
    const before = await stateOf(other.services, files);
    const backup = await opened(other.services, await backUp(services));
    const giving = new AbortController();
    if (fail === 'files') files.roomBytes = 1_100_000;
    const { vault } = other.services;
    const beginRestore: typeof vault.beginRestore = async (mode) => ({
      ...(await vault.beginRestore(mode)),
      commit: () => Promise.reject(new StorageFull()),
    });
    const target = fail === 'records' ? { ...other.services, vault: { ...vault, beginRestore } } : other.services;
    const onProgress = () => fail === 'signal' && giving.abort();
    const ended = await restoreBackup(target, { backup, mode: wish }, { signal: giving.signal, onProgress });
    expect(ended).toMatchObject(outcome);
    expect(await stateOf(other.services, files)).toBe(before);
  });
}

test('a tab that dies in mid-restore leaves nothing: the next opening sweeps what it had taken in', async () => {
  const { services } = await openFilled();
  const { indexedDB } = await openConsole();
  const dying = await openTestVault({ indexedDB });
  const restoring = await dying.beginRestore('instead');
  const token = (await services.vault.loadTokens()).records[0];
  if (!token) throw new Error('There is no token');
  for (let count = 0; count < 600; count += 1)
    await restoring.take({ kind: 'token', token: { ...token, id: `${count}` } });
  const waiting = async () => (await dump(indexedDB)).includes('"mayReplace"');
  expect(await waiting()).toBe(true);
  dying.close();
  const next = await openTestVault({ indexedDB });
  await vi.waitFor(async () => expect(await waiting()).toBe(false));
  expect((await next.loadTokens()).records).toEqual([]);
  next.close();
});
