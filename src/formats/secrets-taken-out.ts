// Takes the secrets out of a pasted call: a variable stands where each was, so that none lies in a request as text.
import { isSensitiveName } from '#call/secret-names.ts';
import { readVariableText } from '#collection/variable-text.ts';
import type { FoundPair } from './found.ts';
import { FreeNames } from './free-names.ts';
import { type SecretPlace, secretsInBody, secretsInHeader, secretsInText } from './literal-secrets.ts';
import { isPlaceholder } from './placeholder.ts';

/** A secret, and the variable that stands for it. */
export interface NamedSecret {
  readonly name: string;
  readonly text: string;
  /** Where it stood first: "Files / Form"; empty where nobody said. */
  readonly where: string;
}

/** The secrets of requests. One that stands in several places is one variable. */
export class SecretsTakenOut {
  readonly #found = new Map<string, Omit<NamedSecret, 'text'>>();
  #where = '';
  readonly #names: FreeNames;

  /** @param taken names that stand for something else. */
  constructor(taken: Iterable<string> = []) {
    this.#names = new FreeNames(taken);
  }

  get secrets(): readonly NamedSecret[] {
    return [...this.#found].map(([text, named]) => ({ text, ...named }));
  }

  /** Says where what follows stands. */
  readAt(where: string) {
    this.#where = where;
  }

  /** Of an address it is its query that holds secrets; a variable there is encoded anew. */
  ofUrl(url: string): string {
    return this.#without(url, secretsInText(url, 'URL'), decodeURIComponent);
  }

  ofHeader({ name, value }: FoundPair): string {
    return this.#without(value, secretsInHeader(name, value, -1));
  }

  ofField({ name, value }: FoundPair): string {
    if (!isSensitiveName(name) || value === '') return value;
    return this.#without(value, [{ start: 0, end: value.length, label: name }]);
  }

  ofText(text: string): string {
    return this.#without(text, secretsInText(text, 'body'));
  }

  /** A text with a variable in each of these places. */
  ofPlaces(text: string, places: readonly SecretPlace[]): string {
    return this.#without(text, places);
  }

  ofJson(text: string): string {
    return this.#without(text, secretsInBody(text), (written) => JSON.parse(`"${written}"`) as string);
  }

  #without(text: string, places: readonly SecretPlace[], decode = (written: string) => written): string {
    if (places.length === 0) return text;
    let done = 0;
    const pieces = places.map(({ start, end, label }) => {
      const before = text.slice(done, start);
      const written = text.slice(start, end);
      done = end;
      if (isPlaceholder(written) || namesVariable(written)) return before + written;
      return `${before}{{${this.#nameOf(read(written, decode), label)}}}`;
    });
    return pieces.join('') + text.slice(done);
  }

  #nameOf(text: string, label: string): string {
    const known = this.#found.get(text);
    if (known) return known.name;
    const plain = label.replace(/[^\p{L}\p{N}_-]+/gu, '-').replace(/^-+|-+$/g, '') || 'secret';
    const name = this.#names.of(plain, '-');
    this.#found.set(text, { name, where: this.#where });
    return name;
  }
}

/** What stands for its value already: of the rest of it nobody can say where it ends. */
function namesVariable(text: string): boolean {
  return readVariableText(text).some(({ kind }) => kind === 'variable');
}

/** What cannot be decoded stands as it is written. */
function read(written: string, decode: (written: string) => string): string {
  try {
    return decode(written);
  } catch {
    return written;
  }
}
