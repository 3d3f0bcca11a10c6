/** What a piece of JSON text is. */
export type JsonTone = 'key' | 'string' | 'number' | 'const' | 'punct' | 'plain';

/** A piece of JSON text as it stands, with the member name it belongs to where it is a value or a key. */
export interface JsonSpan {
  readonly tone: JsonTone;
  readonly text: string;
  /** The nearest member name: a value's own, or that of the array it stands in. */
  readonly member: string | null;
}

const space = /[ \t\n\r]+/y;
const scalar = /-?[\d.eE+-]+|true|false|null/y;

/**
 * Cuts JSON text into spans that, joined, give it back character for character; `null` where the text is no JSON
 * (RFC 8259). Takes time in proportion to the text, whatever is in it.
 */
export function jsonSpans(source: string): JsonSpan[] | null {
  if (!isJson(source)) return null;
  const spans: JsonSpan[] = [];
  const open: { bracket: string; member: string | null }[] = [];
  let member: string | null = null;
  for (let at = 0; at < source.length; ) {
    const { tone, end } = pieceAt(source, at);
    const text = source.slice(at, end);
    if (tone === 'key') member = String(JSON.parse(text));
    else if (text === '{' || text === '[') {
      open.push({ bracket: text, member });
      if (text === '{') member = null;
    } else if (text === '}' || text === ']') member = open.pop()?.member ?? null;
    else if (text === ',') member = open.at(-1)?.bracket === '[' ? (open.at(-1)?.member ?? null) : null;
    spans.push({ tone, text, member });
    at = end;
  }
  return spans;
}

/** The names that stand twice or more among the members of the outermost object, in their order, each once. */
export function repeatedMembers(source: string): string[] {
  const seen = new Set<string>();
  const repeated = new Set<string>();
  let depth = 0;
  for (const { tone, text } of jsonSpans(source) ?? []) {
    if (text === '{' || text === '[') depth += 1;
    if (text === '}' || text === ']') depth -= 1;
    if (tone !== 'key' || depth !== 1) continue;
    const name = String(JSON.parse(text));
    (seen.has(name) ? repeated : seen).add(name);
  }
  return [...repeated];
}

function pieceAt(source: string, at: number): { tone: JsonTone; end: number } {
  if (source[at] === '"') {
    const end = stringEnd(source, at);
    return { tone: isMemberName(source, end) ? 'key' : 'string', end };
  }
  const spaceEnd = endOf(space, source, at);
  if (spaceEnd > at) return { tone: 'plain', end: spaceEnd };
  const end = endOf(scalar, source, at);
  if (end === at) return { tone: 'punct', end: at + 1 };
  return { tone: /[a-z]$/.test(source.slice(at, end)) ? 'const' : 'number', end };
}

function endOf(pattern: RegExp, source: string, at: number): number {
  pattern.lastIndex = at;
  return pattern.test(source) ? pattern.lastIndex : at;
}

/** By hand: a regular expression keeps a way back for every character and overflows on a long string. */
function stringEnd(source: string, at: number): number {
  let end = at + 1;
  while (source[end] !== '"') end += source[end] === '\\' ? 2 : 1;
  return end + 1;
}

function isMemberName(source: string, end: number): boolean {
  return source[Math.max(end, endOf(space, source, end))] === ':';
}

/** Tells whether the text is JSON. A byte order mark in front makes it none: whoever decodes the bytes drops it. */
export function isJson(source: string): boolean {
  try {
    JSON.parse(source);
    return true;
  } catch {
    return false;
  }
}
