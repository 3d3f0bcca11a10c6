import type { BodyStore } from './bodies.ts';
import { type CallRows, readCall } from './call-rows.ts';
import { guarded } from './database.ts';
import { RecordUnreadable } from './errors.ts';
import { everyBody, type Holds } from './holds.ts';
import { storedBodiesOf } from './named-bodies.ts';
import { readerOf, readProfile, readRun, readToken, readWholeSecret } from './rows.ts';
import type { SealedRow, VaultDatabase } from './schema.ts';
import type { Sealer } from './sealer.ts';
import { type ExportedStore, type RowBatch, storeOf, takeSnapshot } from './snapshot.ts';
import { type Exported, type ExportedKind, type ExportWish, exportedKinds, type VaultRecord } from './vault.ts';

/** What exporting needs of the vault. */
export interface ExportPlaces {
  readonly database: VaultDatabase;
  readonly sealer: Sealer;
  readonly bodies: Pick<BodyStore, 'readBody' | 'sweep'>;
  readonly holds: Holds;
  readonly preferences: Storage | null;
}

/**
 * Opens everything that was kept at one moment, one record after the other; a body comes before the first record that
 * names it. Attempts stay out, as does a record that can't be opened: that one is named. Files lie outside the database,
 * so none is removed, in any tab, before the export is over.
 */
export async function* exportRecords(places: ExportPlaces, wish: ExportWish): AsyncGenerator<Exported> {
  const release = await places.holds.hold(everyBody);
  try {
    const batches = await takeSnapshot(places.database, wish);
    yield { kind: 'preferences', preferences: preferencesIn(places.preferences) };
    const seen = new Set<string>();
    for (const batch of batches) {
      for (const each of await openBatch(places.sealer, batch)) {
        if (each.kind === 'record') yield* bodiesOf(places, each.record, seen);
        yield each;
      }
    }
  } finally {
    release();
    // What was to go meanwhile. Where it can't now, the next opening does it: it makes no failure of the export.
    await places.bodies.sweep().catch(() => {});
  }
}

/** The ids of everything that a backup may hold. */
export function loadIds(database: VaultDatabase): Promise<Record<ExportedKind, ReadonlySet<string>>> {
  return guarded(async () => {
    const transaction = database.transaction(Object.values(storeOf));
    const entries = exportedKinds.map(
      async (kind) => [kind, new Set(await transaction.objectStore(storeOf[kind]).getAllKeys())] as const,
    );
    return Object.fromEntries(await Promise.all(entries)) as unknown as Record<ExportedKind, ReadonlySet<string>>;
  });
}

type Reader = (sealer: Sealer, row: SealedRow) => Promise<VaultRecord>;

const readers: Record<ExportedStore, Reader> = {
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

async function openBatch(sealer: Sealer, batch: RowBatch): Promise<readonly Exported[]> {
  if (batch.store === 'calls')
    return Promise.all((await batch.bringBack()).map((rows) => orUnreadable(() => openCall(sealer, rows))));
  const read = readers[batch.store];
  return Promise.all((await batch.bringBack()).map((row) => orUnreadable(() => read(sealer, row))));
}

async function openCall(sealer: Sealer, rows: CallRows | RecordUnreadable): Promise<VaultRecord> {
  if (rows instanceof RecordUnreadable) throw rows;
  return { kind: 'call', call: await readCall(sealer, rows) };
}

async function orUnreadable(open: () => Promise<VaultRecord>): Promise<Exported> {
  try {
    return { kind: 'record', record: await open() };
  } catch (error) {
    if (error instanceof RecordUnreadable) return { kind: 'unreadable', id: error.id };
    throw error;
  }
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
