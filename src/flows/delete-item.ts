import { type Collection, type Item, scratchId } from '#collection/collection.ts';
import { insertItem, type Place, placeOf, removeItem } from '#collection/edit-tree.ts';
import { countRequests, findItem, requestsIn } from '#collection/tree.ts';
import type { RecordAddress, Removed } from '#vault/vault.ts';
import type { ItemAddress } from './change-collection.ts';
import type { ConsoleServices } from './console-services.ts';
import type { Deletion } from './delete-token.ts';
import { ensureScratch, loadCollection } from './load-collections.ts';
import { collectionsLock } from './lock-names.ts';
import { secretsOfAuth, secretsOfGroup } from './request-secrets.ts';
import { unlessUnreadable } from './unless-unreadable.ts';

/** What went. */
export interface ItemDeletion extends Deletion {
  readonly name: string;
  /** How many requests went with it; 1 for a request. */
  readonly requests: number;
}

/**
 * Deletes a collection, or a folder or request of it. The calls it made stay.
 * 1. Take it out of the tree first: stopped in between, records without a place harm nobody.
 * 2. Remove its requests, their drafts, and every secret these hold. Where that fails, it is back in the tree.
 * 3. Undo puts the records back and the item where it was; where its collection is gone, into Scratch.
 */
export async function deleteItem(services: ConsoleServices, { collectionId, id }: ItemAddress): Promise<ItemDeletion> {
  return services.locks.withLock(collectionsLock, async () => {
    const collection = await loadCollection(services, collectionId);
    if (id === collectionId) {
      const removed = await services.vault.remove([
        { store: 'collection', id },
        ...(await addressesIn(services, collection)),
      ]);
      const undo = () => services.vault.restore(removed);
      return { name: collection.name, requests: countRequests(collection), undo };
    }
    const item = findItem(collection, id)?.item;
    const place = placeOf(collection, id);
    if (!item || !place) throw new Error('This was deleted in another tab');
    const addresses = await addressesIn(services, item);
    await services.vault.put([{ kind: 'collection', collection: removeItem(collection, id) }]);
    const removed = await services.vault.remove(addresses).catch(async (error: unknown) => {
      await services.vault.put([{ kind: 'collection', collection }]);
      throw error;
    });
    const undo = () => putBack(services, { removed, item, collectionId, place });
    return { name: item.name, requests: 'items' in item ? countRequests(item) : 1, undo };
  });
}

interface Taken {
  readonly removed: Removed;
  readonly item: Item;
  readonly collectionId: string;
  readonly place: Place;
}

async function putBack(services: ConsoleServices, { removed, item, collectionId, place }: Taken): Promise<void> {
  await ensureScratch(services);
  await services.locks.withLock(collectionsLock, async () => {
    const { vault } = services;
    await vault.restore(removed);
    const collection = (await vault.loadCollection(collectionId)) ?? (await loadCollection(services, scratchId));
    if (findItem(collection, item.id)) return;
    await vault.put([{ kind: 'collection', collection: insertItem(collection, item, place) }]);
  });
}

/** Everything that goes with an item, but for the collection it stands in. */
async function addressesIn(services: ConsoleServices, item: Collection | Item): Promise<RecordAddress[]> {
  const requests = 'items' in item ? requestsIn(item) : [item];
  const within = await Promise.all(requests.map(({ id }) => requestAddresses(services, id)));
  const secrets = 'items' in item ? secretsOfGroup(item) : [];
  return [...within.flat(), ...secrets.map(({ id }) => ({ store: 'secret', id }) as const)];
}

/** Everything that goes with a request: its record, its draft, and the secrets of both. */
export async function requestAddresses({ vault }: ConsoleServices, id: string): Promise<RecordAddress[]> {
  const request = await unlessUnreadable(vault.loadRequest(id));
  const draft = await unlessUnreadable(vault.loadDraft(id));
  const auths = [request, draft?.request].flatMap((each) => (each ? [each.auth] : []));
  const secrets = new Set(auths.flatMap(secretsOfAuth).map((ref) => ref.id));
  return [
    { store: 'request', id },
    { store: 'draft', id },
    ...[...secrets].map((secretId) => ({ store: 'secret', id: secretId }) as const),
  ];
}
