import { readCall } from './call-rows.ts';
import { guarded } from './database.ts';
import { RecordUnreadable } from './errors.ts';
import { storedBodiesOf } from './named-bodies.ts';
import { readerOf, readProfile, readRun, readToken, readWholeSecret } from './rows.ts';
import type { RecordStoreName, SealedRow, VaultDatabase } from './schema.ts';
import type { Sealer } from './sealer.ts';
import {
  type Exported,
  type ExportedKind,
  type ExportWish,
  exportedKinds,
  type Vault,
  type VaultRecord,
} from './vault.ts';

/** What exporting needs of the vault. */
export interface ExportPlaces {
  readonly database: VaultDatabase;
  readonly sealer: Sealer;
  readonly bodies: Pick<Vault, 'readBody'>;
  readonly preferences: Storage | null;
}

/** Rows that are opened at once. A row may be two megabytes. */
const batchRows = 20;

/**
 * Opens everything that is kept, one record after the other; a body comes before the first record that names it.
 * Attempts stay out. A record that is removed meanwhile is left out, as one that can't be opened is: that one is named.
 */
export async function* exportRecords(places: ExportPlaces, { hasCalls }: ExportWish): AsyncGenerator<Exported> {
  yield { kind: 'preferences', preferences: preferencesIn(places.preferences) };
  const seen = new Set<string>();
  for (const store of exportedStores) {
    if (store === 'calls' && !hasCalls) continue;
    const ids = await guarded(() => places.database.getAllKeys(store));
    for (let first = 0; first < ids.length; first += batchRows) {
      for (const each of await openAll(places, store, ids.slice(first, first + batchRows))) {
        if (each.kind === 'record') yield* bodiesOf(places, each.record, seen);
        yield each;
      }
    }
  }
}

/** The ids of everything that a backup may hold. */
export async function loadIds(database: VaultDatabase): Promise<Record<ExportedKind, ReadonlySet<string>>> {
  const entries = exportedKinds.map(
    async (kind) => [kind, new Set(await guarded(() => database.getAllKeys(storeOf[kind])))] as const,
  );
  return Object.fromEntries(await Promise.all(entries)) as unknown as Record<ExportedKind, ReadonlySet<string>>;
}

type ExportedStore = Exclude<RecordStoreName, 'attempts' | 'callParts'>;

const storeOf = {
  profile: 'profiles',
  secret: 'secrets',
  environment: 'environments',
  collection: 'collections',
  request: 'requests',
  draft: 'drafts',
  token: 'tokens',
  run: 'runs',
  call: 'calls',
} as const satisfies Record<ExportedKind, ExportedStore>;

const exportedStores = exportedKinds.map((kind) => storeOf[kind]);

type Reader = (sealer: Sealer, row: SealedRow) => Promise<VaultRecord>;

const readers: Record<Exclude<ExportedStore, 'calls'>, Reader> = {
  profiles: async (...row) => ({ kind: 'profile', profile: await readProfile(...row) }),
  secrets: async (...row) => ({ kind: 'secret', secret: await readWholeSecret(...row) }),
  environments: async (...row) => ({ kind: 'environment', environment: await readEnvironment(...row) }),
  collections: async (...row) => ({ kind: 'collection', collection: await readCollection(...row) }),
  requests: async (...row) => ({ kind: 'request', request: await readRequest(...row) }),
  drafts: async (...row) => ({ kind: 'draft', draft: await readDraft(...row) }),
  tokens: async (...row) => ({ kind: 'token', token: await readToken(...row) }),
  runs: async (...row) => ({ kind: 'run', run: await readRun(...row) }),
};

const readEnvironment = readerOf<Extract<VaultRecord, { kind: 'environment' }>['environment']>('environments');
const readCollection = readerOf<Extract<VaultRecord, { kind: 'collection' }>['collection']>('collections');
const readRequest = readerOf<Extract<VaultRecord, { kind: 'request' }>['request']>('requests');
const readDraft = readerOf<Extract<VaultRecord, { kind: 'draft' }>['draft']>('drafts');

function openAll(places: ExportPlaces, store: ExportedStore, ids: readonly string[]): Promise<Exported[]> {
  const open = async (id: string): Promise<Exported[]> => {
    try {
      const record = store === 'calls' ? await openCall(places, id) : await openOne(places, store, id);
      return record ? [{ kind: 'record', record }] : [];
    } catch (error) {
      if (error instanceof RecordUnreadable) return [{ kind: 'unreadable', id }];
      throw error;
    }
  };
  return Promise.all(ids.map(open)).then((opened) => opened.flat());
}

async function openOne({ database, sealer }: ExportPlaces, store: keyof typeof readers, id: string) {
  const row = await guarded(() => database.get(store, id));
  return row ? readers[store](sealer, row) : null;
}

async function openCall({ database, sealer }: ExportPlaces, id: string): Promise<VaultRecord | null> {
  const [row, parts] = await guarded(() => Promise.all([database.get('calls', id), database.get('callParts', id)]));
  if (!row) return null;
  if (!parts) throw new RecordUnreadable('calls', id);
  return { kind: 'call', call: await readCall(sealer, { row, parts }) };
}

function* bodiesOf({ bodies }: ExportPlaces, record: VaultRecord, seen: Set<string>): Generator<Exported> {
  for (const body of storedBodiesOf(record)) {
    if (seen.has(body.id)) continue;
    seen.add(body.id);
    yield { kind: 'body', body, bytes: bodies.readBody(body) };
  }
}

function preferencesIn(storage: Storage | null): Record<string, string> {
  const names = storage ? Array.from({ length: storage.length }, (_, index) => storage.key(index) ?? '') : [];
  return Object.fromEntries(names.map((name) => [name, storage?.getItem(name) ?? '']));
}
