import { keepPreviousData, notifyManager, useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useRef } from 'react';
import type { SharedDocument } from '#collection/shared-document.ts';
import { type Acceptance, type Accepted, acceptDocument } from '#flows/accept-document.ts';
import { type DocumentReview, reviewDocument } from '#flows/review-document.ts';
import { type SharedScan, scanShared } from '#flows/scan-shared.ts';
import { keys } from './keys.ts';
import { useServices } from './services-context.ts';
import { useSecretMutation } from './use-call.ts';

export type { Acceptance, Accepted, DocumentReview, SharedScan };

/**
 * What a document holds beside what is here, again whenever that changes; while it is looked at with other contents, what
 * it held before. Nothing is stored.
 * @param id tells the document from every other of this page.
 * @param revision tells its contents from what they were on this page.
 */
export function useReview(id: number, revision: number, document: SharedDocument) {
  const services = useServices();
  return useQuery({
    queryKey: [...keys.review, id, revision],
    queryFn: ({ signal }) => reviewDocument(services, document, signal),
    placeholderData: keepPreviousData,
    gcTime: 0,
  });
}

/** What looks like a secret in a document, those of this device's vault included. */
export function useDocumentScan(id: number, document: SharedDocument) {
  const services = useServices();
  return useQuery({
    queryKey: [...keys.documentScan, id],
    queryFn: ({ signal }) => scanShared(services, document, signal),
    gcTime: 0,
  });
}

/**
 * Takes a document in, with the secrets that were put in for it. Cancelled before its end, nothing is stored. Once it is
 * taken back it is gone from what is listed, too: whoever is led away then is not led back to it.
 */
export function useAcceptDocument() {
  const services = useServices();
  const client = useQueryClient();
  const running = useRef<AbortController | null>(null);
  const taking = useSecretMutation(async (acceptance: Acceptance): Promise<Accepted> => {
    const press = new AbortController();
    running.current = press;
    const accepted = await acceptDocument(services, acceptance, press.signal);
    const undo = async () => {
      await accepted.undo();
      await client.invalidateQueries({ queryKey: keys.collections, refetchType: 'all' });
      // What is read reaches the page a task later.
      await new Promise<void>((resolve) => notifyManager.schedule(() => resolve()));
    };
    return { ...accepted, undo };
  });
  const cancel = useCallback(() => running.current?.abort(), []);
  return { ...taking, isCancelled: taking.error?.name === 'AbortError', cancel };
}
