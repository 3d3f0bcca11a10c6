import { readDocument } from '#collection/read-document.ts';
import type { SharedDocument, SharedItem } from '#collection/shared-document.ts';
import { requestsIn } from '#collection/tree.ts';
import { type Acceptance, acceptDocument } from './accept-document.ts';
import type { TestConsole } from './console.test-support.ts';
import type { ConsoleServices } from './console-services.ts';
import { loadCollections } from './load-collections.ts';
import { makeMarkedWorkspace } from './marked-workspace.test-support.ts';
import { dump } from './secrecy.test-support.ts';
import { shareItems } from './share-items.ts';

/** What somebody gets of a workspace full of secrets. */
export async function handOver(
  services: ConsoleServices,
  made: Awaited<ReturnType<typeof makeMarkedWorkspace>>,
  itemId: string | null = null,
) {
  const what = { kind: 'collection', id: made.collectionId, itemId } as const;
  const shared = await shareItems(services, { what, environmentIds: [made.environmentId], includesClientId: true });
  const read = readDocument(shared.kind === 'shared' ? shared.text : '');
  if (read.kind === 'refused') throw new Error(`Refused: ${read.refusal.kind}`);
  return read.document;
}

/** A sender with a full workspace, a receiver with nothing, and the document between them. */
export async function senderAndReceiver(openConsole: () => Promise<TestConsole>) {
  const sender = (await openConsole()).services;
  const made = await makeMarkedWorkspace(sender);
  const { services: receiver, indexedDB } = await openConsole();
  await loadCollections(receiver);
  return { ...made, sender, receiver, document: await handOver(sender, made), stored: () => dump(indexedDB) };
}

export const empty: SharedDocument = { profiles: [], environments: [], collection: null };

export const accept = (services: ConsoleServices, document: SharedDocument, change: Partial<Acceptance> = {}) =>
  acceptDocument(services, {
    document,
    how: 'add',
    bindings: {},
    secrets: [],
    values: [],
    keeps: [],
    chosen: [],
    imported: null,
    ...change,
  });

/** Everything a vault shows of what is saved. */
export async function everything({ vault }: ConsoleServices) {
  const collections = (await vault.loadCollections()).records;
  const ids = collections.flatMap((each) => requestsIn(each).map(({ id }) => id));
  return {
    collections,
    requests: await Promise.all(ids.map((id) => vault.loadRequest(id))),
    environments: (await vault.loadEnvironments()).records,
    profiles: (await vault.loadProfiles()).records,
  };
}

/** Changes a document's items, whatever their depth. */
export function mapItems(document: SharedDocument, change: (item: SharedItem) => SharedItem | null): SharedDocument {
  const inItems = (items: readonly SharedItem[]): SharedItem[] =>
    items.flatMap((item) => {
      const changed = change(item);
      if (!changed) return [];
      return [changed.kind === 'folder' ? { ...changed, items: inItems(changed.items) } : changed];
    });
  const { collection } = document;
  return { ...document, collection: collection && { ...collection, items: inItems(collection.items) } };
}

export const renamed = (document: SharedDocument, name: string, change: Partial<SharedItem>) =>
  mapItems(document, (item) => (item.name === name ? ({ ...item, ...change } as SharedItem) : item));

/** The sender’s own document comes back to them, changed. */
export async function backAtTheSender(openConsole: () => Promise<TestConsole>) {
  const { services, indexedDB } = await openConsole();
  const made = await makeMarkedWorkspace(services);
  const document = await handOver(services, made);
  const stored = () => dump(indexedDB);
  const bindings = { api: { kind: 'profile', id: made.profileId } } as const;
  return { services, document, bindings, stored, ...made };
}
