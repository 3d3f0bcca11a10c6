import { useMutation, useQuery } from '@tanstack/react-query';
import type { Auth } from '#collection/auth.ts';
import { placedEntries } from '#collection/tree.ts';
import { type ItemAddress, moveItem, renameItem } from '#flows/change-collection.ts';
import {
  type CollectionPlace,
  createCollection,
  createFolder,
  createRequest,
  type NewRequest,
} from '#flows/create-in-collection.ts';
import { ensurePracticeProfile } from '#flows/create-profile.ts';
import { deleteItem } from '#flows/delete-item.ts';
import { duplicateItem } from '#flows/duplicate-item.ts';
import { loadCollections } from '#flows/load-collections.ts';
import { openFirstRequest } from '#flows/open-first-request.ts';
import { createPracticeCollection } from '#flows/practice-collection.ts';
import { setGroupAuth } from '#flows/set-group-auth.ts';
import { setGroupNotes } from '#flows/set-group-notes.ts';
import { keys } from './keys.ts';
import { useServices } from './services-context.ts';

function useCollectionsQuery() {
  const services = useServices();
  return { queryKey: keys.collections, queryFn: () => loadCollections(services) };
}

/** All collections, the oldest first, and the ids of those that can't be decrypted. Scratch is among them. */
export function useCollections() {
  return useQuery(useCollectionsQuery());
}

/** What is kept of the import that a collection came in; `null` for one that came otherwise, or is not here. */
export function useImportNote(collectionId: string) {
  return useQuery({
    ...useCollectionsQuery(),
    select: ({ records }) => {
      const found = records.find(({ id }) => id === collectionId);
      return found?.imported ? { name: found.name, note: found.imported } : null;
    },
  });
}

/** All requests of all collections, in the order of the trees. */
export function useRequestEntries() {
  return useQuery({ ...useCollectionsQuery(), select: selectEntries });
}

/** Outside of the hook: what it gives is made anew only where the collections changed. */
const selectEntries = ({ records }: Awaited<ReturnType<typeof loadCollections>>) => placedEntries(records);

/** Makes an empty collection; gives its id. */
export function useCreateCollection() {
  const services = useServices();
  return useMutation({ mutationFn: (name?: string) => createCollection(services, name) });
}

/** Makes the practice collection, with its profile where that is gone too; gives its id. */
export function useCreatePracticeCollection() {
  const services = useServices();
  return useMutation({
    mutationFn: async () => createPracticeCollection(services, await ensurePracticeProfile(services)),
  });
}

/** Makes an empty folder; gives its ids. */
export function useCreateFolder() {
  const services = useServices();
  return useMutation({ mutationFn: (place: CollectionPlace) => createFolder(services, place) });
}

/** Makes a saved request; gives its ids. */
export function useCreateRequest() {
  const services = useServices();
  return useMutation({ mutationFn: (wish: NewRequest) => createRequest(services, wish) });
}

/** Renames a collection, folder or request. */
export function useRenameItem() {
  const services = useServices();
  return useMutation({ mutationFn: (wish: ItemAddress & { name: string }) => renameItem(services, wish) });
}

/** Moves a folder or request, to another collection too. */
export function useMoveItem() {
  const services = useServices();
  return useMutation({ mutationFn: (wish: ItemAddress & { to: CollectionPlace }) => moveItem(services, wish) });
}

/** Copies a collection, folder or request with all that is in it; gives the copy's ids. */
export function useDuplicateItem() {
  const services = useServices();
  return useMutation({ mutationFn: (address: ItemAddress) => duplicateItem(services, address) });
}

/** Says how the requests of a collection or folder prove who sends them. */
export function useSetGroupAuth() {
  const services = useServices();
  return useMutation({ mutationFn: (wish: ItemAddress & { auth: Auth }) => setGroupAuth(services, wish) });
}

/** Writes down what the user says about a collection or folder. */
export function useSetGroupNotes() {
  const services = useServices();
  return useMutation({ mutationFn: (wish: ItemAddress & { notes: string }) => setGroupNotes(services, wish) });
}

/** Deletes a collection, folder or request. Gives the way back. */
export function useDeleteItem() {
  const services = useServices();
  return useMutation({ mutationFn: (address: ItemAddress) => deleteItem(services, address) });
}

/** Finds or makes a profile's first request; gives its ids, `null` where the profile names none. */
export function useOpenFirstRequest() {
  const services = useServices();
  return useMutation({ mutationFn: (profileId: string) => openFirstRequest(services, { profileId }) });
}

/** How the latest call of each saved request ended, by request: its status, `null` where nothing came back. */
export function useLatestStatuses() {
  const { vault } = useServices();
  return useQuery({ queryKey: keys.latestStatuses, queryFn: () => vault.loadLatestStatuses() });
}
