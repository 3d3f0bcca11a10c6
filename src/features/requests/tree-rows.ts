import type { Collection, Group, Item } from '#collection/collection.ts';
import { filterTree } from '#collection/filter-tree.ts';
import { countRequests } from '#collection/tree.ts';

/** One line of the tree as it is drawn, and what a screen reader says of it. */
export interface TreeRow {
  readonly id: string;
  readonly collectionId: string;
  /** The row it hangs from; `null` for a collection. */
  readonly parentId: string | null;
  readonly kind: 'collection' | 'folder' | 'request';
  readonly name: string;
  /** A request's. */
  readonly method: string;
  /** How many requests are in it; 0 for a request. */
  readonly count: number;
  /** From 1 on, as are `place` and `siblings`. */
  readonly level: number;
  readonly place: number;
  readonly siblings: number;
  readonly isOpen: boolean;
}

/** What decides which rows there are. */
export interface TreeView {
  readonly filter: string;
  /** Which groups were opened or closed by hand; a collection is open, a folder closed unless told. */
  readonly groups: Readonly<Record<string, boolean>>;
}

/** The rows that are in view: a filter opens everything it leaves. */
export function treeRows(collections: readonly Collection[], { filter, groups }: TreeView): TreeRow[] {
  const rows: TreeRow[] = [];
  const isFiltered = filter.trim() !== '';
  const shown = collections.flatMap((collection) => filterTree(collection, filter) ?? []);

  function add(
    item: Item | Collection,
    at: Pick<TreeRow, 'collectionId' | 'parentId' | 'level' | 'place' | 'siblings'>,
  ) {
    const kind = 'kind' in item ? item.kind : 'collection';
    const isOpen = 'items' in item && (isFiltered || (groups[item.id] ?? kind === 'collection'));
    const method = 'method' in item ? item.method : '';
    const count = 'items' in item ? countRequests(item) : 0;
    rows.push({ ...at, id: item.id, kind, name: item.name, method, count, isOpen });
    if (isOpen) addItems(item, at.collectionId, at.level + 1);
  }

  function addItems(group: Group, collectionId: string, level: number) {
    const siblings = group.items.length;
    for (const [at, item] of group.items.entries())
      add(item, { collectionId, parentId: group.id, level, place: at + 1, siblings });
  }

  for (const [at, collection] of shown.entries())
    add(collection, { collectionId: collection.id, parentId: null, level: 1, place: at + 1, siblings: shown.length });
  return rows;
}

/** Where a key leads in the tree (WAI-ARIA, tree view): to another row, or to the same one opened or closed. */
export type TreeStep =
  | { readonly kind: 'go'; readonly id: string }
  | { readonly kind: 'open' | 'close'; readonly id: string };

/** What an arrow, Home or End does from a row; `null` where it leads nowhere. */
export function treeStep(rows: readonly TreeRow[], fromId: string, key: string): TreeStep | null {
  const at = rows.findIndex(({ id }) => id === fromId);
  const from = rows[at];
  const go = (row: TreeRow | undefined): TreeStep | null => (row ? { kind: 'go', id: row.id } : null);
  switch (key) {
    case 'ArrowDown':
      return go(rows[at + 1]);
    case 'ArrowUp':
      return go(rows[at - 1]);
    case 'Home':
      return go(rows[0]);
    case 'End':
      return go(rows.at(-1));
    case 'ArrowRight':
      if (!from || from.kind === 'request') return null;
      return from.isOpen
        ? go(rows[at + 1]?.parentId === from.id ? rows[at + 1] : undefined)
        : { kind: 'open', id: from.id };
    case 'ArrowLeft':
      if (from?.isOpen) return { kind: 'close', id: from.id };
      return go(rows.find(({ id }) => id === from?.parentId));
    default:
      return null;
  }
}

/** The next row whose name begins with what was typed, from this one on and around. */
export function typedAhead(rows: readonly TreeRow[], fromId: string, typed: string): string | null {
  const at = Math.max(
    0,
    rows.findIndex(({ id }) => id === fromId),
  );
  // One letter, typed again, goes on to the next; more than one may still be the row one is on.
  const start = at + (typed.length === 1 ? 1 : 0);
  const around = [...rows.slice(start), ...rows.slice(0, start)];
  return around.find(({ name }) => name.toLowerCase().startsWith(typed.toLowerCase()))?.id ?? null;
}
