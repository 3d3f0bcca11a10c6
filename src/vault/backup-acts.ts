// What backups need of the vault. Loaded when the first is made or read.
import type { BackupKey } from './backup-boxes.ts';
import type { KeyDerivation } from './backup-header.ts';
import { deriveBackupKey, type Stretch, stretchInWorker } from './backup-key.ts';
import { type ExportPlaces, exportRecords, loadIds } from './export-records.ts';
import { beginRestore, type RestoringPlaces } from './restoring.ts';
import type { SecretValue } from './secret-value.ts';
import type { Vault } from './vault.ts';

/** What these acts need of the vault. */
export interface BackupPlaces extends ExportPlaces, RestoringPlaces {
  readonly bodies: RestoringPlaces['bodies'];
  readonly holds: RestoringPlaces['holds'];
  readonly stretch: Stretch | undefined;
}

/** The acts of an open vault. */
export function createBackupActs(
  places: BackupPlaces,
): Pick<Vault, 'deriveBackupKey' | 'exportRecords' | 'loadIds' | 'beginRestore'> {
  const { crypto, stretch = stretchInWorker } = places;
  return {
    async deriveBackupKey(passphrase: SecretValue, how: KeyDerivation, signal?: AbortSignal): Promise<BackupKey> {
      return { crypto, key: await deriveBackupKey({ crypto, stretch, signal }, passphrase, how) };
    },
    exportRecords: async (wish) => exportRecords(places, wish),
    loadIds: () => loadIds(places.database),
    beginRestore: (mode) => beginRestore(places, mode),
  };
}
