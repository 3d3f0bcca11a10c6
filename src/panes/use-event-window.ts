import { useState } from 'react';
import type { StreamEvent } from '#call/event-trace.ts';
import type { EventFind } from './use-event-find.ts';

/** Rows that are drawn at first, and with each press on more. */
const pageRows = 200;
/** Rows in front of one that is led to: few, so that it is in sight at the top of a list that was not scrolled. */
const rowsAbove = 5;

/** The events that are drawn, of all that there are. */
export interface EventWindow {
  /** Newest first. */
  readonly shown: readonly StreamEvent[];
  readonly newer: number;
  readonly older: number;
  /** How many older ones a press adds. */
  readonly step: number;
  showOlder(): void;
  showNewest(): void;
}

interface Span {
  /** The place of the newest that is drawn; infinite for whatever comes. */
  readonly top: number;
  readonly rows: number;
}

const newestRows: Span = { top: Number.POSITIVE_INFINITY, rows: pageRows };

/**
 * The newest events, and on presses older ones; or those around one that is led to, where it is not among them.
 * @param events in the order they came.
 */
export function useEventWindow(events: readonly StreamEvent[], { found, turn }: EventFind): EventWindow {
  const [chosen, setChosen] = useState(newestRows);
  const [left, setLeft] = useState(-1);
  const foundAt = found && turn !== left ? events.indexOf(found) : -1;
  const span = foundAt < 0 || isIn(events, chosen, foundAt) ? chosen : around(events, foundAt);
  const [start, end] = boundsOf(events, span);
  return {
    shown: events.slice(start, end).reverse(),
    newer: events.length - end,
    older: start,
    step: Math.min(start, pageRows),
    showOlder: () => setChosen({ ...span, rows: span.rows + pageRows }),
    showNewest() {
      setChosen(newestRows);
      setLeft(turn);
    },
  };
}

function boundsOf(events: readonly StreamEvent[], { top, rows }: Span): [start: number, end: number] {
  const end = events.findLastIndex(({ place }) => place <= top) + 1;
  return [Math.max(0, end - rows), end];
}

function isIn(events: readonly StreamEvent[], span: Span, at: number): boolean {
  const [start, end] = boundsOf(events, span);
  return at >= start && at < end;
}

function around(events: readonly StreamEvent[], at: number): Span {
  return { top: events[at + rowsAbove]?.place ?? Number.POSITIVE_INFINITY, rows: pageRows };
}
