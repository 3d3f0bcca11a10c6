import { RecordUnreadable } from './errors.ts';
import type { Place, Sealer } from './sealer.ts';

const ivBytes = 12;

/**
 * Seals one chunk of a body as a file: the length of the key's id in one byte, the id, the IV, the ciphertext. It is
 * bound to its body and its number, so chunks can't be swapped.
 */
export async function sealChunk(sealer: Sealer, at: ChunkPlace, plain: Uint8Array): Promise<Uint8Array<ArrayBuffer>> {
  const { iv, ciphertext } = await sealer.seal(placeOf(at, sealer.keyId), plain);
  const keyId = new TextEncoder().encode(sealer.keyId);
  const file = new Uint8Array(1 + keyId.length + ivBytes + ciphertext.byteLength);
  file[0] = keyId.length;
  file.set(keyId, 1);
  file.set(iv, 1 + keyId.length);
  file.set(new Uint8Array(ciphertext), 1 + keyId.length + ivBytes);
  return file;
}

/** Opens what `sealChunk` sealed. @throws RecordUnreadable */
export async function openChunk(
  sealer: Sealer,
  at: ChunkPlace,
  file: Uint8Array<ArrayBuffer> | null,
): Promise<Uint8Array> {
  const keyEnd = 1 + (file?.[0] ?? 0);
  if (!file || file.length < keyEnd + ivBytes) throw new RecordUnreadable('bodies', at.bodyId);
  const keyId = new TextDecoder().decode(file.subarray(1, keyEnd));
  const iv = file.slice(keyEnd, keyEnd + ivBytes);
  return sealer.open(placeOf(at, keyId), { iv, ciphertext: file.slice(keyEnd + ivBytes).buffer });
}

/** Which chunk of which body. */
export interface ChunkPlace {
  readonly bodyId: string;
  readonly chunk: number;
}

function placeOf({ bodyId, chunk }: ChunkPlace, keyId: string): Place {
  return { store: 'bodies', id: bodyId, part: `chunk ${chunk}`, keyId };
}
