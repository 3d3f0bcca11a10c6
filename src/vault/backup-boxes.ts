// A backup's plain bytes, sealed in chunks of one size with AES-GCM. Each box has a fresh IV and is bound to the head, to
// its number, and to whether it is the last: one that is cut off, dropped, repeated or moved shows.
import { type BackupHead, type BackupHeader, buildBound, buildHead } from './backup-header.ts';
import { BackupUnreadable } from './errors.ts';

/** The key of one backup, and what makes its IVs. */
export interface BackupKey {
  readonly crypto: Crypto;
  readonly key: CryptoKey;
}

const ivBytes = 12;
const tagBytes = 16;
/** Before each box: whether it is the last, and its length. */
const frameBytes = 5;

/** Seals a backup: its head first, then one framed box after the other. Never more than a chunk is held. */
export async function* sealBackup(
  { crypto, key }: BackupKey,
  header: BackupHeader,
  plain: AsyncIterable<Uint8Array>,
): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  const bound = buildBound(header);
  const seal = (place: unknown, bytes: Uint8Array<ArrayBuffer>) =>
    sealBox({ crypto, key }, dataOf(bound, place), bytes);
  const sha256 = async (bytes: Uint8Array) =>
    new Uint8Array(await crypto.subtle.digest('SHA-256', bytes as Uint8Array<ArrayBuffer>));
  yield buildHead(sha256, bound, await seal(keyCheckPlace, new Uint8Array()));
  const chunk = new Uint8Array(header.chunkBytes);
  let filled = 0;
  let number = 1;
  for await (const piece of plain) {
    for (let rest = piece; rest.length > 0; ) {
      // A full chunk waits for the next byte: only then it is not the last.
      if (filled === chunk.length) {
        yield framed(false, await seal(chunkPlace(number, false), chunk));
        filled = 0;
        number += 1;
      }
      const part = rest.subarray(0, chunk.length - filled);
      chunk.set(part, filled);
      filled += part.length;
      rest = rest.subarray(part.length);
    }
  }
  yield framed(true, await seal(chunkPlace(number, true), chunk.subarray(0, filled)));
}

/** Whether the key is the one that sealed this backup: told before any chunk is opened. */
export async function isKeyOf(head: BackupHead, { crypto, key }: BackupKey): Promise<boolean> {
  return (await openBox({ crypto, key }, dataOf(head.bound, keyCheckPlace), head.keyCheck)) !== null;
}

/** Where reading stands: bytes of the file so far, and the plain bytes of one chunk. */
export interface OpenedChunk {
  readonly readBytes: number;
  /** From 1. */
  readonly chunk: number;
  readonly plain: Uint8Array<ArrayBuffer>;
}

/** Opens one chunk after the other, as they are taken. @throws BackupUnreadable `cut-file` or `damaged`, with the chunk */
export async function* openChunks(
  { crypto, key }: BackupKey,
  head: BackupHead,
  file: Blob,
): AsyncGenerator<OpenedChunk> {
  let at = head.bytes;
  for (let chunk = 1; ; chunk += 1) {
    const frame = await bytesAt(file, at, frameBytes);
    if (frame.length < frameBytes) throw new BackupUnreadable({ kind: 'cut-file', chunk });
    const isLast = frame[0] === 1;
    const length = new DataView(frame.buffer).getUint32(1);
    if ((frame[0] ?? 0) > 1 || length > head.header.chunkBytes + ivBytes + tagBytes) throw damaged(chunk);
    const box = await bytesAt(file, at + frameBytes, length);
    if (box.length < length) throw new BackupUnreadable({ kind: 'cut-file', chunk });
    const plain = await openBox({ crypto, key }, dataOf(head.bound, chunkPlace(chunk, isLast)), box);
    if (!plain) throw damaged(chunk);
    at += frameBytes + length;
    yield { readBytes: at, chunk, plain };
    if (!isLast) continue;
    if (at < file.size) throw damaged(chunk);
    return;
  }
}

const keyCheckPlace = ['key check'];
const chunkPlace = (number: number, isLast: boolean) => ['chunk', number, isLast];

const damaged = (chunk: number) => new BackupUnreadable({ kind: 'damaged', chunk });

function dataOf(bound: Uint8Array, place: unknown): Uint8Array<ArrayBuffer> {
  const named = new TextEncoder().encode(JSON.stringify(place));
  const bytes = new Uint8Array(bound.length + named.length);
  bytes.set(bound);
  bytes.set(named, bound.length);
  return bytes;
}

async function sealBox(
  { crypto, key }: BackupKey,
  additionalData: Uint8Array<ArrayBuffer>,
  plain: Uint8Array<ArrayBuffer>,
): Promise<Uint8Array<ArrayBuffer>> {
  const iv = crypto.getRandomValues(new Uint8Array(ivBytes));
  const ciphertext = await crypto.subtle.encrypt({ name: 'AES-GCM', iv, additionalData }, key, plain);
  const box = new Uint8Array(ivBytes + ciphertext.byteLength);
  box.set(iv);
  box.set(new Uint8Array(ciphertext), ivBytes);
  return box;
}

async function openBox(
  { crypto, key }: BackupKey,
  additionalData: Uint8Array<ArrayBuffer>,
  box: Uint8Array<ArrayBuffer>,
): Promise<Uint8Array<ArrayBuffer> | null> {
  const iv = box.subarray(0, ivBytes);
  try {
    return new Uint8Array(
      await crypto.subtle.decrypt({ name: 'AES-GCM', iv, additionalData }, key, box.subarray(ivBytes)),
    );
  } catch {
    return null;
  }
}

function framed(isLast: boolean, box: Uint8Array): Uint8Array<ArrayBuffer> {
  const frame = new Uint8Array(frameBytes + box.length);
  frame[0] = isLast ? 1 : 0;
  new DataView(frame.buffer).setUint32(1, box.length);
  frame.set(box, frameBytes);
  return frame;
}

async function bytesAt(file: Blob, at: number, length: number): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await file.slice(at, at + length).arrayBuffer());
}
