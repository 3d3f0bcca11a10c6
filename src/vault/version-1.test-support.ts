/** What `version-1.fixture.json` holds: the records that were put, and all that the code of schema 1 made of them. */
export interface Fixture {
  readonly version: number;
  readonly put: readonly PutRecord[];
  readonly stores: Readonly<Record<string, StoreFixture>>;
}

/** A record as it was put. */
export type PutRecord = { readonly kind: string } & Readonly<Record<string, unknown>>;

interface StoreFixture {
  readonly keyPath: string;
  readonly indexes: readonly { readonly name: string; readonly keyPath: string | string[] }[];
  readonly rows: readonly Readonly<Record<string, unknown>>[];
}

export function readFixture(json: string): Fixture {
  return JSON.parse(json, (_, value) => bytesAgain(value)) as Fixture;
}

/**
 * Makes the database again, byte for byte. Its key stands in the fixture, where no key of the vault ever stands; here
 * it is one that the browser does not show again.
 */
export async function writeVersion1(factory: IDBFactory, { version, stores }: Fixture): Promise<void> {
  const keys = await Promise.all((stores.keys?.rows ?? []).map(withKey));
  await new Promise<void>((resolve, reject) => {
    const opening = factory.open('authscope', version);
    opening.onupgradeneeded = () => {
      for (const [name, { keyPath, indexes, rows }] of Object.entries(stores)) {
        const store = opening.result.createObjectStore(name, { keyPath });
        for (const index of indexes) store.createIndex(index.name, index.keyPath);
        for (const row of name === 'keys' ? keys : rows) store.put(row);
      }
    };
    opening.onerror = () => reject(opening.error);
    opening.onsuccess = () => resolve(opening.result.close());
  });
}

async function withKey(row: Readonly<Record<string, unknown>>) {
  const { key: raw } = row.key as { key: string };
  const key = await crypto.subtle.importKey('raw', fromBase64(raw), { name: 'AES-GCM' }, false, ['encrypt', 'decrypt']);
  return { ...row, key };
}

function bytesAgain(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if ('bytes' in value && typeof value.bytes === 'string') return fromBase64(value.bytes);
  return 'buffer' in value && typeof value.buffer === 'string' ? fromBase64(value.buffer).buffer : value;
}

function fromBase64(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
}
