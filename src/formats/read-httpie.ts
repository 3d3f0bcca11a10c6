// An HTTPie command, read: `http [flags] [METHOD] URL [items]` (httpie.io/docs/cli/request-items).
import type { FoundPair, FoundText, NotUnderstood } from './found.ts';
import { credentialsOf, type PastedRequest, queryOf } from './pasted-request.ts';
import type { ShellCommand } from './shell-words.ts';

const flagsWithValue =
  /^(?:-[asopA]|--(?:auth|auth-type|session|session-read-only|output|print|pretty|style|timeout|proxy|verify|cert|cert-key|raw|max-redirects|boundary|response-charset|response-mime|format-options|default-scheme|ssl|ciphers))$/;
const methods = /^[A-Z]{3,10}$/;
const item = /^((?:\\.|[^\\:=@])*)(:=@|:=|==|=@|@|=|:)(.*)$/s;

/** Reads a command that is already in words. `null` where it has nothing to read: a sentence that begins with "http". */
export function readHttpie(command: ShellCommand): PastedRequest | null {
  const reader = new HttpieReader();
  return reader.read(command);
}

class HttpieReader {
  #method: string | null = null;
  #url: FoundText | null = null;
  #user: FoundText | null = null;
  #isBearer = false;
  #bodyForm: 'json' | 'form' | 'multipart' = 'json';
  readonly #headers: FoundPair[] = [];
  readonly #query: FoundPair[] = [];
  readonly #body: FoundPair[] = [];
  readonly #notUnderstood: NotUnderstood[] = [];

  read({ words, flaws, start, end }: ShellCommand): PastedRequest | null {
    const [program, ...rest] = words;
    for (let at = 0; at < rest.length; at += 1) {
      const [word, next] = [rest[at], rest[at + 1]];
      if (!word) break;
      if (word.text.startsWith('-')) at += this.#readFlag(word, next);
      else this.#readPositional(word, program?.text === 'https' ? 'https' : 'http');
    }
    const isCommand = this.#url !== null || this.#body.length + this.#headers.length + this.#query.length > 0;
    if (!isCommand && this.#user === null) return null;
    const headers = this.#isBearer && this.#user ? [...this.#headers, bearer(this.#user)] : this.#headers;
    return {
      tool: 'HTTPie',
      method: this.#method ?? (this.#body.length > 0 ? 'POST' : 'GET'),
      url: this.#url,
      query: [...(this.#url ? queryOf(this.#url) : []), ...this.#query],
      headers,
      body: this.#body,
      bodyForm: this.#body.length > 0 ? this.#bodyForm : 'none',
      credentials: this.#user && !this.#isBearer ? credentialsOf(this.#user) : null,
      notUnderstood: this.#notUnderstood,
      flaws,
      start,
      end,
    };
  }

  #readFlag(word: FoundText, next: FoundText | undefined): number {
    const [, name = '', attached] = /^(--?[\w-]+)(?:=(.*))?$/s.exec(word.text) ?? [];
    const takesNext = flagsWithValue.test(name) && attached === undefined && next !== undefined;
    const value = attached === undefined ? next : { ...word, text: attached };
    if (name === '-f' || name === '--form') this.#bodyForm = 'form';
    else if (name === '--multipart') this.#bodyForm = 'multipart';
    else if ((name === '-a' || name === '--auth') && value) this.#user = value;
    else if (name === '-A' || name === '--auth-type') this.#isBearer = value?.text === 'bearer';
    else if (/^--(?:verify|cert|cert-key|proxy|raw|session)$/.test(name)) {
      const { start, end } = word;
      this.#notUnderstood.push({ what: name, why: 'a request of the console has no such option', start, end });
    }
    return takesNext ? 1 : 0;
  }

  #readPositional(word: FoundText, scheme: string) {
    if (this.#method === null && this.#url === null && methods.test(word.text)) this.#method = word.text;
    else if (this.#url === null && looksLikeUrl(word.text)) this.#url = { ...word, text: fullUrl(word.text, scheme) };
    else this.#readItem(word);
  }

  #readItem({ text, start, end }: FoundText) {
    const [, written = '', separator = '', value = ''] = item.exec(text) ?? [];
    const pair = { name: written.replace(/\\([\s\S])/g, '$1'), value, start, end };
    if (separator === '=') this.#body.push(pair);
    else if (separator === ':=') this.#body.push(isJson(value) ? { ...pair, isLiteral: true } : pair);
    else if (separator === '==') this.#query.push(pair);
    else if (separator === ':') this.#headers.push({ ...pair, value: value.trim() });
    else {
      const why = separator === '' ? 'it is no request item' : 'its content comes from a file';
      this.#notUnderstood.push({ what: pair.name || 'a word', why, start, end });
    }
  }
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

function bearer({ text, start, end }: FoundText): FoundPair {
  return { name: 'Authorization', value: `Bearer ${text}`, start, end };
}

/** A scheme, a port alone (`:3000/x`), or a host with a dot or a port; an item has its own marks before those. */
function looksLikeUrl(text: string): boolean {
  return /^https?:\/\/|^:\d*(?:\/|$)|^(?:[\w-]+\.)+[a-z]{2,}(?::\d+)?(?:[/?]|$)|^localhost(?::\d+)?(?:\/|$)/i.test(
    text,
  );
}

function fullUrl(text: string, scheme: string): string {
  if (/^https?:\/\//i.test(text)) return text;
  return `${scheme}://${text.startsWith(':') ? `localhost${text.replace(/^:(?=\/|$)/, '')}` : text}`;
}
