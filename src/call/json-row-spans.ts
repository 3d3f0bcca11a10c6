import type { JsonIndex } from './json-index.ts';
import { rowKind, rowSecrecy } from './json-rows.ts';
import type { ShownSpan } from './mask.ts';
import { maskedJsonNumber, maskedJsonString, maskJsonString, readJsonString } from './mask-json.ts';

/** How a row is drawn. */
export interface RowLook {
  /** What stands in it is out of view. */
  readonly isFolded?: boolean;
  /** A long text in full; else its beginning. */
  readonly isWhole?: boolean;
}

/** Most characters of a text that a row shows of itself. */
export const cutChars = 400;

/** Most characters of a cut text that are searched for secrets: far more than are shown, so that none is cut in two. */
const searchedChars = 100_000;

/** A row as text: its name, its value or bracket, its comma. Secrets are masked. */
export function layOut(index: JsonIndex, row: number, { isFolded = false, isWhole = false }: RowLook = {}) {
  return [
    ...keySpans(index, row),
    ...valueSpans(index, row, { isFolded, isWhole }),
    ...commaAfter(index, row, isFolded),
  ];
}

/** Tells whether a row's text is too long to be shown of itself. */
export function isCut({ rows }: JsonIndex, row: number): boolean {
  return rows.kind[row] === rowKind.scalar && (rows.end[row] ?? 0) - (rows.start[row] ?? 0) > cutChars;
}

function keySpans({ source, rows }: JsonIndex, row: number): ShownSpan[] {
  const start = rows.keyStart[row] ?? -1;
  if (start < 0) return [];
  return [...maskJsonString(source.slice(start, rows.keyEnd[row]), 'key'), { text: ': ', tone: 'punct' }];
}

function valueSpans(index: JsonIndex, row: number, { isFolded, isWhole }: Required<RowLook>): ShownSpan[] {
  switch (index.rows.kind[row]) {
    case rowKind.object:
      return [{ text: isFolded ? '{…}' : '{', tone: 'punct' }];
    case rowKind.array:
      return [{ text: isFolded ? '[…]' : '[', tone: 'punct' }];
    case rowKind.emptyObject:
      return [{ text: '{}', tone: 'punct' }];
    case rowKind.emptyArray:
      return [{ text: '[]', tone: 'punct' }];
    case rowKind.close:
      return [{ text: index.source[index.rows.start[row] ?? 0] ?? '', tone: 'punct' }];
    default:
      return isWhole || !isCut(index, row)
        ? scalarSpans(index, row)
        : beginningOf(scalarSpans(index, row, searchedChars));
  }
}

function beginningOf(spans: readonly ShownSpan[]): ShownSpan[] {
  let left = cutChars;
  const begun = spans.flatMap((span) => {
    const text = span.text.slice(0, Math.max(0, left));
    left -= text.length;
    return text === '' ? [] : [{ ...span, text }];
  });
  return left > 0 ? begun : [...begun, { text: '…', tone: 'muted' }];
}

function scalarSpans({ source, rows }: JsonIndex, row: number, mostChars = Number.POSITIVE_INFINITY): ShownSpan[] {
  const start = rows.start[row] ?? 0;
  const text = source.slice(start, Math.min(rows.end[row] ?? start, start + mostChars));
  const secrecy = rows.secrecy[row];
  if (text.startsWith('"')) {
    if (secrecy === rowSecrecy.none) return maskJsonString(text, 'string');
    return [maskedJsonString(text, secrecy === rowSecrecy.cookie ? 'cookie' : '')];
  }
  if (secrecy !== rowSecrecy.none) return [maskedJsonNumber(text)];
  return text === '' ? [] : [{ text, tone: /^[tfn]/.test(text) ? 'const' : 'number' }];
}

function commaAfter({ rows }: JsonIndex, row: number, isFolded: boolean): ShownSpan[] {
  const closedBy = rows.closedBy[row] ?? -1;
  if (closedBy >= 0 && !isFolded) return [];
  const next = (closedBy >= 0 ? closedBy : row) + 1;
  const isLast = next >= rows.count || rows.kind[next] === rowKind.close;
  return isLast ? [] : [{ text: ',', tone: 'punct' }];
}

/** How a program reaches the value of a row: `data[0].name`, and `$` for all of it. */
export function pathOf({ source, rows }: JsonIndex, row: number): string {
  const steps: string[] = [];
  for (let at = row; (rows.parent[at] ?? -1) >= 0; at = rows.parent[at] ?? -1) {
    const keyStart = rows.keyStart[at] ?? -1;
    steps.push(keyStart < 0 ? `[${rows.ordinal[at]}]` : stepOf(source.slice(keyStart, rows.keyEnd[at])));
  }
  return steps.length === 0 ? '$' : steps.reverse().join('').replace(/^\./, '');
}

function stepOf(key: string): string {
  const name = readJsonString(key);
  return /^[A-Za-z_$][\w$]*$/.test(name) ? `.${name}` : `[${key}]`;
}

/** The value of a row as it stands in the source, with all that is in it. */
export function valueText({ source, rows }: JsonIndex, row: number): string {
  const closedBy = rows.closedBy[row] ?? -1;
  const end = closedBy >= rows.count ? source.length : rows.end[closedBy >= 0 ? closedBy : row];
  return source.slice(rows.start[row], end);
}
