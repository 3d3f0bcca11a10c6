// Takes a backup in. Rows wait sealed in a store of their own; one transaction then moves them all. A page that is killed
// before it leaves what was there, and what waited is swept at the next opening (R11).
import type { BodyStore } from './bodies.ts';
import type { Changes } from './changes.ts';
import { guarded, transact, type Writing } from './database.ts';
import type { Holds } from './holds.ts';
import { bodiesOf } from './named-bodies.ts';
import { createPreferences } from './preferences.ts';
import { type IncomingRow, recordStores, type SealedRow, type VaultDatabase } from './schema.ts';
import type { Sealer } from './sealer.ts';
import { withUsageTold } from './site-storage.ts';
import {
  everyRecord,
  exportedKinds,
  type Restored,
  type RestoreMode,
  type Restoring,
  type VaultRecord,
} from './vault.ts';
import { sealRecords } from './writes.ts';

/** What restoring needs of the vault. */
export interface RestoringPlaces {
  readonly database: VaultDatabase;
  readonly sealer: Sealer;
  readonly crypto: Crypto;
  readonly bodies: BodyStore;
  readonly changes: Changes;
  readonly holds: Holds;
  readonly storage: StorageManager | undefined;
  readonly preferences: Storage | null;
  /** Lets go of the database and of everything else. */
  readonly close: () => void;
}

type Waiting = Extract<IncomingRow['incoming'], { kind: 'row' }>;

/** Rows wait in memory until there are so many bytes of them: a transaction that reaches the disk takes its time. */
const batchBytes = 4_000_000;
const batchRows = 500;

/** Begins to take a backup in. */
export async function beginRestore(places: RestoringPlaces, mode: RestoreMode): Promise<Restoring> {
  const { database, sealer, crypto, holds, storage } = places;
  const restoreId = crypto.randomUUID();
  const release = await holds.hold(restoreId);
  const named = new Set<string>();
  let batch: Waiting[] = [];
  let bytes = 0;
  let at = 0;

  async function flush(): Promise<void> {
    const rows = batch.map((incoming): IncomingRow => ({ restoreId, at: at++, incoming }));
    batch = [];
    bytes = 0;
    await withUsageTold(storage, () =>
      transact(database, ['incoming'], async (transaction) => {
        const store = transaction.objectStore('incoming');
        await Promise.all(rows.map((row) => store.put(row)));
      }),
    );
  }

  async function keepAside(record: VaultRecord, how: Pick<Waiting, 'mayReplace' | 'isChange'>): Promise<void> {
    for (const id of bodiesOf([record])) named.add(id);
    for (const { store, row } of await sealRecords(sealer, [record], { attemptIdOf: refuseAttempt })) {
      batch.push({ kind: 'row', store, row, ...how });
      bytes += bytesOf(row as Partial<SealedRow>);
    }
    if (bytes > batchBytes || batch.length > batchRows) await flush();
  }

  return {
    take: (record, mayReplace = mode !== 'skip') => keepAside(record, { mayReplace }),
    change: (record) => keepAside(record, { mayReplace: true, isChange: true }),
    async commit(preferences) {
      await flush();
      const move = { restoreId, mode, preferences };
      const restored = await withUsageTold(storage, () => moveIn(database, move));
      places.bodies.released(named);
      release();
      tellOf(places, mode);
      await tidy(places, mode);
      if (mode === 'instead') places.close();
      return restored;
    },
    async abandon() {
      batch = [];
      await guarded(() => database.delete('incoming', rangeOf(restoreId)));
      release();
    },
  };
}

/**
 * Drops what restores that did not come to their end left, and ends what one had only to write down: this page has read
 * the preferences of before by then, so it is told to load anew, and so are tabs that the restore could tell no more.
 */
export async function sweepIncoming({
  database,
  holds,
  preferences,
  changes,
}: Pick<RestoringPlaces, 'database' | 'holds' | 'preferences' | 'changes'>): Promise<void> {
  const isWritten = await writePreferences(database, preferences);
  const ids = new Set((await guarded(() => database.getAllKeys('incoming'))).map(([restoreId]) => restoreId));
  // Asked after the rows were seen: whoever writes one holds its restore before.
  const held = await holds.held();
  // Preferences may have come in since they were looked for: they are whoever's to write down who put them there.
  const { restoreId: kept } = preferencesPlace;
  for (const id of ids) if (id !== kept && !held.has(id)) await guarded(() => database.delete('incoming', rangeOf(id)));
  // Last: the database closes on it. Not where they could not be taken off: it would be told at every opening.
  if (isWritten) changes.announceCleared(true);
}

interface Move {
  readonly restoreId: string;
  readonly mode: RestoreMode;
  readonly preferences: Readonly<Record<string, string>>;
}

/** All of it or none: what was there goes, where it is to go, in the same transaction. */
function moveIn(database: VaultDatabase, { restoreId, mode, preferences }: Move): Promise<Restored> {
  return transact(database, [...recordStores, 'incoming'], async (transaction) => {
    if (mode === 'instead') await Promise.all(recordStores.map((store) => transaction.objectStore(store).clear()));
    const incoming = transaction.objectStore('incoming');
    const counts = { added: 0, replaced: 0, skipped: 0 };
    for (let cursor = await incoming.openCursor(rangeOf(restoreId)); cursor; cursor = await cursor.continue()) {
      const each = cursor.value.incoming;
      if (each.kind === 'row') {
        const outcome = await moveRow(transaction, each);
        // What was joined with what is here replaced nothing.
        const told = mode === 'skip' && outcome === 'replaced' ? 'skipped' : outcome;
        if (each.store !== 'callParts' && !each.isChange) counts[told] += 1;
      }
      await cursor.delete();
    }
    if (mode === 'instead') await incoming.put({ ...preferencesPlace, incoming: { kind: 'preferences', preferences } });
    return counts;
  });
}

/** They are no row among many: there is one place for them. */
const preferencesPlace = { restoreId: 'preferences', at: 0 };

async function moveRow(transaction: Writing, { store, row, mayReplace, isChange }: Waiting): Promise<keyof Restored> {
  const rows = transaction.objectStore(store);
  const isHere = (await rows.getKey(row.id)) !== undefined;
  if (isHere ? !mayReplace : isChange) return 'skipped';
  // It was sealed for this very store: the types of all of them at once say less than that.
  await rows.put(row as never);
  return isHere ? 'replaced' : 'added';
}

/**
 * Preferences that came in with a move take the place of those that are here. Where a page is killed before, the next
 * opening does it. Gives whether there were any.
 */
async function writePreferences(database: VaultDatabase, storage: Storage | null): Promise<boolean> {
  const { restoreId, at } = preferencesPlace;
  const kept = await guarded(() => database.get('incoming', [restoreId, at]));
  if (kept?.incoming.kind !== 'preferences') return false;
  if (storage) {
    const preferences = createPreferences(() => storage);
    storage.clear();
    for (const [name, value] of Object.entries(kept.incoming.preferences)) preferences.setItem(name, value);
  }
  await guarded(() => database.delete('incoming', [restoreId, at]));
  return storage !== null;
}

/** All of it is in by now: what can't be done here is done at the next opening, and makes no failure of it. */
async function tidy({ database, preferences, bodies }: RestoringPlaces, mode: RestoreMode): Promise<void> {
  await Promise.allSettled([mode === 'instead' && writePreferences(database, preferences), bodies.sweep()]);
}

/** Where everything was replaced, what any tab shows is gone; else there is more of everything. */
function tellOf({ changes }: RestoringPlaces, mode: RestoreMode) {
  if (mode === 'instead') changes.announceCleared();
  else changes.announce(exportedKinds.map((store) => ({ store, id: everyRecord })));
}

function rangeOf(restoreId: string): IDBKeyRange {
  return IDBKeyRange.bound([restoreId, Number.NEGATIVE_INFINITY], [restoreId, Number.POSITIVE_INFINITY]);
}

function bytesOf({ boxes = {} }: Partial<SealedRow>): number {
  return Object.values(boxes).reduce((sum, { ciphertext }) => sum + ciphertext.byteLength, 200);
}

/** Attempts last ten minutes and are bound to their browser: no backup has any. */
function refuseAttempt(): never {
  throw new Error('An attempt is not restored');
}
