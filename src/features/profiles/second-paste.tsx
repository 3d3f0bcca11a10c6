import { Button } from '#ui/button.tsx';
import { Note } from '#ui/note.tsx';
import type { ReadPaste } from './join-pastes.ts';
import type { Paste } from './use-paste.ts';

/** Asks what becomes of a second paste that does not fit the first; nothing while there is none. */
export function SecondPaste({ apart, settle }: Pick<Paste, 'apart' | 'settle'>) {
  if (!apart) return null;
  return (
    <div className="mb-2.5">
      <Note tone="warning" live="assertive">
        What you pasted now does not fit what stands here: {nameOf(apart.second)}. It is kept until you say where it
        belongs.
        <span className="mt-2 flex flex-wrap gap-2">
          <Button size="sm" onClick={() => settle(apart.both)}>
            Add it
          </Button>
          <Button size="sm" onClick={() => settle(apart.second)}>
            Take it instead
          </Button>
          <Button size="sm" variant="ghost" onClick={() => settle(null)}>
            Leave it out
          </Button>
        </span>
      </Note>
    </div>
  );
}

function nameOf({ pasted }: ReadPaste): string {
  if ('pieces' in pasted) return [...new Set(pasted.pieces.map(({ name }) => name))].join('; ');
  const names = { 'token-response': 'a token response', 'bare-token': 'a token', unknown: 'a text' } as const;
  return names[pasted.kind];
}
