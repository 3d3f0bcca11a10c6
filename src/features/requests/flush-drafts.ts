import { createContext, use } from 'react';

/** Stores what was edited and is not stored yet; the page gives it. */
export const FlushDrafts = createContext<() => Promise<void>>(async () => undefined);

/** What stores all edits at once, before something is made of them. */
export function useFlushDrafts(): () => Promise<void> {
  return use(FlushDrafts);
}
