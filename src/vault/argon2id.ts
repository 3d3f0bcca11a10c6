// Argon2id (RFC 9106), as backups use it.
import { argon2id } from '@noble/hashes/argon2.js';
import type { KeyDerivation } from './backup-header.ts';

const keyBytes = 32;

/** Takes more than half a second at today's cost: never on a page's own thread. */
export function stretchByArgon2id(passphrase: Uint8Array, how: KeyDerivation): Uint8Array<ArrayBuffer> {
  const { memoryKiB, passes, lanes, salt } = how;
  const bytes = argon2id(passphrase, salt, { t: passes, m: memoryKiB, p: lanes, dkLen: keyBytes });
  return new Uint8Array(bytes);
}
