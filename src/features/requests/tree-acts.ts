import type { TreeRow } from './tree-rows.ts';

/** What can be done to the rows of the tree. */
export interface TreeActs {
  /** A request is opened, a group opened or closed. */
  press(row: TreeRow): void;
  /** Gives a row the tree's tab stop. */
  focus(id: string): void;
  rename(row: TreeRow, name: string): void;
  endRename(): void;
  dragStart(row: TreeRow, data: DataTransfer): void;
  dragEnd(): void;
  /** Whether what is dragged may go there. */
  mayDrop(row: TreeRow): boolean;
  /** Moves a folder or request one place up or down among those it stands with. */
  moveBeside(row: TreeRow, step: 1 | -1): void;
  drop(row: TreeRow, zone: 'before' | 'into' | 'after'): void;
}
