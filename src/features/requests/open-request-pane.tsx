import { Link } from 'react-router';
import type { Collection } from '#collection/collection.ts';
import { Button } from '#ui/button.tsx';
import { buttonClass } from '#ui/button-class.ts';
import { EmptyState } from '#ui/empty-state.tsx';
import { Note } from '#ui/note.tsx';
import { Waiting } from '#ui/waiting.tsx';
import { dropEdited, putEdited, useDraftStore } from './draft-store.ts';
import { RequestFields } from './request-fields.tsx';
import { type EditedRequest, useEditedRequest } from './use-edited-request.ts';
import type { useTabActs } from './use-tab-acts.ts';

export interface OpenRequestPaneProps {
  id: string;
  collections: readonly Collection[];
  acts: ReturnType<typeof useTabActs>;
}

/** The request in view: what was written, and what came back. */
export function OpenRequestPane({ id, acts }: OpenRequestPaneProps) {
  const { edited, error } = useEditedRequest(id);
  const failure = useDraftStore((state) => state.failure);
  if (edited === null) return <NotHere />;
  if (!edited) {
    if (!error) return <Waiting label="Loading the request" />;
    return (
      <div className="p-4">
        <Note tone="error">This request can’t be read: {error.message}. Reload the page.</Note>
      </div>
    );
  }
  return (
    <div className="flex min-h-0 flex-1 flex-col">
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
        <Elsewhere edited={edited} onDiscard={() => void acts.discard(id)} />
      </div>
      <RequestFields request={edited.request} onChange={edited.edit} />
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
        <Button size="sm" onClick={() => putEdited(request, saved.changedAt)}>
          Keep mine
        </Button>
        <Button
          size="sm"
          onClick={() => {
            dropEdited([request.id]);
            onDiscard();
          }}
        >
          Take theirs
        </Button>
      </span>
    </Note>
  );
}

function NotHere() {
  return (
    <div className="grid min-h-0 flex-1 place-items-center p-8">
      <EmptyState
        title="This request is not on this device."
        action={
          <Link to="/requests" className={buttonClass({ variant: 'primary' })}>
            Show all requests
          </Link>
        }
      >
        Requests are stored in the browser that made them. It may have been deleted, or its link is from another one.
      </EmptyState>
    </div>
  );
}
