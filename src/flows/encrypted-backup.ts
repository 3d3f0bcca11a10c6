import { sealBackup } from '#vault/backup-boxes.ts';
import { writeEntries } from '#vault/backup-entries.ts';
import { backupVersion, keyCosts } from '#vault/backup-header.ts';
import type { SecretValue } from '#vault/secret-value.ts';
import type { Usage } from '#vault/usage.ts';
import type { ExportedKind, ExportWish } from '#vault/vault.ts';
import { writeRecords } from './backup-records.ts';
import type { ConsoleServices } from './console-services.ts';

/** What a backup is made with. */
export interface BackupWish extends ExportWish {
  /** Kept nowhere: without it nobody opens the file again. */
  readonly passphrase: SecretValue;
}

/** How far it is: `key` for the making of the key, then the share of the bytes that are done, 0 to 1. */
export type BackupProgress = { readonly kind: 'key' } | { readonly kind: 'records'; readonly share: number };

/** How its caller follows it, and gives it up. */
export interface BackupWatch {
  readonly signal: AbortSignal;
  readonly onProgress: (progress: BackupProgress) => void;
}

/** How many records of each kind a backup holds. */
export type BackupCounts = Readonly<Record<ExportedKind, number>>;

/** What became of it. */
export type MadeBackup =
  | {
      readonly kind: 'made';
      readonly file: Blob;
      /** Epoch milliseconds. */
      readonly madeAt: number;
      readonly counts: BackupCounts;
      /** Records that could not be opened any more: they are left out. */
      readonly unreadable: number;
      /**
       * The records with a body that could not be read any more, by their names: each is there without it. A request and
       * an answer say so themselves; a call whose sent file is gone is named here alone.
       */
      readonly withoutBody: readonly string[];
    }
  | { readonly kind: 'cancelled' };

const chunkBytes = 1024 * 1024;
const saltBytes = 16;

/**
 * Makes a file of everything that is kept, secrets included, encrypted with a passphrase (R29).
 * 1. Make a key of the passphrase, with a salt of this file's own.
 * 2. Open what is kept at this moment, record by record: this flow may open handles (ARCHITECTURE, rule 6).
 * 3. Seal it in chunks as it comes. The browser takes each: one is in memory at a time.
 */
export async function makeEncryptedBackup(
  { vault, randomBytes, now }: ConsoleServices,
  { passphrase, hasCalls }: BackupWish,
  { signal, onProgress }: BackupWatch,
): Promise<MadeBackup> {
  const salt = new Uint8Array(randomBytes(saltBytes));
  const header = { version: backupVersion, madeAt: now(), keyDerivation: { ...keyCosts, salt }, chunkBytes } as const;
  onProgress({ kind: 'key' });
  const key = await unlessGivenUp(vault.deriveBackupKey(passphrase, header.keyDerivation, signal), signal);
  if (!key) return { kind: 'cancelled' };
  const total = bytesIn(await vault.loadUsage(), hasCalls);
  const counts = noCounts();
  const withoutBody: string[] = [];
  let unreadable = 0;
  const entries = writeRecords(await vault.exportRecords({ hasCalls }), {
    onRecord: (kind) => {
      counts[kind] += 1;
    },
    onUnreadable: () => {
      unreadable += 1;
    },
    onBodyGone: (name) => withoutBody.push(name),
  });
  const parts: Blob[] = [];
  let done = 0;
  for await (const part of sealBackup(key, header, writeEntries(entries))) {
    if (signal.aborted) return { kind: 'cancelled' };
    parts.push(new Blob([part]));
    done += part.length;
    // What is kept is counted without its frames: the last steps are the file's own.
    onProgress({ kind: 'records', share: Math.min(done / Math.max(total, 1), 0.99) });
  }
  return signal.aborted
    ? { kind: 'cancelled' }
    : { kind: 'made', file: new Blob(parts), madeAt: header.madeAt, counts, unreadable, withoutBody };
}

/** What comes of an act, `null` where it was given up. */
export async function unlessGivenUp<T>(act: Promise<T>, signal: AbortSignal): Promise<T | null> {
  return act.catch((error: unknown) => {
    if (signal.aborted) return null;
    throw error;
  });
}

/** None of any kind. */
export function noCounts(): Record<ExportedKind, number> {
  return {
    ...{ profile: 0, secret: 0, environment: 0, collection: 0, request: 0, draft: 0 },
    ...{ token: 0, run: 0, call: 0 },
  };
}

function bytesIn(usage: Usage, hasCalls: boolean): number {
  const { calls, bodies, ...others } = usage;
  const kinds = hasCalls ? [calls, bodies, ...Object.values(others)] : Object.values(others);
  return kinds.reduce((sum, { bytes }) => sum + bytes, 0);
}
