import { useState } from 'react';
import type { Group } from '#collection/collection.ts';
import { useSetGroupNotes } from '#queries/collections.ts';
import { Note } from '#ui/note.tsx';
import { TextArea } from '#ui/text-area.tsx';

/** The user's own words about a collection or folder, kept with every letter. */
export function GroupNotes({ group, collectionId }: { group: Group; collectionId: string }) {
  const stored = group.notes ?? '';
  const [typed, setTyped] = useState<string | null>(null);
  const [isFocused, setFocused] = useState(false);
  const set = useSetGroupNotes();
  // A slow store takes no letter back: what is typed stands until it is what is stored.
  if (typed !== null && typed === stored && !isFocused) setTyped(null);
  return (
    <>
      <TextArea
        aria-label={`Notes on ${group.name}`}
        rows={8}
        placeholder="What it is for, in your own words. Shared along with it."
        value={typed ?? stored}
        onFocus={() => setFocused(true)}
        onBlur={() => setFocused(false)}
        onChange={(notes) => {
          setTyped(notes);
          set.mutate({ collectionId, id: group.id, notes });
        }}
      />
      {set.error && (
        <Note tone="error" live="assertive">
          The notes were not kept: {set.error.message}. They stay here as long as this page does.
        </Note>
      )}
    </>
  );
}
