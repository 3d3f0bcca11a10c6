import { Copy, FilePlus2, FolderInput, FolderPlus, Pencil, Settings2, Share2, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { type Collection, type Item, scratchId } from '#collection/collection.ts';
import { findAmong } from '#collection/tree.ts';
import { useCreateFolder, useCreateRequest } from '#queries/collections.ts';
import type { MenuItem } from '#ui/menu.tsx';
import { setGroupOpen } from './open-requests.ts';
import { requestPath } from './request-words.ts';
import type { TreeRow } from './tree-rows.ts';
import { useItemActs } from './use-item-acts.ts';
import { useShare } from './use-share.ts';

interface ItemMenuProps {
  collections: readonly Collection[];
  /** Begins to rename a row. */
  onRename: (id: string) => void;
}

const icon = { 'aria-hidden': true, size: 15 } as const;

/** What can be done with a row of the tree. */
export function useItemMenu({ collections, onRename }: ItemMenuProps) {
  const navigate = useNavigate();
  const createFolder = useCreateFolder();
  const createRequest = useCreateRequest();
  const { duplicate, remove, error } = useItemActs();
  const share = useShare();
  const [moving, setMoving] = useState<{ item: Item } | null>(null);

  function itemsFor({ id, collectionId, kind }: TreeRow): MenuItem[] {
    const into = { collectionId, place: { kind: 'into', id } } as const;
    const newFolder = async () => {
      const made = await createFolder.mutateAsync(into);
      setGroupOpen([id], true);
      onRename(made.id);
    };
    const newRequest = async () => {
      const made = await createRequest.mutateAsync(into);
      setGroupOpen([id], true);
      await navigate(requestPath(made.id, made.collectionId));
    };
    const startMove = () => {
      const found = findAmong(collections, id);
      if (found) setMoving({ item: found.item });
    };
    const making: MenuItem[] = [
      { label: 'New request', icon: <FilePlus2 {...icon} />, onSelect: () => void newRequest() },
      { label: 'New folder', icon: <FolderPlus {...icon} />, onSelect: () => void newFolder() },
      {
        label: 'Auth, variables, notes',
        command: `Set auth, variables, notes of ${kind}`,
        icon: <Settings2 {...icon} />,
        onSelect: () => void navigate(requestPath(id, collectionId)),
      },
    ];
    const changing: MenuItem[] = [
      {
        label: 'Rename',
        icon: <Pencil {...icon} />,
        keys: ['F2'],
        beginsGroup: kind !== 'request',
        onSelect: () => onRename(id),
      },
      {
        label: 'Duplicate',
        icon: <Copy {...icon} />,
        keys: ['⌘', 'D'],
        onSelect: () => void duplicate({ collectionId, id }),
      },
      { label: 'Share…', icon: <Share2 {...icon} />, onSelect: () => share(id) },
    ];
    const move: MenuItem = { label: 'Move to…', icon: <FolderInput {...icon} />, onSelect: startMove };
    const deletion: MenuItem = {
      label: 'Delete',
      icon: <Trash2 {...icon} />,
      beginsGroup: true,
      onSelect: () => void remove({ collectionId, id }),
    };
    return [
      ...(kind === 'request' ? [] : making),
      ...changing,
      ...(kind === 'collection' ? [] : [move]),
      // Scratch is always there.
      ...(id === scratchId ? [] : [deletion]),
    ];
  }
  /** Scratch is always there. */
  const deleteRow = ({ id, collectionId }: TreeRow) => {
    if (id !== scratchId) void remove({ collectionId, id });
  };
  return {
    ...{ itemsFor, deleteRow, error },
    duplicateRow: ({ id, collectionId }: TreeRow) => void duplicate({ collectionId, id }),
    ...{ moving, endMove: () => setMoving(null) },
  };
}
