import { useVirtualizer } from '@tanstack/react-virtual';
import { WrapText } from 'lucide-react';
import { type RefObject, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { classNames } from '#ui/class-names.ts';
import type { CodeSpan } from '#ui/code-span.ts';
import { CodeSpans } from '#ui/code-spans.tsx';
import { CommandIconButton } from '#ui/command-button.tsx';
import { useOverflow } from '#ui/use-overflow.ts';
import { FindBar } from './find-bar.tsx';
import { cutIntoRows, findInRows, type TextRow } from './text-rows.ts';
import type { Find } from './use-find.ts';
import { useHitMarks } from './use-hit-marks.ts';
import { toggleWrapLines, useWrapLines } from './wrap-lines.ts';

export interface TextViewProps {
  /** Names the region: "Response body". */
  label: string;
  spans: readonly CodeSpan[];
  find: Find;
}

/** Up to so many rows all are drawn, beyond it those in view. */
const allDrawn = 200;
const rowHeight = 20;
/** About so many characters stand in a row at most, whole lines of the screen where they wrap. */
const wrappedLength = 1_000;
const unwrappedLength = 5_000;

/** Text of any length with its line numbers: searched, and its long lines wrapped or not. */
export function TextView({ label, spans, find }: TextViewProps) {
  const frame = useRef<HTMLDivElement>(null);
  const wraps = useWrapLines((state) => state.wraps);
  const [columns, setColumns] = useState(100);
  const rowLength = wraps ? columns * Math.max(1, Math.floor(wrappedLength / columns)) : unwrappedLength;
  const text = useMemo(() => cutIntoRows(spans, rowLength), [spans, rowLength]);
  const hits = useMemo(() => findInRows(text, find.query), [text, find.query]);
  useHitMarks(frame, find.query);
  return (
    <>
      <div className="flex items-center gap-1 pb-2 max-md:px-3">
        <FindBar find={find} count={hits.rows.length} isMore={hits.isMore} />
        <CommandIconButton
          command={{ id: 'wrap-lines', name: 'Wrap long lines' }}
          icon={<WrapText size={14} />}
          label="Wrap long lines"
          aria-pressed={wraps}
          className={wraps ? 'bg-selected' : ''}
          onClick={toggleWrapLines}
        />
      </div>
      <Rows
        label={label}
        rows={text.rows}
        wraps={wraps}
        frame={frame}
        found={hits.rows[find.place] ?? null}
        onColumns={setColumns}
      />
    </>
  );
}

interface RowsProps {
  label: string;
  rows: readonly TextRow[];
  wraps: boolean;
  frame: RefObject<HTMLDivElement | null>;
  /** The row of the hit one is at. */
  found: number | null;
  onColumns: (columns: number) => void;
}

function Rows({ label, rows, wraps, frame, found, onColumns }: RowsProps) {
  const isScrollable = useOverflow(frame);
  const isVirtual = rows.length > allDrawn;
  const lines = useVirtualizer({
    count: rows.length,
    getScrollElement: () => frame.current,
    estimateSize: () => rowHeight,
    overscan: 20,
    enabled: isVirtual,
  });
  useEffect(() => {
    if (found === null) return;
    if (isVirtual) lines.scrollToIndex(found);
    else frame.current?.querySelector(`[data-index="${found}"]`)?.scrollIntoView({ block: 'nearest' });
  }, [found, isVirtual, lines, frame]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: heights are others then
  useLayoutEffect(() => lines.measure(), [rows, wraps]);
  const digits = Math.max(3, String(rows.findLast(({ line }) => line !== null)?.line ?? 1).length);
  const line = (at: number) => {
    const row = rows[at];
    return row && <Line row={row} wraps={wraps} digits={digits} isFound={at === found} />;
  };
  return (
    // biome-ignore lint/a11y/useAriaPropsSupportedByRole: both roles take a name
    <div
      ref={frame}
      role={isScrollable ? 'region' : 'group'}
      aria-label={label}
      tabIndex={isScrollable ? 0 : undefined}
      className={classNames(
        'relative overflow-auto font-mono text-12 leading-5 md:min-h-0 md:flex-1',
        isVirtual && 'max-md:max-h-[70vh]',
      )}
    >
      <ColumnRuler digits={digits} frame={frame} onColumns={onColumns} />
      <div className="relative" style={isVirtual ? { height: lines.getTotalSize() } : undefined}>
        {isVirtual
          ? lines.getVirtualItems().map(({ index, key, start }) => (
              <div
                key={key}
                ref={lines.measureElement}
                data-index={index}
                className={classNames('absolute top-0 left-0 min-w-full', wraps && 'right-0')}
                style={{ transform: `translateY(${start}px)` }}
              >
                {line(index)}
              </div>
            ))
          : rows.map(({ start }, at) => (
              <div key={start} data-index={at} className={wraps ? undefined : 'w-max min-w-full'}>
                {line(at)}
              </div>
            ))}
      </div>
    </div>
  );
}

function Line({ row, wraps, digits, isFound }: { row: TextRow; wraps: boolean; digits: number; isFound: boolean }) {
  return (
    <div className={classNames('flex pr-3.5', isFound && 'bg-hover')}>
      <LineNumber digits={digits}>{row.line}</LineNumber>
      <span
        className={wraps ? 'min-w-0 flex-1 break-all whitespace-pre-wrap [overflow-wrap:anywhere]' : 'whitespace-pre'}
      >
        {row.spans.length > 0 ? <CodeSpans spans={row.spans} /> : <br />}
      </span>
    </div>
  );
}

function LineNumber({ digits, children }: { digits: number; children?: number | null }) {
  return (
    <span
      aria-hidden="true"
      className="mr-3.5 flex-none text-right text-ink-3 select-none"
      style={{ width: `${digits}ch` }}
    >
      {children}
    </span>
  );
}

/** Tells how many characters fit beside the line numbers, so that a long line is cut where it wraps anyhow. */
function ColumnRuler({ digits, frame, onColumns }: Pick<RowsProps, 'frame' | 'onColumns'> & { digits: number }) {
  const room = useRef<HTMLSpanElement>(null);
  const ten = useRef<HTMLSpanElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the numbers take more room then
  useLayoutEffect(() => {
    const measure = () => {
      const width = (ten.current?.getBoundingClientRect().width ?? 0) / 10;
      if (width > 0 && room.current) onColumns(Math.max(20, Math.floor(room.current.clientWidth / width)));
    };
    const sizes = new ResizeObserver(measure);
    if (frame.current) sizes.observe(frame.current);
    measure();
    return () => sizes.disconnect();
  }, [digits, frame, onColumns]);
  return (
    <div aria-hidden="true" className="flex h-0 overflow-hidden pr-3.5">
      <LineNumber digits={digits} />
      <span ref={room} className="min-w-0 flex-1">
        <span ref={ten} className="inline-block w-[10ch]" />
      </span>
    </div>
  );
}
