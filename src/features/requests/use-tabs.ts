import { useMemo } from 'react';
import type { Collection } from '#collection/collection.ts';
import type { SavedRequest } from '#collection/saved-request.ts';
import { type PlacedEntry, placedEntries } from '#collection/tree.ts';
import { useDrafts } from '#queries/drafts.ts';
import { useDraftStore } from './draft-store.ts';
import { useOpenRequests } from './open-requests.ts';
import type { RequestTab } from './request-tabs.tsx';
import { requestName, requestPath } from './request-words.ts';
import { useDirtyIds } from './use-dirty-ids.ts';

/** A request as far as its tab and its page's title tell of it. */
export interface KnownRequest {
  readonly entry: PlacedEntry | undefined;
  /** With changes that are not saved. */
  readonly draft: SavedRequest | undefined;
}

/** What is known of requests by their ids, and the open tabs: those whose request is gone for good are left out. */
export function useTabs(collections: readonly Collection[]) {
  const ids = useOpenRequests(({ tabs }) => tabs);
  const entries = useMemo(() => new Map(placedEntries(collections).map((entry) => [entry.id, entry])), [collections]);
  const stored = useDrafts().data?.records;
  const edited = useDraftStore((state) => state.edited);
  const dirtyIds = useDirtyIds();
  const know = (id: string): KnownRequest => ({
    entry: entries.get(id),
    draft: edited[id]?.request ?? stored?.find((draft) => draft.id === id)?.request,
  });
  const isHere = (id: string) => {
    const { entry, draft } = know(id);
    return entry !== undefined || draft !== undefined;
  };
  const tabs = ids.filter(isHere).map((id): RequestTab => {
    const { entry, draft } = know(id);
    return {
      id,
      path: requestPath(id, entry?.collectionId),
      name: nameOf({ entry, draft }),
      method: draft?.method ?? entry?.method ?? '',
      isDirty: dirtyIds.has(id),
    };
  });
  return { tabs, know, isHere };
}

/** What a request is called: by the tree, else by its draft. */
export function nameOf({ entry, draft }: KnownRequest): string {
  return entry?.name ?? (draft ? requestName(draft) : 'Request');
}
