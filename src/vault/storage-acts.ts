// What is done to all that is kept: count, trim, clear. Loaded when it is first asked for.
import type { BodyStore } from './bodies.ts';
import type { BodyFiles } from './body-files.ts';
import type { Changes } from './changes.ts';
import { clearAll } from './clear-all.ts';
import { transact } from './database.ts';
import type { VaultDatabase } from './schema.ts';
import { usageOf } from './site-storage.ts';
import { trimBodies } from './trim.ts';
import { loadUsage, type Trimmed, type Usage } from './usage.ts';
import { everyRecord } from './vault.ts';

/** What these acts need of the vault. */
export interface StoragePlaces {
  readonly database: VaultDatabase;
  readonly factory: IDBFactory;
  readonly files: BodyFiles | null;
  readonly bodies: BodyStore;
  readonly changes: Changes;
  readonly storage: StorageManager | undefined;
  readonly preferences: Storage | null;
  /** Lets go of the database and of everything else. */
  readonly close: () => void;
}

/** How much is kept, by kind. */
export function countUsage({ database, files }: StoragePlaces): Promise<Usage> {
  return loadUsage(database, files);
}

/** Drops the bodies that are over a budget. */
export async function trim(places: StoragePlaces, budgetBytes: number): Promise<Trimmed> {
  // All that this origin takes is no more than the budget: then the bodies are not either, and no row need be read.
  const taken = await usageOf(places.storage);
  if (taken !== null && taken <= budgetBytes) return { bodies: 0, bytes: 0 };
  const trimmed = await trimBodies(places, budgetBytes);
  if (trimmed.bodies > 0) places.changes.announce(everyCall);
  return trimmed;
}

const everyCall = [{ store: 'call', id: everyRecord }] as const;

/** Deletes every call, then the files that only calls named. */
export async function clearCalls({ database, changes, bodies }: StoragePlaces): Promise<void> {
  await transact(database, ['calls', 'callParts'], async (transaction) => {
    await Promise.all([transaction.objectStore('calls').clear(), transaction.objectStore('callParts').clear()]);
  });
  changes.announce(everyCall);
  await bodies.sweep();
}

/** Deletes everything and tells the other tabs. */
export async function clearEverything(places: StoragePlaces): Promise<void> {
  places.database.close();
  await clearAll(places);
  places.changes.announceCleared();
  places.close();
}
