import type { ReactNode } from 'react';
import { Link } from 'react-router';
import type { ImportNote } from '#collection/import-note.ts';
import { buttonClass } from '#ui/button-class.ts';
import { DayTime } from '#ui/day-time.tsx';
import { formatBytes } from '#ui/format-bytes.ts';
import { formatCount } from '#ui/format-count.ts';
import { FindingsTable } from './findings-table.tsx';
import { ImportTotals } from './import-totals.tsx';

export interface KeptReportProps {
  collectionId: string;
  name: string;
  note: ImportNote;
}

/** What stands of the report of an import once its page was reloaded: what became of what, and where in the file. */
export function KeptReport({ collectionId, name, note }: KeptReportProps) {
  const { from, format, size, importedAt, counts, findings, findingCount } = note;
  const left = findingCount - findings.length;
  return (
    <div className="grid min-w-0 flex-1 grid-cols-[minmax(0,1fr)] content-start gap-4.5 overflow-auto px-6 pt-5 pb-6 max-md:px-4">
      <div className="flex flex-wrap items-center gap-3.5 border-b border-line pb-4.5">
        <div className="min-w-0 flex-1">
          <h1 className="text-20 font-semibold wrap-anywhere">“{name}” was imported</h1>
          <p className="text-12 wrap-anywhere text-ink-3">
            {from}, {format}, {formatBytes(size)}, <DayTime at={importedAt} />
          </p>
        </div>
        <Link to={`/requests/${encodeURIComponent(collectionId)}`} className={buttonClass({ variant: 'primary' })}>
          Open collection
        </Link>
      </div>
      <ImportTotals counts={counts} />
      <Words>
        What stood in the file, what is left to do and Undo went with the page that imported it: of others’ values none
        is kept here. The file itself has them, at these paths.
      </Words>
      <FindingsTable findings={findings} isWhole={false} />
      {left > 0 && <Words>And {formatCount(left)} more, whose places are not kept.</Words>}
    </div>
  );
}

const Words = ({ children }: { children: ReactNode }) => <p className="text-12 text-ink-2">{children}</p>;
