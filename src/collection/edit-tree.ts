import type { Collection, Group, Item } from './collection.ts';
import { findGroup, findItem } from './tree.ts';

/** Where an item goes: beside another one, or last in a folder or in the collection itself. */
export type Place =
  | { readonly kind: 'before' | 'after'; readonly id: string }
  /** `id` is a folder's or the collection's own. */
  | { readonly kind: 'into'; readonly id: string };

/** Puts an item in its place. Where that is not there any more, it goes last in the collection: nothing is lost. */
export function insertItem(collection: Collection, item: Item, place: Place): Collection {
  if (place.kind === 'into') {
    const group = findGroup(collection, place.id) ?? collection;
    return changeGroup(collection, group.id, (each) => ({ ...each, items: [...each.items, item] }));
  }
  const parent = findItem(collection, place.id)?.groups.at(-1) ?? collection;
  return changeGroup(collection, parent.id, (group) => {
    const beside = group.items.findIndex(({ id }) => id === place.id);
    const at = beside === -1 ? group.items.length : beside + (place.kind === 'after' ? 1 : 0);
    return { ...group, items: group.items.toSpliced(at, 0, item) };
  });
}

/** Takes an item out, with all that is in it. A collection that does not have it stays as it is. */
export function removeItem(collection: Collection, id: string): Collection {
  const parent = findItem(collection, id)?.groups.at(-1);
  if (!parent) return collection;
  return changeGroup(collection, parent.id, (group) => ({
    ...group,
    items: group.items.filter((each) => each.id !== id),
  }));
}

/** Changes what a request's entry says: its name, its method. */
export function changeEntry(
  collection: Collection,
  id: string,
  change: { readonly name?: string; readonly method?: string },
): Collection {
  const parent = findItem(collection, id)?.groups.at(-1);
  if (!parent) return collection;
  return changeGroup(collection, parent.id, (group) => ({
    ...group,
    items: group.items.map((each) => (each.id === id && each.kind === 'request' ? { ...each, ...change } : each)),
  }));
}

/** Gives a collection, a folder or a request another name. */
export function renameItem(collection: Collection, id: string, name: string): Collection {
  if (findGroup(collection, id)) return changeGroup(collection, id, (group) => ({ ...group, name }));
  return changeEntry(collection, id, { name });
}

/** Whether an item may go there: never beside itself, nor into itself or a folder of its own. */
export function mayMove(item: Item, place: Place): boolean {
  return item.id !== place.id && !(item.kind === 'folder' && holds(item, place.id));
}

/** Moves an item within its collection; unchanged where it can't go there. */
export function moveItem(collection: Collection, id: string, place: Place): Collection {
  const item = findItem(collection, id)?.item;
  if (!item || !mayMove(item, place)) return collection;
  return insertItem(removeItem(collection, id), item, place);
}

/** Where an item stands now, to be put back there: after its elder, else before its younger, else into its group. */
export function placeOf(collection: Collection, id: string): Place | null {
  const parent = findItem(collection, id)?.groups.at(-1);
  if (!parent) return null;
  const at = parent.items.findIndex((each) => each.id === id);
  const elder = parent.items[at - 1];
  const younger = parent.items[at + 1];
  if (elder) return { kind: 'after', id: elder.id };
  return younger ? { kind: 'before', id: younger.id } : { kind: 'into', id: parent.id };
}

/** Changes a collection or one of its folders, everything on the way to it made anew. */
export function changeGroup(collection: Collection, id: string, change: <G extends Group>(group: G) => G): Collection {
  const inside = <G extends Group>(group: G): G => {
    if (group.id === id) return change(group);
    let isChanged = false;
    const items = group.items.map((item) => {
      const next = item.kind === 'folder' ? inside(item) : item;
      isChanged ||= next !== item;
      return next;
    });
    return isChanged ? { ...group, items } : group;
  };
  return inside(collection);
}

function holds(group: Group, id: string): boolean {
  return group.items.some((item) => item.id === id || (item.kind === 'folder' && holds(item, id)));
}
