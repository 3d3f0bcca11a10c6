import { type AttemptStore, createAttemptStore } from './attempts.ts';
import { type Changes, createChanges } from './changes.ts';
import { openDatabase, transact } from './database.ts';
import { loadKeys } from './keys.ts';
import { createReaders } from './readers.ts';
import { changesOfRows, removeRows, restoreRows } from './removal.ts';
import { databaseName, type VaultDatabase } from './schema.ts';
import { createSealer, type Sealer } from './sealer.ts';
import { askToPersist, withUsageTold } from './site-storage.ts';
import type { Vault, VaultRecord } from './vault.ts';
import { changesOf, sealRecords } from './writes.ts';

/** Where the vault lives. Everything has the browser's own as default; tests inject theirs. */
export interface VaultOptions {
  readonly indexedDB?: IDBFactory;
  readonly crypto?: Crypto;
  /** Opens the channel on which the vaults of all tabs tell each other what changed. */
  readonly openChannel?: (name: string) => BroadcastChannel;
  readonly storage?: StorageManager;
  /** Epoch milliseconds. */
  readonly now?: () => number;
}

/** A browser without IndexedDB has not even the name. */
function ownIndexedDB(): IDBFactory | undefined {
  return typeof indexedDB === 'undefined' ? undefined : indexedDB;
}

function ownStorage(): StorageManager | undefined {
  return typeof navigator === 'undefined' ? undefined : navigator.storage;
}

interface Open {
  readonly database: VaultDatabase;
  readonly sealer: Sealer;
  readonly changes: Changes;
  readonly attempts: AttemptStore;
  readonly storage: StorageManager | undefined;
}

/**
 * Opens the vault, migrates its database and drops expired attempts.
 * @throws NewerDatabase where a newer Authscope wrote it, VaultUnavailable where the browser has no storage for us.
 */
export async function openVault(options: VaultOptions = {}): Promise<Vault> {
  const cryptography = options.crypto ?? crypto;
  const now = options.now ?? (() => Date.now());
  const openChannel = options.openChannel ?? ((name) => new BroadcastChannel(name));
  const database = await openDatabase(options.indexedDB ?? ownIndexedDB());
  try {
    const sealer = createSealer(cryptography, await loadKeys(database, cryptography, now));
    const attempts = createAttemptStore({ database, sealer, crypto: cryptography, now });
    await attempts.sweep();
    const storage = options.storage ?? ownStorage();
    return createVault({ database, sealer, attempts, storage, changes: createChanges(openChannel(databaseName)) });
  } catch (error) {
    database.close();
    throw error;
  }
}

function createVault(vault: Open): Vault {
  const { changes, attempts, database, storage } = vault;
  return {
    ...createReaders(database, vault.sealer),
    put: (records) => withUsageTold(storage, () => put(vault, records)),
    async remove(addresses) {
      if (addresses.length === 0) return { rows: [] };
      const removed = await removeRows(database, addresses);
      changes.announce(changesOfRows(removed));
      return removed;
    },
    async restore(removed) {
      if (removed.rows.length === 0) return;
      changes.announce(changesOfRows(await withUsageTold(storage, () => restoreRows(database, removed))));
    },
    async storeResponse(state, response) {
      const stored = await withUsageTold(storage, () => attempts.answer(state, response));
      if (stored.kind === 'stored') changes.announce([{ store: 'attempt', id: stored.runId }]);
      return stored;
    },
    async takeAttempt(state, now) {
      const attempt = await attempts.take(state, now);
      if (attempt) changes.announce([{ store: 'attempt', id: attempt.runId }]);
      return attempt;
    },
    persist: () => askToPersist(storage),
    loadAttempt: (state) => attempts.load(state),
    subscribe: (listener) => changes.subscribe(listener),
    close() {
      changes.close();
      database.close();
    },
  };
}

async function put({ database, sealer, changes, attempts }: Open, records: readonly VaultRecord[]) {
  if (records.length === 0) return;
  // Sealing takes time that an IndexedDB transaction would not wait for: it comes first, whole.
  const writes = await sealRecords(sealer, records, attempts.idOf);
  const stores = writes.map(({ store }) => store);
  if (stores.includes('attempts')) await attempts.sweep();
  await transact(database, stores, async (transaction) => {
    for (const write of writes) await write.into(transaction);
  });
  changes.announce(changesOf(records));
}
