import type { Collection } from '#collection/collection.ts';
import { Note } from '#ui/note.tsx';
import { Waiting } from '#ui/waiting.tsx';
import { Gone } from './gone.tsx';
import { LoadedRequest } from './loaded-request.tsx';
import { useEditedRequest } from './use-edited-request.ts';
import type { useTabActs } from './use-tab-acts.ts';

export interface OpenRequestPaneProps {
  id: string;
  collections: readonly Collection[];
  acts: ReturnType<typeof useTabActs>;
}

/** The request in view: what was written, and what came back. */
export function OpenRequestPane({ id, collections, acts }: OpenRequestPaneProps) {
  const { edited, error } = useEditedRequest(id);
  if (edited === null) return <Gone what="request" />;
  if (!edited) {
    if (!error) return <Waiting label="Loading the request" />;
    return (
      <div className="p-4">
        <Note tone="error">This request can’t be read: {error.message}. Reload the page.</Note>
      </div>
    );
  }
  return <LoadedRequest edited={edited} collections={collections} acts={acts} />;
}
