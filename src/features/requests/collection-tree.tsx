import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, useEffect, useMemo, useRef, useState } from 'react';
import type { Collection } from '#collection/collection.ts';
import { findAmong } from '#collection/tree.ts';
import { useLatestStatuses } from '#queries/collections.ts';
import { Message } from '#ui/field.tsx';
import { Menu, type MenuPlace, placeUnder } from '#ui/menu.tsx';
import { useMatchMedia } from '#ui/use-match-media.ts';
import { MoveDialog } from './move-dialog.tsx';
import { setGroupOpen, useOpenRequests } from './open-requests.ts';
import { rowId, TreeLine } from './tree-line.tsx';
import { type TreeRow, treeRows, treeStep } from './tree-rows.ts';
import { useDirtyIds } from './use-dirty-ids.ts';
import { useItemMenu } from './use-item-menu.tsx';
import { useTreeActs } from './use-tree-acts.ts';
import { useTreeCommands } from './use-tree-commands.ts';
import { useTypeAhead } from './use-type-ahead.ts';

export interface CollectionTreeProps {
  collections: readonly Collection[];
  filter: string;
  /** The request in view. */
  currentId: string | undefined;
  /** A collection that was just made: its name is asked for. `null` for none. */
  made: { readonly id: string } | null;
}

/** Up to so many rows all are drawn, beyond it those in view. */
const allDrawn = 200;

/** Where Alt and an arrow moves a row. */
const moves: Record<string, 1 | -1 | undefined> = { ArrowUp: -1, ArrowDown: 1 };

/** All collections as one tree (WAI-ARIA tree view): one tab stop, arrow keys, type-ahead, F2 renames, Alt and an arrow moves. */
export function CollectionTree({ collections, filter, currentId, made }: CollectionTreeProps) {
  const groups = useOpenRequests((state) => state.groups);
  const rows = useMemo(() => treeRows(collections, { filter, groups }), [collections, filter, groups]);
  const dirtyIds = useDirtyIds();
  const statuses = useLatestStatuses().data;
  const tree = useTreeActs(collections);
  useNaming(made, rows, tree.startRename);
  const [menu, setMenu] = useState<{ row: TreeRow; at: MenuPlace } | null>(null);
  const itemMenu = useItemMenu({ collections, onRename: tree.startRename });
  const failure = tree.error ?? itemMenu.error;
  const frame = useRef<HTMLDivElement>(null);
  const isWide = useMatchMedia('(min-width: 1024px)');
  const height = isWide ? 28 : 44;
  const lines = useVirtualizer({
    count: rows.length,
    getScrollElement: () => frame.current,
    estimateSize: () => height,
    overscan: 12,
    enabled: rows.length > allDrawn,
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: the virtualizer is the same all along
  useEffect(() => lines.measure(), [height]);
  useOpenedAncestors(collections, currentId);

  const stopId = [tree.focusedId, currentId].find((id) => rows.some((row) => row.id === id)) ?? rows[0]?.id;
  const go = (id: string) => {
    tree.acts.focus(id);
    if (rows.length > allDrawn) lines.scrollToIndex(rows.findIndex((row) => row.id === id));
    // At once, or a key that follows soon finds the focus taken from what it opened; a row out of view is drawn first.
    if (!focusRow(id)) requestAnimationFrame(() => focusRow(id));
  };
  const typeAhead = useTypeAhead(rows, stopId ?? '', go);
  const openMenu = (row: TreeRow) => {
    const line = document.getElementById(rowId(row.id));
    if (line) setMenu({ row, at: placeUnder(line) });
  };
  useTreeCommands({ rows, stopId, currentId, isShown: isWide || currentId === undefined, itemsFor: itemMenu.itemsFor });
  const press = (event: KeyboardEvent) => {
    const row = rows.find(({ id }) => id === stopId);
    if (!row || tree.renamingId) return;
    const act = actOn(row, event, { tree, itemMenu });
    if (act) {
      act();
      event.preventDefault();
      event.stopPropagation();
    }
    if (act || event.altKey || event.metaKey || event.ctrlKey) return;
    const next = treeStep(rows, row.id, event.key);
    if (next?.kind === 'go') go(next.id);
    else if (next) setGroupOpen([next.id], next.kind === 'open');
    else if (event.key === 'Enter' || event.key === ' ') tree.acts.press(row);
    else if (event.key === 'ContextMenu' || (event.key === 'F10' && event.shiftKey)) openMenu(row);
    else if (!event.key.startsWith('Arrow') && !typeAhead(event.key)) return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div ref={frame} className="min-h-0 flex-1 overflow-auto pb-3">
      {failure && (
        <div className="px-4">
          <Message verdict="error" words={`Nothing was changed: ${failure.message}. Reload the page and try again.`} />
        </div>
      )}
      <div
        role="tree"
        aria-label="Collections"
        onKeyDown={press}
        className="relative"
        style={{ height: rows.length * height }}
      >
        {(rows.length > allDrawn ? lines.getVirtualItems() : rows.map((_, index) => ({ index }))).map(({ index }) => {
          const row = rows[index];
          if (!row) return null;
          return (
            <div
              key={row.id}
              role="none"
              className="absolute inset-x-0 top-0"
              style={{ transform: `translateY(${index * height}px)` }}
            >
              <TreeLine
                row={row}
                acts={tree.acts}
                isCurrent={row.id === currentId}
                isStop={row.id === stopId}
                isRenaming={row.id === tree.renamingId}
                isDraft={dirtyIds.has(row.id)}
                status={statuses?.get(row.id)?.status}
                onMenu={(at) => setMenu({ row, at })}
              />
            </div>
          );
        })}
      </div>
      {menu && (
        <Menu label={menu.row.name} items={itemMenu.itemsFor(menu.row)} at={menu.at} onClose={() => setMenu(null)} />
      )}
      {itemMenu.moving && <MoveDialog {...itemMenu.moving} collections={collections} onClose={itemMenu.endMove} />}
    </div>
  );
}

/** Tells whether the row is there. */
function focusRow(id: string): boolean {
  const line = document.getElementById(rowId(id));
  line?.focus();
  return line !== null;
}

/** Asks for the name of a collection that was just made, once its row is there. */
function useNaming(made: CollectionTreeProps['made'], rows: readonly TreeRow[], startRename: (id: string) => void) {
  const [named, setNamed] = useState(made);
  if (made === null || named === made || !rows.some(({ id }) => id === made.id)) return;
  setNamed(made);
  startRename(made.id);
}

interface RowActors {
  tree: ReturnType<typeof useTreeActs>;
  itemMenu: ReturnType<typeof useItemMenu>;
}

/** What a key does with the row that has the focus, not with the request in view; `null` for other keys. */
function actOn(row: TreeRow, event: KeyboardEvent, { tree, itemMenu }: RowActors): (() => void) | null {
  const isChord = event.metaKey || event.ctrlKey;
  const step = moves[event.key];
  if (event.altKey) return step ? () => tree.acts.moveBeside(row, step) : null;
  if (event.key === 'Delete' || (event.key === 'Backspace' && isChord)) return () => itemMenu.deleteRow(row);
  if (event.key === 'd' && isChord) return () => itemMenu.duplicateRow(row);
  return event.key === 'F2' ? () => tree.startRename(row.id) : null;
}

/** Shows the request in view: what it stands in is opened when one comes to it. */
function useOpenedAncestors(collections: readonly Collection[], currentId: string | undefined) {
  const shownId = useRef<string | undefined>(undefined);
  useEffect(() => {
    if (!currentId || shownId.current === currentId) return;
    const found = findAmong(collections, currentId);
    if (!found) return;
    shownId.current = currentId;
    setGroupOpen(
      found.groups.map(({ id }) => id),
      true,
    );
  }, [collections, currentId]);
}
