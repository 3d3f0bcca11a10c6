import type { Group, Item } from './collection.ts';

/**
 * Narrows a group down to what every word of a filter is found in: a request by its name or method, a folder by its
 * name, with all that is in it. `null` where nothing is left. An empty filter leaves the group as it is.
 */
export function filterTree<G extends Group>(group: G, filter: string): G | null {
  const words = filter.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0 || holdsAll(group.name, words)) return group;
  const items = keep(group.items, words);
  return items.length === 0 ? null : { ...group, items };
}

function keep(items: readonly Item[], words: readonly string[]): Item[] {
  return items.flatMap((item): readonly Item[] => {
    if (item.kind === 'request') return holdsAll(`${item.method} ${item.name}`, words) ? [item] : [];
    if (holdsAll(item.name, words)) return [item];
    const kept = keep(item.items, words);
    return kept.length === 0 ? [] : [{ ...item, items: kept }];
  });
}

function holdsAll(text: string, words: readonly string[]): boolean {
  const lower = text.toLowerCase();
  return words.every((word) => lower.includes(word));
}
