/** What a piece of JSON text is. */
export type JsonTone = 'key' | 'string' | 'number' | 'const' | 'punct' | 'plain';

/** A piece of JSON text as it stands, with the member name it belongs to where it is a value or a key. */
export interface JsonSpan {
  readonly tone: JsonTone;
  readonly text: string;
  /** The nearest member name: a value's own, or that of the array it stands in. */
  readonly member: string | null;
}

const token =
  /(?<space>\s+)|(?<string>"(?:[^"\\\u0000-\u001f]|\\.)*")|(?<number>-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?)|(?<const>true|false|null)|(?<punct>[{}[\],:])/y;

/**
 * Cuts JSON text into spans that, joined, give it back byte for byte. Meant for text that `JSON.parse` accepts;
 * `null` where a piece is no JSON token.
 */
export function jsonSpans(source: string): JsonSpan[] | null {
  const spans: JsonSpan[] = [];
  const open: { bracket: string; member: string | null }[] = [];
  let member: string | null = null;
  token.lastIndex = 0;
  while (token.lastIndex < source.length) {
    const at = token.lastIndex;
    const groups = token.exec(source)?.groups;
    if (!groups) return null;
    const end = token.lastIndex;
    const text = source.slice(at, end);
    const tone = toneOf(groups, source, end);
    if (tone === 'key') member = String(JSON.parse(text));
    else if (text === '{' || text === '[') open.push({ bracket: text, member });
    else if (text === '}' || text === ']') member = open.pop()?.member ?? null;
    else if (text === ',' && open.at(-1)?.bracket === '[') member = open.at(-1)?.member ?? null;
    token.lastIndex = end;
    spans.push({ tone, text, member });
  }
  return spans;
}

function toneOf(groups: Record<string, string | undefined>, source: string, end: number): JsonTone {
  if (groups.string !== undefined) return isMemberName(source, end) ? 'key' : 'string';
  if (groups.number !== undefined) return 'number';
  if (groups.const !== undefined) return 'const';
  return groups.punct === undefined ? 'plain' : 'punct';
}

function isMemberName(source: string, end: number): boolean {
  let at = end;
  while (' \t\n\r'.includes(source[at] ?? '-')) at++;
  return source[at] === ':';
}

/** Reads JSON text with a byte order mark tolerated; tells whether it parses. */
export function isJson(source: string): boolean {
  try {
    JSON.parse(source);
    return true;
  } catch {
    return false;
  }
}
