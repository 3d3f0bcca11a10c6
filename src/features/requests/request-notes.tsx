import { CommandButton } from '#ui/command-button.tsx';
import { Note } from '#ui/note.tsx';
import { dropEdited, putEdited, useDraftStore } from './draft-store.ts';
import type { EditedRequest } from './use-edited-request.ts';
import type { useTabActs } from './use-tab-acts.ts';

export interface RequestNotesProps {
  edited: EditedRequest;
  acts: ReturnType<typeof useTabActs>;
}

/** What is said over a request: what went wrong, and what other tabs did to it. */
export function RequestNotes({ edited, acts }: RequestNotesProps) {
  const failure = useDraftStore((state) => state.failure);
  return (
    <div className="grid gap-2 px-4 pt-3 empty:hidden">
      {failure && (
        <Note tone="error" live="assertive">
          Your changes can’t be kept: {failure}. They are lost on a reload until this is mended.
        </Note>
      )}
      {acts.saving.error && !acts.asking && (
        <Note tone="error" live="assertive">
          Nothing was saved: {acts.saving.error.message}. Your changes are kept as a draft.
        </Note>
      )}
      <Elsewhere edited={edited} onDiscard={() => void acts.discard(edited.request.id)} />
    </div>
  );
}

/** Another tab saved or deleted the request while it is edited here. */
function Elsewhere({ edited, onDiscard }: { edited: EditedRequest; onDiscard: () => void }) {
  const { request, saved, elsewhere } = edited;
  if (elsewhere === 'deleted') {
    return <Note tone="warning">This request was deleted in another tab. Save it to put it back.</Note>;
  }
  if (elsewhere !== 'changed' || !saved) return null;
  return (
    <Note tone="warning">
      <span className="flex flex-wrap items-center gap-2">
        <span className="min-w-0 flex-1">This request was saved in another tab since your changes began.</span>
        <CommandButton
          command={{ name: 'Keep my changes' }}
          size="sm"
          onClick={() => putEdited(request, saved.changedAt)}
        >
          Keep mine
        </CommandButton>
        <CommandButton
          command={{ name: 'Take the saved request instead of my changes' }}
          size="sm"
          onClick={() => {
            dropEdited([request.id]);
            onDiscard();
          }}
        >
          Take theirs
        </CommandButton>
      </span>
    </Note>
  );
}
