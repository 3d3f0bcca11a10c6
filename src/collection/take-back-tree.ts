// The way back of a document that was taken in: what it brought goes, what was changed since stays.
import type { Collection, Group, Item } from './collection.ts';
import type { ImportNote } from './import-note.ts';
import { joinTrees } from './join-trees.ts';
import { walk } from './tree.ts';
import type { Variable } from './variable.ts';
import { canonicalText } from './write-document.ts';

/** Three states of one collection. */
export interface TakingBackTree {
  /** `null` where there was none. */
  readonly before: Collection | null;
  /** As the document left it. */
  readonly after: Collection;
  readonly now: Collection;
  /** Requests that go: the document brought them, and nobody changed them. */
  readonly goes: ReadonlySet<string>;
}

/**
 * The collection as it was before, with what was added, changed or deleted since; `null` where nothing of it is left to
 * keep. What was not there before stands last in its folder.
 */
export function takeBackTree(states: TakingBackTree): Collection | null {
  const tree = treeOf(states);
  if (!tree) return null;
  const { imported: _, ...own } = tree;
  const imported = noteOf(states);
  return imported ? { ...own, imported } : own;
}

/** The note of what was imported goes with it; that of an import since stays. */
function noteOf({ before, after, now }: TakingBackTree): ImportNote | undefined {
  const isAsLeft = canonicalText(now.imported ?? null) === canonicalText(after.imported ?? null);
  return isAsLeft ? before?.imported : now.imported;
}

function treeOf({ before, after, now, goes }: TakingBackTree): Collection | null {
  const states: States = { before: statesIn(before), after: statesIn(after), now: statesIn(now), goes };
  const stays = { ...now, items: keepOf(now.items, states) };
  if (!before) return stays.items.length > 0 ? stays : null;
  const earlier = earlierOf(before, states);
  const placed = new Set([...walk(earlier)].map(([{ id }]) => id));
  return joinTrees(earlier, stays, { wins: 'here', placed });
}

interface States {
  readonly before: ReadonlyMap<string, Collection | Item>;
  readonly after: ReadonlyMap<string, Collection | Item>;
  readonly now: ReadonlyMap<string, Collection | Item>;
  readonly goes: ReadonlySet<string>;
}

function statesIn(collection: Collection | null): Map<string, Collection | Item> {
  const states = new Map<string, Collection | Item>();
  if (!collection) return states;
  states.set(collection.id, collection);
  for (const [item] of walk(collection)) states.set(item.id, item);
  return states;
}

/** What stays of what is here: a folder that the document brought goes once there is nothing in it. */
function keepOf(items: readonly Item[], states: States): Item[] {
  return items.flatMap((item): Item[] => {
    if (item.kind === 'request') return states.goes.has(item.id) ? [] : [item];
    const inner = keepOf(item.items, states);
    const isBrought = states.after.has(item.id) && !states.before.has(item.id);
    return inner.length === 0 && isBrought ? [] : [{ ...item, items: inner }];
  });
}

/** A group as it was, without what was deleted since and with what was changed since. */
function earlierOf<G extends Group>(group: G, states: States): G {
  const { now, after } = states;
  const items = group.items.flatMap((item): Item[] => {
    if (after.has(item.id) && !now.has(item.id)) return [];
    return [item.kind === 'folder' ? earlierOf(item, states) : sinceOf(item, states)];
  });
  return { ...sinceOf(group, states), items };
}

/** What it says itself: as it was, unless that was changed since. */
function sinceOf<T extends Collection | Item | Group>(earlier: T, { after, now }: States): T {
  const [left, found] = [after.get(earlier.id), now.get(earlier.id)];
  const isChanged = left && found && saidBy(left) !== saidBy(found);
  if (isChanged) return { ...found } as unknown as T;
  if (!('variables' in earlier) || !found || !('variables' in found)) return earlier;
  return { ...earlier, variables: boundAs(earlier.variables, found.variables) };
}

/** Where its secrets may go aside, as sending is no change, and the note of an import, which goes by itself. */
function saidBy(item: Collection | Item): string {
  if (!('items' in item)) return canonicalText(item);
  const { items: _, variables, ...own } = item;
  return canonicalText({ ...own, imported: null, variables: variables.map(unbound) });
}

/** A variable as somebody typed it. */
export function unbound(variable: Variable): Variable {
  const { value } = variable;
  return value.kind === 'secret' ? { ...variable, value: { ...value, origins: [] } } : variable;
}

/** Variables as they were, their secrets bound as they are now: an origin that was taken off since stays off (R27). */
export function boundAs(were: readonly Variable[], now: readonly Variable[]): Variable[] {
  const found = new Map(now.map(({ name, value }) => [name, value]));
  return were.map((was) => {
    const [earlier, value] = [was.value, found.get(was.name)];
    const isSame = earlier.kind === 'secret' && value?.kind === 'secret' && earlier.secret?.id === value.secret?.id;
    return isSame ? { ...was, value: { ...earlier, origins: value.origins } } : was;
  });
}
