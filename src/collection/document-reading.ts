// The small readers that a document is read with. Each is total: what is wrong is noted once, with where it stands, and
// reading goes on with an empty value that nobody gets to see.
import { writePointer } from '#oauth/json-pointer.ts';
import type { Newer } from './newer.ts';
import type { DocumentRefusal } from './read-document-result.ts';
import { shortStep } from './scan-json.ts';

/** A document that is being read. */
export interface Reading {
  /** The first thing that was wrong. */
  refusal: DocumentRefusal | null;
  items: number;
  rows: number;
  readonly ids: Set<string>;
  /** That are named, whoever brings a profile for them. */
  readonly roles: Set<string>;
  /** See `BeyondKnown`. */
  readonly beyond: { kept: number; dropped: number };
}

/** A value with where it stands. */
export interface Spot {
  readonly reading: Reading;
  readonly outer: Spot | null;
  readonly step: string;
  readonly value: unknown;
}

/** Reads a value into a fresh one. */
export type Read<T> = (spot: Spot) => T;

/** Most characters of what is shown in a line. */
const mostOfName = 10_000;
const mostRows = 500_000;
const mostRoles = 200;

/** Notes what is wrong; only the first is kept. */
export function refuse({ reading }: Spot, refusal: DocumentRefusal) {
  reading.refusal ??= refusal;
}

export function pointerOf(spot: Spot): string {
  const steps: string[] = [];
  for (let each: Spot = spot; each.outer; each = each.outer) steps.unshift(shortStep(each.step));
  return writePointer(steps);
}

/** Notes that something else was expected. */
export function refuseType(spot: Spot, expected: string) {
  refuse(spot, { kind: 'wrong-type', pointer: pointerOf(spot), expected, found: kindOf(spot.value) });
}

function kindOf(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'an array';
  switch (typeof value) {
    case 'string':
      return value.length > 40 ? `“${value.slice(0, 40)}…”` : `“${value}”`;
    case 'number':
    case 'boolean':
      return String(value);
    default:
      return 'an object';
  }
}

/** A text of any length. */
export const text: Read<string> = (spot) => {
  if (typeof spot.value === 'string') return spot.value;
  refuseType(spot, 'text');
  return '';
};

/** A text that is shown in a line. */
export const name: Read<string> = (spot) => {
  const read = text(spot);
  if (read.length > mostOfName) refuse(spot, { kind: 'too-long', pointer: pointerOf(spot), most: mostOfName });
  return read;
};

/** The name of a role: somebody has to find a profile for each. */
export const roleName: Read<string> = (spot) => {
  const read = name(spot);
  const { roles } = spot.reading;
  if (roles.add(read).size > mostRoles) refuse(spot, { kind: 'too-many', what: 'roles', most: mostRoles });
  return read;
};

/** A text, or its lines one by one. */
export const lines: Read<string> = (spot) => {
  if (!Array.isArray(spot.value)) {
    if (typeof spot.value !== 'string') refuseType(spot, 'text or an array of its lines');
    return typeof spot.value === 'string' ? spot.value : '';
  }
  return listOf(text)(spot).join('\n');
};

export const flag: Read<boolean> = (spot) => {
  if (typeof spot.value !== 'boolean') refuseType(spot, 'true or false');
  return spot.value === true;
};

/** A number to count with. */
export const count: Read<number> = (spot) => {
  const { value } = spot;
  if (typeof value === 'number' && Number.isSafeInteger(value) && value >= 0) return value;
  refuseType(spot, 'a whole number from 0 on');
  return 0;
};

/** One of a few words. */
export function oneOf<const Word extends string>(...words: readonly [Word, ...Word[]]): Read<Word> {
  return (spot) => {
    const found = words.find((word) => word === spot.value);
    if (found === undefined) refuseType(spot, words.map((word) => (word === '' ? 'empty text' : word)).join(', '));
    return found ?? words[0];
  };
}

/** What is `null` or read so. */
export function orNull<T>(read: Read<T>): Read<T | null> {
  return (spot) => (spot.value === null ? null : read(spot));
}

export function listOf<T>(read: Read<T>): Read<readonly T[]> {
  return (spot) => {
    const { reading, value } = spot;
    if (!Array.isArray(value)) refuseType(spot, 'an array');
    const items: T[] = [];
    for (const [at, each] of (Array.isArray(value) ? (value as readonly unknown[]) : []).entries()) {
      // Nobody gets to see what follows.
      if (reading.refusal) break;
      items.push(read({ reading, outer: spot, step: String(at), value: each }));
    }
    return items;
  };
}

/** A list whose elements count against the budget of rows. */
export function rowsOf<T>(read: Read<T>): Read<readonly T[]> {
  return listOf((spot) => {
    spot.reading.rows += 1;
    if (spot.reading.rows > mostRows) refuse(spot, { kind: 'too-many', what: 'rows', most: mostRows });
    return read(spot);
  });
}

/** The members of an object, each asked for by its name. */
export interface Members {
  /** Refused where it is missing. */
  need<T>(member: string, read: Read<T>): T;
  take<T>(member: string, read: Read<T>, otherwise: T): T;
  has(member: string): boolean;
  /** Refuses members that have no place here, for good. */
  refuseAny(members: readonly string[]): void;
  /** What was not asked for: kept as it came. To be called last. */
  newer(): Newer;
  /** Refuses what was not asked for. To be called last. */
  close(): void;
}

export function membersOf(spot: Spot): Members {
  const { reading } = spot;
  const isObject = typeof spot.value === 'object' && spot.value !== null && !Array.isArray(spot.value);
  if (!isObject) refuseType(spot, 'an object');
  const own = new Map(isObject ? Object.entries(spot.value as object) : []);
  const known = new Set<string>();
  const inner = (step: string): Spot => ({ reading, outer: spot, step, value: own.get(step) });
  const unknown = () => [...own].filter(([member]) => !known.has(member) && member !== proto);
  const has = (member: string) => own.has(member);
  return {
    has,
    need(member, read) {
      known.add(member);
      if (!own.has(member)) refuse(spot, { kind: 'missing-member', pointer: pointerOf(inner(member)) });
      return read(inner(member));
    },
    take(member, read, otherwise) {
      known.add(member);
      return own.has(member) ? read(inner(member)) : otherwise;
    },
    refuseAny(members) {
      const found = members.find(has);
      if (found) refuse(spot, { kind: 'unknown-member', pointer: pointerOf(inner(found)) });
    },
    newer() {
      const found = unknown();
      if (has(proto)) reading.beyond.dropped += 1;
      if (found.length === 0) return {};
      reading.beyond.kept += found.length;
      return { newer: Object.fromEntries(found.map(([member, value]) => [member, inert(value, reading)])) };
    },
    close() {
      if (has(proto)) reading.beyond.dropped += 1;
      const [first] = unknown();
      if (first) refuse(spot, { kind: 'unknown-member', pointer: pointerOf(inner(first[0])) });
    },
  };
}

/** The one name that would reach into a prototype where it is set and not made: it is dropped. */
const proto = '__proto__';

function inert(value: unknown, reading: Reading): unknown {
  if (Array.isArray(value)) return value.map((each: unknown) => inert(each, reading));
  if (typeof value !== 'object' || value === null) return value;
  if (Object.hasOwn(value, proto)) reading.beyond.dropped += 1;
  const members = Object.entries(value).filter(([member]) => member !== proto);
  return Object.fromEntries(members.map(([member, each]) => [member, inert(each, reading)]));
}
