import { callRows } from './call-rows.ts';
import { abort, type Writing } from './database.ts';
import { attemptRow, requestRow, runRow, secretRow, tokenRow, wholeRow } from './rows.ts';
import type { RecordStoreName, StoredRow, VaultSchema } from './schema.ts';
import type { Sealer } from './sealer.ts';
import { sideBySide, slicesOf } from './side-by-side.ts';
import { toldTogether } from './told-together.ts';
import { type Change, idOfRecord, type VaultRecord } from './vault.ts';

/** A sealed row on its way to its store. */
export interface Write {
  readonly store: RecordStoreName;
  readonly row: StoredRow;
  into(transaction: Writing): Promise<unknown>;
}

/** What sealing needs beside the records. */
export interface Sealing {
  /** Gives the id that an attempt is kept under. */
  readonly attemptIdOf: (state: string) => Promise<string>;
  readonly signal?: AbortSignal | undefined;
}

/**
 * Seals records for the store each belongs to.
 * @throws the signal's reason once it is aborted.
 */
export async function sealRecords(
  sealer: Sealer,
  records: readonly VaultRecord[],
  { attemptIdOf, signal }: Sealing,
): Promise<Write[]> {
  const writes: Write[] = [];
  for (const [at, slice] of slicesOf(records).entries()) {
    // What is sealed comes back within the same task: only a timer lets the page go on.
    if (at > 0) await new Promise((resolve) => setTimeout(resolve));
    signal?.throwIfAborted();
    const sealed = slice.map((record) => sealRecord(sealer, record, attemptIdOf));
    writes.push(...(await Promise.all(sealed)).flat());
  }
  return writes;
}

/** Stores rows; what is stored when the signal is aborted goes with its transaction, up to its very end. */
export async function storeAll(writes: readonly Write[], transaction: Writing, signal?: AbortSignal): Promise<void> {
  const stop = () => abort(transaction);
  const over = () => signal?.removeEventListener('abort', stop);
  signal?.throwIfAborted();
  signal?.addEventListener('abort', stop);
  transaction.done.then(over, over);
  await sideBySide(writes, (write) => write.into(transaction));
}

async function sealRecord(
  sealer: Sealer,
  record: VaultRecord,
  attemptIdOf: (state: string) => Promise<string>,
): Promise<Write | Write[]> {
  switch (record.kind) {
    case 'profile':
      return write('profiles', await wholeRow(sealer, 'profiles', record.profile));
    case 'secret':
      return write('secrets', await secretRow(sealer, record.secret));
    case 'run':
      return write('runs', await runRow(sealer, record.run));
    case 'attempt': {
      const id = await attemptIdOf(record.attempt.state);
      return write('attempts', await attemptRow(sealer, id, record.attempt));
    }
    case 'token':
      return write('tokens', await tokenRow(sealer, record.token));
    case 'call': {
      const { row, parts } = await callRows(sealer, record.call);
      return [write('calls', row), write('callParts', parts)];
    }
    case 'collection':
      return write('collections', await wholeRow(sealer, 'collections', record.collection));
    case 'request':
      return write('requests', await requestRow(sealer, record));
    case 'draft':
      return write('drafts', await requestRow(sealer, record));
    case 'environment':
      return write('environments', await wholeRow(sealer, 'environments', record.environment));
  }
}

function write<Name extends RecordStoreName>(store: Name, row: VaultSchema[Name]['value']): Write {
  // A row that is refused at once is a rejection as any other: thrown, it would leave those before it without a listener.
  return { store, row, into: async (transaction) => transaction.objectStore(store).put(row) };
}

/** What a put of these records is announced as. Of a secret it changes something on screen where it may go. */
export function changesOf(records: readonly VaultRecord[]): readonly Change[] {
  return toldTogether(records.flatMap((record) => changeOf(record) ?? []));
}

function changeOf(record: VaultRecord): Change | null {
  if (record.kind === 'attempt') return { store: 'attempt', id: record.attempt.runId };
  if (record.kind === 'secret' && !record.secret.origins) return null;
  return { store: record.kind, id: idOfRecord(record) };
}
