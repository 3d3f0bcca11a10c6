import { environmentsProfile } from '#collection/auth.ts';
import type { Collection, Folder, RequestEntry } from '#collection/collection.ts';
import { freeName } from '#collection/copy-tree.ts';
import { insertItem, type Place } from '#collection/edit-tree.ts';
import { blankRequest, type SavedRequest } from '#collection/saved-request.ts';
import { findGroup } from '#collection/tree.ts';
import { type ConsoleServices, freshId } from './console-services.ts';
import { loadCollection } from './load-collections.ts';
import { collectionsLock } from './lock-names.ts';

/** A place in one of the collections. */
export interface CollectionPlace {
  readonly collectionId: string;
  readonly place: Place;
}

/** What was made, and where. */
export interface Created {
  readonly collectionId: string;
  readonly id: string;
}

/** Makes an empty collection and gives its id. A name that is taken gets a number. */
export async function createCollection(services: ConsoleServices, name = 'New collection'): Promise<string> {
  return services.locks.withLock(collectionsLock, async () => {
    const { records } = await services.vault.loadCollections();
    const collection: Collection = {
      id: freshId(services),
      name: freeName(
        name,
        records.map((each) => each.name),
      ),
      auth: environmentsProfile,
      variables: [],
      items: [],
      createdAt: services.now(),
    };
    await services.vault.put([{ kind: 'collection', collection }]);
    return collection.id;
  });
}

/** Makes an empty folder. */
export async function createFolder(services: ConsoleServices, { collectionId, place }: CollectionPlace) {
  return services.locks.withLock(collectionsLock, async (): Promise<Created> => {
    const collection = await loadCollection(services, collectionId);
    const name = freeName('New folder', namesIn(collection, place));
    const folder: Folder = {
      kind: 'folder',
      id: freshId(services),
      name,
      auth: { kind: 'inherit' },
      variables: [],
      items: [],
    };
    await services.vault.put([{ kind: 'collection', collection: insertItem(collection, folder, place) }]);
    return { collectionId, id: folder.id };
  });
}

/** What a request begins with besides its place. */
export interface NewRequest extends CollectionPlace {
  readonly request?: Partial<Omit<SavedRequest, 'id' | 'changedAt'>>;
}

/** Makes a request that is saved from the start: its record and its entry, together. */
export async function createRequest(services: ConsoleServices, { collectionId, place, request = {} }: NewRequest) {
  return services.locks.withLock(collectionsLock, async (): Promise<Created> => {
    const collection = await loadCollection(services, collectionId);
    const name = request.name ?? freeName('New request', namesIn(collection, place));
    const made = { ...blankRequest, ...request, name, id: freshId(services), changedAt: services.now() };
    await services.vault.put([
      { kind: 'request', request: made },
      { kind: 'collection', collection: insertItem(collection, entryOf(made), place) },
    ]);
    return { collectionId, id: made.id };
  });
}

/** A request's place in the tree. */
export function entryOf({ id, name, method }: SavedRequest): RequestEntry {
  return { kind: 'request', id, name, method };
}

function namesIn(collection: Collection, place: Place): string[] {
  const group = place.kind === 'into' ? findGroup(collection, place.id) : null;
  return (group ?? collection).items.map(({ name }) => name);
}
