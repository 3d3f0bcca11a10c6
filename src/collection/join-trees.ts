import type { Collection, Group, Item } from './collection.ts';
import { walk } from './tree.ts';

/** What decides how two states of one collection become one. */
export interface Joining {
  /** Whose name, credential, variables and notes stay, of the collection, its folders and its entries. */
  readonly wins: 'here' | 'theirs';
  /** Everything that has a place here, in whichever collection: it keeps it. */
  readonly placed: ReadonlySet<string>;
}

/**
 * A collection as it is here, joined with another state of it: everything stays where it stands, and what has no place
 * here comes last in its folder. Nothing is lost, and nothing stands twice.
 * @param here `null` where there is none: theirs comes in, without what has a place elsewhere.
 */
export function joinTrees(here: Collection | null, theirs: Collection, joining: Joining): Collection {
  if (!here) return { ...theirs, items: unplaced(theirs.items, joining) };
  const others = new Map([...walk(theirs)].map(([item]) => [item.id, item]));
  return joinGroups([here, theirs], others, joining);
}

type Others = ReadonlyMap<string, Item>;

/** @param others every item of the other state by its id, wherever it stands there. */
function joinGroups<G extends Group>([here, theirs]: readonly [G, G], others: Others, joining: Joining): G {
  const items = here.items.map((item) => joinItem(item, others, joining));
  return { ...(joining.wins === 'here' ? here : theirs), items: [...items, ...unplaced(theirs.items, joining)] };
}

function joinItem(here: Item, others: Others, joining: Joining): Item {
  const theirs = others.get(here.id);
  if (here.kind === 'request') return theirs?.kind === 'request' && joining.wins === 'theirs' ? theirs : here;
  if (theirs?.kind === 'folder') return joinGroups([here, theirs], others, joining);
  return { ...here, items: here.items.map((item) => joinItem(item, others, joining)) };
}

/** What has no place here. A folder that has one hands on nothing: what is new in it comes in there. */
function unplaced(items: readonly Item[], joining: Joining): Item[] {
  return items.flatMap((item) => {
    if (joining.placed.has(item.id)) return [];
    return [item.kind === 'folder' ? { ...item, items: unplaced(item.items, joining) } : item];
  });
}
