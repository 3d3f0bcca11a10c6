// The head of a backup file. Layout: the magic, the length of a JSON text in four bytes, the text, a sealed key check, and
// SHA-256 of all of that. The sum tells a damaged head from a wrong passphrase; against forgery there is the key.
import type { Sha256 } from '#oauth/pkce.ts';
import { BackupUnreadable } from './errors.ts';

/** The first bytes of every backup, whatever its version. */
export const backupMagic = new TextEncoder().encode('authscope-backup');
/** The one version that this console writes, and the newest that it reads. */
export const backupVersion = 1;

/** How a key is made of a passphrase (Argon2id, RFC 9106). Stored with each backup, so costs can be raised later. */
export interface KeyDerivation {
  readonly name: 'argon2id';
  readonly memoryKiB: number;
  readonly passes: number;
  readonly lanes: number;
  readonly salt: Uint8Array<ArrayBuffer>;
}

/** What new backups cost: 19 MiB, two passes, one lane (R29). */
export const keyCosts = { name: 'argon2id', memoryKiB: 19_456, passes: 2, lanes: 1 } as const;

/** What a backup says of itself in the clear. */
export interface BackupHeader {
  readonly version: typeof backupVersion;
  /** Epoch milliseconds. */
  readonly madeAt: number;
  readonly keyDerivation: KeyDerivation;
  /** Plain bytes in every chunk but the last. */
  readonly chunkBytes: number;
}

/** A head as it stands in the file. */
export interface BackupHead {
  readonly header: BackupHeader;
  /** Magic, length and text: additional data of every box, so that no box opens under another head. */
  readonly bound: Uint8Array<ArrayBuffer>;
  readonly keyCheck: Uint8Array<ArrayBuffer>;
  /** Where the first box begins. */
  readonly bytes: number;
}

const lengthBytes = 4;
const longestText = 4_096;
/** IV and tag around nothing. */
const keyCheckBytes = 28;
const sumBytes = 32;

/** Magic, length and text. */
export function buildBound(header: BackupHeader): Uint8Array<ArrayBuffer> {
  const { salt, ...costs } = header.keyDerivation;
  const json = JSON.stringify({ ...header, keyDerivation: { ...costs, salt: base64(salt) } });
  const text = new TextEncoder().encode(json);
  const length = new Uint8Array(lengthBytes);
  new DataView(length.buffer).setUint32(0, text.length);
  return joined(backupMagic, length, text);
}

/** The whole head, its sum included. */
export async function buildHead(
  sha256: Sha256,
  bound: Uint8Array<ArrayBuffer>,
  keyCheck: Uint8Array<ArrayBuffer>,
): Promise<Uint8Array<ArrayBuffer>> {
  const summed = joined(bound, keyCheck);
  return joined(summed, await sha256(summed));
}

/** Reads a head without any passphrase. @throws BackupUnreadable for all but `wrong-passphrase` */
export async function readHead(sha256: Sha256, file: Blob): Promise<BackupHead> {
  const most = backupMagic.length + lengthBytes + longestText + keyCheckBytes + sumBytes;
  const first = new Uint8Array(await file.slice(0, most).arrayBuffer());
  const textStart = backupMagic.length + lengthBytes;
  if (first.length === 0 || first.some((byte, at) => at < backupMagic.length && byte !== backupMagic[at]))
    throw new BackupUnreadable({ kind: 'foreign-file' });
  if (first.length < textStart) throw cutHead();
  const textEnd = textStart + new DataView(first.buffer).getUint32(backupMagic.length);
  if (textEnd - textStart > longestText) throw damagedHead();
  if (first.length < textEnd) throw cutHead();
  const header = readHeader(new TextDecoder().decode(first.subarray(textStart, textEnd)));
  const checkEnd = textEnd + keyCheckBytes;
  const bytes = checkEnd + sumBytes;
  if (first.length < bytes) throw cutHead();
  const sum = await sha256(first.slice(0, checkEnd));
  if (sum.some((byte, at) => byte !== first[checkEnd + at])) throw damagedHead();
  return { header, bound: first.slice(0, textEnd), keyCheck: first.slice(textEnd, checkEnd), bytes };
}

/** The version is read first: a later one may say the rest in other words. */
function readHeader(text: string): BackupHeader {
  const told = readJson(text);
  if (!isWhole(told.version)) throw damagedHead();
  if (told.version > backupVersion) throw new BackupUnreadable({ kind: 'newer-version', version: told.version });
  const { madeAt, chunkBytes } = told;
  const costs = (typeof told.keyDerivation === 'object' ? told.keyDerivation : null) as Record<string, unknown> | null;
  const salt = readSalt(costs?.salt);
  const { name, memoryKiB, passes, lanes } = costs ?? {};
  if (!isWhole(madeAt) || !isWithin(chunkBytes, mostChunkBytes) || name !== keyCosts.name || !salt) throw damagedHead();
  // A foreign file must not have this tab fill the memory, or count for hours.
  if (!isWithin(memoryKiB, mostMemoryKiB) || !isWithin(passes, mostPasses) || !isWithin(lanes, mostLanes))
    throw damagedHead();
  return { version: backupVersion, madeAt, chunkBytes, keyDerivation: { name, memoryKiB, passes, lanes, salt } };
}

const mostChunkBytes = 16 * 1024 * 1024;
const mostMemoryKiB = 256 * 1024;
const mostPasses = 16;
const mostLanes = 4;

function readJson(text: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === 'object' && value !== null) return value as Record<string, unknown>;
  } catch {
    // No JSON: damaged all the same.
  }
  throw damagedHead();
}

function isWhole(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) > 0;
}

function isWithin(value: unknown, most: number): value is number {
  return isWhole(value) && value <= most;
}

function readSalt(value: unknown): Uint8Array<ArrayBuffer> | null {
  if (typeof value !== 'string' || !/^[A-Za-z0-9+/]{22,86}={0,2}$/.test(value)) return null;
  return Uint8Array.from(atob(value), (each) => each.charCodeAt(0));
}

function base64(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes));
}

function joined(...parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

const cutHead = () => new BackupUnreadable({ kind: 'cut-file', chunk: null });
const damagedHead = () => new BackupUnreadable({ kind: 'damaged', chunk: null });
