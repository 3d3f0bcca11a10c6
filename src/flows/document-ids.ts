import type { Collection } from '#collection/collection.ts';
import { isKeptId } from '#collection/kept-id.ts';
import type { SharedCollection } from '#collection/shared-document.ts';
import { walk } from '#collection/tree.ts';
import { type ConsoleServices, freshId } from './console-services.ts';
import { everybodysIds } from './load-shared-collection.ts';

/** What the ids of a document are held against. */
export interface IdWish {
  /** All of them new: a copy. */
  readonly allNew: boolean;
  readonly collection: SharedCollection | null;
  /** The collection that it is merged into or replaces; its ids are the document's own. */
  readonly existing: Collection | null;
}

/**
 * Gives the id that takes the place of a document's: the same one where it is the same thing here or nothing has it yet,
 * a new one where anything else here has it.
 */
export async function documentIds(services: ConsoleServices, wish: IdWish): Promise<(id: string) => string> {
  const own = wish.existing ? kindsIn(wish.existing) : new Map<string, string>();
  const kinds = wish.collection ? kindsIn(wish.collection) : new Map<string, string>();
  const taken = wish.allNew ? new Set<string>() : await loadTakenIds(services, wish.existing);
  const isKept = (id: string) => {
    if (wish.allNew || everybodysIds.has(id) || !isKeptId(id)) return false;
    return own.has(id) ? own.get(id) === kinds.get(id) : !taken.has(id);
  };
  const given = new Map<string, string>();
  return (id) => {
    const known = given.get(id) ?? (isKept(id) ? id : freshId(services));
    given.set(id, known);
    return known;
  };
}

interface Standing {
  readonly id: string;
  readonly kind?: string;
  readonly items?: readonly Standing[];
}

/** What stands under each id, the collection itself included. */
function kindsIn(standing: Standing, kinds = new Map<string, string>()): Map<string, string> {
  kinds.set(standing.id, standing.kind ?? 'collection');
  for (const item of standing.items ?? []) kindsIn(item, kinds);
  return kinds;
}

/** Ids that stand for something else on this device. */
async function loadTakenIds({ vault }: ConsoleServices, except: Collection | null): Promise<Set<string>> {
  const { records, unreadable } = await vault.loadCollections();
  const others = records.filter(({ id }) => id !== except?.id);
  const drafts = await vault.loadDrafts();
  return new Set([
    ...unreadable,
    ...others.flatMap((each) => [each.id, ...[...walk(each)].map(([item]) => item.id)]),
    ...drafts.records.map(({ id }) => id),
    ...drafts.unreadable,
  ]);
}
