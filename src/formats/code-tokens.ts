// Cuts a program into strings, words and marks, without knowing its language.
import type { FoundText } from './found.ts';
import { TextCursor } from './text-cursor.ts';

/** A piece of a program, and the brackets that it stands in: `group` is the innermost, `parent` the one around that. */
export interface CodeToken extends FoundText {
  readonly kind: 'string' | 'word' | 'url' | 'mark';
  readonly group: number;
  readonly parent: number;
}

const space = /\s+/y;
const comment = /\/\/[^\n]*|\/\*[\s\S]*?\*\/|#(?=[ \t!])[^\n]*|<!--[\s\S]*?-->/y;
const url = /https?:\/\/[^\s"'`<>()\\,;]+/y;
const word = /(?:[\p{L}_$@][\w$]*|\d[\w]*)(?:\.[\w$]+)*/uy;
const mark = /=>|:=|->|[\s\S]/uy;
const stringPrefix = /^(?:[fFrRbBuU]{1,2}|[$@]{1,2})$/;
const escapes: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f', '0': '\0' };

/** The tokens of a program. Total and linear: a quote without an end is a mark like any other. */
export function readCodeTokens(text: string): CodeToken[] {
  return joinStrings(new CodeReader(text).read());
}

class CodeReader extends TextCursor {
  readonly #tokens: CodeToken[] = [];
  readonly #open: number[] = [0];
  /** Up to where it is known that a quote has no end. */
  readonly #endless = new Map<string, number>();
  #groups = 0;

  read(): CodeToken[] {
    while (this.at < this.text.length) {
      if (this.skip(space) !== null || this.#skipComment() || this.#readString() || this.#readAs('url', url)) continue;
      if (!this.#readAs('word', word)) this.#readMark();
    }
    return this.#tokens;
  }

  #skipComment(): boolean {
    const isBlock = this.text.startsWith('/*', this.at) || this.text.startsWith('<!--', this.at);
    const closing = this.text.startsWith('/*', this.at) ? '*/' : '-->';
    if (isBlock && this.#findEnd(closing, this.at + 2) < 0) return false;
    return this.skip(comment) !== null;
  }

  /** Where a text is found next; it is not looked for twice where there is none. */
  #findEnd(closing: string, from: number): number {
    if ((this.#endless.get(closing) ?? -1) >= from) return -1;
    const end = this.text.indexOf(closing, from);
    if (end < 0) this.#endless.set(closing, this.text.length);
    return end;
  }

  #readString(): boolean {
    const quote = this.text[this.at] ?? '';
    if (quote !== '"' && quote !== "'" && quote !== '`') return false;
    if (
      quote === "'" &&
      /\w/.test(this.text[this.at - 1] ?? '') &&
      /\w/.test(this.text[this.at + 1] ?? '') &&
      !/^[fFrRbBuU]{1,2}$/.test(this.#tokens.at(-1)?.text ?? '')
    )
      return false;
    const triple = quote.repeat(3);
    const isTriple = quote !== '`' && this.text.startsWith(triple, this.at);
    const start = this.at + (isTriple ? 3 : 1);
    const end = isTriple ? this.#findEnd(triple, start) : this.#closing(quote, start);
    if (end < 0) return false;
    this.#dropPrefix();
    const inside = this.text.slice(start, end);
    this.#push('string', unescaped(inside), end + (isTriple ? 3 : 1));
    return true;
  }

  /** A string ends on its line, but one in backticks. */
  #closing(quote: string, start: number): number {
    if ((this.#endless.get(quote) ?? -1) >= start) return -1;
    for (let at = start; at < this.text.length; at += 1) {
      const char = this.text[at];
      if (char === '\\') at += 1;
      else if (char === quote) return at;
      else if (char === '\n' && quote !== '`') {
        this.#endless.set(quote, at);
        return -1;
      }
    }
    this.#endless.set(quote, this.text.length);
    return -1;
  }

  /** `f"…"`, `@"…"`: the letter in front belongs to the string. */
  #dropPrefix() {
    const last = this.#tokens.at(-1);
    if (last?.end === this.at && stringPrefix.test(last.text)) this.#tokens.pop();
  }

  #readAs(kind: 'url' | 'word', pattern: RegExp): boolean {
    const found = this.match(pattern);
    if (found === null) return false;
    const trimmed = kind === 'url' ? found.replace(/[.:!?\]}]+$/, '') : found;
    this.#push(kind, trimmed, this.at + trimmed.length);
    return true;
  }

  #readMark() {
    const found = this.match(mark) ?? ' ';
    if (/^[([{]$/.test(found)) this.#open.push(++this.#groups);
    this.#push('mark', found, this.at + found.length);
    if (/^[)\]}]$/.test(found) && this.#open.length > 1) this.#open.pop();
  }

  #push(kind: CodeToken['kind'], text: string, end: number) {
    const [group = 0, parent = 0] = [this.#open.at(-1), this.#open.at(-2)];
    this.#tokens.push({ kind, text, start: this.at, end, group, parent });
    this.at = end;
  }
}

function unescaped(inside: string): string {
  return inside.replace(/\\(?:u([\da-fA-F]{4})|([\s\S]))/g, (_, unicode?: string, char = '') =>
    unicode === undefined ? (escapes[char] ?? char) : String.fromCharCode(Number.parseInt(unicode, 16)),
  );
}

/**
 * Strings that `+` or `.` joins are one, a variable among them stands as `${name}`. So are two in a row of which the
 * second goes on with `&`: C and Python need no mark between them.
 */
function joinStrings(tokens: readonly CodeToken[]): CodeToken[] {
  const joined: CodeToken[] = [];
  for (const token of tokens) {
    const last = joined.at(-1);
    const before = joined.at(-2);
    const isJoin = last?.kind === 'mark' && (last.text === '+' || last.text === '.');
    if (isJoin && before && canJoin(before, token)) {
      joined.splice(-2, 2, { ...before, kind: 'string', text: textIn(before) + textIn(token), end: token.end });
    } else if (last?.kind === 'string' && token.kind === 'string' && token.text.startsWith('&')) {
      joined[joined.length - 1] = { ...last, text: last.text + token.text, end: token.end };
    } else joined.push(token);
  }
  return joined;
}

function canJoin(before: CodeToken, next: CodeToken): boolean {
  const isOperand = (each: CodeToken) => each.kind === 'string' || each.kind === 'word';
  return isOperand(before) && isOperand(next) && (before.kind === 'string' || next.kind === 'string');
}

function textIn({ kind, text }: CodeToken): string {
  return kind === 'string' ? text : `\${${text.replace(/^\$/, '')}}`;
}
