import { FolderOpen } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { countOf } from '#panes/count-of.ts';
import { Button } from '#ui/button.tsx';
import { Card } from '#ui/card.tsx';
import { Chip } from '#ui/chip.tsx';
import { classNames } from '#ui/class-names.ts';
import { formatCount } from '#ui/format-count.ts';
import type { Way } from './choices.ts';
import { DiffRows } from './diff-rows.tsx';
import type { ReviewRow } from './review-rows.ts';
import { TakeAll, TakeTheirs } from './take-theirs.tsx';
import { WithVariables } from './with-variables.tsx';

/** How many rows stand at first, and how many more a press brings: 50,000 at once would hold the tab. */
const step = 200;

export interface ReviewTreeProps {
  rows: readonly ReviewRow[];
  way: Way;
  /** The ids of what a merge leaves as it is here. */
  kept: ReadonlySet<string>;
  onKeep: (kept: ReadonlySet<string>) => void;
}

/** What a document holds, in its order, each held against what one has, and of a merge whose it shall be. */
export function ReviewTree({ rows, way, kept, onKeep }: ReviewTreeProps) {
  const [shown, setShown] = useState(step);
  const left = rows.length - shown;
  const end = (row: ReviewRow) => {
    if (way !== 'merge' || row.state !== 'changed') return <StateWords row={row} way={way} />;
    const isKept = kept.has(row.id);
    return (
      <TakeTheirs name={row.name} isKept={isKept} onChange={(isNowKept) => onKeep(withId(kept, row.id, isNowKept))} />
    );
  };
  return (
    <Card className="overflow-hidden">
      {way === 'merge' && <WhoseAll rows={rows} kept={kept} onKeep={onKeep} />}
      <ul aria-label="What it holds">
        {rows.slice(0, shown).map((row) => (
          <li key={`${row.kind} ${row.id}`} className="border-b border-line-faint last:border-b-0">
            {row.kind === 'group' ? <GroupLine row={row} end={end(row)} /> : <RequestLine row={row} end={end(row)} />}
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

function withId(ids: ReadonlySet<string>, id: string, isIn: boolean): ReadonlySet<string> {
  return new Set(isIn ? [...ids, id] : [...ids].filter((each) => each !== id));
}

/** One press for all of them. */
function WhoseAll({ rows, kept, onKeep }: Omit<ReviewTreeProps, 'way'>) {
  const changed = rows.filter(({ state }) => state === 'changed').map(({ id }) => id);
  const areKept = changed.every((id) => kept.has(id));
  return (
    <TakeAll
      count={changed.length}
      areKept={areKept}
      onChange={(areNowKept) => onKeep(new Set(areNowKept ? changed : []))}
    />
  );
}

const indent = (depth: number) => ({ paddingLeft: 14 + Math.min(depth, 8) * 18 });

interface LineProps {
  row: ReviewRow;
  end: ReactNode;
}

function GroupLine({ row, end }: LineProps) {
  return (
    <div className="flex min-h-8 items-center gap-2 bg-sunken py-1 pr-3.5" style={indent(row.depth)}>
      <FolderOpen aria-hidden="true" size={15} className="flex-none text-ink-3" />
      <span className="min-w-0 truncate font-medium">{row.name}</span>
      <span className="flex-1 text-12 whitespace-nowrap text-ink-3">
        {row.state !== 'only-yours' && countOf(row.requests, 'request')}
      </span>
      {end}
    </div>
  );
}

function RequestLine({ row, end }: LineProps) {
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
      <span className={classNames('flex-none', row.state === 'changed' && 'max-md:order-last max-md:basis-full')}>
        {end}
      </span>
    </div>
  );
}

function StateWords({ row, way }: { row: ReviewRow; way: Way }) {
  switch (row.state) {
    case 'same':
      return <span className="flex-none text-12 text-ink-3">{sameWords(row)}</span>;
    case 'changed':
      return <Chip tone="expiring">changed</Chip>;
    case 'added':
      return <Chip tone="active">added</Chip>;
    case 'only-yours':
      return way === 'replace' ? <Chip tone="s4xx">will be deleted</Chip> : <Chip>only yours</Chip>;
    case 'only':
      return null;
  }
}

/** A folder may say the same itself, and hold what does not. */
const sameWords = ({ differing }: ReviewRow) =>
  differing === 0 ? 'same as yours' : `${formatCount(differing)} inside ${differing === 1 ? 'differs' : 'differ'}`;
