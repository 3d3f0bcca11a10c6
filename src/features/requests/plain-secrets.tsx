import { useDeferredValue, useEffect, useMemo, useRef, useState } from 'react';
import { isSameRequest, type SavedRequest } from '#collection/saved-request.ts';
import { type FoundSecret, scanRequest } from '#formats/scan-secrets.ts';
import { movedWords, placeWords, secretWords } from '#panes/found-secret-words.ts';
import { useMoveOutOfRequest } from '#queries/move-to-vault.ts';
import { Button } from '#ui/button.tsx';
import { Note } from '#ui/note.tsx';
import { offerUndo } from '#ui/offer-undo.ts';

export interface PlainSecretsProps {
  request: SavedRequest;
  onChange: (request: SavedRequest) => void;
  /** Where a variable goes that stands in place of a secret; `null` for a request that has no place yet. */
  owner: { readonly kind: 'group' | 'environment'; readonly id: string } | null;
}

/** More at once would push the request away: they take a press, or come up as these go. */
const mostShown = 2;

/** Secrets that stand in a request as text, each with the way into the vault. */
export function PlainSecrets({ request, onChange, owner }: PlainSecretsProps) {
  const read = useDeferredValue(request);
  const found = useMemo(() => scanRequest(read), [read]);
  const { move, error } = useMove({ request, onChange });
  const [showsAll, setShowsAll] = useState(false);
  const shown = showsAll ? found : found.slice(0, mostShown);
  const others = found.length - shown.length;
  return (
    <div className="grid gap-2 px-4 pt-3 empty:hidden">
      {shown.map((each) => (
        <Note key={`${each.in.part} ${each.in.at} ${each.start}`} tone="warning">
          <span className="flex flex-wrap items-center gap-x-3 gap-y-2">
            <span className="min-w-0 flex-1 basis-60">
              {placeWords(each)}: {secretWords(each)} in plain text. It goes along when this is shared.
            </span>
            <Remedy found={each} owner={owner} onMove={move} />
          </span>
        </Note>
      ))}
      {others > 0 && (
        <div>
          <Button size="sm" variant="ghost" onClick={() => setShowsAll(true)}>
            Show {others} more
          </Button>
        </div>
      )}
      {error && (
        <Note tone="error" live="assertive">
          Nothing was moved: {error.message}.
        </Note>
      )}
    </div>
  );
}

interface RemedyProps extends Pick<PlainSecretsProps, 'owner'> {
  found: FoundSecret;
  onMove: (found: FoundSecret, owner: NonNullable<PlainSecretsProps['owner']>) => void;
}

function Remedy({ found, owner, onMove }: RemedyProps) {
  if (found.remedy === 'none') return <span className="text-ink-2">Take it out there.</span>;
  if (!owner) return <span className="text-ink-2">Save the request to move it to the vault.</span>;
  return (
    <Button size="sm" onClick={() => onMove(found, owner)}>
      Move to the vault
    </Button>
  );
}

/** Moves a secret out of what is edited. Undo puts the text back unless it was edited since. */
function useMove({ request, onChange }: Pick<PlainSecretsProps, 'request' | 'onChange'>) {
  const moving = useMoveOutOfRequest();
  const latest = useRef({ request, onChange });
  useEffect(() => {
    latest.current = { request, onChange };
  });
  const move: RemedyProps['onMove'] = async (found, owner) => {
    const before = latest.current.request;
    const moved = await moving.mutateAsync({ request: before, found, owner }).catch(() => null);
    if (!moved) return;
    latest.current.onChange(moved.request);
    const undo = async () => {
      if (!isSameRequest(latest.current.request, moved.request)) throw new Error('the request was changed since');
      latest.current.onChange(before);
      await moved.undo();
    };
    offerUndo({ message: movedWords(moved.as), undo });
  };
  return { move, error: moving.error };
}
