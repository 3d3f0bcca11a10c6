import { create } from 'zustand';
import { isSameRequest, type SavedRequest } from '#collection/saved-request.ts';

/** A request while it is edited. */
export interface Editing {
  readonly request: SavedRequest;
  /** `changedAt` of the saved request it began from, `null` for one that was never saved. */
  readonly basedOn: number | null;
  /** It is stored as a draft as it stands. */
  readonly isKept: boolean;
}

interface DraftStore {
  readonly edited: Readonly<Record<string, Editing>>;
  /** Why drafts can't be stored just now; `null` while they can. */
  readonly failure: string | null;
}

/** What is edited in this tab, by request: it outlives its pane, so that a failed write loses nothing. */
export const useDraftStore = create<DraftStore>()(() => ({ edited: {}, failure: null }));

/** Puts what was typed in the place of what was there. */
export function putEdited(request: SavedRequest, basedOn: number | null): void {
  useDraftStore.setState(({ edited }) => ({
    edited: { ...edited, [request.id]: { request, basedOn, isKept: false } },
  }));
}

/** Lets what is stored show again: it was saved, discarded or deleted. */
export function dropEdited(ids: readonly string[]): void {
  useDraftStore.setState(({ edited }) => ({
    edited: Object.fromEntries(Object.entries(edited).filter(([id]) => !ids.includes(id))),
  }));
}

/**
 * What was saved is no edit any more. What was typed while it was being saved is: it goes on from the saved request.
 * @param sent the request as it was given to be saved.
 */
export function settleSaved(sent: SavedRequest, saved: SavedRequest): void {
  const latest = useDraftStore.getState().edited[saved.id];
  if (!latest || isSameRequest(latest.request, sent)) dropEdited([saved.id]);
  else putEdited({ ...latest.request, name: saved.name }, saved.changedAt);
}

/** What is not stored yet. */
export function unkept(): Editing[] {
  return Object.values(useDraftStore.getState().edited).filter(({ isKept }) => !isKept);
}

/** Marks what was stored, except where it was edited again meanwhile. */
export function markKept(kept: Editing): void {
  const { id } = kept.request;
  useDraftStore.setState(({ edited }) =>
    edited[id] === kept ? { edited: { ...edited, [id]: { ...kept, isKept: true } } } : {},
  );
}

/** Tells that drafts can't be stored, or can again. */
export function setKeepFailure(failure: string | null): void {
  useDraftStore.setState({ failure });
}
