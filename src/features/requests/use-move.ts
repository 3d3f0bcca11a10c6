import type { Collection, Item } from '#collection/collection.ts';
import { type Place, placeOf } from '#collection/edit-tree.ts';
import { findAmong, findGroupAmong } from '#collection/tree.ts';
import { useMoveItem } from '#queries/collections.ts';
import { offerUndo } from '#ui/offer-undo.ts';

/** Where an item goes: into which collection, and where in it. */
interface Target {
  readonly collectionId: string;
  readonly place: Place;
}

/** Moves folders and requests. */
export function useMove(collections: readonly Collection[]) {
  const move = useMoveItem();
  /** Offers the way back: a slip of the hand may have let go of it anywhere. */
  const moveTo = async (item: Item, to: Target) => {
    const groups = findAmong(collections, item.id)?.groups;
    const before = groups && placeOf(groups[0], item.id);
    if (!groups || !before) return;
    const collectionId = groups[0].id;
    await move.mutateAsync({ collectionId, id: item.id, to });
    const target = targetOf(collections, to.place);
    const where = target && target.id !== groups.at(-1)?.id ? ` to “${target.name}”` : '';
    offerUndo({
      message: `Moved “${item.name}”${where}`,
      undo: () => move.mutateAsync({ collectionId: to.collectionId, id: item.id, to: { collectionId, place: before } }),
    });
  };
  /** One place up or down among those it stands with; the other key is the way back. Nothing at the end. */
  const moveBeside = (id: string, step: 1 | -1) => {
    const groups = findAmong(collections, id)?.groups;
    const siblings = groups?.at(-1)?.items ?? [];
    const other = siblings[siblings.findIndex((each) => each.id === id) + step];
    if (!groups || !other) return;
    const collectionId = groups[0].id;
    move.mutate({
      collectionId,
      id,
      to: { collectionId, place: { kind: step === 1 ? 'after' : 'before', id: other.id } },
    });
  };
  return { moveTo, moveBeside, isPending: move.isPending, error: move.error };
}

/** The collection or folder that a place is in. */
function targetOf(collections: readonly Collection[], { kind, id }: Place) {
  if (kind === 'into') return findGroupAmong(collections, id)?.group ?? null;
  return findAmong(collections, id)?.groups.at(-1) ?? null;
}
