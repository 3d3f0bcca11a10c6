import {
  insertItem,
  mayMove,
  moveItem as moveWithin,
  removeItem,
  renameItem as renameIn,
} from '#collection/edit-tree.ts';
import { findItem } from '#collection/tree.ts';
import type { VaultRecord } from '#vault/vault.ts';
import type { ConsoleServices } from './console-services.ts';
import type { CollectionPlace } from './create-in-collection.ts';
import { loadCollection } from './load-collections.ts';
import { collectionsLock } from './lock-names.ts';

/** A collection, or an item in it: `id` may be the collection's own. */
export interface ItemAddress {
  readonly collectionId: string;
  readonly id: string;
}

/**
 * Gives a collection, folder or request another name.
 * 1. Rename it in the tree, which is where a name is read.
 * 2. A request's record follows, its `changedAt` left alone: a draft of it is still based on what it was based on.
 */
export async function renameItem(
  services: ConsoleServices,
  { collectionId, id, name }: ItemAddress & { name: string },
) {
  await services.locks.withLock(collectionsLock, async () => {
    const collection = renameIn(await loadCollection(services, collectionId), id, name);
    const isRequest = findItem(collection, id)?.item.kind === 'request';
    const request = isRequest ? await services.vault.loadRequest(id) : null;
    const records: VaultRecord[] = [{ kind: 'collection', collection }];
    if (request) records.push({ kind: 'request', request: { ...request, name } });
    await services.vault.put(records);
  });
}

/**
 * Moves a folder or request, to another collection too; what inherits then inherits from there.
 * 1. Read both trees: either may have changed in another tab.
 * 2. Store both together. Where it can't go (into itself, or it is gone) nothing changes.
 */
export async function moveItem(
  services: ConsoleServices,
  { collectionId, id, to }: ItemAddress & { to: CollectionPlace },
) {
  await services.locks.withLock(collectionsLock, async () => {
    const from = await loadCollection(services, collectionId);
    const item = findItem(from, id)?.item;
    if (!item || !mayMove(item, to.place)) return;
    if (to.collectionId === collectionId) {
      await services.vault.put([{ kind: 'collection', collection: moveWithin(from, id, to.place) }]);
      return;
    }
    const target = await loadCollection(services, to.collectionId);
    await services.vault.put([
      { kind: 'collection', collection: insertItem(target, item, to.place) },
      { kind: 'collection', collection: removeItem(from, id) },
    ]);
  });
}
