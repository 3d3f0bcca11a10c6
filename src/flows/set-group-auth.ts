import type { Auth } from '#collection/auth.ts';
import { changeGroup } from '#collection/edit-tree.ts';
import { findGroup } from '#collection/tree.ts';
import { canonicalText } from '#collection/write-document.ts';
import type { ItemAddress } from './change-collection.ts';
import type { ConsoleServices } from './console-services.ts';
import { loadCollection } from './load-collections.ts';
import { collectionsLock } from './lock-names.ts';
import { secretsOfAuth } from './request-secrets.ts';

/** What a collection or folder is to say. */
export interface GroupAuthWish extends ItemAddress {
  readonly auth: Auth;
  /** What it has to say until then: where it was changed meanwhile, it stays as it is. */
  readonly from?: Auth;
}

/**
 * Says how the requests of a collection or folder prove who sends them, unless they say so themselves.
 * 1. Store it in the tree.
 * 2. Remove the secrets that only the auth before it held.
 *
 * @returns whether it does.
 */
export async function setGroupAuth(
  services: ConsoleServices,
  { collectionId, id, auth, from }: GroupAuthWish,
): Promise<boolean> {
  return services.locks.withLock(collectionsLock, async () => {
    const collection = await loadCollection(services, collectionId);
    const before = findGroup(collection, id);
    if (!before) throw new Error('This folder was deleted in another tab');
    if (from && canonicalText(before.auth) !== canonicalText(from)) return false;
    const changed = changeGroup(collection, id, (group) => ({ ...group, auth }));
    await services.vault.put([{ kind: 'collection', collection: changed }]);
    const kept = new Set(secretsOfAuth(auth).map((ref) => ref.id));
    const gone = secretsOfAuth(before.auth).filter((ref) => !kept.has(ref.id));
    await services.vault.remove(gone.map((ref) => ({ store: 'secret', id: ref.id }) as const));
    return true;
  });
}
