// Which rows of a JSON tree are in view while some of its objects and arrays are folded.
import { type JsonRows, rowKind } from './json-rows.ts';

/** Tells whether a row opens an object or array that holds something. */
export function isFoldable({ kind }: JsonRows, row: number): boolean {
  return kind[row] === rowKind.object || kind[row] === rowKind.array;
}

/** The rows that are left when what stands inside folded ones, and their closing bracket, is out of view. */
export function rowsInView(rows: JsonRows, folded: ReadonlySet<number>): Int32Array {
  const inView = new Int32Array(rows.count);
  let length = 0;
  for (let row = 0; row < rows.count; row += 1) {
    inView[length] = row;
    length += 1;
    if (folded.has(row)) row = Math.max(row, rows.closedBy[row] ?? row);
  }
  return inView.subarray(0, length);
}

/** Everything folded but the root. */
export function foldAll(rows: JsonRows): Set<number> {
  const folded = new Set<number>();
  for (let row = 1; row < rows.count; row += 1) if (isFoldable(rows, row)) folded.add(row);
  return folded;
}

/** What is still folded when all that a row stands in is open; the same set where all of it was. */
export function unfoldTo(rows: JsonRows, folded: ReadonlySet<number>, row: number): ReadonlySet<number> {
  const left = new Set(folded);
  for (let outer = rows.parent[row] ?? -1; outer >= 0; outer = rows.parent[outer] ?? -1) left.delete(outer);
  return left.size === folded.size ? folded : left;
}

/** Where a row stands among those in view: they are in ascending order. The last before it where it is not. */
export function placeInView(inView: Int32Array, row: number): number {
  let low = 0;
  let high = inView.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((inView[middle] ?? 0) <= row) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** Where a key of the WAI-ARIA tree pattern leads: to another row, or it opens or folds this one. */
export type TreeStep =
  | { readonly kind: 'go'; readonly row: number }
  | { readonly kind: 'open' | 'fold'; readonly row: number };

/** What a key does on a row; `null` for any other key, and where it leads nowhere. Closing brackets are no stop. */
export function stepInTree(
  rows: JsonRows,
  { inView, folded, row }: { inView: Int32Array; folded: ReadonlySet<number>; row: number },
  key: string,
): TreeStep | null {
  const place = placeInView(inView, row);
  const isOpen = isFoldable(rows, row) && !folded.has(row);
  const outer = rows.parent[row] ?? -1;
  switch (key) {
    case 'ArrowDown':
      return stopFrom(rows, inView, { place: place + 1, by: 1 });
    case 'ArrowUp':
      return stopFrom(rows, inView, { place: place - 1, by: -1 });
    case 'Home':
      return stopFrom(rows, inView, { place: 0, by: 1 });
    case 'End':
      return stopFrom(rows, inView, { place: inView.length - 1, by: -1 });
    case 'ArrowRight':
      if (isOpen) return stopFrom(rows, inView, { place: place + 1, by: 1 });
      return isFoldable(rows, row) ? { kind: 'open', row } : null;
    case 'ArrowLeft':
      if (isOpen) return { kind: 'fold', row };
      return outer >= 0 ? { kind: 'go', row: outer } : null;
    default:
      return null;
  }
}

function stopFrom(rows: JsonRows, inView: Int32Array, { place, by }: { place: number; by: 1 | -1 }): TreeStep | null {
  for (let at = place; at >= 0 && at < inView.length; at += by) {
    const row = inView[at] ?? 0;
    if (rows.kind[row] !== rowKind.close) return { kind: 'go', row };
  }
  return null;
}
