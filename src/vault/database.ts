import { type IDBPTransaction, wrap } from 'idb';
import { waitForClosing } from './closing-connections.ts';
import { NewerDatabase, StorageFull, VaultUnavailable } from './errors.ts';
import {
  databaseName,
  type Migration,
  migrations,
  type StoreName,
  type VaultDatabase,
  type VaultSchema,
} from './schema.ts';

/**
 * Opens the database and brings it to the newest version, one migration after another in one transaction: it ends
 * up new or stays old. A connection that stands in the way of a newer console's upgrade closes itself.
 * @param onMade told while the database is made, where there was none: nothing is stored before its first opening ends.
 * @throws NewerDatabase, VaultUnavailable
 */
export async function openDatabase(
  factory: IDBFactory | undefined,
  steps: readonly Migration[] = migrations,
  onMade: () => void = () => {},
): Promise<VaultDatabase> {
  if (!factory) throw new VaultUnavailable('absent');
  try {
    const database = await request(factory, steps, onMade);
    database.addEventListener('versionchange', () => database.close());
    return database;
  } catch (error) {
    if (nameOf(error) === 'VersionError') throw new NewerDatabase();
    throw nameOf(error) === 'SecurityError' || nameOf(error) === 'InvalidStateError'
      ? new VaultUnavailable('refused', error)
      : typed(error);
  }
}

function request(factory: IDBFactory, steps: readonly Migration[], onMade: () => void): Promise<VaultDatabase> {
  return new Promise((resolve, reject) => {
    const opening = factory.open(databaseName, steps.length);
    let isBlocked = false;
    waitForClosing(opening, () => {
      isBlocked = true;
      reject(new VaultUnavailable('blocked'));
    });
    opening.onerror = () => reject(opening.error);
    opening.onsuccess = () => {
      // Nobody waits for it any more: left open it would block the next upgrade.
      if (isBlocked) opening.result.close();
      else resolve(wrap(opening.result) as unknown as VaultDatabase);
    };
    opening.onupgradeneeded = ({ oldVersion }) => {
      if (oldVersion === 0) onMade();
      upgrade(opening, steps.slice(oldVersion)).catch((error) => {
        reject(error);
        opening.transaction?.abort();
      });
    };
  });
}

async function upgrade(opening: IDBOpenDBRequest, steps: readonly Migration[]) {
  const database = wrap(opening.result) as unknown as VaultDatabase;
  const transaction = wrap(opening.transaction as IDBTransaction) as unknown as Parameters<Migration>[1];
  transaction.done.catch(() => {});
  for (const step of steps) await step(database, transaction);
}

/** A transaction that writes. */
export type Writing = IDBPTransaction<VaultSchema, StoreName[], 'readwrite'>;

/**
 * Runs `work` in one transaction: all of its writes are stored, on disk when this resolves, or none.
 * `work` may only await the transaction's own requests.
 * @throws StorageFull, VaultUnavailable
 */
export async function transact<T>(
  database: VaultDatabase,
  stores: readonly StoreName[],
  work: (transaction: Writing) => Promise<T>,
): Promise<T> {
  return guarded(async () => {
    const transaction = database.transaction([...new Set(stores)], 'readwrite', { durability: 'strict' });
    transaction.done.catch(() => {});
    try {
      const value = await work(transaction);
      await transaction.done;
      return value;
    } catch (error) {
      abort(transaction);
      throw transaction.error ?? error;
    }
  });
}

/** Drops all that a transaction wrote, unless it is over. */
export function abort(transaction: Writing): void {
  try {
    transaction.abort();
  } catch {
    // It was over already: what failed was its end.
  }
}

/** Runs database work and turns what the browser throws into the vault's own errors. */
export async function guarded<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw typed(error);
  }
}

function typed(error: unknown): unknown {
  switch (nameOf(error)) {
    case 'QuotaExceededError':
      return new StorageFull(error);
    case 'InvalidStateError':
      return new VaultUnavailable('closed', error);
    default:
      return error instanceof DOMException ? new VaultUnavailable('broken', error) : error;
  }
}

function nameOf(error: unknown): string {
  return error instanceof Error || error instanceof DOMException ? error.name : '';
}
