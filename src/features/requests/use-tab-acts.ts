import { useState } from 'react';
import { useNavigate } from 'react-router';
import { blankRequest, isSameRequest, type SavedRequest } from '#collection/saved-request.ts';
import { useDiscardDraft, useDrafts, useFreshId, useSaveRequest } from '#queries/drafts.ts';
import { offerUndo } from '#ui/offer-undo.ts';
import { dropEdited, putEdited, settleSaved, useDraftStore } from './draft-store.ts';
import { useFlushDrafts } from './flush-drafts.ts';
import { closeTab } from './open-requests.ts';
import type { PlaceOption } from './places.ts';
import { requestPath } from './request-words.ts';
import { useInView } from './use-in-view.ts';
import { nameOf, type useTabs } from './use-tabs.ts';

/** What is asked before a request can be saved: name and place. */
export interface Asking {
  readonly id: string;
  readonly isDeleted: boolean;
  /** Its tab closes once it is saved. */
  readonly closes: boolean;
}

/** What can be done with open requests. */
export function useTabActs({ tabs, know }: ReturnType<typeof useTabs>) {
  const navigate = useNavigate();
  const flush = useFlushDrafts();
  const newId = useFreshId();
  const inView = useInView();
  const saving = useSaveRequest();
  const discarding = useDiscardDraft();
  const draftOf = useDraftOf();
  const [asking, setAsking] = useState<Asking | null>(null);
  const [closingId, setClosingId] = useState<string | null>(null);

  const open = () => {
    const id = newId();
    putEdited({ ...blankRequest, id, changedAt: 0 }, null);
    void navigate(requestPath(id, undefined));
  };

  const closeNow = (id: string) => {
    const next = closeTab(id);
    if (id === inView()) void navigate(tabs.find((tab) => tab.id === next)?.path ?? '/requests');
  };

  /** Saves; asks for name and place where it has none. */
  const save = async (
    id: string,
    { closes = false, as }: { closes?: boolean; as?: PlaceOption & { name: string } } = {},
  ) => {
    await flush();
    const draft = draftOf(id);
    if (!draft) return;
    const place = as && {
      collectionId: as.collectionId,
      place: { kind: 'into', id: as.groupId } as const,
      name: as.name,
    };
    const result = await saving.mutateAsync({ draft, ...(place && { as: place }) });
    if (result.kind === 'no-place') setAsking({ id, isDeleted: draft.basedOn !== null, closes });
    if (result.kind === 'changed-elsewhere') void navigate(requestPath(id, know(id).entry?.collectionId));
    if (result.kind !== 'saved') return;
    settleSaved(draft.request, result.request);
    setAsking(null);
    if (closes) closeNow(id);
    else if (as && id === inView()) await navigate(requestPath(id, result.collectionId), { replace: true });
  };

  const discard = async (id: string) => {
    await flush();
    dropEdited([id]);
    const { undo } = await discarding.mutateAsync(id);
    const known = know(id);
    if (known.draft && !isBlank(known.draft))
      offerUndo({ message: `Discarded changes to “${nameOf(known)}”`, isDeletion: true, undo });
  };

  const close = (id: string) => {
    const { draft } = know(id);
    if (draft && !isBlank(draft)) return setClosingId(id);
    if (draft) void discard(id);
    closeNow(id);
  };

  return {
    open,
    close,
    closeNow,
    discard,
    /** The pane says why it failed. */
    save: (...wish: Parameters<typeof save>) => void save(...wish).catch(() => undefined),
    saving,
    asking,
    endAsking: () => setAsking(null),
    closingId,
    endClosing: () => setClosingId(null),
  };
}

/** As it stands: typed just now, else stored. */
function useDraftOf() {
  const stored = useDrafts().data?.records;
  return (id: string) => useDraftStore.getState().edited[id] ?? stored?.find((draft) => draft.id === id);
}

function isBlank(request: SavedRequest): boolean {
  return isSameRequest(request, { ...blankRequest, id: request.id, changedAt: 0 });
}
