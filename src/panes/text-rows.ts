import { patternOf } from '#call/json-find.ts';
import { type CodeSpan, splitLines } from '#ui/code-span.ts';

/** What is drawn in one go: a line, or a part of one that is too long for that. */
export interface TextRow {
  /** From 1; `null` for a row that goes on with the line of the one before. */
  readonly line: number | null;
  /** Where it begins in the text, characters. */
  readonly start: number;
  readonly spans: readonly CodeSpan[];
}

/** A text cut into rows, and the same as a whole, to be searched. */
export interface TextRows {
  readonly rows: readonly TextRow[];
  readonly text: string;
}

/** Most places that are found in a text. */
export const mostHits = 10_000;

/** Cuts a text into its lines, and those at every so many characters. */
export function cutIntoRows(spans: readonly CodeSpan[], rowLength: number): TextRows {
  const rows: TextRow[] = [];
  const lines = splitLines(spans);
  let start = 0;
  for (const [at, line] of lines.entries()) {
    for (const [part, piece] of cutLine(line, rowLength).entries()) {
      rows.push({ line: part === 0 ? at + 1 : null, start, spans: piece });
      start += lengthOf(piece);
    }
    // The line break.
    start += 1;
  }
  return { rows, text: lines.map((line) => line.map(({ text }) => text).join('')).join('\n') };
}

function cutLine(line: readonly CodeSpan[], rowLength: number): readonly (readonly CodeSpan[])[] {
  if (lengthOf(line) <= rowLength) return [line];
  const pieces: CodeSpan[][] = [];
  let left = 0;
  for (const span of line) {
    for (let from = 0; from < span.text.length; ) {
      if (left <= 0) {
        pieces.push([]);
        left = rowLength;
      }
      const end = endOfPiece(span.text, Math.min(from + left, span.text.length));
      pieces.at(-1)?.push({ ...span, text: span.text.slice(from, end) });
      left -= end - from;
      from = end;
    }
  }
  return pieces;
}

/** A character of two halves is not cut in two. */
function endOfPiece(text: string, end: number): number {
  const isWithin = /[\uD800-\uDBFF]/.test(text.charAt(end - 1)) && /[\uDC00-\uDFFF]/.test(text.charAt(end));
  return isWithin ? end + 1 : end;
}

function lengthOf(spans: readonly CodeSpan[]): number {
  return spans.reduce((sum, { text }) => sum + text.length, 0);
}

/** Where a text stands in another: the row in which each place begins. */
export function findInRows({ rows, text }: TextRows, query: string): { rows: readonly number[]; isMore: boolean } {
  const found: number[] = [];
  if (query === '') return { rows: found, isMore: false };
  let row = 0;
  for (const { index } of text.matchAll(patternOf(query))) {
    if (found.length === mostHits) return { rows: found, isMore: true };
    while ((rows[row + 1]?.start ?? Number.POSITIVE_INFINITY) <= index) row += 1;
    found.push(row);
  }
  return { rows: found, isMore: false };
}
