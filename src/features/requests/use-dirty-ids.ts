import { useMemo } from 'react';
import { useDrafts } from '#queries/drafts.ts';
import { useDraftStore } from './draft-store.ts';

/** The requests with changes that are not saved: stored as drafts, or just typed. */
export function useDirtyIds(): ReadonlySet<string> {
  const drafts = useDrafts().data?.records;
  const edited = useDraftStore((state) => state.edited);
  return useMemo(() => {
    const typed = Object.entries(edited).flatMap(([id, { isKept }]) => (isKept ? [] : [id]));
    return new Set([...(drafts ?? []).map(({ id }) => id), ...typed]);
  }, [drafts, edited]);
}
