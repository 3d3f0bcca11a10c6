// What stands in a backup's plain bytes: JSON texts, and raw bytes that belong to the text before them. Each has its kind in
// one byte and its length in four.
import { BackupUnreadable } from './errors.ts';

/** A piece of a backup. */
export type BackupEntry =
  | { readonly kind: 'json'; readonly value: unknown }
  | { readonly kind: 'bytes'; readonly bytes: Uint8Array<ArrayBuffer> };

/** An entry, and the chunk that it ends in. */
export interface ReadEntry {
  readonly entry: BackupEntry;
  readonly chunk: number;
}

const kinds = { json: 1, bytes: 2 } as const;
const headBytes = 5;
/** No record is as large, nor is a chunk of a body. */
const mostBytes = 64 * 1024 * 1024;

/** Writes entries as bytes. */
export async function* writeEntries(entries: AsyncIterable<BackupEntry>): AsyncGenerator<Uint8Array> {
  for await (const entry of entries) {
    const bytes = entry.kind === 'json' ? new TextEncoder().encode(JSON.stringify(entry.value)) : entry.bytes;
    const head = new Uint8Array(headBytes);
    head[0] = kinds[entry.kind];
    new DataView(head.buffer).setUint32(1, bytes.length);
    yield head;
    yield bytes;
  }
}

/** Reads what `writeEntries` wrote, in whatever pieces it comes. @throws BackupUnreadable `damaged` */
export async function* readEntries(
  chunks: AsyncIterable<{ chunk: number; plain: Uint8Array }>,
): AsyncGenerator<ReadEntry> {
  let pending: Uint8Array<ArrayBuffer> = new Uint8Array();
  let last = 0;
  for await (const { chunk, plain } of chunks) {
    last = chunk;
    pending = joined(pending, plain);
    let at = 0;
    for (;;) {
      const entry = readEntry(pending.subarray(at), chunk);
      if (!entry) break;
      at += entry.length;
      yield { entry: entry.entry, chunk };
    }
    pending = pending.slice(at);
  }
  if (pending.length > 0) throw new BackupUnreadable({ kind: 'damaged', chunk: last });
}

/** The first entry, `null` where not all of it is there yet. */
function readEntry(from: Uint8Array<ArrayBuffer>, chunk: number): { entry: BackupEntry; length: number } | null {
  if (from.length < headBytes) return null;
  const size = new DataView(from.buffer, from.byteOffset).getUint32(1);
  if (size > mostBytes || (from[0] !== kinds.json && from[0] !== kinds.bytes))
    throw new BackupUnreadable({ kind: 'damaged', chunk });
  const length = headBytes + size;
  if (from.length < length) return null;
  const bytes = from.slice(headBytes, length);
  if (from[0] === kinds.bytes) return { entry: { kind: 'bytes', bytes }, length };
  return { entry: { kind: 'json', value: readJson(bytes, chunk) }, length };
}

function readJson(bytes: Uint8Array, chunk: number): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    throw new BackupUnreadable({ kind: 'damaged', chunk });
  }
}

function joined(first: Uint8Array, second: Uint8Array): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(first.length + second.length);
  whole.set(first);
  whole.set(second, first.length);
  return whole;
}
