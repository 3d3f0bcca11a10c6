// Seeks many needles at once in bytes, in time in proportion to them.
import type { Echo } from './call.ts';
import type { Needle } from './echo-needles.ts';
import { dots } from './masked-text.ts';

/** What is sought in. */
export interface Sought {
  readonly bytes: Uint8Array;
  /** What stands in front of them, a character for each byte; its last `contextBytes` are enough. */
  readonly before: string;
  /** Nothing follows: what may be the beginning of a needle, cut off, counts as one. */
  readonly isOver: boolean;
}

/** What was found, and from where on the bytes may be a needle that is not whole yet. */
export interface Seen {
  readonly finds: readonly Echo[];
  readonly openFrom: number;
}

/** So much of what stands around it tells a number in JSON from digits in other text. */
export const contextBytes = 64;

/** So many bytes tell where a closer look is worth it. */
const keyBytes = 4;
const tableBits = 16;

/** Makes what seeks the needles. */
export function createSeeker(needles: readonly Needle[]): (sought: Sought) => Seen {
  const byKey = keysOf(needles);
  const table = new Uint8Array(1 << tableBits);
  for (const key of byKey.keys()) table[placeOf(key)] = 1;
  return ({ bytes, before, isOver }) => {
    const finds: Echo[] = [];
    let done = 0;
    let key = 0;
    for (let at = 0; at < bytes.length; at += 1) {
      key = (key << 8) | (bytes[at] ?? 0);
      const start = at - keyBytes + 1;
      if (table[placeOf(key)] === 0 || start < done) continue;
      const { end, shown, isCut } = matchAny(byKey.get(key) ?? [], bytes, start);
      if (isCut && !isOver) return { finds, openFrom: start };
      if (end === null && !isCut) continue;
      done = end ?? bytes.length;
      const isNumber = isJsonNumber({ bytes, before, isOver }, start, done);
      finds.push({ start, end: done, shown: isNumber ? `"${shown}"` : shown });
      at = Math.max(at, done - 1);
    }
    return { finds, openFrom: isOver ? bytes.length : beginningAtEnd(needles, bytes, done) };
  };
}

function placeOf(key: number): number {
  return Math.imul(key, 0x9e3779b1) >>> (32 - tableBits);
}

/** The needles by each of the four bytes that they may begin with. */
function keysOf(needles: readonly Needle[]): Map<number, Needle[]> {
  const byKey = new Map<number, Needle[]>();
  for (const needle of needles) {
    for (const beginning of beginningsOf(needle)) {
      const key = Array.from(beginning).reduce((sum, sign) => (sum << 8) | sign.charCodeAt(0), 0);
      byKey.set(key, [...(byKey.get(key) ?? []), needle]);
    }
  }
  return byKey;
}

function beginningsOf({ units }: Needle): Set<string> {
  let beginnings = new Set(['']);
  for (const ways of units) {
    const longer = Array.from(beginnings).flatMap((begun) =>
      begun.length >= keyBytes ? [begun] : ways.map((way) => (begun + way).slice(0, keyBytes)),
    );
    beginnings = new Set(longer);
    if (longer.every(({ length }) => length >= keyBytes)) break;
  }
  return beginnings;
}

/** Where a needle may begin whose first bytes alone are there. */
function beginningAtEnd(needles: readonly Needle[], bytes: Uint8Array, done: number): number {
  for (let at = Math.max(done, bytes.length - keyBytes + 1); at < bytes.length; at += 1) {
    if (needles.some((needle) => matchAt(needle, bytes, at).isCut)) return at;
  }
  return bytes.length;
}

interface Match {
  /** `null` where it is none. */
  readonly end: number | null;
  /** The bytes ended while it still may have been one, or a longer one. */
  readonly isCut: boolean;
}

/** The longest of those that stand there. */
function matchAny(needles: readonly Needle[], bytes: Uint8Array, at: number): Match & { readonly shown: string } {
  let best: Match & { readonly shown: string } = { end: null, isCut: false, shown: dots };
  for (const needle of needles) {
    const { end, isCut } = matchAt(needle, bytes, at);
    const isLonger = end !== null && end > (best.end ?? -1);
    best = { ...(isLonger ? { end, shown: needle.shown } : best), isCut: best.isCut || isCut };
  }
  return best;
}

/** All ways at once: what one piece is written as may be the beginning of another way. */
function matchAt({ units }: Needle, bytes: Uint8Array, at: number): Match {
  let ends = [at];
  let isCut = false;
  for (const ways of units) {
    const next: number[] = [];
    for (const end of ends) {
      for (const way of ways) {
        const same = sameBytes(way, bytes, end);
        if (same < way.length) isCut ||= end + same === bytes.length;
        else if (!next.includes(end + same)) next.push(end + same);
      }
    }
    if (next.length === 0) return { end: null, isCut };
    ends = next;
  }
  return { end: Math.max(...ends), isCut };
}

/** How many bytes from a place on are those of a way. */
function sameBytes(way: string, bytes: Uint8Array, at: number): number {
  let same = 0;
  while (same < way.length && bytes[at + same] === way.charCodeAt(same)) same += 1;
  return same;
}

/** A number in JSON becomes text in quotes: with dots alone in its place, the rest would be no JSON any more. */
function isJsonNumber({ bytes, before }: Sought, start: number, end: number): boolean {
  const textOf = (from: number, to: number) => String.fromCharCode(...bytes.subarray(Math.max(0, from), to));
  if (end - start > contextBytes || !/^-?\d+(?:\.\d+)?$/.test(textOf(start, end))) return false;
  const isValue = /[[:,]\s*$/.test(before + textOf(start - contextBytes, start));
  return isValue && /^\s*[,\]}]/.test(textOf(end, end + contextBytes));
}
