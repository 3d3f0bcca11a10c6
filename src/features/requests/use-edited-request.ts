import { useCallback } from 'react';
import { isSameRequest, type SavedRequest } from '#collection/saved-request.ts';
import { useOpenRequest } from '#queries/drafts.ts';
import { type Editing, putEdited, useDraftStore } from './draft-store.ts';

/** A request as it stands on screen. */
export interface EditedRequest {
  readonly request: SavedRequest;
  readonly basedOn: number | null;
  /** `null` where it was never saved, or is deleted. */
  readonly saved: SavedRequest | null;
  readonly isDraft: boolean;
  /** Another tab saved it since these edits began (`changed`), or deleted it. */
  readonly elsewhere: 'changed' | 'deleted' | null;
  readonly edit: (request: SavedRequest) => void;
}

/** A request with what was edited over it. `edited` is `null` where neither is on this device. */
export function useEditedRequest(id: string) {
  const open = useOpenRequest(id);
  const typed = useDraftStore(({ edited }) => edited[id]);
  const saved = open.data?.saved ?? null;
  const draft: Pick<Editing, 'request' | 'basedOn'> | null = typed ?? open.data?.draft ?? null;
  const basedOn = draft ? draft.basedOn : (saved?.changedAt ?? null);
  const edit = useCallback((request: SavedRequest) => putEdited(request, basedOn), [basedOn]);
  const request = draft?.request ?? saved;
  const edited: EditedRequest | null = request && {
    request,
    basedOn,
    saved,
    isDraft: draft !== null && !(saved && isSameRequest(draft.request, saved)),
    elsewhere: draft ? elsewhereOf(saved, basedOn) : null,
    edit,
  };
  return { edited: open.data || typed ? edited : undefined, error: open.error };
}

function elsewhereOf(saved: SavedRequest | null, basedOn: number | null): EditedRequest['elsewhere'] {
  if (!saved) return basedOn === null ? null : 'deleted';
  return saved.changedAt === basedOn ? null : 'changed';
}
