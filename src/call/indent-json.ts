import { type JsonTone, jsonSpans } from './json-spans.ts';
import { lineBreak } from './line-break.ts';

interface Piece {
  readonly tone: string;
  readonly text: string;
}

const jsonTones: ReadonlySet<string> = new Set<JsonTone>(['key', 'string', 'number', 'const', 'punct']);

/** Lays JSON out, a member or an item to a line, digits and escapes as they were sent; other text stays as it is. */
export function indentJson(source: string): string {
  const spans = jsonSpans(source);
  return spans ? joined(indentSpans(spans)) : source;
}

/** The same for JSON that was cut for the screen, its secrets masked or not. Other text comes in no JSON tone. */
export function indentSpans<Span extends Piece>(
  spans: readonly Span[],
): readonly (Span | (Piece & { tone: 'plain' }))[] {
  if (!isJsonSpans(spans)) return spans;
  const pieces = spans.filter(({ tone }) => tone !== 'plain');
  const laidOut: (Span | (Piece & { tone: 'plain' }))[] = [];
  let depth = 0;
  const add = (text: string) => laidOut.push({ tone: 'plain', text });
  const breakLine = () => add(lineBreak(depth));
  pieces.forEach((piece, place) => {
    const sign = signOf(piece);
    const isFirst = /[[{]/.test(signOf(pieces[place - 1]));
    if (sign === '}' || sign === ']') {
      depth -= 1;
      if (!isFirst) breakLine();
    } else if (isFirst) breakLine();
    laidOut.push(piece);
    if (sign === ':') add(' ');
    if (sign === '{' || sign === '[') depth += 1;
    if (sign === ',') breakLine();
  });
  return laidOut;
}

/** Tells whether spans for the screen are those of JSON. */
export function isJsonSpans(spans: readonly Piece[]): boolean {
  return spans.some(({ tone }) => jsonTones.has(tone));
}

/** A bracket, colon or comma of the JSON; empty for what stands between them. */
function signOf(piece: Piece | undefined): string {
  return piece?.tone === 'punct' ? piece.text : '';
}

function joined(spans: readonly Piece[]): string {
  return spans.map(({ text }) => text).join('');
}
