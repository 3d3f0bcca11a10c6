// Reads a command as a shell would (POSIX.1-2017, Shell Command Language, section 2.2), also as help pages damage it.
// Variables and substitutions stay as they are written: nothing here has an environment.
import type { FoundText, Span } from './found.ts';
import { TextCursor } from './text-cursor.ts';

/** What a shell would stumble over, and how it is read here. */
export interface ShellFlaw extends Span {
  /** A line that goes on in the next without `\`; a `\` in front of a space, its line end lost; a quote without an end. */
  readonly kind: 'line-end-missing' | 'line-end-lost' | 'quote-open';
}

/** One command: its words, unquoted. */
export interface ShellCommand extends Span {
  readonly words: readonly FoundText[];
  readonly flaws: readonly ShellFlaw[];
}

/** Reads the command that begins at `start`. Total: what has no end goes on to the end of its line. */
export function readShellCommand(text: string, start: number): ShellCommand {
  return new ShellReader(text, start).read();
}

const ansiEscapes: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', '0': '\0', a: '\x07', b: '\b' };
/** Where a word may end: what is in front of it is taken in one go. */
const plainRun = /[^\s'"\\$`^;|&()<>]+/y;
const lineEnd = /[ \t]*\r?\n/y;
const nextOption = /\r?\n[ \t]*-{1,2}[A-Za-z]/y;
const lostLineEnd = /\\[ \t]+(?=-{1,2}[A-Za-z]|['"]|https?:)/y;
const placeholder = /<[\w .:/-]{1,80}>/y;
const redirection = /\d?(?:>>?|<)&?[ \t]*(?:[^\s;|&]+)?/y;
const ansiEscape = /\\(?:(u[\da-fA-F]{4}|x[\da-fA-F]{1,2})|([\s\S]))/g;

class ShellReader extends TextCursor {
  readonly #start: number;
  readonly #words: FoundText[] = [];
  readonly #flaws: ShellFlaw[] = [];
  /** The command prompt of Windows: `^` escapes, and `'` is a letter. */
  readonly #isCmd: boolean;

  constructor(text: string, start: number) {
    super(text, start);
    this.#start = start;
    const firstLine = text.slice(start, this.#endOfLine());
    this.#isCmd = /\^"|\^\s*$/.test(firstLine);
  }

  read(): ShellCommand {
    while (this.at < this.text.length && this.#readOn());
    return { words: this.#words, flaws: this.#flaws, start: this.#start, end: this.#words.at(-1)?.end ?? this.at };
  }

  /** Reads a word or what stands between words; false at the command's end. */
  #readOn(): boolean {
    const char = this.text[this.at] ?? '';
    if (char === ' ' || char === '\t') this.at += 1;
    else if (char === '\n' || char === '\r') return this.#goesOn();
    else if (this.#skipLineEnd() || this.#skipLostLineEnd()) return true;
    else if (char === '#') this.at = this.#endOfLine();
    else if (/[;|&)]/.test(char)) return false;
    else if (this.match(placeholder) === null && this.match(redirection) !== null) this.skip(redirection);
    else this.#readWord();
    return true;
  }

  /** A line without `\` at its end, and an option at the start of the next: one command, for whoever wrote it. */
  #goesOn(): boolean {
    if (this.#words.length === 0 || this.match(nextOption) === null) return false;
    this.#flaws.push({ kind: 'line-end-missing', start: this.at, end: this.at + 1 });
    this.at += 1;
    return true;
  }

  #readWord() {
    const start = this.at;
    const parts: string[] = [];
    for (;;) {
      const part = this.#readPart();
      if (part === null) break;
      parts.push(part);
    }
    // What begins no word and is none of a shell's marks is taken as it is.
    if (this.at === start) parts.push(this.#one());
    this.#words.push({ text: parts.join(''), start, end: this.at });
  }

  /** The next part of a word, `null` at its end. */
  #readPart(): string | null {
    const char = this.text[this.at];
    if (char === undefined || /\s/.test(char)) return null;
    const run = this.skip(plainRun);
    if (run !== null) return run;
    if (this.#skipLineEnd()) return '';
    if (!this.#isCmd && this.match(lostLineEnd) !== null) return null;
    switch (char) {
      case "'":
        return this.#isCmd ? this.#one() : this.#readQuoted("'", (inside) => inside);
      case '"':
        return this.#readQuoted('"', (inside) => this.#inDoubleQuotes(inside));
      case '\\':
        return this.#isCmd ? this.#one() : this.#escaped();
      case '^':
        return this.#isCmd ? this.#caret() : this.#one();
      case '$':
        return this.#readDollar();
      case '<':
        return this.skip(placeholder);
      case ';':
      case '|':
      case ')':
      case '>':
        return null;
      case '&':
        return this.#readAmpersand();
      default:
        return this.#one();
    }
  }

  /** A URL that nobody quoted: a shell would end the command at its `&`; what was meant is the rest of the query. */
  #readAmpersand(): string | null {
    return /^&[\w.[\]-]+=/.test(this.text.slice(this.at, this.at + 80)) ? this.#one() : null;
  }

  #readDollar(): string {
    const next = this.text[this.at + 1];
    if (next === "'" && !this.#isCmd) {
      this.at += 1;
      return this.#readQuoted("'", unescapeAnsi, true);
    }
    if (next === '"') return this.#one() && '';
    return this.skip(/\$\{[^}\n]{0,200}\}|\$\([^()\n]{0,500}\)/y) ?? this.#one();
  }

  #readQuoted(quote: string, undo: (inside: string) => string, hasEscapes = quote === '"'): string {
    const start = this.at + 1;
    const end = this.#closing(quote, start, hasEscapes);
    if (end < 0) {
      const until = this.#endOfLine();
      this.#flaws.push({ kind: 'quote-open', start: this.at, end: until });
      this.at = until;
      return this.text.slice(start, until);
    }
    this.at = end + 1;
    return undo(this.text.slice(start, end));
  }

  #closing(quote: string, start: number, hasEscapes: boolean): number {
    if (!hasEscapes) return this.text.indexOf(quote, start);
    for (let at = start; at < this.text.length; at += 1) {
      if (this.text[at] === '\\') at += this.#isCmd && this.text[at + 1] === '^' ? 2 : 1;
      else if (this.text[at] === quote) return at;
    }
    return -1;
  }

  #inDoubleQuotes(inside: string): string {
    if (this.#isCmd)
      return inside
        .replace(/\^([\s\S])/g, '$1')
        .replace(/\\(["\\])/g, '$1')
        .replace(/\^$/, '');
    return inside.replace(/\\(\r?\n|["\\$`])/g, (_, escaped: string) => (escaped.endsWith('\n') ? '' : escaped));
  }

  /** cmd takes the caret away; a quote behind it still quotes for the program. */
  #caret(): string {
    if (this.text[this.at + 1] !== '"') return this.#escaped();
    this.at += 1;
    return '';
  }

  #escaped(): string {
    const escaped = this.text[this.at + 1] ?? '';
    this.at = Math.min(this.at + 2, this.text.length);
    return escaped;
  }

  /** The end of a line that is continued: `\`, the `^` of Windows' prompt, the backtick of PowerShell. */
  #skipLineEnd(): boolean {
    const char = this.text[this.at];
    if (char !== '\\' && char !== '`' && !(char === '^' && this.#isCmd)) return false;
    lineEnd.lastIndex = this.at + 1;
    if (!lineEnd.test(this.text)) return false;
    this.at = lineEnd.lastIndex;
    return true;
  }

  #skipLostLineEnd(): boolean {
    const start = this.at;
    if (this.#isCmd || this.skip(lostLineEnd) === null) return false;
    this.#flaws.push({ kind: 'line-end-lost', start, end: start + 1 });
    return true;
  }

  #one(): string {
    const char = this.text[this.at] ?? '';
    this.at += 1;
    return char;
  }

  #endOfLine(): number {
    const end = this.text.indexOf('\n', this.at);
    return end < 0 ? this.text.length : end;
  }
}

function unescapeAnsi(inside: string): string {
  return inside.replace(ansiEscape, (_, code?: string, char = '') => {
    return code === undefined ? (ansiEscapes[char] ?? char) : String.fromCharCode(Number.parseInt(code.slice(1), 16));
  });
}
