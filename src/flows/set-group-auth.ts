import type { Auth } from '#collection/auth.ts';
import { changeGroup } from '#collection/edit-tree.ts';
import { findGroup } from '#collection/tree.ts';
import type { ItemAddress } from './change-collection.ts';
import type { ConsoleServices } from './console-services.ts';
import { loadCollection } from './load-collections.ts';
import { collectionsLock } from './lock-names.ts';
import { secretsOfAuth } from './request-secrets.ts';

/**
 * Says how the requests of a collection or folder prove who sends them, unless they say so themselves.
 * 1. Store it in the tree.
 * 2. Remove the secrets that only the auth before it held.
 */
export async function setGroupAuth(
  services: ConsoleServices,
  { collectionId, id, auth }: ItemAddress & { readonly auth: Auth },
): Promise<void> {
  await services.locks.withLock(collectionsLock, async () => {
    const collection = await loadCollection(services, collectionId);
    const before = findGroup(collection, id);
    if (!before) throw new Error('This folder was deleted in another tab');
    const changed = changeGroup(collection, id, (group) => ({ ...group, auth }));
    await services.vault.put([{ kind: 'collection', collection: changed }]);
    const kept = new Set(secretsOfAuth(auth).map((ref) => ref.id));
    const gone = secretsOfAuth(before.auth).filter((ref) => !kept.has(ref.id));
    await services.vault.remove(gone.map((ref) => ({ store: 'secret', id: ref.id }) as const));
  });
}
