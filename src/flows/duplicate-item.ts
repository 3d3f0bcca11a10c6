import type { Collection, Item, RequestEntry } from '#collection/collection.ts';
import { copyTree, freeCopyName } from '#collection/copy-tree.ts';
import { insertItem } from '#collection/edit-tree.ts';
import type { SavedRequest } from '#collection/saved-request.ts';
import { findItem, requestsIn } from '#collection/tree.ts';
import type { VaultRecord } from '#vault/vault.ts';
import type { ItemAddress } from './change-collection.ts';
import { type ConsoleServices, freshId } from './console-services.ts';
import type { Created } from './create-in-collection.ts';
import { loadOpenRequest } from './keep-draft.ts';
import { loadCollection } from './load-collections.ts';
import { collectionsLock } from './lock-names.ts';
import { copySecrets, type SecretCopies } from './request-secrets.ts';

/**
 * Copies a collection, or a folder or request right after itself, with everything in it.
 * 1. Copy the tree, every id new.
 * 2. Copy the records of its requests as they stand on screen, and every secret: a copy outlives the original.
 * 3. Store all of it together.
 */
export async function duplicateItem(services: ConsoleServices, { collectionId, id }: ItemAddress): Promise<Created> {
  return services.locks.withLock(collectionsLock, async () => {
    const collection = await loadCollection(services, collectionId);
    const copying = { services, secrets: copySecrets(services), ids: new Map<string, string>() };
    if (id === collectionId) {
      const names = (await services.vault.loadCollections()).records.map(({ name }) => name);
      const { imported: _, ...own } = collection;
      const copy = { ...(await copyOf(copying, own, names)), createdAt: services.now() };
      return store(copying, collection, { id: copy.id, name: copy.name, collection: copy });
    }
    const found = findItem(collection, id);
    if (!found) throw new Error('This was deleted in another tab');
    const names = found.groups.at(-1)?.items.map(({ name }) => name) ?? [];
    const copy = await copyOf(copying, found.item, names);
    const changed = insertItem(collection, copy, { kind: 'after', id });
    return store(copying, found.item, { id: copy.id, name: copy.name, collection: changed });
  });
}

/** The copy, and the collection with it in its place. */
interface Copied {
  readonly id: string;
  readonly name: string;
  readonly collection: Collection;
}

interface Copying {
  readonly services: ConsoleServices;
  readonly secrets: SecretCopies;
  /** The copies' ids by the originals'. */
  readonly ids: Map<string, string>;
}

async function copyOf<T extends Collection | Item>({ services, secrets, ids }: Copying, original: T, taken: string[]) {
  const copy = copyTree(original, (id) => {
    const made = ids.get(id) ?? freshId(services);
    ids.set(id, made);
    return made;
  });
  const named = { ...copy, name: freeCopyName(original.name, taken) };
  return isGroup(named) ? secrets.group(named) : named;
}

function isGroup<T extends Collection | Item>(item: T): item is Exclude<T, RequestEntry> {
  return 'items' in item;
}

async function store(copying: Copying, original: Collection | Item, copied: Copied): Promise<Created> {
  const { services, secrets } = copying;
  const originals = isGroup(original) ? requestsIn(original) : [original];
  const requests = (await Promise.all(originals.map(({ id }) => copyRequest(copying, id)))).flat();
  const { id, name, collection } = copied;
  await services.vault.put([
    ...secrets.records,
    ...requests.map((each): VaultRecord => ({ kind: 'request', request: each.id === id ? { ...each, name } : each })),
    { kind: 'collection', collection },
  ]);
  return { collectionId: collection.id, id };
}

async function copyRequest({ services, secrets, ids }: Copying, originalId: string): Promise<SavedRequest[]> {
  const { saved, draft } = await loadOpenRequest(services, originalId);
  const original = draft?.request ?? saved;
  const id = ids.get(originalId);
  if (!original || !id) return [];
  return [{ ...original, id, auth: await secrets.auth(original.auth), changedAt: services.now() }];
}
