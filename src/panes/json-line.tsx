import { ChevronRight } from 'lucide-react';
import { memo, type ReactNode, useState } from 'react';
import { isFoldable } from '#call/json-folds.ts';
import type { JsonIndex } from '#call/json-index.ts';
import { isCut, layOut } from '#call/json-row-spans.ts';
import { rowKind } from '#call/json-rows.ts';
import { mostIndented } from '#call/line-break.ts';
import { classNames } from '#ui/class-names.ts';
import { CodeSpans } from '#ui/code-spans.tsx';
import { formatCount } from '#ui/format-count.ts';
import { countOf } from './count-of.ts';

export interface JsonLineProps {
  index: JsonIndex;
  row: number;
  id: string;
  isFolded: boolean;
  /** It has the focus, or the pointer is on it. */
  isLit: boolean;
  onFold: (row: number) => void;
  onPoint: (row: number) => void;
  onPress: (row: number) => void;
  /** What can be done with it while it is lit. */
  children?: ReactNode;
}

/** One line of a JSON tree: a value, or a bracket. */
export const JsonLine = memo(function JsonLine(props: JsonLineProps) {
  const { index, row, id, isFolded, isLit, onFold, onPoint, onPress, children } = props;
  const { rows } = index;
  const depth = rows.depth[row] ?? 0;
  const foldable = isFoldable(rows, row);
  const isBracket = rows.kind[row] === rowKind.close;
  const item = isBracket
    ? { role: 'none' }
    : {
        role: 'treeitem',
        'aria-level': depth + 1,
        'aria-selected': isLit,
        ...(foldable && { 'aria-expanded': !isFolded }),
      };
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the tree has the keys
    // biome-ignore lint/a11y/noStaticElementInteractions: its role is given above
    <div
      id={id}
      {...item}
      onMouseEnter={() => onPoint(row)}
      onClick={() => onPress(row)}
      className={classNames('relative flex pr-3.5 leading-5 max-lg:leading-6', isLit && 'bg-hover')}
    >
      <span
        aria-hidden="true"
        className="mr-2 flex-none text-right text-ink-3 select-none max-sm:hidden"
        style={{ width: `${Math.max(4, formatCount(rows.count).length) + 1}ch` }}
      >
        {formatCount(row + 1)}
      </span>
      <span
        aria-hidden="true"
        className="flex w-5 flex-none items-start justify-center"
        style={{ marginLeft: `${Math.min(depth, mostIndented) * 2}ch` }}
      >
        {foldable && (
          // biome-ignore lint/a11y/useKeyWithClickEvents: arrow keys do it on the tree
          // biome-ignore lint/a11y/noStaticElementInteractions: seen by the pointer only, the item says whether it is open
          <span className="cursor-pointer text-ink-3 hover:text-ink" onClick={() => onFold(row)}>
            <ChevronRight size={14} className={classNames('mt-[3px] max-lg:mt-[5px]', !isFolded && 'rotate-90')} />
          </span>
        )}
      </span>
      <RowText index={index} row={row} isFolded={isFolded} />
      {children}
    </div>
  );
});

function RowText({ index, row, isFolded }: { index: JsonIndex; row: number; isFolded: boolean }) {
  const [isWhole, setWhole] = useState(false);
  const { rows } = index;
  const size = rows.size[row] ?? 0;
  return (
    <span className="min-w-0 flex-1 break-all whitespace-pre-wrap [overflow-wrap:anywhere]">
      <CodeSpans spans={layOut(index, row, { isFolded, isWhole })} />
      {isFoldable(rows, row) && (
        <span data-aside="" className="ml-2 font-sans text-11 text-ink-3">
          {rows.kind[row] === rowKind.array ? countOf(size, 'item') : countOf(size, 'key')}
        </span>
      )}
      {isCut(index, row) && (
        <button
          type="button"
          data-aside=""
          className="ml-2 rounded-sm font-sans text-11 text-accent-ink underline max-lg:min-h-6"
          onClick={() => setWhole(!isWhole)}
        >
          {isWhole ? 'Show less' : `Show all ${formatCount((rows.end[row] ?? 0) - (rows.start[row] ?? 0))} characters`}
        </button>
      )}
    </span>
  );
}
