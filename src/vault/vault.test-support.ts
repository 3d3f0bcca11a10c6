import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { openVault, type VaultOptions } from './open-vault.ts';
import type { Vault } from './vault.ts';

/** One channel per database, as in a browser: tests beside each other must not hear each other. */
const channelNames = new WeakMap<IDBFactory, string>();

function channelNameOf(indexedDB: IDBFactory): string {
  const name = channelNames.get(indexedDB) ?? crypto.randomUUID();
  channelNames.set(indexedDB, name);
  return name;
}

/**
 * The real vault on an in-memory IndexedDB of its own. Pass the same `indexedDB` twice to have two tabs on one
 * database. Close it after.
 */
export function openTestVault(options: VaultOptions = {}): Promise<Vault> {
  const indexedDB = options.indexedDB ?? new IDBFactory();
  return openVault({
    openChannel: () => new BroadcastChannel(channelNameOf(indexedDB)),
    ...options,
    indexedDB,
  });
}
