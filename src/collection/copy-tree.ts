import type { Collection, Item } from './collection.ts';

/**
 * Copies a folder, a request or a whole collection.
 * @param newId gives the copy's id for an original's, the same for the same: requests are records of their own.
 */
export function copyTree<T extends Collection | Item>(original: T, newId: (id: string) => string): T {
  const copy = { ...original, id: newId(original.id) };
  return 'items' in copy ? { ...copy, items: copy.items.map((item) => copyTree(item, newId)) } : copy;
}

/** "Orders copy", "Orders copy 2" …: the first that is not taken. */
export function freeCopyName(name: string, taken: Iterable<string>): string {
  return freeName(`${name.replace(/ copy(?: \d+)?$/, '')} copy`.trim(), taken);
}

/** The name itself, or with the first number from 2 on that is not taken. */
export function freeName(name: string, taken: Iterable<string>): string {
  const names = new Set(taken);
  let free = name;
  for (let count = 2; names.has(free); count += 1) free = `${name} ${count}`;
  return free;
}
