import { scratchId } from '#collection/collection.ts';
import { practiceCollectionId } from '#collection/practice-collection.ts';
import type { SavedRequest } from '#collection/saved-request.ts';
import { shareCollection } from '#collection/share-collection.ts';
import type { SharedCollection } from '#collection/shared-document.ts';
import { requestsIn } from '#collection/tree.ts';
import type { ConsoleServices } from './console-services.ts';
import { unlessUnreadable } from './unless-unreadable.ts';

/** Every device has a collection of these ids: they don't tell that two are the same. */
export const everybodysIds: ReadonlySet<string> = new Set([scratchId, practiceCollectionId]);

/** The collection of an id as a document would have it, to be held against one; `null` where there is none. */
export async function loadSharedCollection(services: ConsoleServices, id: string): Promise<SharedCollection | null> {
  const collection = everybodysIds.has(id) ? null : await unlessUnreadable(services.vault.loadCollection(id));
  if (!collection) return null;
  const ids = requestsIn(collection).map((entry) => entry.id);
  const requests = await loadRequests(services, ids);
  const shared = shareCollection({
    ...{ collection, requests, itemId: null, environments: [], profiles: [], includesClientId: false },
  });
  return shared?.document.collection ?? null;
}

/** Requests by their ids; what can't be read is left out. */
export async function loadRequests({ vault }: ConsoleServices, ids: readonly string[]) {
  const { records } = await vault.loadRequests(ids);
  return new Map(records.map((request): [string, SavedRequest] => [request.id, request]));
}
