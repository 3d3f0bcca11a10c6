import { type ReactNode, useState } from 'react';
import type { NotedFinding } from '#collection/import-note.ts';
import type { ImportFinding } from '#formats/imported.ts';
import { Button } from '#ui/button.tsx';
import { Card } from '#ui/card.tsx';
import { Chip } from '#ui/chip.tsx';
import { classNames } from '#ui/class-names.ts';
import { formatCount } from '#ui/format-count.ts';
import { Segmented } from '#ui/segmented.tsx';

type Kind = ImportFinding['kind'];

const groups: readonly { readonly kind: Kind; readonly title: string; readonly word: string }[] = [
  { kind: 'kept', title: 'Kept, but never runs', word: 'Kept' },
  { kind: 'changed', title: 'Read differently', word: 'Changed' },
  { kind: 'dropped', title: 'Not carried over', word: 'Dropped' },
];

/** How many rows of a group stand at first, and how many more a press brings. */
const step = 100;

const columns = ['Where', 'Path in the file', 'What it was', 'What it is now'] as const;

/** On a phone each finding is a block of lines, under their names. */
const stackedRow = 'border-t border-line-faint align-top max-md:block max-md:py-1.5';
const stackedCell =
  'px-3.5 py-1.5 wrap-anywhere max-md:grid max-md:grid-cols-[108px_minmax(0,1fr)] max-md:gap-2 max-md:py-0.5';

type Finding = NotedFinding & Partial<Pick<ImportFinding, 'was' | 'now'>>;

export interface FindingsTableProps {
  findings: readonly Finding[];
  /** Whether it is told what it was and is now: that is not kept. */
  isWhole?: boolean;
}

/** What is not the same as it was in the file, each with its path there. */
export function FindingsTable({ findings, isWhole = true }: FindingsTableProps) {
  const [only, setOnly] = useState<Kind | 'all'>('all');
  const span = isWhole ? columns.length : 2;
  const countOf = (kind: Kind) => findings.filter((each) => each.kind === kind).length;
  if (findings.length === 0) {
    return <p className="text-12 text-ink-2">Everything in it is here as it was.</p>;
  }
  return (
    <div>
      <div className="mb-2 flex flex-wrap items-center gap-2">
        <h2 id="findings" className="text-14 font-semibold">
          Not the same as before
        </h2>
        <Chip tone="expiring">{formatCount(findings.length)}</Chip>
        <span className="flex-1" />
        <Segmented<Kind | 'all'>
          label="Which"
          options={[
            { id: 'all', label: `All ${formatCount(findings.length)}` },
            ...groups.map(({ kind, word }) => ({ id: kind, label: `${word} ${formatCount(countOf(kind))}` })),
          ]}
          value={only}
          onChange={setOnly}
        />
      </div>
      <Card>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: on a narrow screen it scrolls, with keys as well */}
        <section aria-labelledby="findings" tabIndex={0} className="overflow-x-auto">
          <table className="w-full text-left text-12 max-md:block md:min-w-[620px] md:table-fixed">
            <thead className="bg-sunken text-11 text-ink-2 max-md:sr-only">
              <tr>
                {columns.slice(0, span).map((name) => (
                  <th key={name} scope="col" className="px-3.5 py-1.5 font-medium">
                    {name}
                  </th>
                ))}
              </tr>
            </thead>
            {groups
              .filter(({ kind }) => (only === 'all' || only === kind) && countOf(kind) > 0)
              .map(({ kind, title }) => (
                <FindingsGroup
                  key={kind}
                  title={title}
                  span={span}
                  findings={findings.filter((each) => each.kind === kind)}
                />
              ))}
          </table>
        </section>
      </Card>
    </div>
  );
}

interface FindingsGroupProps {
  title: string;
  /** How many columns there are. */
  span: number;
  findings: readonly Finding[];
}

function FindingsGroup({ title, span, findings }: FindingsGroupProps) {
  const [shown, setShown] = useState(step);
  const left = findings.length - shown;
  const isDropped = findings[0]?.kind === 'dropped';
  return (
    <tbody className="max-md:block">
      <tr className="border-t border-line-faint bg-sunken max-md:block">
        <th
          scope="rowgroup"
          colSpan={span}
          className={classNames('px-3.5 py-1.5 font-medium max-md:block', isDropped && 'text-expiring-ink')}
        >
          {title} <span className="font-regular text-ink-3">{formatCount(findings.length)}</span>
        </th>
      </tr>
      {findings.slice(0, shown).map(({ where, path, was, now }, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a finding is its place
        <tr key={place} className={stackedRow}>
          <Cell column={0} className="font-medium">
            {where || 'the collection'}
          </Cell>
          <Cell column={1} className="font-mono text-ink-3">
            {path}
          </Cell>
          {was !== undefined && (
            <Cell column={2} className="font-mono">
              {was.slice(0, 300)}
            </Cell>
          )}
          {now !== undefined && (
            <Cell column={3} className={isDropped ? 'text-expiring-ink' : 'text-ink-2'}>
              {now}
            </Cell>
          )}
        </tr>
      ))}
      {left > 0 && (
        <tr className="border-t border-line-faint max-md:block">
          <td colSpan={span} className="p-1.5 text-center max-md:block">
            <Button size="sm" variant="ghost" onClick={() => setShown(shown + step)}>
              Show {formatCount(Math.min(step, left))} more of {formatCount(left)}
            </Button>
          </td>
        </tr>
      )}
    </tbody>
  );
}

interface CellProps {
  /** Its place in the row. */
  column: 0 | 1 | 2 | 3;
  className: string;
  children: ReactNode;
}

function Cell({ column, className, children }: CellProps) {
  return (
    <td className={stackedCell}>
      <span aria-hidden="true" className="text-11 text-ink-3 md:hidden">
        {columns[column]}
      </span>
      <span className={className}>{children}</span>
    </td>
  );
}
