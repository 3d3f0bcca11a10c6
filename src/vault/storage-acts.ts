// What the storage page does: count, trim, clear.
import type { BodyStore } from './bodies.ts';
import type { BodyFiles } from './body-files.ts';
import type { Changes } from './changes.ts';
import { clearAll } from './clear-all.ts';
import { transact } from './database.ts';
import type { VaultDatabase } from './schema.ts';
import { usageOf } from './site-storage.ts';
import { trimBodies } from './trim.ts';
import { loadUsage } from './usage.ts';
import { everyRecord, type Vault } from './vault.ts';

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

type StorageActs = Pick<Vault, 'loadUsage' | 'trimBodies' | 'clearCalls' | 'clearAll'>;

export function createStorageActs(places: StoragePlaces): StorageActs {
  const { database, files, bodies, changes } = places;
  const everyCall = [{ store: 'call', id: everyRecord }] as const;
  return {
    loadUsage: () => loadUsage(database, files),
    async trimBodies(budgetBytes) {
      // All that this origin takes is no more than the budget: then the bodies are not either, and no row need be read.
      const taken = await usageOf(places.storage);
      if (taken !== null && taken <= budgetBytes) return { bodies: 0, bytes: 0 };
      const trimmed = await trimBodies(places, budgetBytes);
      if (trimmed.bodies > 0) changes.announce(everyCall);
      return trimmed;
    },
    async clearCalls() {
      await transact(database, ['calls', 'callParts'], async (transaction) => {
        await Promise.all([transaction.objectStore('calls').clear(), transaction.objectStore('callParts').clear()]);
      });
      changes.announce(everyCall);
      await bodies.sweep();
    },
    async clearAll() {
      const told = changes.announceCleared;
      database.close();
      await clearAll(places);
      told();
      places.close();
    },
  };
}
