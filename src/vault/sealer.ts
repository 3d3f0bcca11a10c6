import { RecordUnreadable } from './errors.ts';
import type { Box, KeyRow, SealedStoreName } from './schema.ts';

/** Where a box belongs. It is bound to it: anywhere else it does not open. */
export interface Place {
  /** The parts of a call are bound to "calls", where they lay first. */
  readonly store: Exclude<SealedStoreName, 'callParts'> | 'calls' | 'bodies';
  readonly id: string;
  readonly part: 'record' | 'body' | 'wireBody' | 'response' | `chunk ${number}`;
  readonly keyId: string;
}

/** Seals and opens the parts of records. */
export interface Sealer {
  /** The key that new records are sealed with. */
  readonly keyId: string;
  seal(place: Place, plain: Uint8Array): Promise<Box>;
  /** @throws RecordUnreadable where the key is unknown or the box is not the one that was sealed for this place. */
  open(place: Place, box: Box | undefined): Promise<Uint8Array>;
}

/**
 * AES-GCM 256 with a fresh random IV per sealing; store, id, part and keyId are bound in as additional data.
 * @param keys all keys, the current one first.
 */
export function createSealer(crypto: Crypto, keys: readonly [KeyRow, ...KeyRow[]]): Sealer {
  return {
    keyId: keys[0].id,

    async seal(place, plain) {
      const key = keys.find(({ id }) => id === place.keyId);
      if (!key) throw new Error(`No key ${place.keyId}`);
      const iv = crypto.getRandomValues(new Uint8Array(12));
      return { iv, ciphertext: await crypto.subtle.encrypt(algorithm(place, iv), key.key, plain as BufferSource) };
    },

    async open(place, box) {
      const key = keys.find(({ id }) => id === place.keyId);
      if (!key || !box) throw new RecordUnreadable(place.store, place.id);
      try {
        return new Uint8Array(await crypto.subtle.decrypt(algorithm(place, box.iv), key.key, box.ciphertext));
      } catch {
        throw new RecordUnreadable(place.store, place.id);
      }
    },
  };
}

function algorithm({ store, id, part, keyId }: Place, iv: Uint8Array<ArrayBuffer>): AesGcmParams {
  const additionalData = new TextEncoder().encode(JSON.stringify(['authscope', store, id, part, keyId]));
  return { name: 'AES-GCM', iv, additionalData };
}
