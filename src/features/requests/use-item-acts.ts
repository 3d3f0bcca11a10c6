import { useNavigate } from 'react-router';
import type { Collection } from '#collection/collection.ts';
import { findAmong, findGroup, requestsIn } from '#collection/tree.ts';
import { useCollections, useDeleteItem, useDuplicateItem } from '#queries/collections.ts';
import { offerUndo } from '#ui/offer-undo.ts';
import { dropEdited } from './draft-store.ts';
import { useFlushDrafts } from './flush-drafts.ts';
import { closeTab, openTab, useOpenRequests } from './open-requests.ts';
import { requestPath } from './request-words.ts';
import { useInView } from './use-in-view.ts';

interface Address {
  readonly collectionId: string;
  readonly id: string;
}

/** The mutation keeps it, and the page shows it: nothing more is done. */
const shownAsError = () => null;

/** Duplicates and deletes what stands in the tree, and has the tabs and the page follow. */
export function useItemActs() {
  const navigate = useNavigate();
  const inView = useInView();
  const flush = useFlushDrafts();
  const duplicateItem = useDuplicateItem();
  const deleteItem = useDeleteItem();
  const collections = useCollections().data?.records ?? [];

  /** A copy of a request is opened. */
  const duplicate = async (address: Address) => {
    await flush();
    const isRequest = findAmong(collections, address.id)?.item.kind === 'request';
    const made = await duplicateItem.mutateAsync(address).catch(shownAsError);
    if (made && isRequest) await navigate(requestPath(made.id, made.collectionId));
  };

  /** At once, and with Undo: tabs close with their requests, and come back with them. */
  const remove = async (address: Address) => {
    await flush();
    const ids = requestIds(collections, address);
    const { tabs } = useOpenRequests.getState();
    const deleted = await deleteItem.mutateAsync(address).catch(shownAsError);
    if (!deleted) return;
    const { name, requests, undo } = deleted;
    dropEdited(ids);
    const closed = ids.filter((id) => tabs.includes(id));
    let nextId: string | null = null;
    for (const id of closed) nextId = closeTab(id);
    if (ids.includes(inView() ?? ''))
      await navigate(nextId ? requestPath(nextId, findAmong(collections, nextId)?.groups[0].id) : '/requests');
    const others =
      ids.length === 1 && ids[0] === address.id ? '' : ` and ${requests} ${requests === 1 ? 'request' : 'requests'}`;
    offerUndo({
      message: `Deleted “${name}”${others}`,
      isDeletion: true,
      undo: async () => {
        await undo();
        for (const id of closed) openTab(id);
      },
    });
  };
  return { duplicate, remove, error: duplicateItem.error ?? deleteItem.error };
}

function requestIds(collections: readonly Collection[], { collectionId, id }: Address): string[] {
  const collection = collections.find((each) => each.id === collectionId);
  const group = collection && findGroup(collection, id);
  return group ? requestsIn(group).map((each) => each.id) : [id];
}
