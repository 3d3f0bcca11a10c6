import type { BodyFiles } from './body-files.ts';
import { waitForClosing } from './closing-connections.ts';
import { guarded } from './database.ts';
import { VaultUnavailable } from './errors.ts';
import { databaseName } from './schema.ts';

/** Everything of the console that is in this browser. */
export interface EverythingKept {
  readonly factory: IDBFactory;
  readonly files: BodyFiles | null;
  /** `null` where the browser has none, or refuses it. */
  readonly preferences: Storage | null;
}

/**
 * Deletes the database with its keys, the files and the preferences. The keys go first: what a page that is killed
 * leaves is nobody's to read.
 */
export async function clearAll({ factory, files, preferences }: EverythingKept): Promise<void> {
  await guarded(() => deleteDatabase(factory));
  await guarded(async () => {
    for (const { id } of (await files?.list()) ?? []) await files?.remove(id);
  });
  preferences?.clear();
}

function deleteDatabase(factory: IDBFactory): Promise<void> {
  return new Promise((resolve, reject) => {
    const deleting = factory.deleteDatabase(databaseName);
    // It is deleted as soon as the tab that stands in the way is closed.
    waitForClosing(deleting, () => reject(new VaultUnavailable('blocked')));
    deleting.onerror = () => reject(deleting.error);
    deleting.onsuccess = () => resolve();
  });
}
