import { readFile } from 'node:fs/promises';
import { IDBFactory } from 'fake-indexeddb';

/** A record as it was put, its bytes as bytes again. */
export type PutRecord = { readonly kind: string } & Readonly<Record<string, unknown>>;

interface Fixture {
  readonly version: number;
  readonly put: readonly PutRecord[];
  readonly stores: Readonly<Record<string, StoreFixture>>;
}

interface StoreFixture {
  readonly keyPath: string;
  readonly indexes: readonly { readonly name: string; readonly keyPath: string | string[] }[];
  readonly rows: readonly Readonly<Record<string, unknown>>[];
}

/**
 * A database that the code of schema 1 wrote, byte for byte, and the records that it was given. Its key was kept by
 * the test that wrote it; here it is one that the browser does not show again.
 */
export async function openVersion1(): Promise<{ indexedDB: IDBFactory; put: readonly PutRecord[] }> {
  const text = await readFile(new URL('./version-1.fixture.json', import.meta.url), 'utf8');
  const { version, put, stores } = JSON.parse(text, (_, value) => bytesAgain(value)) as Fixture;
  const keys = await Promise.all((stores.keys?.rows ?? []).map(withKey));
  const indexedDB = new IDBFactory();
  const database = await new Promise<IDBDatabase>((resolve, reject) => {
    const opening = indexedDB.open('authscope', version);
    opening.onupgradeneeded = () => {
      for (const [name, { keyPath, indexes, rows }] of Object.entries(stores)) {
        const store = opening.result.createObjectStore(name, { keyPath });
        for (const index of indexes) store.createIndex(index.name, index.keyPath);
        for (const row of name === 'keys' ? keys : rows) store.put(row);
      }
    };
    opening.onsuccess = () => resolve(opening.result);
    opening.onerror = () => reject(opening.error);
  });
  database.close();
  return { indexedDB, put };
}

function bytesAgain(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if ('bytes' in value && typeof value.bytes === 'string') return new Uint8Array(Buffer.from(value.bytes, 'base64'));
  if ('buffer' in value && typeof value.buffer === 'string')
    return new Uint8Array(Buffer.from(value.buffer, 'base64')).buffer;
  return value;
}

async function withKey(row: Readonly<Record<string, unknown>>) {
  const raw = Buffer.from((row.key as { key: string }).key, 'base64');
  const key = await crypto.subtle.importKey('raw', raw, { name: 'AES-GCM' }, false, ['encrypt', 'decrypt']);
  return { ...row, key };
}
