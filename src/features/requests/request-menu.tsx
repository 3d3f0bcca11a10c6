import { Ellipsis } from 'lucide-react';
import { useState } from 'react';
import type { Collection } from '#collection/collection.ts';
import { findAmong } from '#collection/tree.ts';
import { IconButton } from '#ui/icon-button.tsx';
import { Menu, type MenuItem, type MenuPlace, placeUnder } from '#ui/menu.tsx';
import { MoveDialog } from './move-dialog.tsx';
import type { useItemActs } from './use-item-acts.ts';
import { useShare } from './use-share.ts';

export interface RequestMenuProps {
  id: string;
  collections: readonly Collection[];
  items: Pick<ReturnType<typeof useItemActs>, 'duplicate' | 'remove'>;
  onClose: () => void;
}

/** What else can be done with the request in view. */
export function RequestMenu({ id, collections, items: { duplicate, remove }, onClose }: RequestMenuProps) {
  const [at, setAt] = useState<MenuPlace | null>(null);
  const [isMoving, setMoving] = useState(false);
  const share = useShare();
  const found = findAmong(collections, id);
  const close: MenuItem = { label: 'Close request', keys: ['Alt', 'W'], onSelect: onClose };
  const address = { collectionId: found?.groups[0].id ?? '', id };
  const acts: MenuItem[] = [
    { label: 'Duplicate', keys: ['⌘', 'D'], onSelect: () => void duplicate(address) },
    { label: 'Move to…', onSelect: () => setMoving(true) },
    { label: 'Share…', onSelect: () => share(id) },
    { ...close, beginsGroup: true },
    { label: 'Delete', keys: ['⌘', '⌫'], onSelect: () => void remove(address) },
  ];
  return (
    <>
      <IconButton
        icon={<Ellipsis aria-hidden="true" />}
        label="More"
        aria-haspopup="menu"
        onClick={(event) => setAt(placeUnder(event.currentTarget))}
      />
      {at && <Menu label="More" items={found ? acts : [close]} at={at} onClose={() => setAt(null)} />}
      {isMoving && found && <MoveDialog item={found.item} collections={collections} onClose={() => setMoving(false)} />}
    </>
  );
}
