import type { ReactNode } from 'react';
import type { Obstacle } from '#collection/obstacle.ts';
import { HeldBackNote } from '#panes/held-back-note.tsx';
import { newOriginWords } from '#panes/new-origin-words.ts';
import { Note } from '#ui/note.tsx';

interface WhoseBlockedProps {
  obstacles: readonly Obstacle[];
  /** Asks once more: the token may go there now. */
  onAllowed: () => void;
  /** The way to the address in the profile. */
  mend: ReactNode;
}

/** Why nobody was asked whose a token is: the address can't be called, or is of an origin that the token is not bound to. */
export function WhoseBlocked({ obstacles, onAllowed, mend }: WhoseBlockedProps) {
  const others = obstacles.filter(({ kind }) => kind !== 'new-origin');
  const held = obstacles.find((each) => each.kind === 'new-origin');
  if (held && others.length === 0) {
    return (
      <HeldBackNote heldBack={held} act="Allow this origin and ask" onAllowed={onAllowed}>
        Nothing was sent. {newOriginWords(held)}
      </HeldBackNote>
    );
  }
  return (
    <Note tone="warning" live="assertive">
      Nothing was sent: the address that tells whose a token is can’t be called as it is written. {mend}
    </Note>
  );
}
