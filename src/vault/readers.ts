import type { Collection } from '#collection/collection.ts';
import type { Environment } from '#collection/environment.ts';
import type { Draft, SavedRequest } from '#collection/saved-request.ts';
import { createCallReaders } from './call-readers.ts';
import { guarded } from './database.ts';
import { SecretMissing } from './errors.ts';
import { readAll } from './listings.ts';
import { readerOf, readOrigins, readProfile, readRun, readSecret, readToken, readWholeSecret } from './rows.ts';
import type { RunRow, SealedRow, VaultDatabase } from './schema.ts';
import type { Sealer } from './sealer.ts';
import { slicesOf } from './side-by-side.ts';
import type { Listing, Vault } from './vault.ts';

type Readers = Pick<
  Vault,
  Exclude<Extract<keyof Vault, `load${string}`>, 'loadAttempt' | 'loadUsage' | 'loadIds'> | 'open'
>;

/** The half of the vault that reads: rows by key or index, then their boxes opened. */
export function createReaders(database: VaultDatabase, sealer: Sealer): Readers {
  const one = async <T>(row: Promise<SealedRow | undefined>, read: Read<T>) => {
    const found = await guarded(() => row);
    return found ? await read(sealer, found) : null;
  };
  const list = async <T>(rows: Promise<SealedRow[]>, read: Read<T>) =>
    readAll(await guarded(() => rows), (row) => read(sealer, row));
  return {
    ...createCallReaders(database, sealer),
    loadProfile: (id) => one(database.get('profiles', id), readProfile),
    loadProfiles: () => list(database.getAll('profiles'), readProfile),
    loadRun: (id) => one(database.get('runs', id), readRun),
    loadRunsOf: (id) => list(database.getAllFromIndex('runs', 'profileId', id).then(latestFirst), readRun),
    loadToken: (id) => one(database.get('tokens', id), readToken),
    loadTokens: () => list(database.getAll('tokens').then(newestFirst), readToken),
    loadTokensOf: (id) => list(database.getAllFromIndex('tokens', 'profileId', id).then(newestFirst), readToken),
    loadChildOf: (id) => one(newest(database.getAllFromIndex('tokens', 'parentId', id)), readToken),
    loadCollection: (id) => one(database.get('collections', id), readCollection),
    loadCollections: () => list(database.getAll('collections'), readCollection),
    loadRequest: (id) => one(database.get('requests', id), readRequest),
    async loadRequests(ids) {
      const listings: Listing<SavedRequest>[] = [];
      for (const slice of slicesOf(ids)) listings.push(await list(requestRows(database, slice), readRequest));
      return {
        records: listings.flatMap(({ records }) => records),
        unreadable: listings.flatMap(({ unreadable }) => unreadable),
      };
    },
    loadDraft: (id) => one(database.get('drafts', id), readDraft),
    loadDrafts: () => list(database.getAll('drafts'), readDraft),
    loadEnvironment: (id) => one(database.get('environments', id), readEnvironment),
    loadEnvironments: () => list(database.getAll('environments'), readEnvironment),
    async open(ref) {
      const value = await one(database.get('secrets', ref.id), readSecret);
      if (!value) throw new SecretMissing(ref.id);
      return value;
    },
    loadSecrets: () => list(database.getAll('secrets'), readWholeSecret),
    loadOriginsOf: async ({ id }) => (await one(database.get('secrets', id), readOrigins)) ?? [],
  };
}

async function requestRows(database: VaultDatabase, ids: readonly string[]): Promise<SealedRow[]> {
  const { store } = database.transaction('requests');
  const rows = await Promise.all(ids.map((id) => store.get(id)));
  return rows.filter((row) => row !== undefined);
}

const readCollection = readerOf<Collection>('collections');
const readRequest = readerOf<SavedRequest>('requests');
const readDraft = readerOf<Draft>('drafts');
const readEnvironment = readerOf<Environment>('environments');

type Read<T> = (sealer: Sealer, row: SealedRow) => Promise<T>;

function newestFirst<T extends { readonly sentAt: number }>(rows: T[]): T[] {
  return rows.sort((a, b) => b.sentAt - a.sentAt);
}

function latestFirst(rows: RunRow[]): RunRow[] {
  return rows.sort((a, b) => b.startedAt - a.startedAt);
}

async function newest<T extends { readonly sentAt: number }>(rows: Promise<T[]>): Promise<T | undefined> {
  return newestFirst(await rows)[0];
}
