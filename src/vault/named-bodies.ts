// Which bodies the records name, told from clear columns: a sweep opens nothing.
import type { RequestBody } from '#call/call.ts';
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

/** The bodies that records name. */
export function bodiesOf(records: readonly VaultRecord[]): string[] {
  return records.flatMap((record) => {
    switch (record.kind) {
      case 'call':
        return [...idsOf(record.call.largeBody?.id), ...bodyIdsIn(record.call.request.body)];
      case 'request':
        return bodyIdsIn(record.request.body);
      case 'draft':
        return bodyIdsIn(record.draft.request.body);
      default:
        return [];
    }
  });
}

/** The file that a request sends, if it is one. */
export function bodyIdsIn(body: RequestBody | BodyDraft): string[] {
  return body.kind === 'file' ? idsOf(body.file?.stored.id) : [];
}

function idsOf(id: string | undefined): string[] {
  return id === undefined ? [] : [id];
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
