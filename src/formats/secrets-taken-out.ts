// Takes the secrets out of a pasted call: a variable stands where each was, so that none lies in a request as text.
import { isSensitiveName } from '#call/secret-names.ts';
import type { FoundPair } from './found.ts';
import { type SecretPlace, secretsInBody, secretsInHeader, secretsInText } from './literal-secrets.ts';
import { isPlaceholder } from './placeholder.ts';

/** A secret, and the variable that stands for it. */
export interface NamedSecret {
  readonly name: string;
  readonly text: string;
}

/** The secrets of one request. One that stands in several places is one variable. */
export class SecretsTakenOut {
  readonly #secrets: NamedSecret[] = [];

  get secrets(): readonly NamedSecret[] {
    return this.#secrets;
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

  ofJson(text: string): string {
    return this.#without(text, secretsInBody(text), (written) => JSON.parse(`"${written}"`) as string);
  }

  #without(text: string, places: readonly SecretPlace[], decode = (written: string) => written): string {
    return places.toReversed().reduce((so, { start, end, label }) => {
      const written = text.slice(start, end);
      if (isPlaceholder(written)) return so;
      return `${so.slice(0, start)}{{${this.#nameOf(read(written, decode), label)}}}${so.slice(end)}`;
    }, text);
  }

  #nameOf(text: string, label: string): string {
    const known = this.#secrets.find((secret) => secret.text === text);
    if (known) return known.name;
    const plain = label.replace(/[^\p{L}\p{N}_-]+/gu, '-').replace(/^-+|-+$/g, '') || 'secret';
    const isTaken = (name: string) => this.#secrets.some((secret) => secret.name === name);
    let name = plain;
    for (let count = 2; isTaken(name); count += 1) name = `${plain}-${count}`;
    this.#secrets.push({ name, text });
    return name;
  }
}

/** What cannot be decoded stands as it is written. */
function read(written: string, decode: (written: string) => string): string {
  try {
    return decode(written);
  } catch {
    return written;
  }
}
