import { useRef, useState } from 'react';
import { useNavigate } from 'react-router';
import type { Collection, Item } from '#collection/collection.ts';
import { mayMove, type Place } from '#collection/edit-tree.ts';
import { findAmong } from '#collection/tree.ts';
import { useRenameItem } from '#queries/collections.ts';
import { setGroupOpen } from './open-requests.ts';
import { requestPath } from './request-words.ts';
import type { TreeActs } from './tree-acts.ts';
import { rowId } from './tree-line.tsx';
import { useMove } from './use-move.ts';

/** The mutation keeps it, and the tree shows it: nothing more is done. */
const shownAsError = () => null;

/** Which row has the focus and which is renamed, and what can be done to rows. */
export function useTreeActs(collections: readonly Collection[]) {
  const navigate = useNavigate();
  const rename = useRenameItem();
  const { moveTo, moveBeside, error: moveError } = useMove(collections);
  const [focusedId, setFocusedId] = useState<string | null>(null);
  const [renamingId, setRenamingId] = useState<string | null>(null);
  const dragged = useRef<Item | null>(null);
  const acts: TreeActs = {
    press(row) {
      setFocusedId(row.id);
      if (row.kind === 'request') void navigate(requestPath(row.id, row.collectionId));
      else setGroupOpen([row.id], !row.isOpen);
    },
    focus: setFocusedId,
    rename: ({ id, collectionId }, name) => rename.mutate({ collectionId, id, name }),
    endRename() {
      setRenamingId(null);
      // The field is gone by then, and its row is there again.
      requestAnimationFrame(() => document.getElementById(rowId(focusedId ?? ''))?.focus());
    },
    dragStart(row, data) {
      data.effectAllowed = 'move';
      data.setData('text/plain', row.name);
      dragged.current = findAmong(collections, row.id)?.item ?? null;
    },
    dragEnd: () => {
      dragged.current = null;
    },
    mayDrop: ({ id }) => dragged.current !== null && mayMove(dragged.current, { kind: 'into', id }),
    drop(row, zone) {
      const item = dragged.current;
      if (!item) return;
      const place: Place = { kind: zone, id: row.id };
      if (zone === 'into') setGroupOpen([row.id], true);
      void moveTo(item, { collectionId: row.collectionId, place }).catch(shownAsError);
    },
    moveBeside: ({ id }, step) => moveBeside(id, step),
  };
  return { acts, focusedId, renamingId, startRename: setRenamingId, error: rename.error ?? moveError };
}
