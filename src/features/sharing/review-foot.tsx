import { useEffect, useRef } from 'react';
import { useNavigate } from 'react-router';
import { writeDocument } from '#collection/write-document.ts';
import { saveFile } from '#panes/save-file.ts';
import type { DocumentReview } from '#queries/review.ts';
import { Button } from '#ui/button.tsx';
import { CommandButton } from '#ui/command-button.tsx';
import { useCommands } from '#ui/commands.ts';
import { Note } from '#ui/note.tsx';
import { actOf } from './act-of.ts';
import { broughtSecrets } from './brought-secrets.ts';
import type { Choices } from './choices.ts';
import { FootHints } from './foot-hints.tsx';
import { hold } from './held.ts';
import { plainFileName } from './plain-file-name.ts';
import type { TypedSecrets } from './secret-input.tsx';
import { useAcceptance } from './use-acceptance.ts';
import type { OpenedDocument } from './use-reading.ts';

export interface ReviewFootProps {
  opened: OpenedDocument;
  review: DocumentReview;
  choices: Choices;
  typed: TypedSecrets;
  /** What was moved out of it is not held against what is here yet. */
  isStale: boolean;
  onLeave: () => void;
}

/** Discard, keep as a file, or take it in. */
export function ReviewFoot({ opened, review, choices, typed, isStale, onLeave }: ReviewFootProps) {
  const acceptance = useAcceptance({ opened, review, choices, typed });
  const { accept, isPending, isCancelled, failure } = acceptance;
  const { name, openAt } = actOf(review, choices, broughtSecrets(opened).length > 0);
  const open = useOpenHere();
  const act = () => {
    if (isStale) return;
    if (openAt === null) accept();
    else open(openAt);
  };
  const isSeen = useSeen(isPending);
  const way = isPending ? cancelling : discarding;
  const turnBack = () => {
    if (isPending) acceptance.cancel();
    else if (!isCancelled || isSeen()) onLeave();
  };
  useCommands([
    { id: 'accept-share', name, group: 'Requests', keys: ['⌘', '↵'], isPrimary: true, run: () => isSeen() && act() },
    { ...way, group: 'Requests', keys: ['Esc'], isHidden: true, run: turnBack },
  ]);
  return (
    <div className="flex-none border-t border-line bg-surface px-6 py-3 max-md:px-4 xl:col-start-2">
      {failure && (
        <div className="mb-3">
          <Note tone="error" live="assertive">
            Nothing was stored: {failure}. It is still here: try again.
          </Note>
        </div>
      )}
      {isCancelled && !isPending && (
        <div className="mb-3">
          <Note live="polite">
            Cancelled: nothing was stored. It is still here: “{name}” takes it in after all, Discard lets go of it.
          </Note>
        </div>
      )}
      <FootHints document={opened.document} review={review} choices={choices} />
      <div className="flex flex-wrap items-center gap-2">
        <Button variant="ghost" keys="Esc" onClick={turnBack} className="-ml-3">
          {way.word}
        </Button>
        <span className="flex-1" />
        <CommandButton
          command={{ name: 'Save the shared document as file' }}
          onClick={() => saveAsFile(opened, review.name)}
        >
          Save as file
        </CommandButton>
        <Button
          variant="primary"
          keys={['⌘', '↵']}
          busy={isPending || isStale}
          busyLabel={isStale ? 'Comparing' : 'Storing'}
          onClick={act}
          className="max-md:w-full"
        >
          {name}
        </Button>
      </div>
    </div>
  );
}

/** The way back out, of the storing and of the review. */
const cancelling = { id: 'cancel-storing', name: 'Cancel storing', word: 'Cancel' };
const discarding = { id: 'discard-share', name: 'Discard', word: 'Discard' };

/** Goes to what is here already, in place of the review: nothing of that is taken in. */
function useOpenHere(): (path: string) => void {
  const navigate = useNavigate();
  return (path) => {
    hold(null);
    void navigate(path, { replace: true });
  };
}

/** The press that opened this page, or cancelled, may still be going on, or be a double one; browsers guard their dialogs so. */
const unseenMs = 500;

/** Tells whether what is here has been on the screen for long enough to be what a key is pressed for (R27). */
function useSeen(isPending: boolean): () => boolean {
  const shownAt = useRef(Number.POSITIVE_INFINITY);
  useEffect(() => {
    if (!isPending) shownAt.current = performance.now();
  }, [isPending]);
  return () => performance.now() - shownAt.current >= unseenMs;
}

function saveAsFile({ document }: OpenedDocument, name: string) {
  saveFile(new Blob([writeDocument(document)]), `${plainFileName(name, 'shared')}.authscope.json`);
}
