import type { LatestStatus } from '#call/call-log-entry.ts';
import { type CallRows, filledRow, logEntryOf, readCall } from './call-rows.ts';
import { guarded, transact } from './database.ts';
import { RecordUnreadable } from './errors.ts';
import { readAll } from './listings.ts';
import type { CallRow, SealedRow, VaultDatabase } from './schema.ts';
import type { Sealer } from './sealer.ts';
import type { Vault } from './vault.ts';

/** The names of what reads calls. */
export type CallReader =
  | ('loadCall' | 'loadCallsOf' | 'loadCallIdsOf' | 'loadApiCalls')
  | ('loadCallLog' | 'loadLogEntriesOf' | 'loadLatestStatuses');

/** Reads calls: the log from clear columns alone, a call by opening its parts. */
export function createCallReaders(database: VaultDatabase, sealer: Sealer): Pick<Vault, CallReader> {
  const opened = async (rows: readonly CallRow[]) =>
    readAll(await withParts(database, rows), (each) => readCall(sealer, each));
  return {
    async loadCall(id) {
      const found = await guarded(() => rowsOf(database, id));
      return found && (await readCall(sealer, found));
    },
    async loadCallsOf(tokenId) {
      const rows = await guarded(() => database.getAllFromIndex('calls', 'tokenId', tokenId));
      return opened(newestFirst(rows));
    },
    loadCallIdsOf: (id) => guarded(() => database.getAllKeysFromIndex('calls', 'profileId', id)),
    loadApiCalls: async (limit) => opened(await guarded(() => latestApiCalls(database, limit))),
    async loadCallLog() {
      const rows = await guarded(() => database.getAllFromIndex('calls', 'sentAt'));
      return (await withAllColumns(database, sealer, rows.reverse())).map(logEntryOf);
    },
    async loadLogEntriesOf(requestId) {
      const rows = await guarded(() => database.getAllFromIndex('calls', 'requestAndTime', allOf(requestId)));
      return rows.reverse().map(logEntryOf);
    },
    loadLatestStatuses: () => guarded(() => latestStatuses(database)),
  };
}

/** Both rows of a call, asked for at once. */
async function rowsOf(database: VaultDatabase, id: string): Promise<CallRows | null> {
  const transaction = database.transaction(['calls', 'callParts']);
  const [row, parts] = await Promise.all([
    transaction.objectStore('calls').get(id),
    transaction.objectStore('callParts').get(id),
  ]);
  return row ? { row, parts: parts ?? gone(id) } : null;
}

/** A row whose parts are gone is one that can't be read. */
function gone(id: string): SealedRow {
  return { id, keyId: '', boxes: {} };
}

async function withParts(database: VaultDatabase, rows: readonly CallRow[]): Promise<CallRows[]> {
  const parts = await guarded(async () => {
    const store = database.transaction('callParts').store;
    return Promise.all(rows.map(({ id }) => store.get(id)));
  });
  return rows.map((row, index) => ({ row, parts: parts[index] ?? gone(row.id) }));
}

/** Fills what rows of older versions lack, once, from their sealed records. A record that can't be opened stays as is. */
async function withAllColumns(database: VaultDatabase, sealer: Sealer, rows: CallRow[]): Promise<CallRow[]> {
  const lacking = rows.filter(({ totalMs }) => totalMs === null);
  if (lacking.length === 0) return rows;
  const filled = await Promise.allSettled((await withParts(database, lacking)).map((each) => filledRow(sealer, each)));
  const byId = new Map<string, CallRow>();
  for (const result of filled) {
    if (result.status === 'fulfilled') byId.set(result.value.id, result.value);
    else if (!(result.reason instanceof RecordUnreadable)) throw result.reason;
  }
  await transact(database, ['calls'], async (transaction) => {
    const calls = transaction.objectStore('calls');
    // A call that was removed meanwhile stays removed.
    for (const [id, row] of byId) if (await calls.getKey(id)) await calls.put(row);
  });
  return rows.map((row) => byId.get(row.id) ?? row);
}

function newestFirst(rows: CallRow[]): CallRow[] {
  return rows.sort((a, b) => b.sentAt - a.sentAt);
}

/** All times of one key of an index whose second part is the time. */
function allOf(key: string): IDBKeyRange {
  return IDBKeyRange.bound([key, Number.NEGATIVE_INFINITY], [key, Number.POSITIVE_INFINITY]);
}

async function latestApiCalls(database: VaultDatabase, limit: number): Promise<CallRow[]> {
  const rows: CallRow[] = [];
  const index = database.transaction('calls').store.index('purposeAndTime');
  for (let cursor = await index.openCursor(allOf('api'), 'prev'); cursor; cursor = await cursor.continue()) {
    if (rows.length >= limit) break;
    rows.push(cursor.value);
  }
  return rows;
}

/** Goes from the last call of one request straight to the last of the next. */
async function latestStatuses(database: VaultDatabase): Promise<Map<string, LatestStatus>> {
  const statuses = new Map<string, LatestStatus>();
  const index = database.transaction('calls').store.index('requestAndTime');
  let cursor = await index.openCursor(null, 'prev');
  while (cursor) {
    const [requestId] = cursor.key;
    const { status, ending } = logEntryOf(cursor.value);
    statuses.set(requestId, { status, ending });
    cursor = await cursor.continue([requestId, Number.NEGATIVE_INFINITY]);
  }
  return statuses;
}
