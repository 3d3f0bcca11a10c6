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
  const own = new Set(here ? [...walk(here)].map(([{ id }]) => id) : []);
  const joint: Joint = { ...joining, own, others: new Map([...walk(theirs)].map(([item]) => [item.id, item])) };
  return here ? joinGroups([here, theirs], joint) : { ...theirs, items: unplaced(theirs.items, joint) };
}

interface Joint extends Joining {
  /** What stands in the collection here. */
  readonly own: ReadonlySet<string>;
  /** Every item of the other state by its id, wherever it stands there. */
  readonly others: ReadonlyMap<string, Item>;
}

function joinGroups<G extends Group>([here, theirs]: readonly [G, G], joint: Joint): G {
  const items = here.items.map((item) => joinItem(item, joint));
  return { ...(joint.wins === 'here' ? here : theirs), items: [...items, ...unplaced(theirs.items, joint)] };
}

function joinItem(here: Item, joint: Joint): Item {
  const theirs = joint.others.get(here.id);
  if (here.kind === 'request') return theirs?.kind === 'request' && joint.wins === 'theirs' ? theirs : here;
  if (theirs?.kind === 'folder') return joinGroups([here, theirs], joint);
  return { ...here, items: here.items.map((item) => joinItem(item, joint)) };
}

/**
 * What has no place here. What is new in a folder of this collection comes in there; in one that stands in another
 * collection nobody looks for it: it comes in where that folder stood.
 */
function unplaced(items: readonly Item[], joint: Joint): Item[] {
  return items.flatMap((item) => {
    const inner = item.kind === 'folder' ? unplaced(item.items, joint) : [];
    if (joint.own.has(item.id)) return [];
    if (joint.placed.has(item.id)) return inner;
    return [item.kind === 'folder' ? { ...item, items: inner } : item];
  });
}
