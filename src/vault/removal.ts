import type { Changes } from './changes.ts';
import { transact, type Writing } from './database.ts';
import type { Holds } from './holds.ts';
import { bodiesAt } from './named-bodies.ts';
import type { AttemptRow, RecordStoreName, VaultDatabase } from './schema.ts';
import { sideBySide } from './side-by-side.ts';
import { withUsageTold } from './site-storage.ts';
import { toldTogether } from './told-together.ts';
import type { Change, RecordAddress, Removed, RemovedRow, Vault } from './vault.ts';

const stores: Record<RecordAddress['store'], RecordStoreName> = {
  profile: 'profiles',
  secret: 'secrets',
  run: 'runs',
  token: 'tokens',
  call: 'calls',
  collection: 'collections',
  request: 'requests',
  draft: 'drafts',
  environment: 'environments',
};

/** What removing needs of the vault. */
export interface RemovalPlaces {
  readonly database: VaultDatabase;
  readonly changes: Changes;
  readonly holds: Holds;
  readonly storage: StorageManager | undefined;
}

/** Removing and bringing back. The files of what was removed stay while this page, which alone can undo it, is there. */
export function createRemoval({ database, changes, holds, storage }: RemovalPlaces): Pick<Vault, 'remove' | 'restore'> {
  const heldFor = new WeakMap<Removed, readonly (() => void)[]>();
  return {
    async remove(addresses) {
      if (addresses.length === 0) return { rows: [] };
      const held = await Promise.all((await bodiesAt(database, addresses)).map((bodyId) => holds.hold(bodyId)));
      const removed = await removeRows(database, addresses);
      heldFor.set(removed, held);
      changes.announce(changesOfRows(removed));
      return removed;
    },
    async restore(removed) {
      if (removed.rows.length === 0) return;
      const restored = await withUsageTold(storage, () => restoreRows(database, removed));
      for (const release of heldFor.get(removed) ?? []) release();
      changes.announce(changesOfRows(restored));
    },
  };
}

const goesAlong: Partial<Record<RecordAddress['store'], RecordStoreName[]>> = {
  run: ['attempts'],
  call: ['callParts'],
};

/** Takes rows out as they are, unopened, all or none. A run's attempts and a call's parts go along; what is gone already is left out. */
function removeRows(database: VaultDatabase, addresses: readonly RecordAddress[]): Promise<Removed> {
  return transact(database, storesOf(addresses), async (transaction) => {
    const rows = await sideBySide(distinct(addresses), (address) => takeOutAt(transaction, address));
    return { rows: rows.flat() };
  });
}

async function takeOutAt(transaction: Writing, { store, id }: RecordAddress): Promise<RemovedRow[]> {
  return [
    ...(await takeOut(transaction, stores[store], id)),
    ...(store === 'call' ? await takeOut(transaction, 'callParts', id) : []),
    ...(store === 'run' ? await takeOutAttemptsOf(transaction, id) : []),
  ];
}

/** Side by side, one that is named twice would be taken out twice. */
function distinct(addresses: readonly RecordAddress[]): RecordAddress[] {
  return [...new Map(addresses.map((address) => [`${address.store} ${address.id}`, address])).values()];
}

/** Puts rows back as they were, all or none. Where a record of that id was made meanwhile, that one stays. */
function restoreRows(database: VaultDatabase, { rows }: Removed): Promise<Removed> {
  const names = rows.map(({ store }) => store);
  return transact(database, names, async (transaction) => {
    const restored = await sideBySide(rows, async (each) => {
      const store = transaction.objectStore(each.store);
      if ((await store.getKey(each.row.id)) !== undefined) return [];
      // The row came out of this very store: the types of all of them at once say less than that.
      await store.put(each.row as never);
      return [each];
    });
    return { rows: restored.flat() };
  });
}

/** What taking rows out or putting them back is announced as. */
function changesOfRows({ rows }: Removed): readonly Change[] {
  return toldTogether(rows.flatMap(({ store, row }) => changeOf(store, row) ?? []));
}

function changeOf(store: RecordStoreName, row: RemovedRow['row']): Change | null {
  switch (store) {
    case 'profiles':
      return { store: 'profile', id: row.id };
    case 'runs':
      return { store: 'run', id: row.id };
    case 'attempts':
      return { store: 'attempt', id: (row as AttemptRow).runId };
    case 'tokens':
      return { store: 'token', id: row.id };
    case 'calls':
      return { store: 'call', id: row.id };
    case 'collections':
      return { store: 'collection', id: row.id };
    case 'requests':
      return { store: 'request', id: row.id };
    case 'drafts':
      return { store: 'draft', id: row.id };
    case 'environments':
      return { store: 'environment', id: row.id };
    case 'callParts':
    case 'secrets':
      return null;
  }
}

function storesOf(addresses: readonly RecordAddress[]): RecordStoreName[] {
  return addresses.flatMap(({ store }) => [stores[store], ...(goesAlong[store] ?? [])]);
}

async function takeOut(transaction: Writing, store: RecordStoreName, id: string): Promise<RemovedRow[]> {
  const rows = transaction.objectStore(store);
  const row = await rows.get(id);
  if (!row) return [];
  await rows.delete(id);
  return [{ store, row }];
}

async function takeOutAttemptsOf(transaction: Writing, runId: string): Promise<RemovedRow[]> {
  const rows: RemovedRow[] = [];
  const ids = await transaction.objectStore('attempts').index('runId').getAllKeys(runId);
  for (const id of ids) rows.push(...(await takeOut(transaction, 'attempts', id)));
  return rows;
}
