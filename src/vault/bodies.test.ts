import { IDBFactory } from 'fake-indexeddb';
import { afterEach, expect, test, vi } from 'vitest';
import type { StoredBody } from '#call/stored-body.ts';
import { RecordUnreadable, StorageFull } from './errors.ts';
import { noon, someCall, someDraft, someRequest } from './records.test-support.ts';
import { filesBeside, openTestVault } from './vault.test-support.ts';
import type { Vault } from './vault.ts';

const open: Vault[] = [];
/** A browser; every vault opened in it is a tab. */
function browser() {
  const indexedDB = new IDBFactory();
  const openTab = async () => {
    const vault = await openTestVault({ indexedDB, now: () => noon });
    open.push(vault);
    return vault;
  };
  return { openTab, disk: filesBeside(indexedDB) };
}
afterEach(() => {
  for (const vault of open.splice(0)) vault.close();
});

const chunk = 1024 * 1024;
const bytes = new Uint8Array(2 * chunk + 500).map((_, index) => (index >> 12) % 251);

/** Writes in pieces that fit no chunk. */
async function stored(vault: Vault): Promise<StoredBody> {
  const writer = vault.writeBody();
  for (let at = 0; at < bytes.length; at += 70_001) await writer.write(bytes.subarray(at, at + 70_001));
  return writer.close();
}

async function read(vault: Vault, body: StoredBody): Promise<Uint8Array> {
  return new Uint8Array(await new Response(vault.readBody(body) as BodyInit).arrayBuffer());
}

/** Much faster than `toEqual` for megabytes. */
async function isWhole(vault: Vault, body: StoredBody): Promise<boolean> {
  return Buffer.compare(await read(vault, body), bytes) === 0;
}

const callWith = (largeBody: StoredBody) => ({ kind: 'call', call: someCall({ largeBody }) }) as const;

test('a body comes back whole in another tab, and nothing of it is on the disk in the clear', async () => {
  const { openTab, disk } = browser();
  const vault = await openTab();
  const body = await stored(vault);
  expect(body).toMatchObject({ bytes: bytes.length, chunkBytes: chunk, chunks: 3 });
  await vault.put([callWith(body)]);
  const call = await (await openTab()).loadCall('call-1');
  expect(call?.largeBody).toEqual(body);
  expect(await isWhole(await openTab(), body)).toBe(true);
  const onDisk = Buffer.concat([...disk.files.values()]);
  expect(onDisk.includes(Buffer.from(bytes.subarray(chunk, chunk + 64)))).toBe(false);
});

test('a chunk opens in its own place only', async () => {
  const { openTab, disk } = browser();
  const vault = await openTab();
  const body = await stored(vault);
  disk.files.set(`${body.id}/0`, disk.files.get(`${body.id}/1`) ?? new Uint8Array());
  await expect(read(vault, body)).rejects.toEqual(new RecordUnreadable('bodies', body.id));
  disk.files.delete(`${body.id}/0`);
  await expect(read(vault, body)).rejects.toEqual(new RecordUnreadable('bodies', body.id));
});

test('what no record names is swept at the next opening, but not while its tab is there', async () => {
  const { openTab, disk } = browser();
  const [writing, reading] = [await openTab(), await openTab()];
  const kept = await stored(reading);
  await reading.put([callWith(kept)]);
  await stored(writing);
  const swept = vi.spyOn(disk, 'list');
  await openTab();
  await vi.waitFor(() => expect(swept).toHaveBeenCalled());
  expect(await disk.list()).toHaveLength(2);

  writing.close();
  await openTab();
  await vi.waitFor(async () => expect(await disk.list()).toMatchObject([{ id: kept.id }]));
});

test('a removed call keeps its body while Undo is there, and after Undo; else the next opening sweeps it', async () => {
  const { openTab, disk } = browser();
  const vault = await openTab();
  const body = await stored(vault);
  await vault.put([callWith(body)]);
  const removed = await vault.remove([{ store: 'call', id: 'call-1' }]);
  await openTab();
  await vault.restore(removed);
  expect(await isWhole(vault, body)).toBe(true);

  await vault.remove([{ store: 'call', id: 'call-1' }]);
  vault.close();
  await openTab();
  await vi.waitFor(async () => expect(await disk.list()).toEqual([]));
});

test('a file is there as long as a request, a draft or a call names it', async () => {
  const { openTab, disk } = browser();
  const vault = await openTab();
  const file = { name: 'cat.png', mediaType: 'image/png', stored: await stored(vault) };
  const request = someRequest({ body: { kind: 'file', file } });
  await vault.put([
    { kind: 'draft', draft: someDraft({ request }) },
    { kind: 'request', request },
  ]);
  await vault.put([{ kind: 'draft', draft: someDraft() }]);
  await vault.removeBody(file.stored);
  expect(await disk.list()).toHaveLength(1);
  await vault.put([{ kind: 'request', request: someRequest() }]);
  await vault.removeBody(file.stored);
  expect(await disk.list()).toEqual([]);
});

test('a full disk is told, and what fitted is kept but for some room for its record', async () => {
  const { openTab, disk } = browser();
  const vault = await openTab();
  disk.roomBytes = 4.5 * chunk;
  const writer = vault.writeBody();
  const writeAll = async () => {
    for (let count = 0; count < 9; count += 1) await writer.write(new Uint8Array(chunk).fill(count));
  };
  await expect(writeAll()).rejects.toThrow(StorageFull);
  await expect(writer.write(new Uint8Array(1))).rejects.toThrow(StorageFull);
  const body = await writer.close();
  expect(body).toMatchObject({ bytes: 2 * chunk, chunks: 2 });
  expect(disk.files.size).toBe(2);
  expect((await read(vault, body)).at(-1)).toBe(1);
});
