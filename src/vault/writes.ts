import { callRows } from './call-rows.ts';
import type { Writing } from './database.ts';
import { attemptRow, requestRow, runRow, secretRow, tokenRow, wholeRow } from './rows.ts';
import type { RecordStoreName, StoredRow, VaultSchema } from './schema.ts';
import type { Sealer } from './sealer.ts';
import { type Change, everyRecord, idOfRecord, type VaultRecord } from './vault.ts';

/** A sealed row on its way to its store. */
export interface Write {
  readonly store: RecordStoreName;
  readonly row: StoredRow;
  into(transaction: Writing): Promise<unknown>;
}

/** Records that are sealed, or rows that are stored, at once: more in one go would stop the page for as long as they take. */
const atOnce = 200;

/**
 * Seals records for the store each belongs to.
 * @param attemptIdOf gives the id that an attempt is kept under.
 */
export async function sealRecords(
  sealer: Sealer,
  records: readonly VaultRecord[],
  attemptIdOf: (state: string) => Promise<string>,
): Promise<Write[]> {
  const writes: Write[] = [];
  for (let at = 0; at < records.length; at += atOnce) {
    // What is sealed comes back within the same task: only a timer lets the page go on.
    if (at > 0) await new Promise((resolve) => setTimeout(resolve));
    const slice = records.slice(at, at + atOnce).map((record) => sealRecord(sealer, record, attemptIdOf));
    writes.push(...(await Promise.all(slice)).flat());
  }
  return writes;
}

/** Stores rows. The database works at many side by side: one after the other they would take three times as long. */
export async function storeAll(writes: readonly Write[], transaction: Writing): Promise<void> {
  for (let at = 0; at < writes.length; at += atOnce)
    await Promise.all(writes.slice(at, at + atOnce).map((write) => write.into(transaction)));
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
export function changesOf(records: readonly VaultRecord[]): Change[] {
  const changes = records.flatMap((record) => changeOf(record) ?? []);
  const others = changes.filter(({ store }) => store !== 'request');
  const areMany = changes.length - others.length > mostRequestsTold;
  return areMany ? [...others, { store: 'request', id: everyRecord }] : changes;
}

/** A collection of thousands that comes in is told of once, not request by request. */
const mostRequestsTold = 100;

function changeOf(record: VaultRecord): Change | null {
  if (record.kind === 'attempt') return { store: 'attempt', id: record.attempt.runId };
  if (record.kind === 'secret' && !record.secret.origins) return null;
  return { store: record.kind, id: idOfRecord(record) };
}
