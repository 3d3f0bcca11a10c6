import { type AttemptStore, createAttemptStore, sweepAttempts } from './attempts.ts';
import type { BackupPlaces } from './backup-acts.ts';
import type { Stretch } from './backup-key.ts';
import { type BodyStore, createBodyStore } from './bodies.ts';
import { type BodyFiles, createLazyFiles } from './body-files.ts';
import { type Changes, createChanges } from './changes.ts';
import { openDatabase, transact } from './database.ts';
import { createHolds, type Holds } from './holds.ts';
import { loadKeys } from './keys.ts';
import { bodiesOf } from './named-bodies.ts';
import { createReaders } from './readers.ts';
import { createRemoval } from './removal.ts';
import { databaseName, type VaultDatabase } from './schema.ts';
import { createSealer, type Sealer } from './sealer.ts';
import { askToPersist, withUsageTold } from './site-storage.ts';
import type { StoragePlaces } from './storage-acts.ts';
import type { BodyWriter, Vault, VaultRecord } from './vault.ts';
import { changesOf, sealRecords, storeAll } from './writes.ts';

/** Where the vault lives. Everything has the browser's own as default; tests inject theirs. */
export interface VaultOptions {
  readonly indexedDB?: IDBFactory;
  readonly crypto?: Crypto;
  /** Opens the channel on which the vaults of all tabs tell each other what changed. */
  readonly openChannel?: (name: string) => BroadcastChannel;
  readonly storage?: StorageManager;
  /** Where large bodies lie: files of the browser's own, if it has any. */
  readonly files?: BodyFiles;
  /** What is cleared with everything else; `null` for none. */
  readonly preferences?: Storage | null;
  /** Tells other tabs which bodies are in use here. */
  readonly locks?: LockManager;
  /** Makes key bytes of a passphrase, in a worker unless told. */
  readonly stretch?: Stretch;
  /** Epoch milliseconds. */
  readonly now?: () => number;
  /** Told where the database is made by this opening, well before the vault is open. */
  readonly onMade?: () => void;
}

/** A browser without IndexedDB has not even the name. */
function ownIndexedDB(): IDBFactory | undefined {
  return typeof indexedDB === 'undefined' ? undefined : indexedDB;
}

function ownStorage(): StorageManager | undefined {
  return typeof navigator === 'undefined' ? undefined : navigator.storage;
}

function ownFiles(storage: StorageManager | undefined): BodyFiles | null {
  const hasFiles = typeof storage?.getDirectory === 'function' && typeof Worker === 'function';
  return hasFiles ? createLazyFiles(async () => (await import('./opfs-files.ts')).createOpfsFiles(storage)) : null;
}

function ownLocks(): LockManager | null {
  return typeof navigator === 'undefined' ? null : (navigator.locks ?? null);
}

/** Reading the property is what throws where storage is off. */
function ownPreferences(): Storage | null {
  try {
    return typeof localStorage === 'undefined' ? null : localStorage;
  } catch {
    return null;
  }
}

interface Open {
  readonly crypto: Crypto;
  readonly stretch: Stretch | undefined;
  readonly database: VaultDatabase;
  readonly factory: IDBFactory;
  readonly preferences: Storage | null;
  readonly sealer: Sealer;
  readonly changes: Changes;
  readonly attempts: AttemptStore;
  readonly storage: StorageManager | undefined;
  readonly files: BodyFiles | null;
  readonly holds: Holds;
  readonly bodies: BodyStore;
}

/**
 * Opens the vault, migrates its database and drops expired attempts.
 * @throws NewerDatabase where a newer Authscope wrote it, VaultUnavailable where the browser has no storage for us.
 */
export async function openVault(options: VaultOptions = {}): Promise<Vault> {
  const cryptography = options.crypto ?? crypto;
  const now = options.now ?? (() => Date.now());
  const openChannel = options.openChannel ?? ((name) => new BroadcastChannel(name));
  const factory = options.indexedDB ?? ownIndexedDB();
  const database = await openDatabase(factory, undefined, options.onMade);
  try {
    const [keys] = await Promise.all([loadKeys(database, cryptography, now), sweepAttempts(database, now())]);
    const sealer = createSealer(cryptography, keys);
    const attempts = createAttemptStore({ database, sealer, crypto: cryptography, now });
    const storage = options.storage ?? ownStorage();
    const files = options.files ?? ownFiles(storage);
    const holds = createHolds(options.locks ?? ownLocks(), cryptography);
    const bodies = createBodyStore({ database, sealer, crypto: cryptography, holds, files });
    // Nobody waits for it, and what could not be swept now only takes room until the next opening.
    bodies.sweep().catch(() => {});
    const changes = createChanges(openChannel(databaseName));
    const preferences = options.preferences === undefined ? ownPreferences() : options.preferences;
    sweepIncoming({ database, holds, preferences, changes }).catch(() => {});
    return createVault({
      ...{ database, factory: factory as IDBFactory, sealer, attempts, storage, changes, files, holds, bodies },
      ...{ preferences, crypto: cryptography, stretch: options.stretch },
    });
  } catch (error) {
    database.close();
    throw error;
  }
}

function createVault(vault: Open): Vault {
  const { changes, attempts, bodies, database, storage } = vault;
  const close = () => {
    changes.close();
    vault.holds.close();
    vault.files?.close();
    database.close();
  };
  // What another tab has replaced is not to be written over on the way to the reload.
  changes.onCleared(() => database.close());
  return {
    ...createReaders(database, vault.sealer),
    put: (records, signal) => withUsageTold(storage, () => put(vault, records, signal)),
    ...createRemoval(vault),
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
    writeBody: () => withStorageTold(storage, bodies.writeBody()),
    readBody: bodies.readBody,
    removeBody: bodies.removeBody,
    persist: () => askToPersist(storage),
    loadAttempt: (state) => attempts.load(state),
    subscribe: (listener) => changes.subscribe(listener),
    ...createStorageActs({ ...vault, close }),
    ...createBackupActs({ ...vault, close }),
    onCleared: (listener) => changes.onCleared(listener),
    close,
  };
}

/** Rarely asked for, so it is no part of what a page loads first. */
function createStorageActs(places: StoragePlaces): Pick<Vault, 'loadUsage' | 'trimBodies' | 'clearCalls' | 'clearAll'> {
  const acts = () => import('./storage-acts.ts');
  return {
    loadUsage: async () => (await acts()).countUsage(places),
    trimBodies: async (budgetBytes) => (await acts()).trim(places, budgetBytes),
    clearCalls: async () => (await acts()).clearCalls(places),
    clearAll: async () => (await acts()).clearEverything(places),
  };
}

/** Rarely asked for as well. */
function createBackupActs(
  places: BackupPlaces,
): Pick<Vault, 'deriveBackupKey' | 'exportRecords' | 'loadIds' | 'beginRestore'> {
  const acts = async () => (await import('./backup-acts.ts')).createBackupActs(places);
  return {
    deriveBackupKey: async (...how) => (await acts()).deriveBackupKey(...how),
    exportRecords: async (wish) => (await acts()).exportRecords(wish),
    loadIds: async () => (await acts()).loadIds(),
    beginRestore: async (mode) => (await acts()).beginRestore(mode),
  };
}

/** Restores that did not come to their end are rare: without one, no more than a count is asked for. */
async function sweepIncoming(
  places: Pick<BackupPlaces, 'database' | 'holds' | 'preferences' | 'changes'>,
): Promise<void> {
  if ((await places.database.count('incoming')) > 0) await (await import('./restoring.ts')).sweepIncoming(places);
}

/** A full disk is told with what is taken, here too. */
function withStorageTold(storage: StorageManager | undefined, writer: BodyWriter): BodyWriter {
  return {
    ...writer,
    write: (bytes) => withUsageTold(storage, () => writer.write(bytes)),
    close: () => withUsageTold(storage, () => writer.close()),
  };
}

async function put(
  { database, sealer, changes, attempts, bodies }: Open,
  records: readonly VaultRecord[],
  signal?: AbortSignal,
) {
  signal?.throwIfAborted();
  if (records.length === 0) return;
  // Sealing takes time that an IndexedDB transaction would not wait for: it comes first, whole.
  const writes = await sealRecords(sealer, records, { attemptIdOf: attempts.idOf, signal });
  const stores = writes.map(({ store }) => store);
  if (stores.includes('attempts')) await attempts.sweep();
  await transact(database, stores, (transaction) => storeAll(writes, transaction, signal)).catch((error) => {
    signal?.throwIfAborted();
    throw error;
  });
  bodies.released(bodiesOf(records));
  changes.announce(changesOf(records));
}
