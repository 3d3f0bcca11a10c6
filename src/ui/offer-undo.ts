/** Something that was done and can be taken back for 10 s. */
export interface UndoOffer {
  /** What was done: "Deleted “List reviews”". */
  readonly message: string;
  /** Something is gone, and would come back. */
  readonly isDeletion?: boolean;
  /** Said while it is taken back, where that takes its time: "Taking back 10,000 requests". */
  readonly undoing?: string;
  readonly undo: () => Promise<unknown>;
}

const waiting: UndoOffer[] = [];
const listeners = new Set<() => void>();

/** Shows a toast with Undo, bottom right. The page's `Toaster` draws it. */
export function offerUndo(offer: UndoOffer): void {
  waiting.push(offer);
  for (const listener of listeners) listener();
}

/** The offers that no toaster has taken yet, each given once. */
export function takeOffers(): UndoOffer[] {
  return waiting.splice(0);
}

/** Tells of every offer. Call the answer to stop. */
export function subscribeToOffers(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Whether an offer waits to be taken. */
export function hasOffers(): boolean {
  return waiting.length > 0;
}
