import type { BodyStore } from './bodies.ts';
import { guarded, transact, type Writing } from './database.ts';
import type { CallRow, VaultDatabase } from './schema.ts';
import { bodyBytesOf, type Trimmed } from './usage.ts';

/** Rows that are rewritten in one transaction: others want their turn. */
const batchSize = 200;

/**
 * Drops the bodies of the oldest calls until those that are left fit the budget; the calls stay in the log and say so.
 * The newest body stays, whatever its size: somebody is looking at it.
 */
export async function trimBodies(
  { database, bodies }: { readonly database: VaultDatabase; readonly bodies: BodyStore },
  budgetBytes: number,
): Promise<Trimmed> {
  const rows = await guarded(() => database.getAllFromIndex('calls', 'sentAt'));
  const surplus = oldestOver(rows, budgetBytes);
  for (let first = 0; first < surplus.length; first += batchSize) {
    const batch = surplus.slice(first, first + batchSize);
    await transact(database, ['calls', 'callParts'], (transaction) => dropBodies(transaction, batch));
    for (const { largeBodyId } of batch) if (largeBodyId) await bodies.drop(largeBodyId);
  }
  return { bodies: surplus.length, bytes: bodyBytesOf(surplus) };
}

/** @param rows oldest first. */
function oldestOver(rows: readonly CallRow[], budgetBytes: number): CallRow[] {
  const candidates = rows.filter(({ bodyBytes }) => bodyBytes > 0).slice(0, -1);
  let over = bodyBytesOf(rows) - budgetBytes;
  const oldest: CallRow[] = [];
  for (const row of candidates) {
    if (over <= 0) break;
    oldest.push(row);
    over -= row.bodyBytes;
  }
  return oldest;
}

async function dropBodies(transaction: Writing, rows: readonly CallRow[]): Promise<void> {
  const [calls, callParts] = [transaction.objectStore('calls'), transaction.objectStore('callParts')];
  for (const { id } of rows) {
    const [row, parts] = await Promise.all([calls.get(id), callParts.get(id)]);
    if (!row || !parts) continue;
    const bodyIds = row.bodyIds.filter((each) => each !== row.largeBodyId);
    await calls.put({ ...row, isBodyDropped: true, bodyBytes: 0, largeBodyId: null, bodyIds });
    const { body: _, wireBody: __, ...boxes } = parts.boxes;
    await callParts.put({ ...parts, boxes });
  }
}
