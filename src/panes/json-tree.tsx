import { useVirtualizer } from '@tanstack/react-virtual';
import { ChevronsDownUp, ChevronsUpDown } from 'lucide-react';
import { type KeyboardEvent, useCallback, useId, useRef, useState } from 'react';
import type { JsonIndex } from '#call/json-index.ts';
import { pathOf, valueText } from '#call/json-row-spans.ts';
import { rowKind } from '#call/json-rows.ts';
import { CopyButton } from '#ui/copy-button.tsx';
import { IconButton } from '#ui/icon-button.tsx';
import { JsonLine } from './json-line.tsx';
import { type JsonFolds, useJsonFolds } from './use-json-folds.ts';

/** Up to so many rows all are drawn, beyond it those in view. */
const allDrawn = 200;
const rowHeight = 20;

/** JSON as a tree (WAI-ARIA tree view): one tab stop, arrow keys, a row's path and value to copy. */
export function JsonTree({ index }: { index: JsonIndex }) {
  const folds = useJsonFolds(index.rows);
  return (
    <>
      <div className="flex justify-end gap-1 pb-1 max-md:px-3">
        <IconButton icon={<ChevronsDownUp size={14} />} label="Collapse all" onClick={folds.foldAll} />
        <IconButton icon={<ChevronsUpDown size={14} />} label="Expand all" onClick={folds.openAll} />
      </div>
      <JsonRows index={index} folds={folds} />
    </>
  );
}

function JsonRows({ index, folds }: { index: JsonIndex; folds: JsonFolds }) {
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
  // A row that was folded away gives the focus to the one it stands in.
  const stop = folds.shownRow(active);
  const press = (event: KeyboardEvent) => {
    if (event.target !== event.currentTarget || event.altKey || event.metaKey || event.ctrlKey) return;
    const step = folds.step(stop, event.key);
    if (!step) return;
    event.preventDefault();
    event.stopPropagation();
    if (step.kind !== 'go') return folds.toggle(step.row);
    setActive(step.row);
    setPointed(null);
    if (isVirtual) lines.scrollToIndex(folds.placeOf(step.row));
    else document.getElementById(rowId(step.row))?.scrollIntoView({ block: 'nearest' });
  };
  const pressRow = useCallback((row: number) => rows.kind[row] !== rowKind.close && setActive(row), [rows]);
  const lit = pointed ?? (hasFocus ? stop : null);
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
      {row === lit && rows.kind[row] !== rowKind.close && <RowActs index={index} row={row} />}
    </JsonLine>
  );
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for fields
    <div ref={frame} role="group" aria-label="Response body" className="max-h-[70vh] overflow-auto">
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

/** Where a row stands, and what can be copied of it: as it was sent, with the secrets in it. */
function RowActs({ index, row }: { index: JsonIndex; row: number }) {
  const path = pathOf(index, row);
  return (
    <span className="absolute top-1/2 right-0 flex max-w-[60%] -translate-y-1/2 items-center bg-hover pl-2">
      <span className="truncate text-11 text-ink-3 max-md:hidden">{path}</span>
      <CopyButton text={path} label="Copy path" />
      <CopyButton text={() => valueText(index, row)} label="Copy value" />
    </span>
  );
}
