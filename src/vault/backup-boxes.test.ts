import { createHash, webcrypto } from 'node:crypto';
import { expect, test } from 'vitest';
import { type BackupKey, isKeyOf, openChunks, sealBackup } from './backup-boxes.ts';
import { type BackupHeader, readHead } from './backup-header.ts';
import { BackupUnreadable } from './errors.ts';

const crypto = webcrypto as unknown as Crypto;
const sha256 = async (bytes: Uint8Array) => new Uint8Array(createHash('sha256').update(bytes).digest());

const header: BackupHeader = {
  version: 1,
  madeAt: Date.UTC(2026, 6, 1, 12),
  keyDerivation: { name: 'argon2id', memoryKiB: 19_456, passes: 2, lanes: 1, salt: new Uint8Array(16).fill(7) },
  chunkBytes: 100,
};

async function someKey(byte = 1): Promise<BackupKey> {
  const raw = new Uint8Array(32).fill(byte);
  return { crypto, key: await crypto.subtle.importKey('raw', raw, 'AES-GCM', false, ['encrypt', 'decrypt']) };
}

async function* piecesOf(bytes: Uint8Array, size: number) {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

/** The head, then each framed box, as they are written. */
async function written(plain: Uint8Array, as = header): Promise<Uint8Array<ArrayBuffer>[]> {
  const parts: Uint8Array<ArrayBuffer>[] = [];
  for await (const part of sealBackup(await someKey(), as, piecesOf(plain, 64))) parts.push(part);
  return parts;
}

/** What a file reads as: its bytes, or why not. */
async function read(file: Blob): Promise<unknown> {
  try {
    const head = await readHead(sha256, file);
    const plain: number[] = [];
    for await (const each of openChunks(await someKey(), head, file)) plain.push(...each.plain);
    return plain;
  } catch (error) {
    if (error instanceof BackupUnreadable) return error.refusal;
    throw error;
  }
}

const bytes = (length: number) => Uint8Array.from({ length }, (_, index) => index % 251);

for (const length of [0, 1, 99, 100, 101, 200, 250]) {
  test(`${length} bytes come back as they were, in chunks of one size`, async () => {
    const parts = await written(bytes(length));
    expect(parts).toHaveLength(1 + Math.max(1, Math.ceil(length / 100)));
    expect(await read(new Blob(parts))).toEqual([...bytes(length)]);
  });
}

test('the head says in the clear when it was made and what its key costs, and nothing else', async () => {
  const [head] = await written(bytes(5));
  const told = await readHead(sha256, new Blob([head as BlobPart]));
  expect(told.header).toEqual(header);
  const { keyDerivation, ...rest } = JSON.parse(new TextDecoder().decode(told.bound.subarray(20)));
  expect({ ...rest, ...keyDerivation, salt: 0 }).toEqual({
    ...{ version: 1, madeAt: header.madeAt, chunkBytes: 100 },
    ...{ name: 'argon2id', memoryKiB: 19_456, passes: 2, lanes: 1, salt: 0 },
  });
});

test('no IV is used twice, and no two backups are alike', async () => {
  const [first, second] = [await written(bytes(250)), await written(bytes(250))];
  const ivs = [...first, ...second].slice(1).map((part) => Buffer.from(part.subarray(5, 17)).toString('hex'));
  expect(new Set(ivs).size).toBe(ivs.length);
});

test('another key is told from damage before any chunk is opened', async () => {
  const head = await readHead(sha256, new Blob(await written(bytes(250))));
  expect([await isKeyOf(head, await someKey()), await isKeyOf(head, await someKey(2))]).toEqual([true, false]);
});

test('wherever a file is cut, it says cut, and at which chunk', async () => {
  const parts = await written(bytes(250));
  const whole = new Blob(parts);
  const headBytes = parts[0]?.length ?? 0;
  for (let length = 1; length < whole.size; length += 1) {
    const inBoxes = length - headBytes;
    const box = parts[1]?.length ?? 0;
    const chunk = inBoxes < 0 ? null : Math.floor(inBoxes / box) + 1;
    expect([length, await read(whole.slice(0, length))]).toEqual([length, { kind: 'cut-file', chunk }]);
  }
});

test('a changed byte is damage wherever it stands, and never reads', async () => {
  const parts = await written(bytes(250));
  const whole = new Uint8Array(await new Blob(parts).arrayBuffer());
  for (let at = 16; at < whole.length; at += 1) {
    const changed = whole.slice();
    changed[at] = (changed[at] ?? 0) ^ 1;
    const { kind } = (await read(new Blob([changed]))) as { kind: string };
    // A length that was changed upwards promises bytes that are not there; a version is told before its sum is.
    expect(['damaged', 'cut-file', 'newer-version']).toContain(kind);
  }
});

test('chunks that change places, are left out, come twice or from another backup do not open', async () => {
  const [head, one, two, three] = (await written(bytes(250))) as unknown as [BlobPart, BlobPart, BlobPart, BlobPart];
  const damagedAt = (chunk: number) => ({ kind: 'damaged', chunk });
  expect(await read(new Blob([head, two, one, three]))).toEqual(damagedAt(1));
  expect(await read(new Blob([head, one, three]))).toEqual(damagedAt(2));
  expect(await read(new Blob([head, one, one, two, three]))).toEqual(damagedAt(2));
  expect(await read(new Blob([head, one, two, three, three]))).toEqual(damagedAt(3));
  // The same bytes under the very same key: the head is another's.
  const other = await written(bytes(250), { ...header, madeAt: header.madeAt + 1 });
  expect(await read(new Blob([head, other[1] as BlobPart, two, three]))).toEqual(damagedAt(1));
});

test('what is no backup is foreign, whatever it is', async () => {
  for (const content of ['', '{}', 'PK', 'authscope-bakcup', 'x'.repeat(10_000)])
    expect(await read(new Blob([content]))).toEqual({ kind: 'foreign-file' });
});

/** A head whose text is ours to choose, its sum right. */
async function headOf(text: string): Promise<Blob> {
  const json = new TextEncoder().encode(text);
  const length = new Uint8Array(4);
  new DataView(length.buffer).setUint32(0, json.length);
  const summed = Buffer.concat([Buffer.from('authscope-backup'), length, json, Buffer.alloc(28)]);
  return new Blob([summed, await sha256(summed)]);
}

test('a newer version says which, whatever else it has changed', async () => {
  expect(await read(await headOf('{"version":2,"seal":"other"}'))).toEqual({ kind: 'newer-version', version: 2 });
});

test('a head that would have the tab count for hours or fill the memory is refused', async () => {
  const costs = { name: 'argon2id', memoryKiB: 19_456, passes: 2, lanes: 1, salt: 'BwcHBwcHBwcHBwcHBwcHBw==' };
  const textOf = (change: object) =>
    JSON.stringify({ version: 1, madeAt: 1, chunkBytes: 100, keyDerivation: { ...costs, ...change } });
  expect(await readHead(sha256, await headOf(textOf({})))).toMatchObject({ header: { chunkBytes: 100 } });
  for (const change of [
    { memoryKiB: 1e9 },
    { passes: 1e6 },
    { lanes: 64 },
    { name: 'md5' },
    { salt: '' },
    { passes: '2' },
  ])
    expect(await read(await headOf(textOf(change)))).toEqual({ kind: 'damaged', chunk: null });
  for (const text of ['', 'null', '[', '{"version":"1"}', '{"version":1}'])
    expect(await read(await headOf(text))).toEqual({ kind: 'damaged', chunk: null });
});
