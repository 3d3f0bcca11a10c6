// What a screen sees in place of the secrets that came back.
import type { Call, Echo } from './call.ts';

/** Most that are noted of one body; from the last of them on, all of it is hidden. */
export const mostEchoes = 50_000;

/** A call as a screen may see it: what its request carried is hidden wherever it came back. */
export function hideEchoes<C extends Pick<Call, 'head' | 'hops' | 'body' | 'echoes'>>(call: C): C {
  const { echoes } = call;
  return echoes ? { ...call, head: echoes.head, hops: echoes.hops, body: replaceEchoes(call.body, echoes.body) } : call;
}

/** Bytes with what stands for the secrets in their place; they may end in the middle of one. */
export function replaceEchoes(bytes: Uint8Array, echoes: readonly Echo[]): Uint8Array {
  if (echoes.length === 0) return bytes;
  const pieces = shownPieces(bytes.length, echoes).map((piece) =>
    typeof piece === 'string' ? new TextEncoder().encode(piece) : bytes.subarray(piece.start, piece.end),
  );
  const replaced = new Uint8Array(pieces.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const piece of pieces) {
    replaced.set(piece, at);
    at += piece.length;
  }
  return replaced;
}

/** The same for a body that may be too large to be held: nothing of it is read. */
export function replaceInBlob(blob: Blob, echoes: readonly Echo[]): Blob {
  if (echoes.length === 0) return blob;
  const pieces = shownPieces(blob.size, echoes);
  return new Blob(pieces.map((piece) => (typeof piece === 'string' ? piece : blob.slice(piece.start, piece.end))));
}

function shownPieces(length: number, echoes: readonly Echo[]): (string | { start: number; end: number })[] {
  const pieces: (string | { start: number; end: number })[] = [];
  let done = 0;
  for (const { start, end, shown } of echoes) {
    if (start >= length) break;
    pieces.push({ start: done, end: start }, shown);
    done = Math.min(end, length);
  }
  return [...pieces, { start: done, end: length }];
}
