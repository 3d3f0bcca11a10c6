import type { Collection, Folder, Group, Item, RequestEntry } from './collection.ts';

/** An item and everything it stands in: the collection first, then its folders, outermost first. */
export interface Found {
  readonly item: Item;
  readonly groups: readonly [Collection, ...Folder[]];
}

/** Finds a folder or request by its id, `null` where the collection has none of that id. */
export function findItem(collection: Collection, id: string): Found | null {
  const search = (group: Group, groups: readonly [Collection, ...Folder[]]): Found | null => {
    for (const item of group.items) {
      if (item.id === id) return { item, groups };
      const within = item.kind === 'folder' ? search(item, [...groups, item]) : null;
      if (within) return within;
    }
    return null;
  };
  return search(collection, [collection]);
}

/** Finds a collection or a folder of it by its id, `null` where that is neither. */
export function findGroup(collection: Collection, id: string): Group | null {
  if (collection.id === id) return collection;
  const item = findItem(collection, id)?.item;
  return item?.kind === 'folder' ? item : null;
}

/** A collection or folder, and the collection it is or stands in. */
export interface FoundGroup {
  readonly group: Group;
  readonly collection: Collection;
}

/** Finds a collection or folder among all collections. */
export function findGroupAmong(collections: readonly Collection[], id: string): FoundGroup | null {
  for (const collection of collections) {
    const group = findGroup(collection, id);
    if (group) return { group, collection };
  }
  return null;
}

/** Finds an item among all collections. */
export function findAmong(collections: readonly Collection[], id: string): Found | null {
  for (const collection of collections) {
    const found = findItem(collection, id);
    if (found) return found;
  }
  return null;
}

/**
 * The collections and folders whose variables are in reach at a request, folder or collection, outermost first: what it
 * stands in, and a group itself. None where it is in no collection.
 */
export function groupsInReach(collections: readonly Collection[], id: string): readonly Group[] {
  const found = findAmong(collections, id);
  if (!found) return collections.filter((each) => each.id === id);
  return found.item.kind === 'folder' ? [...found.groups, found.item] : found.groups;
}

/** Every folder and request in the order of the tree, each with the names of the groups it stands in. */
export function* walk(group: Group, path: readonly string[] = [group.name]): Generator<[Item, readonly string[]]> {
  for (const item of group.items) {
    yield [item, path];
    if (item.kind === 'folder') yield* walk(item, [...path, item.name]);
  }
}

/** The requests of a group and of all folders in it, in the order of the tree. */
export function requestsIn(group: Group): RequestEntry[] {
  return [...walk(group)].flatMap(([item]) => (item.kind === 'request' ? [item] : []));
}

/** How many requests stand in a group and in all folders in it. */
export function countRequests(group: Group): number {
  let count = 0;
  for (const item of group.items) count += item.kind === 'request' ? 1 : countRequests(item);
  return count;
}

/** A request among all collections, with where it stands. */
export interface PlacedEntry {
  readonly id: string;
  readonly collectionId: string;
  readonly name: string;
  readonly method: string;
  /** The names of its collection and folders, outermost first. */
  readonly path: readonly string[];
}

/** All requests of all collections, in the order of the trees. */
export function placedEntries(collections: readonly Collection[]): PlacedEntry[] {
  return collections.flatMap((collection) =>
    [...walk(collection)].flatMap(([item, path]) =>
      item.kind === 'request'
        ? [{ id: item.id, collectionId: collection.id, name: item.name, method: item.method, path }]
        : [],
    ),
  );
}
