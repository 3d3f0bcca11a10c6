import { useId, useState } from 'react';
import type { Collection, Group, Item } from '#collection/collection.ts';
import { findItem } from '#collection/tree.ts';
import { Button } from '#ui/button.tsx';
import { Dialog } from '#ui/dialog.tsx';
import { Message } from '#ui/field.tsx';
import { Select } from '#ui/select.tsx';
import { placesIn } from './places.ts';
import { useMove } from './use-move.ts';

export interface MoveDialogProps {
  item: Item;
  collections: readonly Collection[];
  onClose: () => void;
}

/** Asks where a folder or request goes: the way to move it without dragging. */
export function MoveDialog({ item, collections, onClose }: MoveDialogProps) {
  const id = useId();
  const move = useMove(collections);
  const places = placesIn(collections).filter(({ groupId }) => item.kind !== 'folder' || !isWithin(item, groupId));
  const [groupId, setGroupId] = useState(() => parentOf(item.id, collections) ?? places[0]?.groupId ?? '');
  const chosen = places.find((each) => each.groupId === groupId);
  const press = async () => {
    if (!chosen) return;
    const place = { kind: 'into', id: chosen.groupId } as const;
    await move.moveTo(item, { collectionId: chosen.collectionId, place });
    onClose();
  };
  return (
    <Dialog
      title={`Move ${item.name}`}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          {/* The dialog says why it failed. */}
          <Button variant="primary" busy={move.isPending} onClick={() => void press().catch(() => undefined)}>
            Move {item.kind === 'folder' ? 'folder' : 'request'}
          </Button>
        </>
      }
    >
      <label htmlFor={id} className="mt-2 block">
        To the end of
      </label>
      <div className="mt-1">
        <Select
          id={id}
          value={groupId}
          onChange={setGroupId}
          options={places.map((each) => ({ id: each.groupId, label: each.label }))}
        />
      </div>
      {move.error && <Message verdict="error" words={`Nothing was moved: ${move.error.message}`} />}
    </Dialog>
  );
}

function isWithin(item: Group, id: string): boolean {
  return item.id === id || item.items.some((each) => each.kind === 'folder' && isWithin(each, id));
}

function parentOf(id: string, collections: readonly Collection[]): string | undefined {
  for (const collection of collections) {
    const parent = findItem(collection, id)?.groups.at(-1);
    if (parent) return parent.id;
  }
  return undefined;
}
