import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { stretchByArgon2id } from './argon2id.ts';
import type { Stretch } from './backup-key.ts';
import { createMemoryFiles, type MemoryFiles } from './body-files.test-support.ts';
import { createMemoryLockManager } from './locks.test-support.ts';
import { openVault, type VaultOptions } from './open-vault.ts';
import type { Vault } from './vault.ts';

/** What all tabs of a browser share beside the database: tests beside each other must not hear each other. */
interface Browser {
  readonly channelName: string;
  readonly files: MemoryFiles;
  readonly locks: LockManager;
}

const browsers = new WeakMap<IDBFactory, Browser>();

function browserOf(indexedDB: IDBFactory): Browser {
  const browser = browsers.get(indexedDB) ?? {
    channelName: crypto.randomUUID(),
    files: createMemoryFiles(),
    locks: createMemoryLockManager(),
  };
  browsers.set(indexedDB, browser);
  return browser;
}

/** The files beside a database of `openTestVault`. */
export function filesBeside(indexedDB: IDBFactory): MemoryFiles {
  return browserOf(indexedDB).files;
}

/** Argon2id at its lowest cost: what it costs in earnest is tested where it is made. */
const cheapStretch: Stretch = async (passphrase, how) =>
  stretchByArgon2id(passphrase, { ...how, memoryKiB: 8, passes: 1 });

/**
 * The real vault on an in-memory IndexedDB of its own. Pass the same `indexedDB` twice to have two tabs on one
 * database. Close it after.
 */
export function openTestVault(options: VaultOptions = {}): Promise<Vault> {
  const indexedDB = options.indexedDB ?? new IDBFactory();
  const { channelName, files, locks } = browserOf(indexedDB);
  return openVault({
    openChannel: () => new BroadcastChannel(channelName),
    ...{ files, locks, stretch: cheapStretch },
    ...options,
    indexedDB,
  });
}
