import type { ComparedItem, Comparison, FieldChange } from '#collection/compare-collections.ts';
import type { SharedCollection } from '#collection/shared-document.ts';
import type { Way } from './choices.ts';

/** A line of what a document holds. */
export interface ReviewRow extends Omit<ComparedItem, 'kind' | 'state'> {
  readonly kind: 'group' | 'request';
  /** `only` where there is nothing to hold it against. */
  readonly state: ComparedItem['state'] | 'only';
  /** Of a group: how many of the document's requests stand in it. */
  readonly requests: number;
  /** Of a group: how many requests in it, of either side, are not the same. */
  readonly differing: number;
}

/**
 * A document's collection line by line: itself, then what it holds, held against the one that is here. What stands beside
 * that, or where there is none, is held against nothing.
 */
export function reviewRows(collection: SharedCollection, comparison: Comparison, way: Way): ReviewRow[] {
  const isHeld = way === 'merge' || way === 'replace';
  const { changes, items } = isHeld ? comparison : alone(comparison);
  const rows = items.map((item): ReviewRow => {
    const kind = item.kind === 'folder' ? 'group' : 'request';
    const state = isHeld ? item.state : 'only';
    return { ...item, kind, depth: item.depth + 1, state, requests: 0, differing: 0 };
  });
  const { id, name } = collection;
  const state = isHeld && !collection.isPart ? ownState(changes) : 'only';
  const root: ReviewRow = {
    ...{ kind: 'group', id, name, method: '', url: '', depth: 0, state, changes, requests: 0, differing: 0 },
  };
  return counted([root, ...rows]);
}

function alone({ items }: Comparison): Comparison {
  const theirs = items.filter(({ state }) => state !== 'only-yours');
  return { changes: [], items: theirs.map((item) => ({ ...item, changes: [] })) };
}

const ownState = (changes: readonly FieldChange[]) => (changes.length > 0 ? 'changed' : 'same');

interface Count {
  readonly requests: number;
  readonly differing: number;
}

const nothing: Count = { requests: 0, differing: 0 };
const sum = (a: Count, b: Count): Count => ({
  requests: a.requests + b.requests,
  differing: a.differing + b.differing,
});

/** From the last line up: a group's requests are those of the deeper lines behind it. */
function counted(rows: readonly ReviewRow[]): ReviewRow[] {
  const within: Count[] = [];
  return rows
    .toReversed()
    .map((row) => {
      const below = within[row.depth + 1] ?? nothing;
      within[row.depth + 1] = nothing;
      within[row.depth] = sum(within[row.depth] ?? nothing, sum(countOf(row), below));
      return row.kind === 'group' ? { ...row, ...below } : row;
    })
    .toReversed();
}

function countOf({ kind, state }: ReviewRow): Count {
  if (kind === 'group') return nothing;
  return { requests: state === 'only-yours' ? 0 : 1, differing: state === 'same' || state === 'only' ? 0 : 1 };
}
