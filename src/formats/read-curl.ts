// A curl command, read: what it would send, and the options that have no part in that.
import { type CurlOption, curlOption, curlShortOption } from './curl-options.ts';
import type { FoundPair, FoundText, NotUnderstood, Span } from './found.ts';
import { readShellCommand, type ShellCommand, type ShellFlaw } from './shell-words.ts';

/** A piece of the body, in the order of the command. `data` pieces are joined with `&`. */
export type CurlBodyPiece = FoundText &
  (
    | { readonly kind: 'data' | 'json' }
    /** To be form-encoded first. The name is empty where the option has none. */
    | { readonly kind: 'urlencoded'; readonly name: string }
    /** A part of multipart/form-data. */
    | { readonly kind: 'part'; readonly name: string }
    /** A part of multipart/form-data whose text or file is the one that `text` names. */
    | { readonly kind: 'file-part'; readonly name: string }
    /** Read from the file that `text` names, by this option. */
    | { readonly kind: 'file'; readonly option: string }
  );

/** What a command would send. Values may hold variables of the shell: they stay as written. */
export interface CurlReading extends Span {
  readonly method: string;
  /** The first URL; a command may lack it. */
  readonly url: FoundText | null;
  readonly headers: readonly FoundPair[];
  readonly body: readonly CurlBodyPiece[];
  /** The body's pieces go into the query of the URL (`-G`). */
  readonly isBodyInQuery: boolean;
  /** Of Basic: "name:password", as typed. */
  readonly user: FoundText | null;
  readonly followsRedirects: boolean;
  /** `-k`: any certificate is taken. */
  readonly verifiesCertificate: boolean;
  readonly notUnderstood: readonly NotUnderstood[];
  readonly flaws: readonly ShellFlaw[];
}

const commandName = /^(?:.*[\\/])?curl(?:\.exe)?$/i;
const inText = /(?:^|\n)[ \t]*(?:[$%>#][ \t]+|!|\w+=\$\()?(?:\S{0,200}\/)?(?=curl(?:\.exe)?[ \t\\^`])/i;

/** Reads the first curl command of a text; `null` where there is none. */
export function readCurl(text: string): CurlReading | null {
  const place = inText.exec(text);
  return place && readCurlCommand(readShellCommand(text, place.index + place[0].length));
}

/** Reads a command that is already in words. `null` where it has neither an option nor a URL: a sentence about curl. */
export function readCurlCommand(command: ShellCommand): CurlReading | null {
  const reader = new CurlReader();
  const isNamed = commandName.test(command.words[0]?.text ?? '');
  const words = isNamed ? command.words.slice(1) : command.words;
  if (!words.some(({ text }) => /^-{1,2}[A-Za-z]|^[–—][a-z]|:\/\/|^[\w-]+\.[\w.-]+\/|^\$/.test(text))) return null;
  return reader.read(words, command);
}

class CurlReader {
  #method: string | null = null;
  #url: FoundText | null = null;
  readonly #headers: FoundPair[] = [];
  readonly #body: CurlBodyPiece[] = [];
  readonly #flags = new Set<string>();
  #user: FoundText | null = null;
  readonly #notUnderstood: NotUnderstood[] = [];

  read(words: readonly FoundText[], { start, end, flaws }: ShellCommand): CurlReading {
    for (let at = 0; at < words.length; at += 1) {
      const word = words[at];
      if (!word) break;
      if (/^(?:-.|[–—]\w)/.test(word.text)) at += this.#readOptions(word, words[at + 1]);
      else this.#takeUrl(word);
    }
    const isBodyInQuery = this.#flags.has('get');
    return {
      start,
      end,
      flaws,
      method: this.#method ?? this.#impliedMethod(isBodyInQuery),
      url: this.#url,
      headers: this.#headers,
      body: this.#body,
      isBodyInQuery,
      user: this.#user,
      followsRedirects: this.#flags.has('location') || this.#flags.has('location-trusted'),
      verifiesCertificate: !this.#flags.has('insecure'),
      notUnderstood: this.#notUnderstood,
    };
  }

  #impliedMethod(isBodyInQuery: boolean): string {
    if (this.#flags.has('head')) return 'HEAD';
    if (this.#body.some((piece) => piece.kind === 'file' && piece.option === 'upload-file')) return 'PUT';
    return this.#body.length > 0 && !isBodyInQuery ? 'POST' : 'GET';
  }

  /** Reads a word of options; returns how many words behind it were their value. */
  #readOptions(word: FoundText, next: FoundText | undefined): number {
    const long = /^(?:--|[–—])(.*)$/s.exec(word.text)?.[1];
    if (long !== undefined) return this.#readLong(long, word, next);
    for (let at = 1; at < word.text.length; at += 1) {
      const option = curlShortOption(word.text[at] ?? '');
      if (!option.takesValue) {
        this.#take(option, null, word);
        continue;
      }
      const attached = word.text.slice(at + 1);
      if (attached === '') this.#take(option, next ?? null, word);
      else this.#take(option, { ...word, text: attached }, word);
      return attached === '' && next ? 1 : 0;
    }
    return 0;
  }

  #readLong(written: string, word: FoundText, next: FoundText | undefined): number {
    const [, name = '', attached] = /^([^=]*)(?:=(.*))?$/s.exec(written) ?? [];
    const option = curlOption(name);
    if (!option.takesValue) {
      this.#take(
        curlOption(name.replace(/^no-/, '')).use === 'request' ? { ...option, use: 'without-effect' } : option,
        null,
        word,
      );
      return 0;
    }
    // A page that lost the URL goes on with the next option; curl would take that for the URL.
    const isLost = option.name === 'url' && /^--[a-z]/.test(next?.text ?? '');
    const value = isLost ? null : (next ?? null);
    this.#take(option, attached === undefined ? value : { ...word, text: attached }, word);
    return attached === undefined && value ? 1 : 0;
  }

  #take(option: CurlOption, value: FoundText | null, word: FoundText) {
    const { name, use, takesValue } = option;
    if (use === 'without-effect') return;
    if (use === 'not-read') return this.#pass(word, `--${name}`, 'the console has no such option of curl in a request');
    if (!takesValue) this.#flags.add(name);
    else if (value) this.#takeValue(name, { text: value.text, start: word.start, end: value.end });
    else this.#pass(word, `--${name}`, 'its value is missing');
  }

  #pass({ start, end }: Span, what: string, why: string) {
    this.#notUnderstood.push({ what, why, start, end });
  }

  #takeValue(name: string, value: FoundText) {
    switch (name) {
      case 'request':
        this.#method = value.text.toUpperCase();
        return;
      case 'url':
        return this.#takeUrl(value);
      case 'header':
        return this.#takeHeader(value);
      case 'user':
        this.#user = value;
        return;
      case 'user-agent':
      case 'referer':
      case 'cookie':
        this.#headers.push({ ...value, name, value: value.text });
        return;
      case 'oauth2-bearer':
        this.#headers.push({ ...value, name: 'authorization', value: `Bearer ${value.text}` });
        return;
      default:
        this.#takeBody(name, value);
    }
  }

  #takeUrl(word: FoundText) {
    if (word.text === '') this.#pass(word, 'a URL', 'it is empty');
    else if (this.#url === null) this.#url = word;
    else this.#pass(word, 'another word', 'there is a URL already');
  }

  #takeHeader(value: FoundText) {
    const [, name = '', content = ''] = /^([^:;]*)[:;]\s*(.*)$/s.exec(value.text) ?? [];
    if (name.trim() === '') this.#pass(value, 'a header', 'it has no name in front of a colon');
    else this.#headers.push({ name: name.trim(), value: content.trimEnd(), start: value.start, end: value.end });
  }

  #takeBody(option: string, value: FoundText) {
    const { text, start, end } = value;
    const span = { start, end };
    const [, name = '', content = ''] = /^([^=]*)=(.*)$/s.exec(text) ?? [];
    const isFile = text.startsWith('@') && option !== 'data-raw' && option !== 'form-string';
    if (option === 'upload-file') this.#body.push({ kind: 'file', text, option, ...span });
    else if (isFile) this.#body.push({ kind: 'file', text: text.slice(1), option, ...span });
    else if (option === 'json') this.#body.push({ kind: 'json', text, ...span });
    else if (option === 'form' && /^[@<]/.test(content))
      this.#body.push({ kind: 'file-part', name, text: content.slice(1), ...span });
    else if (option === 'form' || option === 'form-string')
      this.#body.push({ kind: 'part', name, text: content, ...span });
    else if (option === 'data-urlencode') {
      this.#body.push({ kind: 'urlencoded', name, text: text.includes('=') ? content : text, ...span });
    } else if (option === 'url-query') this.#pass(span, '--url-query', 'write the query into the URL');
    else this.#body.push({ kind: 'data', text, ...span });
  }
}
