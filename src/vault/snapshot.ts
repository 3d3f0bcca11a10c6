// What a backup reads of the database: all of it at one moment. An IndexedDB transaction waits for nothing but its own
// requests, so rows are taken as they lie and opened later.
import type { CallRows } from './call-rows.ts';
import { guarded } from './database.ts';
import { RecordUnreadable } from './errors.ts';
import type { Box, SealedRow, VaultDatabase, VaultSchema } from './schema.ts';
import type { ExportedKind, ExportWish } from './vault.ts';

/** Where each kind is kept. */
export const storeOf = {
  profile: 'profiles',
  secret: 'secrets',
  environment: 'environments',
  collection: 'collections',
  request: 'requests',
  draft: 'drafts',
  token: 'tokens',
  run: 'runs',
  call: 'calls',
} as const satisfies Record<ExportedKind, keyof VaultSchema>;

/** The stores whose rows are records by themselves. */
export type ExportedStore = Exclude<(typeof storeOf)[ExportedKind], 'calls'>;

const wholeStores = Object.values(storeOf).filter((store) => store !== 'calls');

/** Some rows of one store. */
export type RowBatch =
  | { readonly store: ExportedStore; readonly bringBack: () => Promise<readonly SealedRow[]> }
  /** A call whose sealed part is gone has an error in its place. */
  | { readonly store: 'calls'; readonly bringBack: () => Promise<readonly (CallRows | RecordUnreadable)[]> };

/** Rows that are read, and brought back, at once. A row may be two megabytes. */
const batchRows = 20;

/**
 * Reads every row that a backup may hold in one transaction: what another tab writes meanwhile is in none of them. Their
 * boxes wait as blobs, which the browser may put on the disk: no more than a batch is in memory.
 */
export function takeSnapshot(database: VaultDatabase, { hasCalls }: ExportWish): Promise<readonly RowBatch[]> {
  return guarded(async () => {
    const transaction = database.transaction([...wholeStores, 'calls', 'callParts']);
    const batches: RowBatch[] = [];
    for (const store of wholeStores) {
      const rows = transaction.objectStore(store);
      for await (const batch of inBatches<SealedRow>((range) => rows.getAll(range, batchRows)))
        batches.push({ store, bringBack: setAside(batch) });
    }
    if (!hasCalls) return batches;
    const [calls, callParts] = [transaction.objectStore('calls'), transaction.objectStore('callParts')];
    for await (const batch of inBatches((range) => calls.getAll(range, batchRows))) {
      const parts = setAside(await callParts.getAll(IDBKeyRange.bound(batch[0]?.id, batch.at(-1)?.id)));
      batches.push({
        store: 'calls',
        async bringBack() {
          const byId = new Map((await parts()).map((each) => [each.id, each]));
          return batch.map((row) => joined(row, byId.get(row.id)));
        },
      });
    }
    return batches;
  });
}

function joined(row: CallRows['row'], parts: SealedRow | undefined): CallRows | RecordUnreadable {
  return parts ? { row, parts } : new RecordUnreadable('calls', row.id);
}

/** All rows of a store by their ids, a few at a time. */
async function* inBatches<Row extends { readonly id: string }>(
  read: (range: IDBKeyRange | null) => Promise<readonly Row[]>,
): AsyncGenerator<readonly Row[]> {
  for (let range: IDBKeyRange | null = null; ; ) {
    const rows = await read(range);
    const last = rows.at(-1);
    if (!last) return;
    yield rows;
    range = IDBKeyRange.lowerBound(last.id, true);
  }
}

/** Takes what is sealed of some rows out of memory; the answer brings it back. */
function setAside(rows: readonly SealedRow[]): () => Promise<readonly SealedRow[]> {
  const boxes = rows.flatMap((row) => Object.values<Box>(row.boxes).map(({ ciphertext }) => ciphertext));
  const blob = new Blob(boxes);
  const lightened = rows.map((row) => ({
    row: { ...row, boxes: {} },
    boxes: Object.entries<Box>(row.boxes).map(([part, { iv, ciphertext }]) => ({
      ...{ part, iv },
      length: ciphertext.byteLength,
    })),
  }));
  return () =>
    guarded(async () => {
      const bytes = await blob.arrayBuffer();
      let at = 0;
      return lightened.map(({ row, boxes: parts }): SealedRow => {
        const opened = parts.map(({ part, iv, length }) => {
          at += length;
          return [part, { iv, ciphertext: bytes.slice(at - length, at) }] as const;
        });
        return { ...row, boxes: Object.fromEntries(opened) };
      });
    });
}
