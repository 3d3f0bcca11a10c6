// A value as a program writes it: an object, a list, a number. Whatever the language, read from its tokens.
import type { CodeToken } from './code-tokens.ts';

/** What a program's literal is in JSON. */
export type Literal = string | number | boolean | null | readonly Literal[] | { readonly [name: string]: Literal };

interface Read {
  readonly value: Literal;
  /** The token behind it. */
  readonly next: number;
}

const words: Readonly<Record<string, Literal>> = { true: true, false: false, null: null, none: null, nil: null };
const deepest = 40;

/** Reads the literal that begins at a token; `null` where none does. A variable stands as `${name}`. */
export function readLiteral(tokens: readonly CodeToken[], at: number, depth = 0): Read | null {
  const token = tokens[at];
  if (!token || depth > deepest) return null;
  if (token.kind === 'string' || token.kind === 'url') return { value: token.text, next: at + 1 };
  if (token.kind === 'word') return { value: wordOf(token.text), next: at + 1 };
  if (token.text === '-') return negative(tokens[at + 1], at + 2);
  return token.text === '{' || token.text === '[' ? readGroup(tokens, at, depth) : null;
}

function wordOf(text: string): Literal {
  const known = text.toLowerCase();
  if (Object.hasOwn(words, known)) return words[known] ?? null;
  return /^\d+(?:\.\d+)?$/.test(text) ? Number(text) : `\${${text.replace(/^\$/, '')}}`;
}

function negative(token: CodeToken | undefined, next: number): Read | null {
  const value = token?.kind === 'word' ? wordOf(token.text) : null;
  return typeof value === 'number' ? { value: -value, next } : null;
}

/** `{…}` and `[…]`; in PHP a list has names too. */
function readGroup(tokens: readonly CodeToken[], open: number, depth: number): Read | null {
  const close = tokens[open]?.text === '{' ? '}' : ']';
  const members: [string, Literal][] = [];
  const items: Literal[] = [];
  for (let at = open + 1; at < tokens.length; ) {
    const token = tokens[at];
    if (token?.text === close && token.kind === 'mark') {
      const isList = close === ']' && members.length === 0;
      return { value: isList ? items : Object.fromEntries(members), next: at + 1 };
    }
    const isNamed = /^(?::|=>)$/.test(tokens[at + 1]?.text ?? '') && token?.kind !== 'mark';
    const read = readLiteral(tokens, isNamed ? at + 2 : at, depth + 1);
    if (!read || (close === '}' && !isNamed)) return null;
    if (isNamed) members.push([token?.text ?? '', read.value]);
    else items.push(read.value);
    at = tokens[read.next]?.text === ',' ? read.next + 1 : read.next;
  }
  return null;
}

const writers = /^(?:JSON\.stringify|json\.dumps|json_encode|json|JsonContent\.Create|.*PostAsJson(?:Async)?)$/;

/** No example writes more of them; each is looked for in all of it. */
const mostTries = 10;

/** The JSON body that a program writes: `JSON.stringify({…})`, `json={…}`, `json=payload`; `null` for none. */
export function jsonBodyIn(tokens: readonly CodeToken[]): string | null {
  let tries = 0;
  for (const [at, { kind, text }] of tokens.entries()) {
    if (kind !== 'word' || !writers.test(text) || !/^[(=:]$/.test(tokens[at + 1]?.text ?? '')) continue;
    if (++tries > mostTries) return null;
    const value = readLiteral(tokens, placeOf(tokens, at + 2))?.value;
    if (typeof value === 'object' && value !== null) return JSON.stringify(value, null, 2);
  }
  return null;
}

/** Where a value is written: there, or where the variable that stands there is given it. */
function placeOf(tokens: readonly CodeToken[], at: number): number {
  const name = tokens[at];
  if (name?.kind !== 'word') return at;
  const given = tokens.findIndex(
    ({ kind, text }, place) =>
      kind === 'word' && text === name.text && tokens[place + 1]?.text === '=' && place + 2 !== at,
  );
  return given < 0 ? at : given + 2;
}
