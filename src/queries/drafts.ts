import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import type { Draft } from '#collection/saved-request.ts';
import { freshId } from '#flows/console-services.ts';
import { discardDraft, keepDraft, loadOpenRequest, type OpenRequest } from '#flows/keep-draft.ts';
import { type SaveWish, saveRequest } from '#flows/save-request.ts';
import { keys } from './keys.ts';
import { useServices } from './services-context.ts';

/** A request as saved and its draft, each `null` where there is none. */
export function useOpenRequest(id: string) {
  const services = useServices();
  return useQuery({ queryKey: keys.openRequest(id), queryFn: () => loadOpenRequest(services, id) });
}

/** All drafts: what was edited and not saved, and the ids of those that can't be decrypted. */
export function useDrafts() {
  const { vault } = useServices();
  return useQuery({ queryKey: keys.drafts, queryFn: () => vault.loadDrafts() });
}

/** Gives an id that was never used before: for a request that is not saved yet. */
export function useFreshId(): () => string {
  const services = useServices();
  return useCallback(() => freshId(services), [services]);
}

/** Stores a draft. Rejects where that fails. */
export function useKeepDraft(): (draft: Pick<Draft, 'request' | 'basedOn'>) => Promise<void> {
  const services = useServices();
  return useCallback((draft) => keepDraft(services, draft), [services]);
}

/** Throws a draft away. Gives the way back. */
export function useDiscardDraft() {
  const services = useServices();
  return useMutation({ mutationFn: (id: string) => discardDraft(services, id) });
}

/** Saves a request; tells where it has no place, or was changed elsewhere. What was saved is known at once. */
export function useSaveRequest() {
  const services = useServices();
  const client = useQueryClient();
  return useMutation({
    mutationFn: (wish: SaveWish) => saveRequest(services, wish),
    onSuccess(result) {
      if (result.kind !== 'saved') return;
      const open: OpenRequest = { saved: result.request, draft: null };
      client.setQueryData(keys.openRequest(result.request.id), open);
    },
  });
}
