import { RecordUnreadable } from './errors.ts';
import type { Listing } from './vault.ts';

/** Opens rows into a list: one that can't be opened spoils nothing and is named. */
export async function readAll<Row, T>(rows: readonly Row[], read: (row: Row) => Promise<T>): Promise<Listing<T>> {
  const results = await Promise.allSettled(rows.map(read));
  const records: T[] = [];
  const unreadable: string[] = [];
  for (const result of results) {
    if (result.status === 'fulfilled') records.push(result.value);
    else if (result.reason instanceof RecordUnreadable) unreadable.push(result.reason.id);
    else throw result.reason;
  }
  return { records, unreadable };
}
