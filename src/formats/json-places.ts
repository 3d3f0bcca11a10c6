// Where the members of a JSON file stand in it, so that what was taken from them can be shown there.
import type { FoundPair, FoundText, Span } from './found.ts';

/** An object of JSON. */
export type Members = Readonly<Record<string, unknown>>;

/** Tells an object of JSON from everything else. */
export function isObject(value: unknown): value is Members {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A value as JSON; empty where it is nested too deep to be written. */
export function jsonText(value: unknown): string {
  try {
    return JSON.stringify(value) ?? '';
  } catch {
    return '';
  }
}

/** What stands for text: text as it is, numbers and truth values as JSON writes them; empty for anything else. */
export function plainText(value: unknown): string {
  switch (typeof value) {
    case 'string':
      return value;
    case 'number':
    case 'boolean':
      return String(value);
    default:
      return '';
  }
}

/** The places of a file's members. */
export class Places {
  readonly #file: FoundText;

  constructor(file: FoundText) {
    this.#file = file;
  }

  /** The place of a member's value as it is written; of the file where it is written another way. */
  of(name: string, value: unknown): Span {
    const { text, start, end } = this.#file;
    const named = text.indexOf(`"${name}"`);
    const written = jsonText(value);
    const at = named < 0 || written === '' ? -1 : text.indexOf(written, named + name.length + 2);
    return at < 0 ? { start, end } : { start: start + at, end: start + at + written.length };
  }

  /** A member as a pair: text as it is, anything else as JSON. */
  pair(name: string, value: unknown): FoundPair {
    return { name, value: typeof value === 'string' ? value : jsonText(value), ...this.of(name, value) };
  }
}
