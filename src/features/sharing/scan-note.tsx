import { countOf } from '#panes/count-of.ts';
import { placeWords, secretWords } from '#panes/found-secret-words.ts';
import { type DocumentReview, useDocumentScan } from '#queries/review.ts';
import { formatCount } from '#ui/format-count.ts';
import { Note } from '#ui/note.tsx';
import type { OpenedDocument } from './use-reading.ts';

const mostListed = 5;

/** Whether something in it looks like a secret: whoever handed it over would want to know. */
export function ScanNote({ opened, counts }: { opened: OpenedDocument; counts: DocumentReview['counts'] }) {
  const scan = useDocumentScan(opened.id, opened.document);
  if (scan.error) return <Note tone="warning">It was not looked through for secrets: {scan.error.message}.</Note>;
  if (!scan.data) return null;
  const { found } = scan.data;
  // What stood in somebody else's file in the clear is listed by itself.
  if (found.length === 0 && opened.imported) return null;
  if (found.length === 0) {
    const { requests, profiles } = counts;
    return (
      <Note tone="ok">
        No secret found in {countOf(requests, 'request')} and {countOf(profiles, 'profile')}. Headers, bodies and URLs
        were scanned.
      </Note>
    );
  }
  return (
    <Note tone="warning">
      <p className="font-medium">{countOf(found.length, 'text')} may be a secret that stands in the clear:</p>
      <ul>
        {found.slice(0, mostListed).map((each) => (
          <li key={`${each.in.path.join('/')} ${each.in.part} ${each.in.at} ${each.start}`}>
            {each.in.path.join(' / ')}, {placeWords(each)}: {secretWords(each)}
          </li>
        ))}
      </ul>
      {found.length > mostListed && <p>And {formatCount(found.length - mostListed)} more.</p>}
      <p>Tell whoever gave it to you: the link or file holds it, too.</p>
    </Note>
  );
}
