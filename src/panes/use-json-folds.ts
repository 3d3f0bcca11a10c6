import { useCallback, useMemo, useState } from 'react';
import { foldAll, placeInView, rowsInView, stepInTree, type TreeStep, unfoldTo } from '#call/json-folds.ts';
import type { JsonRows } from '#call/json-rows.ts';

/** What of a tree is folded, and what that leaves in view. */
export interface JsonFolds {
  readonly folded: ReadonlySet<number>;
  readonly inView: Int32Array;
  toggle(row: number): void;
  foldAll(): void;
  openAll(): void;
  /** Opens what a row stands in. */
  reveal(row: number): void;
  /** The row itself, or the innermost folded one that it stands in. */
  shownRow(row: number): number;
  placeOf(row: number): number;
  step(row: number, key: string): TreeStep | null;
}

const none: ReadonlySet<number> = new Set();

/** Begins with everything open. */
export function useJsonFolds(rows: JsonRows): JsonFolds {
  const [folded, setFolded] = useState(none);
  const inView = useMemo(() => rowsInView(rows, folded), [rows, folded]);
  const toggle = useCallback((row: number) => {
    setFolded((before) => {
      const after = new Set(before);
      if (!after.delete(row)) after.add(row);
      return after;
    });
  }, []);
  return {
    folded,
    inView,
    toggle,
    foldAll: () => setFolded(foldAll(rows)),
    openAll: () => setFolded(none),
    reveal: (row) => setFolded((before) => unfoldTo(rows, before, row)),
    shownRow: (row) => inView[placeInView(inView, row)] ?? 0,
    placeOf: (row) => placeInView(inView, row),
    step: (row, key) => stepInTree(rows, { inView, folded, row }, key),
  };
}
