import { type Draft, isSameRequest, type SavedRequest } from '#collection/saved-request.ts';
import type { ConsoleServices } from './console-services.ts';
import type { Deletion } from './delete-token.ts';
import { secretsLeft } from './save-request.ts';

/** Keeps what was edited and not saved, sealed like everything else. One that says what is saved is none. */
export async function keepDraft(services: ConsoleServices, draft: Pick<Draft, 'request' | 'basedOn'>): Promise<void> {
  const { request, basedOn } = draft;
  const saved = basedOn === null ? null : await services.vault.loadRequest(request.id);
  if (saved?.changedAt === basedOn && saved && isSameRequest(request, saved)) {
    await discardDraft(services, request.id);
    return;
  }
  const kept: Draft = { id: request.id, request, basedOn, changedAt: services.now() };
  await services.vault.put([{ kind: 'draft', draft: kept }]);
}

/** Throws a draft away, with the secrets that it alone held; the saved request stays. Undo brings it back. */
export async function discardDraft({ vault }: ConsoleServices, id: string): Promise<Deletion> {
  const draft = await vault.loadDraft(id);
  const saved = await vault.loadRequest(id);
  const removed = await vault.remove([{ store: 'draft', id }, ...secretsLeft(draft?.request ?? null, saved)]);
  return { undo: () => vault.restore(removed) };
}

/** A request as it stands: saved, with unsaved changes, or both gone. */
export interface OpenRequest {
  /** `null` for one that was never saved, or was deleted. */
  readonly saved: SavedRequest | null;
  /** `null` where nothing was changed since. */
  readonly draft: Draft | null;
}

/** Loads a request with its draft. */
export async function loadOpenRequest({ vault }: ConsoleServices, id: string): Promise<OpenRequest> {
  const [saved, draft] = await Promise.all([vault.loadRequest(id), vault.loadDraft(id)]);
  return { saved, draft };
}
