// A first look at a foreign JSON text before values are made of it, byte by byte: at the speed at which memory is read.
import type { JsonBudget } from './scan-json.ts';

const [quote, backslash, comma] = [0x22, 0x5c, 0x2c];
const [openArray, closeArray, openObject, closeObject] = [0x5b, 0x5d, 0x7b, 0x7d];

/**
 * Whether a text in UTF-8 is surely within its budget and names no member twice, as far as it is JSON: what follows its
 * first fault is not looked at as JSON. `false` says no more than that it has to be looked at closely (`scanJson`).
 */
export function isPlainJson(bytes: Uint8Array, budget: JsonBudget): boolean {
  const open = new OpenNames(budget.depth);
  let members = 0;
  for (let at = 0; at < bytes.length; at += 1) {
    const code = bytes[at] as number;
    if (code <= 0x20) continue;
    if (code === quote) {
      const end = textEnd(bytes, at + 1);
      if (open.isNameNext && !open.name(bytes, at + 1, end)) return false;
      at = end;
    } else if (code === comma) {
      members += 1;
      if (members > budget.members) return false;
      open.goOn();
    } else if (code === openObject || code === openArray) {
      members += 1;
      if (!open.open(code === openObject)) return false;
    } else if ((code === closeObject || code === closeArray) && !open.close()) return false;
  }
  return members <= budget.members;
}

/** Where the closing quote stands, or the end of the bytes. */
function textEnd(bytes: Uint8Array, start: number): number {
  let at = start;
  for (let code = bytes[at]; code !== quote && at < bytes.length; code = bytes[at]) at += code === backslash ? 2 : 1;
  return at;
}

/** The names of the objects that are open, as numbers: two that are alike may be the same. */
class OpenNames {
  /** Whether a text is a name where it comes next. */
  isNameNext = false;
  #depth = 0;
  #count = 0;
  #hashes = new Int32Array(1024);
  /** Where the names of each open object begin, `-1` for an array. */
  readonly #starts: Int32Array;

  constructor(depth: number) {
    this.#starts = new Int32Array(depth + 1).fill(-1);
  }

  open(isObject: boolean): boolean {
    this.#depth += 1;
    this.#starts[this.#depth] = isObject ? this.#count : -1;
    this.isNameNext = isObject;
    return this.#depth < this.#starts.length;
  }

  goOn() {
    this.isNameNext = (this.#starts[this.#depth] as number) >= 0;
  }

  close(): boolean {
    const start = this.#starts[this.#depth] as number;
    this.isNameNext = false;
    if (this.#depth > 0) this.#depth -= 1;
    if (start < 0) return true;
    const isPlain = this.#count - start <= few || areDistinct(this.#hashes.subarray(start, this.#count));
    this.#count = start;
    return isPlain;
  }

  name(bytes: Uint8Array, start: number, end: number): boolean {
    const hash = hashOf(bytes, start, end);
    if (hash === null) return false;
    this.isNameNext = false;
    const first = this.#starts[this.#depth] as number;
    if (this.#count - first < few)
      for (let at = first; at < this.#count; at += 1) if (this.#hashes[at] === hash) return false;
    if (this.#count === this.#hashes.length) this.#hashes = grown(this.#hashes);
    this.#hashes[this.#count] = hash;
    this.#count += 1;
    return true;
  }
}

/** So many names are held against one another as they come, more when their object ends. */
const few = 16;

function areDistinct(hashes: Int32Array): boolean {
  return hashes.sort().every((hash, at) => hash !== hashes[at - 1]);
}

function grown(hashes: Int32Array): Int32Array<ArrayBuffer> {
  const more = new Int32Array(2 * hashes.length);
  more.set(hashes);
  return more;
}

/** FNV-1a of a name, however it is spelled; `null` where it holds what is no escape of JSON. */
function hashOf(bytes: Uint8Array, start: number, end: number): number | null {
  let hash = offset;
  for (let at = start; at < end; at += 1) {
    if (bytes[at] === backslash) return hashOfEscaped(bytes.subarray(start - 1, end + 1));
    hash = Math.imul(hash ^ (bytes[at] as number), prime);
  }
  return hash;
}

const [offset, prime] = [0x811c9dc5 | 0, 0x01000193];
const [encoder, decoder] = [new TextEncoder(), new TextDecoder()];

function hashOfEscaped(quoted: Uint8Array): number | null {
  try {
    const name = encoder.encode(JSON.parse(decoder.decode(quoted)));
    return name.reduce((hash, code) => Math.imul(hash ^ code, prime), offset);
  } catch {
    return null;
  }
}
