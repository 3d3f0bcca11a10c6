import type { ReactNode } from 'react';
import type { NewOrigin } from '#collection/obstacle.ts';
import { useAllowOrigin } from '#queries/requests.ts';
import { CommandButton } from '#ui/command-button.tsx';
import { Note } from '#ui/note.tsx';

interface HeldBackNoteProps {
  heldBack: NewOrigin;
  /** "Allow this origin and send" */
  act: string;
  /** Does what was held back: the secret may go there now. */
  onAllowed: () => void;
  /** What was not sent, and why. */
  children: ReactNode;
}

/** Asks before a secret goes to an origin that it is not bound to (R27). */
export function HeldBackNote({ heldBack: { secret, origin }, act, onAllowed, children }: HeldBackNoteProps) {
  const allow = useAllowOrigin();
  return (
    <Note tone="warning" live="assertive">
      <span className="flex flex-wrap items-center gap-x-3 gap-y-2">
        <span className="min-w-0 flex-1 basis-80 wrap-anywhere">{children}</span>
        <CommandButton
          command={{ name: act, detail: origin }}
          size="sm"
          busy={allow.isPending}
          className="max-md:w-full"
          onClick={() => allow.mutate({ secret, origin }, { onSuccess: onAllowed })}
        >
          {act}
        </CommandButton>
      </span>
      {allow.error && <span className="block pt-2">It could not be allowed: {allow.error.message}.</span>}
    </Note>
  );
}
