import type { JsonIndex } from './json-index.ts';
import { layOut } from './json-row-spans.ts';
import { type JsonRows, rowKind, rowSecrecy } from './json-rows.ts';

/** The rows of a tree in which a text stands. */
export interface JsonFinds {
  readonly rows: readonly number[];
  /** There are more than were looked for. */
  readonly isMore: boolean;
}

/** Most rows that are found. */
export const mostFinds = 10_000;

/** What matches a text as it is written, capitals or not. */
export function patternOf(text: string): RegExp {
  return new RegExp(text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&'), 'gi');
}

/**
 * Finds a text in the member names and values of a JSON text, as they were sent. What is masked is not found: a search
 * must tell no more of a secret than the screen does.
 */
export function findInJson(index: JsonIndex, text: string): JsonFinds {
  const found: number[] = [];
  if (text === '') return { rows: found, isMore: false };
  const pattern = patternOf(text);
  for (let match = pattern.exec(index.source); match; match = pattern.exec(index.source)) {
    const row = rowAt(index.rows, match.index);
    if (row === found.at(-1) || !isShownIn(index, row, { text, start: match.index, end: pattern.lastIndex })) continue;
    if (found.length === mostFinds) return { rows: found, isMore: true };
    found.push(row);
  }
  return { rows: found, isMore: false };
}

/** The last row that begins at or before a place in the source. */
function rowAt(rows: JsonRows, at: number): number {
  let low = 0;
  let high = rows.count - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (beginOf(rows, middle) <= at) low = middle;
    else high = middle - 1;
  }
  return low;
}

function beginOf({ keyStart, start }: JsonRows, row: number): number {
  const key = keyStart[row] ?? -1;
  return key >= 0 ? key : (start[row] ?? 0);
}

/** Tells whether a match lies in a name or a value, and is to be seen there. */
function isShownIn(index: JsonIndex, row: number, match: { text: string; start: number; end: number }): boolean {
  const { keyStart, keyEnd, start, end, kind, secrecy } = index.rows;
  const isInKey = match.start >= (keyStart[row] ?? 0) && match.end <= (keyEnd[row] ?? -1);
  const isInValue =
    kind[row] === rowKind.scalar &&
    secrecy[row] === rowSecrecy.none &&
    match.start >= (start[row] ?? 0) &&
    match.end <= (end[row] ?? 0);
  if (!isInKey && !isInValue) return false;
  const wanted = match.text.toLowerCase();
  return layOut(index, row, { isWhole: true }).some(({ text }) => text.toLowerCase().includes(wanted));
}
