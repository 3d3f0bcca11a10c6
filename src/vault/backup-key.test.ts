import { webcrypto } from 'node:crypto';
import { argon2id } from '@noble/hashes/argon2.js';
import { expect, test, vi } from 'vitest';
import { stretchByArgon2id } from './argon2id.ts';
import { keyCosts } from './backup-header.ts';
import { deriveBackupKey, stretchInWorker } from './backup-key.ts';
import { SecretValue } from './secret-value.ts';

const crypto = webcrypto as unknown as Crypto;
const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex');

test('Argon2id gives the tag of RFC 9106 section 5.3', () => {
  const tag = argon2id(new Uint8Array(32).fill(1), new Uint8Array(16).fill(2), {
    ...{ t: 3, m: 32, p: 4, dkLen: 32 },
    key: new Uint8Array(8).fill(3),
    personalization: new Uint8Array(12).fill(4),
  });
  expect(hex(tag)).toBe('0d640df58d78766c08c037a34a8b53c9d01ef0452d75b65eb52520e96b01e659');
});

test('every cost and the salt decide the bytes', () => {
  const how = { name: 'argon2id', memoryKiB: 32, passes: 1, lanes: 1, salt: new Uint8Array(16).fill(2) } as const;
  const passphrase = new TextEncoder().encode('correct horse battery');
  const others = [{}, { memoryKiB: 40 }, { passes: 2 }, { lanes: 2 }, { salt: new Uint8Array(16).fill(3) }];
  const stretched = others.map((change) => hex(stretchByArgon2id(passphrase, { ...how, ...change })));
  expect(new Set(stretched).size).toBe(others.length);
  expect(stretched[0]).toHaveLength(64);
});

test('new backups cost at least what R29 asks', () => {
  expect(keyCosts.name).toBe('argon2id');
  expect(keyCosts.memoryKiB).toBeGreaterThanOrEqual(19 * 1024);
  expect(keyCosts.passes).toBeGreaterThanOrEqual(2);
});

test('the key stays in the browser, and the same passphrase of another keyboard gives the same', async () => {
  const seen: string[] = [];
  const stretched: Uint8Array[] = [];
  const stretch = async (passphrase: Uint8Array) => {
    seen.push(new TextDecoder().decode(passphrase));
    const bytes = new Uint8Array(32).fill(9);
    stretched.push(bytes);
    return bytes;
  };
  const how = { ...keyCosts, salt: new Uint8Array(16) };
  const key = await deriveBackupKey({ crypto, stretch }, new SecretValue('Cafe\u0301 12345678'), how);
  await deriveBackupKey({ crypto, stretch }, new SecretValue('Caf\u00e9 12345678'), how);
  expect(key).toMatchObject({ extractable: false, algorithm: { name: 'AES-GCM', length: 256 } });
  expect(seen[0]).toBe(seen[1]);
  // The bytes it was made of are gone.
  expect(stretched.every((bytes) => bytes.every((byte) => byte === 0))).toBe(true);
});

test('giving up ends the worker, however long a foreign file would have it count', async () => {
  const ended = vi.fn();
  vi.stubGlobal(
    'Worker',
    class {
      postMessage() {}
      terminate = ended;
    },
  );
  const giving = new AbortController();
  const how = { ...keyCosts, salt: new Uint8Array(16) };
  const key = deriveBackupKey({ crypto, stretch: stretchInWorker, signal: giving.signal }, new SecretValue('a'), how);
  giving.abort(new Error('left'));
  await expect(key).rejects.toThrow('left');
  expect(ended).toHaveBeenCalledOnce();
  vi.unstubAllGlobals();
});
