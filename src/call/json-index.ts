// JSON as rows, RFC 8259, without making values of it: numbers keep their digits, members their order and duplicates,
// and what broke off is rows up to there.

import { createRowWriter, type JsonRows, type RowWriter, rowKind, rowSecrecy } from './json-rows.ts';
import { createJsonSecrecy, type JsonSecrecy } from './json-secrecy.ts';
import { jsonScalarEnd, jsonSpaceEnd, jsonTextEnd } from './json-token-end.ts';
import { readJsonString } from './mask-json.ts';
import { isCookieName } from './secret-names.ts';

/** A JSON text cut into the rows it has when laid out with one value or bracket to a line. */
export interface JsonIndex {
  readonly source: string;
  readonly rows: JsonRows;
  /** It ended before its last bracket was closed. */
  readonly isBrokenOff: boolean;
}

type Step = 'value' | 'key' | 'colon' | 'after' | 'end';
type Outcome = Step | 'cut' | 'wrong';

interface Scan {
  readonly source: string;
  readonly writer: RowWriter;
  readonly secrecy: JsonSecrecy;
  readonly open: { readonly row: number; readonly isArray: boolean; size: number }[];
  at: number;
  keyStart: number;
  keyEnd: number;
}

/**
 * Cuts a JSON text into rows; `null` where it is none. An object or array that breaks off counts as JSON. Takes time
 * in proportion to the text, however deep it is.
 */
export function indexJson(source: string): JsonIndex | null {
  const writer = createRowWriter();
  const secrecy = createJsonSecrecy((row, name) => writer.hide(row, secrecyUnder(name)));
  const scan: Scan = { source, writer, secrecy, open: [], at: 0, keyStart: -1, keyEnd: -1 };
  const outcome = walk(scan);
  if (outcome === 'wrong' || (outcome === 'cut' && scan.open.length === 0)) return null;
  if (scan.keyStart >= 0) addRow(scan, rowKind.scalar, source.length);
  const { count } = writer.finish();
  for (const { row, size } of scan.open) writer.close(row, count, size);
  return { source, rows: writer.finish(), isBrokenOff: outcome === 'cut' };
}

const steps: Record<Step, (scan: Scan) => Outcome> = {
  value: readValue,
  key: readKey,
  colon: readColon,
  after: readAfter,
  end: () => 'wrong',
};

function walk(scan: Scan): 'end' | 'cut' | 'wrong' {
  let step: Outcome = 'value';
  for (;;) {
    scan.at = jsonSpaceEnd(scan.source, scan.at);
    if (scan.at >= scan.source.length) return step === 'end' ? 'end' : 'cut';
    step = steps[step](scan);
    if (step === 'cut' || step === 'wrong') return step;
  }
}

function addRow(scan: Scan, kind: number, end: number): number {
  const outer = scan.open.at(-1);
  const row = scan.writer.add({
    kind,
    keyStart: scan.keyStart,
    keyEnd: scan.keyEnd,
    start: scan.at,
    end,
    depth: scan.open.length,
    parent: outer?.row ?? -1,
    ordinal: outer?.size ?? 0,
  });
  if (outer) outer.size += 1;
  scan.keyStart = -1;
  scan.keyEnd = -1;
  scan.at = end;
  return row;
}

function readValue(scan: Scan): Outcome {
  switch (scan.source[scan.at]) {
    case '{':
      return readOpening(scan, false);
    case '[':
      return readOpening(scan, true);
    case '"':
      return readText(scan);
    default:
      return readScalar(scan);
  }
}

function readOpening(scan: Scan, isArray: boolean): Outcome {
  const start = scan.at;
  const inside = jsonSpaceEnd(scan.source, start + 1);
  scan.secrecy.open(isArray);
  if (scan.source[inside] === (isArray ? ']' : '}')) {
    addRow(scan, isArray ? rowKind.emptyArray : rowKind.emptyObject, inside + 1);
    scan.secrecy.close();
    return afterValue(scan);
  }
  const row = addRow(scan, isArray ? rowKind.array : rowKind.object, start + 1);
  scan.open.push({ row, isArray, size: 0 });
  return isArray ? 'value' : 'key';
}

function readText(scan: Scan): Outcome {
  const end = jsonTextEnd(scan.source, scan.at);
  if (end === null) return 'wrong';
  const isCut = end > scan.source.length;
  const text = scan.source.slice(scan.at, end);
  const row = addRow(scan, rowKind.scalar, Math.min(end, scan.source.length));
  const name = scan.secrecy.text(readJsonString(text), row);
  if (name !== null) scan.writer.hide(row, secrecyUnder(name));
  return isCut ? 'cut' : afterValue(scan);
}

const secrecyUnder = (name: string) => (isCookieName(name) ? rowSecrecy.cookie : rowSecrecy.secret);

const brokenScalar = /-?[\d.eE+-]*$|t(?:ru?)?$|f(?:al?s?)?$|n(?:ul?)?$/y;

function readScalar(scan: Scan): Outcome {
  const { source, at } = scan;
  const end = jsonScalarEnd(source, at);
  if (end !== null) {
    const row = addRow(scan, rowKind.scalar, end);
    if (!/[tfn]/.test(source.charAt(at)) && scan.secrecy.hidesNumber()) scan.writer.hide(row, rowSecrecy.secret);
    return afterValue(scan);
  }
  brokenScalar.lastIndex = at;
  if (source.length - at > 400 || !brokenScalar.test(source)) return 'wrong';
  const row = addRow(scan, rowKind.scalar, source.length);
  if (scan.secrecy.hidesNumber()) scan.writer.hide(row, rowSecrecy.secret);
  return 'cut';
}

function readKey(scan: Scan): Outcome {
  if (scan.source[scan.at] !== '"') return 'wrong';
  const end = jsonTextEnd(scan.source, scan.at);
  if (end === null) return 'wrong';
  scan.keyStart = scan.at;
  scan.keyEnd = Math.min(end, scan.source.length);
  scan.secrecy.key(readJsonString(scan.source.slice(scan.at, end)));
  scan.at = scan.keyEnd;
  return end > scan.source.length ? 'cut' : 'colon';
}

function readColon(scan: Scan): Outcome {
  if (scan.source[scan.at] !== ':') return 'wrong';
  scan.at += 1;
  return 'value';
}

function afterValue(scan: Scan): Outcome {
  return scan.open.length > 0 ? 'after' : 'end';
}

function readAfter(scan: Scan): Outcome {
  const inner = scan.open.at(-1);
  if (!inner) return 'wrong';
  const sign = scan.source[scan.at];
  if (sign === ',') {
    scan.at += 1;
    return inner.isArray ? 'value' : 'key';
  }
  if (sign !== (inner.isArray ? ']' : '}')) return 'wrong';
  scan.open.pop();
  scan.secrecy.close();
  const depth = scan.open.length;
  const { row, size } = inner;
  const bare = { kind: rowKind.close, keyStart: -1, keyEnd: -1, parent: row, ordinal: -1 };
  scan.writer.close(row, scan.writer.add({ ...bare, start: scan.at, end: scan.at + 1, depth }), size);
  scan.at += 1;
  return afterValue(scan);
}
