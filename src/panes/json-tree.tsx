import { useVirtualizer } from '@tanstack/react-virtual';
import { ChevronsDownUp, ChevronsUpDown } from 'lucide-react';
import { type KeyboardEvent, useCallback, useEffect, useId, useMemo, useRef, useState } from 'react';
import { findInJson } from '#call/json-find.ts';
import type { JsonIndex } from '#call/json-index.ts';
import { pathOf } from '#call/json-row-spans.ts';
import { rowKind } from '#call/json-rows.ts';
import { classNames } from '#ui/class-names.ts';
import { CommandIconButton } from '#ui/command-button.tsx';
import { CopyButton } from '#ui/copy-button.tsx';
import { FindBar } from './find-bar.tsx';
import { JsonLine } from './json-line.tsx';
import type { Find } from './use-find.ts';
import { useHitMarks } from './use-hit-marks.ts';
import { type JsonFolds, useJsonFolds } from './use-json-folds.ts';

/** Up to so many rows all are drawn, beyond it those in view. */
const allDrawn = 200;
const rowHeight = 20;

export interface JsonTreeProps {
  index: JsonIndex;
  /** The value of a row to copy, with all that is in it. */
  textOf: (row: number) => string | Promise<string>;
  find: Find;
}

/** JSON as a tree (WAI-ARIA tree view): one tab stop, arrow keys, a row's path and value to copy. */
export function JsonTree({ index, textOf, find }: JsonTreeProps) {
  const folds = useJsonFolds(index.rows);
  const finds = useMemo(() => findInJson(index, find.query), [index, find.query]);
  return (
    <>
      <div className="flex items-center gap-1 pb-1 max-md:px-3">
        <FindBar find={find} count={finds.rows.length} isMore={finds.isMore} />
        <CommandIconButton
          command={{ name: 'Collapse all of the response' }}
          icon={<ChevronsDownUp size={14} />}
          label="Collapse all"
          onClick={folds.foldAll}
        />
        <CommandIconButton
          command={{ name: 'Expand all of the response' }}
          icon={<ChevronsUpDown size={14} />}
          label="Expand all"
          onClick={folds.openAll}
        />
      </div>
      <JsonRows index={index} textOf={textOf} folds={folds} find={find} found={finds.rows[find.place] ?? null} />
    </>
  );
}

interface JsonRowsProps extends JsonTreeProps {
  folds: JsonFolds;
  /** The row of the hit one is at. */
  found: number | null;
}

function JsonRows({ index, textOf, folds, find, found }: JsonRowsProps) {
  const { rows } = index;
  const { inView, folded } = folds;
  const id = useId();
  const rowId = (row: number) => `${id}row${row}`;
  const frame = useRef<HTMLDivElement>(null);
  const [active, setActive] = useState(0);
  const [pointed, setPointed] = useState<number | null>(null);
  const [hasFocus, setFocus] = useState(false);
  const isVirtual = inView.length > allDrawn;
  const lines = useVirtualizer({
    count: inView.length,
    getScrollElement: () => frame.current,
    estimateSize: () => rowHeight,
    getItemKey: (place) => inView[place] ?? place,
    overscan: 12,
    enabled: isVirtual,
  });
  const goTo = (row: number) => {
    setActive(row);
    setPointed(null);
    if (isVirtual) lines.scrollToIndex(folds.placeOf(row));
    // Once it is drawn: the page around may have to scroll, too.
    requestAnimationFrame(() => document.getElementById(rowId(row))?.scrollIntoView({ block: 'nearest' }));
  };
  useHitMarks(frame, find.query);
  useHitInView({ found, folds, goTo });
  // A row that was folded away gives the focus to the one it stands in.
  const stop = folds.shownRow(active);
  const press = (event: KeyboardEvent) => {
    if (event.target !== event.currentTarget || event.altKey || event.metaKey || event.ctrlKey) return;
    if (event.key === '/') {
      event.preventDefault();
      event.stopPropagation();
      find.field.current?.focus();
      return;
    }
    const step = folds.step(stop, event.key);
    if (!step) return;
    event.preventDefault();
    event.stopPropagation();
    if (step.kind !== 'go') return folds.toggle(step.row);
    goTo(step.row);
  };
  const pressRow = useCallback((row: number) => rows.kind[row] !== rowKind.close && setActive(row), [rows]);
  const lit = pointed ?? (hasFocus || found === stop ? stop : null);
  const line = (row: number) => (
    <JsonLine
      index={index}
      row={row}
      id={rowId(row)}
      isFolded={folded.has(row)}
      isLit={row === lit}
      onFold={folds.toggle}
      onPoint={setPointed}
      onPress={pressRow}
    >
      {row === lit && rows.kind[row] !== rowKind.close && <RowActs index={index} row={row} textOf={textOf} />}
    </JsonLine>
  );
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for fields
    <div ref={frame} role="group" aria-label="Response body" className={frameLook(isVirtual)}>
      <div
        role="tree"
        aria-label="Response body as a tree"
        aria-activedescendant={rowId(stop)}
        tabIndex={0}
        onKeyDown={press}
        onFocus={() => setFocus(true)}
        onBlur={({ currentTarget, relatedTarget }) => setFocus(currentTarget.contains(relatedTarget))}
        onMouseLeave={() => setPointed(null)}
        className="relative py-1 font-mono text-12 focus-visible:-outline-offset-2"
        style={isVirtual ? { height: lines.getTotalSize() } : undefined}
      >
        {isVirtual
          ? lines.getVirtualItems().map(({ index: place, key, start }) => (
              <div
                key={key}
                ref={lines.measureElement}
                data-index={place}
                role="none"
                className="absolute inset-x-0 top-0"
                style={{ transform: `translateY(${start}px)` }}
              >
                {line(inView[place] ?? 0)}
              </div>
            ))
          : Array.from(inView, (row) => (
              <div key={row} role="none">
                {line(row)}
              </div>
            ))}
      </div>
      {index.isBrokenOff && (
        <p className="py-1 pl-12 text-12 text-s4xx-ink max-md:pl-3">The JSON is not complete: it ends here</p>
      )}
    </div>
  );
}

/** It takes what room its pane has left; on a phone the page scrolls, unless so much is in it that not all is drawn. */
const frameLook = (isVirtual: boolean) =>
  classNames('overflow-auto md:min-h-0 md:flex-1', isVirtual && 'max-md:max-h-[70vh]');

interface Hit {
  found: number | null;
  folds: JsonFolds;
  goTo: (row: number) => void;
}

/** Goes to a hit when one comes to it: what it stands in is opened first, then it has a place to go to. */
function useHitInView({ found, folds, goTo }: Hit) {
  const shown = useRef<number | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each hit, and again when it came into view
  useEffect(() => {
    if (found === null || shown.current === found) {
      shown.current = found;
    } else if (folds.shownRow(found) === found) {
      shown.current = found;
      goTo(found);
    } else {
      folds.reveal(found);
    }
  }, [found, folds.inView]);
}

/** Where a row stands, and what can be copied of it: as it was sent, with the secrets in it. */
function RowActs({ index, row, textOf }: Omit<JsonTreeProps, 'find'> & { row: number }) {
  const path = pathOf(index, row);
  return (
    <span
      data-aside=""
      className="absolute top-1/2 right-0 flex max-w-[60%] -translate-y-1/2 items-center bg-surface pl-2"
    >
      <span className="truncate text-11 text-ink-3 max-md:hidden">{path}</span>
      <CopyButton text={path} label="Copy path" word="Path" />
      <CopyButton text={() => textOf(row)} label="Copy value" word="Value" />
    </span>
  );
}
