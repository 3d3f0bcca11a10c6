import { isMovable } from '#formats/move-out-of-document.ts';
import { type FoundSecret, foundKey } from '#formats/scan-secrets.ts';
import { countOf } from '#panes/count-of.ts';
import { type DocumentReview, useDocumentScan } from '#queries/review.ts';
import { Button } from '#ui/button.tsx';
import { formatCount } from '#ui/format-count.ts';
import { Note } from '#ui/note.tsx';
import { PossibleSecrets } from './possible-secrets.tsx';
import { sectionIds } from './section.tsx';
import type { MovingOut } from './use-moving-out.ts';

export interface ScanNoteProps {
  moving: MovingOut;
  review: Pick<DocumentReview, 'counts' | 'namesHere'>;
}

/** Whether something in it looks like a secret, and the way of that into the vault. */
export function ScanNote({ moving, review }: ScanNoteProps) {
  const { read, opened } = moving;
  const scan = useDocumentScan(read.id, read.document);
  if (scan.error) return <Note tone="warning">It was not looked through for secrets: {scan.error.message}.</Note>;
  if (!scan.data) return null;
  const { found } = scan.data;
  const moved = new Set(opened.moved.flatMap(({ of }) => of).map(foundKey));
  const left = found.filter((each) => !moved.has(foundKey(each)));
  // What stood in somebody else's file in the clear, and what goes to the vault, is listed by itself.
  if (left.length === 0 && (opened.imported || moved.size > 0)) return null;
  if (left.length === 0) {
    const { requests, profiles } = review.counts;
    return (
      <Note tone="ok">
        No secret found in {countOf(requests, 'request')} and {countOf(profiles, 'profile')}. Headers, bodies and URLs
        were scanned.
      </Note>
    );
  }
  return <Left left={left} moving={moving} review={review} />;
}

/** What stands there as text, and stays so unless it is pressed for. */
function Left({ left, moving, review }: ScanNoteProps & { left: readonly FoundSecret[] }) {
  const takesName = (found: FoundSecret) => isMovable(found) && !moving.isAsked(found);
  const movable = left.filter(takesName);
  const move = (found: readonly FoundSecret[]) => moving.move(found, review.namesHere);
  return (
    <section
      id={sectionIds.scan}
      aria-label="Possible secrets in the clear"
      tabIndex={-1}
      className="scroll-mt-4 outline-none"
    >
      <Note tone="warning">
        <p className="font-medium">{countOf(left.length, 'text')} may be a secret that stands in the clear:</p>
        <PossibleSecrets
          found={left}
          remedy={(each) =>
            takesName(each) ? (
              <Button size="sm" onClick={() => move([each])}>
                Move to the vault
              </Button>
            ) : (
              <span>Stays as text: its place takes no name.</span>
            )
          }
        />
        {movable.length > 1 && (
          <Button size="sm" className="mt-2" onClick={() => move(movable)}>
            Move all {formatCount(movable.length)} to the vault
          </Button>
        )}
        <p className="mt-1.5">Tell whoever gave it to you: the link or file holds it, too.</p>
      </Note>
    </section>
  );
}
