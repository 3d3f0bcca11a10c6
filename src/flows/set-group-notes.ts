import { changeGroup } from '#collection/edit-tree.ts';
import { findGroup } from '#collection/tree.ts';
import type { ItemAddress } from './change-collection.ts';
import type { ConsoleServices } from './console-services.ts';
import { loadCollection } from './load-collections.ts';
import { collectionsLock } from './lock-names.ts';

/** Writes down what the user says about a collection or folder; empty takes it away. */
export async function setGroupNotes(
  services: ConsoleServices,
  { collectionId, id, notes }: ItemAddress & { readonly notes: string },
): Promise<void> {
  await services.locks.withLock(collectionsLock, async () => {
    const collection = await loadCollection(services, collectionId);
    if (!findGroup(collection, id)) throw new Error('This folder was deleted in another tab');
    const changed = changeGroup(collection, id, (group) => {
      const { notes: _, ...others } = group;
      // TypeScript can't tell that it is the same kind of group without a member that may be absent.
      return (notes === '' ? others : { ...others, notes }) as typeof group;
    });
    await services.vault.put([{ kind: 'collection', collection: changed }]);
  });
}
