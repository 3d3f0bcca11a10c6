import { scratchId } from '#collection/collection.ts';
import { type BackupKey, isKeyOf, openChunks } from '#vault/backup-boxes.ts';
import { readEntries } from '#vault/backup-entries.ts';
import { type BackupHead, readHead } from '#vault/backup-header.ts';
import { type BackupRefusal, BackupUnreadable, StorageFull } from '#vault/errors.ts';
import type { SecretValue } from '#vault/secret-value.ts';
import { type ExportedKind, exportedKinds, idOfRecord } from '#vault/vault.ts';
import { type BackupItem, readRecords } from './backup-records.ts';
import type { ConsoleServices } from './console-services.ts';
import { type BackupWatch, unlessGivenUp } from './encrypted-backup.ts';

/** A file that says it is a backup; nothing of it was opened. */
export interface BackupFile {
  readonly kind: 'backup';
  readonly file: Blob;
  readonly head: BackupHead;
}

/** What a backup holds of a kind, and how much of that is here already, by its ids. */
export interface KindInBackup {
  readonly count: number;
  readonly here: number;
}

/** A backup that was opened and read to its end: all of it is whole. */
export interface OpenedBackup {
  readonly kind: 'opened';
  readonly file: Blob;
  readonly head: BackupHead;
  readonly key: BackupKey;
  readonly contents: Readonly<Record<ExportedKind, KindInBackup>>;
  /** Whether there is nothing here that could get in its way. */
  readonly isEmptyHere: boolean;
}

/** What becomes of an attempt to use a backup, where it is not what it was to be. */
export type BackupStop = BackupRefusal | { readonly kind: 'cancelled' };

/** Looks at a file's head, which needs no passphrase. */
export function readBackupFile({ sha256 }: ConsoleServices, file: Blob): Promise<BackupFile | BackupStop> {
  return orRefusal(async () => ({ kind: 'backup', file, head: await readHead(sha256, file) }));
}

/**
 * Opens a backup and says what it holds; nothing is stored.
 * 1. Make the key that the head tells the cost of. Where it does not open the key check, the passphrase is another.
 * 2. Read all of the file: what is cut or damaged is told before anything is decided.
 * 3. Count what it holds, and what of that is here already.
 */
export function openBackup(
  { vault }: ConsoleServices,
  { file, head, passphrase }: BackupFile & { readonly passphrase: SecretValue },
  watch: BackupWatch,
): Promise<OpenedBackup | BackupStop> {
  return orRefusal(async () => {
    watch.onProgress({ kind: 'key' });
    const deriving = vault.deriveBackupKey(passphrase, head.header.keyDerivation, watch.signal);
    const key = await unlessGivenUp(deriving, watch.signal);
    if (!key) return { kind: 'cancelled' };
    if (!(await isKeyOf(head, key))) return { kind: 'wrong-passphrase' };
    const ids = await vault.loadIds();
    const contents = new Map<ExportedKind, KindInBackup>();
    for await (const item of readBackup({ file, head, key }, watch)) {
      if (item.kind !== 'record' || item.record.kind === 'attempt') continue;
      const { count = 0, here = 0 } = contents.get(item.record.kind) ?? {};
      const isHere = ids[item.record.kind].has(idOfRecord(item.record));
      contents.set(item.record.kind, { count: count + 1, here: here + (isHere ? 1 : 0) });
    }
    if (watch.signal.aborted) return { kind: 'cancelled' };
    const isEmptyHere = exportedKinds.every((kind) => [...ids[kind]].every((id) => id === scratchId));
    const counted = exportedKinds.map((kind) => [kind, contents.get(kind) ?? { count: 0, here: 0 }] as const);
    const byKind = Object.fromEntries(counted) as unknown as OpenedBackup['contents'];
    return { kind: 'opened', file, head, key, contents: byKind, isEmptyHere };
  });
}

/** Everything in a backup, chunk by chunk; it ends early where it is given up. @throws BackupUnreadable */
export function readBackup(
  { file, head, key }: Pick<OpenedBackup, 'file' | 'head' | 'key'>,
  { signal, onProgress }: BackupWatch,
): AsyncGenerator<BackupItem> {
  async function* watched() {
    for await (const chunk of openChunks(key, head, file)) {
      if (signal.aborted) throw new GivenUp();
      onProgress({ kind: 'records', share: chunk.readBytes / file.size });
      yield chunk;
    }
  }
  return readRecords(readEntries(watched()));
}

/** Ends the reading from inside, wherever it stands. */
class GivenUp extends Error {}

/** Hands on as a value why a backup can't be used. */
export async function orRefusal<T>(work: () => Promise<T>): Promise<T | BackupStop> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof BackupUnreadable) return error.refusal;
    if (error instanceof StorageFull) return { kind: 'no-room', why: error.message };
    if (error instanceof GivenUp) return { kind: 'cancelled' };
    throw error;
  }
}
