import { FolderOpen } from 'lucide-react';
import { useState } from 'react';
import { countOf } from '#panes/count-of.ts';
import { Button } from '#ui/button.tsx';
import { Card } from '#ui/card.tsx';
import { Chip } from '#ui/chip.tsx';
import { classNames } from '#ui/class-names.ts';
import { formatCount } from '#ui/format-count.ts';
import { DiffRows } from './diff-rows.tsx';
import type { ReviewRow } from './review-rows.ts';
import { WithVariables } from './with-variables.tsx';

/** How many rows stand at first, and how many more a press brings: 50,000 at once would hold the tab. */
const step = 200;

/** What a document holds, in its order, each held against what one has. */
export function ReviewTree({ rows }: { rows: readonly ReviewRow[] }) {
  const [shown, setShown] = useState(step);
  const left = rows.length - shown;
  return (
    <Card className="overflow-hidden">
      <ul aria-label="What it holds">
        {rows.slice(0, shown).map((row) => (
          <li key={`${row.kind} ${row.id}`} className="border-b border-line-faint last:border-b-0">
            {row.kind === 'group' ? <GroupLine row={row} /> : <RequestLine row={row} />}
            {row.changes.length > 0 && (
              <div className="bg-accent-tint pr-3.5 pb-2.5" style={indent(row.depth)}>
                <DiffRows changes={row.changes} label={`Changes of ${row.name}`} />
              </div>
            )}
          </li>
        ))}
      </ul>
      {left > 0 && (
        <div className="border-t border-line-faint p-2 text-center">
          <Button size="sm" variant="ghost" onClick={() => setShown(shown + step)}>
            Show {formatCount(Math.min(step, left))} more of {formatCount(left)}
          </Button>
        </div>
      )}
    </Card>
  );
}

const indent = (depth: number) => ({ paddingLeft: 14 + Math.min(depth, 8) * 18 });

function GroupLine({ row }: { row: ReviewRow }) {
  return (
    <div className="flex min-h-8 items-center gap-2 bg-sunken py-1 pr-3.5" style={indent(row.depth)}>
      <FolderOpen aria-hidden="true" size={15} className="flex-none text-ink-3" />
      <span className="min-w-0 truncate font-medium">{row.name}</span>
      <span className="flex-1 text-12 whitespace-nowrap text-ink-3">
        {row.state !== 'only-yours' && countOf(row.requests, 'request')}
      </span>
      <StateWords state={row.state} />
    </div>
  );
}

function RequestLine({ row }: { row: ReviewRow }) {
  return (
    <div
      className={classNames(
        'flex min-h-8.5 flex-wrap items-center gap-x-2 py-1 pr-3.5',
        row.changes.length > 0 && 'bg-accent-tint',
      )}
      style={indent(row.depth)}
    >
      <span
        className={classNames(
          'w-11 flex-none font-mono text-11',
          row.method === 'DELETE' ? 'text-danger' : 'text-ink-2',
        )}
      >
        {row.method.slice(0, 7)}
      </span>
      <span
        className={classNames('w-[140px] min-w-0 truncate max-md:flex-1', row.state === 'only-yours' && 'text-ink-2')}
      >
        {row.name}
      </span>
      <span className="min-w-0 flex-1 truncate font-mono text-12 text-ink-3 max-md:order-last max-md:basis-full">
        <WithVariables text={row.url} />
      </span>
      <StateWords state={row.state} />
    </div>
  );
}

function StateWords({ state }: { state: ReviewRow['state'] }) {
  switch (state) {
    case 'same':
      return <span className="flex-none text-12 text-ink-3">same as yours</span>;
    case 'changed':
      return <Chip tone="expiring">changed</Chip>;
    case 'added':
      return <Chip tone="active">added</Chip>;
    case 'only-yours':
      return <Chip>only yours</Chip>;
    case 'only':
      return null;
  }
}
