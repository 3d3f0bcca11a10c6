// The vault on a page of its own, for tests that look below the screens: bundled by vault.e2e.ts, shipped nowhere.
import { headerValue } from '#call/call.ts';
import { createLocks } from '#vault/locks.ts';
import { openVault } from '#vault/open-vault.ts';
import { noon, someCall, someProfile, someRun, someToken } from '#vault/records.test-support.ts';
import { newSecret, type Vault } from '#vault/vault.ts';
import { readFixture, writeVersion1 } from '#vault/version-1.test-support.ts';

/** Three records and a secret that only make sense together: all of one generation. */
async function putGeneration(vault: Vault, generation: number): Promise<void> {
  const mark = String(generation);
  // Large enough to be under way when the page dies.
  const body = new Uint8Array(300_000).fill(generation % 256);
  await vault.put([
    { kind: 'secret', secret: newSecret('access token', mark, () => 'secret') },
    { kind: 'run', run: someRun({ id: 'run', startedAt: generation }) },
    { kind: 'call', call: someCall({ id: 'call', sentAt: generation, body }) },
    { kind: 'token', token: someToken({ id: 'token', scopesAsked: [mark] }) },
  ]);
}

/** Writes one generation after the other until the page is gone, and tells of each that is stored. */
async function writeForEver(tell: (generation: number) => Promise<void>): Promise<never> {
  const vault = await openVault();
  for (let generation = (await readGenerations())[0] ?? 0; ; generation += 1) {
    await putGeneration(vault, generation);
    await tell(generation);
  }
}

/** The generation that each record is of. Rejects where one can't be decrypted. */
async function readGenerations(): Promise<number[]> {
  const vault = await openVault();
  const [run, call, token] = [await vault.loadRun('run'), await vault.loadCall('call'), await vault.loadToken('token')];
  const secret = token && (await vault.open({ id: 'secret', label: '', lastFour: '' })).reveal();
  vault.close();
  if (!run || !call || !token) return [];
  const bodies = new Set(call.body);
  if (call.body.length !== 300_000 || bodies.size !== 1 || !bodies.has(call.sentAt % 256))
    throw new Error('half a body');
  return [run.startedAt, call.sentAt, Number(token.scopesAsked[0]), Number(secret)];
}

/** Stores runs, tokens and calls by the thousand; gives how many transactions each list takes to read. */
async function listThousands(count: number): Promise<Record<string, number>> {
  const vault = await openVault();
  const ids = Array.from({ length: count }, (_, index) => `${index}`);
  const body = new Uint8Array(2_000);
  await vault.put([{ kind: 'profile', profile: someProfile() }]);
  await vault.put(ids.map((id, index) => ({ kind: 'token', token: someToken({ id, sentAt: noon + index }) })));
  await vault.put(ids.map((id, index) => ({ kind: 'run', run: someRun({ id, startedAt: noon + index }) })));
  await vault.put(ids.map((id) => ({ kind: 'call', call: someCall({ id, body }) })));
  const begun: Record<string, number> = {};
  const lists = {
    tokens: vault.loadTokens,
    runs: () => vault.loadRunsOf('profile-1'),
    calls: () => vault.loadApiCalls(count),
  };
  const { transaction } = IDBDatabase.prototype;
  for (const [name, load] of Object.entries(lists)) {
    begun[name] = 0;
    IDBDatabase.prototype.transaction = function (...names) {
      begun[name] = (begun[name] ?? 0) + 1;
      return transaction.apply(this, names);
    };
    const { records } = await load();
    if (records.length !== count) throw new Error(`${records.length} of ${count} ${name}`);
  }
  IDBDatabase.prototype.transaction = transaction;
  return begun;
}

/** Bytes of a body by place: no chunk is like another. */
function bodyBytes(from: number, length: number): Uint8Array<ArrayBuffer> {
  return new Uint8Array(length).map((_, index) => ((from + index) * 31 + ((from + index) >> 16)) % 251);
}

/** Writes a body in pieces, as they come over the wire, and puts a call that names it; gives what the vault says. */
async function writeLargeBody(bytes: number): Promise<string> {
  const vault = await openVault();
  const writer = vault.writeBody();
  const piece = 262_144;
  let said = '';
  try {
    for (let at = 0; at < bytes; at += piece) await writer.write(bodyBytes(at, Math.min(piece, bytes - at)));
  } catch (error) {
    said = String(error);
  }
  const largeBody = await writer.close();
  await vault.put([{ kind: 'call', call: someCall({ largeBody }) }]);
  vault.close();
  return said;
}

/** Writes a body without end, and tells of each megabyte. */
async function writeLargeForEver(tell: (megabytes: number) => Promise<void>): Promise<never> {
  const writer = (await openVault()).writeBody();
  for (let megabytes = 0; ; megabytes += 1) {
    await writer.write(bodyBytes(0, 1024 * 1024));
    await tell(megabytes);
  }
}

/** The bytes of the stored call's large body, checked one by one as they are read; and the bodies there are. */
async function readLargeBody(): Promise<{ bytes: number; folders: number }> {
  const vault = await openVault();
  const body = (await vault.loadCall('call-1'))?.largeBody;
  let read = 0;
  const reader = body ? vault.readBody(body).getReader() : null;
  for (let next = await reader?.read(); next && !next.done; next = await reader?.read()) {
    const expected = bodyBytes(read, next.value.length);
    if (next.value.some((byte, index) => byte !== expected[index])) throw new Error(`not what was written at ${read}`);
    read += next.value.length;
  }
  vault.close();
  return { bytes: read, folders: await countBodyFolders() };
}

/** Restores a profile in place of everything, and tells where its preferences are to be written down: there it hangs. */
async function restoreAndHang(preferences: Record<string, string>, tell: (words: string) => Promise<void>) {
  const hanging: Pick<Storage, 'clear'> = {
    clear() {
      void tell('the records are in');
      for (;;);
    },
  };
  const vault = await openVault({ preferences: hanging as Storage });
  const restoring = await vault.beginRestore('instead');
  await restoring.take({ kind: 'profile', profile: someProfile({ id: 'restored', name: 'Restored app' }) });
  await restoring.commit(preferences);
}

/** Opens the vault and leaves it so: what opening begins in the background can end. */
async function keepOpen(): Promise<void> {
  await openVault();
}

async function clearEverything(): Promise<void> {
  await (await openVault()).clearAll();
}

/** Changes where the first request of the only profile goes. */
async function aimFirstRequest(url: string): Promise<void> {
  const vault = await openVault();
  const [profile] = (await vault.loadProfiles()).records;
  if (profile) await vault.put([{ kind: 'profile', profile: { ...profile, firstRequest: { method: 'GET', url } } }]);
  vault.close();
}

/** Bytes of the latest answer: as its head promised, as its record says, and as they are read. */
async function readLatestLargeBody(): Promise<{ head: string; stored: number; read: number }> {
  const vault = await openVault();
  const [call] = (await vault.loadApiCalls(1)).records;
  const [largeBody, head] = [call?.largeBody, headerValue(call?.head ?? null, 'content-length') ?? ''];
  const read = largeBody ? (await new Response(vault.readBody(largeBody) as BodyInit).arrayBuffer()).byteLength : 0;
  vault.close();
  return { head, stored: largeBody?.bytes ?? 0, read };
}

async function countBodyFolders(): Promise<number> {
  const bodies = await (await navigator.storage.getDirectory()).getDirectoryHandle('bodies', { create: true });
  let count = 0;
  for await (const _ of bodies.keys()) count += 1;
  return count;
}

/** Holds the first slot that is free until the page is gone. */
function holdFirstFree(names: readonly string[], tell: (progress: string) => Promise<void>): void {
  const holding = async () => {
    await tell('holds');
    await new Promise<never>(() => {});
  };
  void createLocks().withFirstFree(names, holding, { onWaiting: () => void tell('waits') });
}

/** Stores calls, large ones first, until not even a small one fits; gives what the vault says then. */
async function fillUp(): Promise<string> {
  const vault = await openVault();
  let said = '';
  for (const bytes of [200_000, 20_000, 2_000, 100]) {
    for (let isFull = false; !isFull; ) {
      const call = someCall({ id: crypto.randomUUID(), profileId: 'of nobody', body: new Uint8Array(bytes) });
      await vault.put([{ kind: 'call', call }]).catch((error: unknown) => {
        isFull = true;
        said = String(error);
      });
    }
  }
  vault.close();
  return said;
}

/** @param json the text of `version-1.fixture.json`. */
function makeVersion1(json: string): Promise<void> {
  return writeVersion1(indexedDB, readFixture(json));
}

const page = {
  makeVersion1,
  writeForEver,
  readGenerations,
  listThousands,
  writeLargeBody,
  writeLargeForEver,
  readLargeBody,
  keepOpen,
  restoreAndHang,
  countBodyFolders,
  aimFirstRequest,
  readLatestLargeBody,
  clearEverything,
  holdFirstFree,
  fillUp,
};
export type VaultPage = typeof page;
Object.assign(window, { vaultPage: page });
