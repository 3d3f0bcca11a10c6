// Which bodies the records name, told from clear columns: a sweep opens nothing.
import type { RequestBody } from '#call/call.ts';
import type { StoredBody } from '#call/stored-body.ts';
import type { BodyDraft } from '#collection/saved-request.ts';
import { guarded } from './database.ts';
import type { VaultDatabase } from './schema.ts';
import type { RecordAddress, VaultRecord } from './vault.ts';

const namingStores = ['calls', 'requests', 'drafts'] as const;

/** Whether a record names the body. */
export function isNamed(database: VaultDatabase, bodyId: string): Promise<boolean> {
  return guarded(async () => {
    const transaction = database.transaction(namingStores);
    const keys = await Promise.all(
      namingStores.map((name) => transaction.objectStore(name).index('bodyIds').getKey(bodyId)),
    );
    return keys.some((key) => key !== undefined);
  });
}

/** The ids of the bodies that records name. */
export function bodiesOf(records: readonly VaultRecord[]): string[] {
  return records.flatMap(storedBodiesOf).map(({ id }) => id);
}

/** The bodies that a record names. */
export function storedBodiesOf(record: VaultRecord): StoredBody[] {
  switch (record.kind) {
    case 'call': {
      const { largeBody, request } = record.call;
      return [...(largeBody ? [largeBody] : []), ...storedBodiesIn(request.body)];
    }
    case 'request':
      return storedBodiesIn(record.request.body);
    case 'draft':
      return storedBodiesIn(record.draft.request.body);
    default:
      return [];
  }
}

/** The file that a request sends, if it is one. */
function storedBodiesIn(body: RequestBody | BodyDraft): StoredBody[] {
  return body.kind === 'file' && body.file ? [body.file.stored] : [];
}

/** A record that names other bodies in place of those it names. */
export function withBodies(record: VaultRecord, otherOf: (body: StoredBody) => StoredBody): VaultRecord {
  const bodyOf = <Body extends RequestBody | BodyDraft>(body: Body): Body =>
    body.kind === 'file' && body.file ? { ...body, file: { ...body.file, stored: otherOf(body.file.stored) } } : body;
  switch (record.kind) {
    case 'call': {
      const { largeBody, request } = record.call;
      const other = { largeBody: largeBody && otherOf(largeBody), request: { ...request, body: bodyOf(request.body) } };
      return { ...record, call: { ...record.call, ...other } };
    }
    case 'request':
      return { ...record, request: { ...record.request, body: bodyOf(record.request.body) } };
    case 'draft': {
      const { request } = record.draft;
      return { ...record, draft: { ...record.draft, request: { ...request, body: bodyOf(request.body) } } };
    }
    default:
      return record;
  }
}

const storeOf = { call: 'calls', request: 'requests', draft: 'drafts' } as const;

/** The bodies that stored records name. */
export function bodiesAt(database: VaultDatabase, addresses: readonly RecordAddress[]): Promise<string[]> {
  return guarded(async () => {
    const transaction = database.transaction(namingStores);
    const rows = addresses.map(async ({ store, id }) => {
      if (store !== 'call' && store !== 'request' && store !== 'draft') return [];
      return (await transaction.objectStore(storeOf[store]).get(id))?.bodyIds ?? [];
    });
    return [...new Set((await Promise.all(rows)).flat())];
  });
}
