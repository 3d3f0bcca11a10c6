import type { ComparedItem, Comparison, FieldChange } from '#collection/compare-collections.ts';
import type { SharedCollection } from '#collection/shared-document.ts';

/** A line of what a document holds. */
export interface ReviewRow extends Omit<ComparedItem, 'kind' | 'state'> {
  readonly kind: 'group' | 'request';
  /** `only` where there is nothing to hold it against. */
  readonly state: ComparedItem['state'] | 'only';
  /** Of a group: how many of the document's requests stand in it. */
  readonly requests: number;
}

/** A document's collection line by line: itself, then what it holds, held against the one that is here. */
export function reviewRows(collection: SharedCollection, comparison: Comparison, isHere: boolean): ReviewRow[] {
  const rows = comparison.items.map((item): ReviewRow => {
    const state = isHere ? item.state : 'only';
    return { ...item, kind: item.kind === 'folder' ? 'group' : 'request', depth: item.depth + 1, state, requests: 0 };
  });
  const { id, name } = collection;
  const { changes } = comparison;
  const own = isHere && !collection.isPart ? ownState(changes) : 'only';
  const root: ReviewRow = {
    ...{ kind: 'group', id, name, method: '', url: '', depth: 0, state: own, changes, requests: 0 },
  };
  return counted([root, ...rows]);
}

const ownState = (changes: readonly FieldChange[]) => (changes.length > 0 ? 'changed' : 'same');

/** From the last line up: a group's requests are those of the deeper lines behind it. */
function counted(rows: readonly ReviewRow[]): ReviewRow[] {
  const within: number[] = [];
  return rows
    .toReversed()
    .map((row) => {
      const below = within[row.depth + 1] ?? 0;
      within[row.depth + 1] = 0;
      const own = row.kind === 'request' && row.state !== 'only-yours' ? 1 : 0;
      within[row.depth] = (within[row.depth] ?? 0) + own + below;
      return row.kind === 'group' ? { ...row, requests: below } : row;
    })
    .toReversed();
}
