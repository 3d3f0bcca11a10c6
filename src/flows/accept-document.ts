import type { SecretRef } from '#call/secret-ref.ts';
import type { Collection } from '#collection/collection.ts';
import { compareCollections } from '#collection/compare-collections.ts';
import { freeName } from '#collection/copy-tree.ts';
import { type PutInValue, withValues } from '#collection/document-places.ts';
import { buildRecords, type DocumentRecords } from '#collection/document-records.ts';
import type { ImportNote } from '#collection/import-note.ts';
import { keepYours, mergeCollection, replaceCollection } from '#collection/merge-collection.ts';
import type { SavedRequest } from '#collection/saved-request.ts';
import type { SharedDocument } from '#collection/shared-document.ts';
import { requestsIn } from '#collection/tree.ts';
import { type ChosenValue, readChosen, type WhoseValue } from '#collection/whose-value.ts';
import type { RecordAddress, Removed, VaultRecord } from '#vault/vault.ts';
import type { ConsoleServices } from './console-services.ts';
import { freshId } from './console-services.ts';
import { requestAddresses } from './delete-item.ts';
import { addressesOf } from './delete-profile.ts';
import type { Deletion } from './delete-token.ts';
import { documentIds } from './document-ids.ts';
import { everybodysIds, loadRequests, loadSharedCollection } from './load-shared-collection.ts';
import { collectionsLock, environmentLock } from './lock-names.ts';
import { type ProfileBinding, profilesForRoles } from './profiles-for-roles.ts';
import { secretsOfAuth, secretsOfGroup, secretsOfVariables } from './request-secrets.ts';
import { type PutInSecret, sealPutIn } from './seal-put-in.ts';
import { type After, type Before, takeBackDocument } from './take-back-document.ts';
import { type TakenEnvironments, takeEnvironments } from './take-environments.ts';
import { withLocks } from './with-locks.ts';

/** What of a review was accepted. */
export interface Acceptance {
  readonly document: SharedDocument;
  /**
   * `add`: beside what is here, under its own ids where nothing has them. `merge` and `replace` are for a collection that
   * is here; one that was deleted meanwhile is added. `copy`: beside it, everything new.
   */
  readonly how: 'add' | 'merge' | 'replace' | 'copy';
  /** By role; a role that is not there is made where the document brings a profile for it. */
  readonly bindings: Readonly<Record<string, ProfileBinding>>;
  readonly secrets: readonly PutInSecret[];
  readonly values: readonly PutInValue[];
  /** What a merge leaves as it is here though the document says otherwise: ids of requests, folders or the collection. */
  readonly keeps: readonly string[];
  /**
   * Variables that say otherwise here, and whose value they get. Without a word on it one goes with its folder or
   * collection, and one of an environment stays as it is here.
   */
  readonly chosen: readonly ChosenValue[];
  /** What is kept of it with the collection where it came in somebody else's file; `null` for one of our own. */
  readonly imported: Omit<ImportNote, 'importedAt'> | null;
}

/** What came of it. `undo` takes it back, but for what was changed since. */
export interface Accepted extends Deletion {
  readonly collectionId: string | null;
  /** The first of the document, for the way to its first Send. */
  readonly requestId: string | null;
  readonly environmentId: string | null;
  /** The id here of an item of the document. */
  readonly idOf: (itemId: string) => string;
  /** New profiles. */
  readonly profileIds: readonly string[];
}

/**
 * Takes a document in.
 * 1. Make the profiles that no profile of this device was chosen for, and seal what was put in.
 * 2. Make records of the document; none is bound to any origin by it (R27).
 * 3. Merge them into the collection of its id, put them in its place, or beside it.
 * 4. Store all of it in one put.
 * 5. Remove the requests and secrets that nothing names any more: stopped in between, or left over, they harm nobody.
 * @throws if a part of a collection is to replace the whole; the signal's reason where it was aborted before everything
 * was stored: then nothing is.
 */
export async function acceptDocument(
  services: ConsoleServices,
  acceptance: Acceptance,
  signal?: AbortSignal,
): Promise<Accepted> {
  const { document } = acceptance;
  if (acceptance.how === 'replace' && document.collection?.isPart) throw new Error('A part can replace no whole');
  const work = async () => {
    const { records: environments } = await services.vault.loadEnvironments();
    const named = new Set(document.environments.map(({ name }) => name));
    const locked = environments.filter(({ name }) => named.has(name)).map(({ id }) => environmentLock(id));
    return withLocks(services.locks, locked, () => accept(services, acceptance, signal));
  };
  // Waited for with the others, as for one of several: only so can whoever waits go.
  return services.locks.withFirstFree([collectionsLock], work, signal ? { signal } : {});
}

async function accept(
  services: ConsoleServices,
  acceptance: Acceptance,
  signal: AbortSignal | undefined,
): Promise<Accepted> {
  const { vault } = services;
  const { how, secrets, bindings } = acceptance;
  const document = withValues(acceptance.document, acceptance.values);
  const before = await loadBefore(services, acceptance);
  const profiles = await profilesForRoles(services, { document, bindings, secrets });
  const sealed = sealPutIn(services, document, secrets);
  const wish = { allNew: how === 'copy', collection: document.collection, existing: before.collection };
  const idOf = await documentIds(services, wish);
  const newId = () => freshId(services);
  const making = { profileIdOf: profiles.idOf, idOf, newId, secretAt: sealed.secretAt, now: services.now() };
  const built = buildRecords(document, making);
  const same = how === 'merge' ? await sameIn(services, acceptance, idOf) : new Set<string>();
  const whose = readChosen(acceptance.chosen, idOf);
  const { collection: taken, requests } = await placed(services, {
    built,
    before,
    same,
    acceptance,
    whose: whose.ofGroup,
  });
  const collection = withNote(taken, acceptance, services.now());
  const yours = (await vault.loadEnvironments()).records;
  const environments = takeEnvironments(built.environments, yours, {
    isCopy: how === 'copy',
    whose: whose.ofEnvironment,
  });
  const after: After = { collection, requests, environments };
  const used = sealed.recordsOf(secretsIn(after, before));
  const records = [
    ...used.map((secret): VaultRecord => ({ kind: 'secret', secret })),
    ...profiles.records,
    ...recordsOf(requests, collection, environments.changed),
  ];
  const gone = await leftOver(services, before, after);
  await vault.put(records, signal);
  const removed = await tidy(services, gone);
  const replaced = await tidy(services, replacedIn(environments));
  const made = used.map(({ ref }) => ref);
  return {
    collectionId: collection?.id ?? null,
    requestId: built.requests[0]?.id ?? null,
    environmentId: environments.firstId,
    idOf,
    profileIds: profiles.madeIds,
    undo: () => takeBackDocument(services, { before, after, removed, replaced, made, profileIds: profiles.madeIds }),
  };
}

async function loadBefore(services: ConsoleServices, { how, document }: Acceptance): Promise<Before> {
  const id = document.collection?.id;
  const isInto = how === 'merge' || how === 'replace';
  const collection = isInto && id && !everybodysIds.has(id) ? await services.vault.loadCollection(id) : null;
  const ids = collection ? requestsIn(collection).map((entry) => entry.id) : [];
  return { collection, requests: await loadRequests(services, ids) };
}

/** What stays: it says the same on both sides and nothing was put in for it, or it was chosen to. */
async function sameIn(services: ConsoleServices, acceptance: Acceptance, idOf: (id: string) => string) {
  const { document, secrets, values, keeps } = acceptance;
  const theirs = document.collection;
  const yours = theirs && (await loadSharedCollection(services, theirs.id));
  if (!yours) return new Set<string>();
  const { changes, items } = compareCollections({ theirs, yours, hasEnvironment: document.environments.length > 0 });
  const same = new Set(items.filter(({ state }) => state === 'same').map(({ id }) => id));
  if (changes.length === 0) same.add(theirs.id);
  for (const { place } of [...secrets, ...values]) {
    if (place.kind === 'variable') same.delete(place.groupId);
    if (place.kind === 'auth') same.delete(place.ownerId);
  }
  return new Set([...same, ...keeps].map(idOf));
}

interface Placing {
  readonly built: DocumentRecords;
  readonly before: Before;
  readonly same: ReadonlySet<string>;
  readonly acceptance: Acceptance;
  readonly whose: WhoseValue;
}

/** The collection as it shall be, and the requests that change with it. */
async function placed(services: ConsoleServices, { built, before, same, acceptance, whose }: Placing) {
  const theirs = built.collection;
  if (!theirs) return { collection: null, requests: [] };
  const yours = before.collection;
  if (!yours) {
    const names = (await services.vault.loadCollections()).records.map(({ name }) => name);
    return { collection: { ...theirs, name: freeName(theirs.name, names) }, requests: built.requests };
  }
  const requests = built.requests
    .filter(({ id }) => !same.has(id))
    .map((request) => {
      const mine = before.requests.get(request.id);
      if (!mine) return request;
      // Two savings within a millisecond, or after the clock was set back, still differ.
      return { ...keepYours(mine, request), changedAt: Math.max(request.changedAt, mine.changedAt + 1) };
    });
  const isPart = acceptance.document.collection?.isPart === true;
  const merged =
    acceptance.how === 'merge'
      ? mergeCollection({ yours, theirs, same, isPart, whose })
      : replaceCollection(yours, theirs);
  return { collection: merged, requests };
}

function withNote(collection: Collection | null, { imported }: Acceptance, importedAt: number): Collection | null {
  return collection && imported ? { ...collection, imported: { ...imported, importedAt } } : collection;
}

function recordsOf(
  requests: Iterable<SavedRequest>,
  collection: Collection | null,
  environments: TakenEnvironments['changed'],
): VaultRecord[] {
  return [
    ...[...requests].map((request): VaultRecord => ({ kind: 'request', request })),
    ...(collection ? [{ kind: 'collection', collection } as const] : []),
    ...environments.map((environment): VaultRecord => ({ kind: 'environment', environment })),
  ];
}

/** Every secret that stands somewhere afterwards. */
function secretsIn({ collection, requests, environments }: After, before: Before): SecretRef[] {
  const stored = new Map([...before.requests, ...requests.map((each): [string, SavedRequest] => [each.id, each])]);
  const kept = collection ? requestsIn(collection).flatMap(({ id }) => stored.get(id) ?? []) : [];
  return [
    ...(collection ? secretsOfGroup(collection) : []),
    ...kept.flatMap(({ auth }) => secretsOfAuth(auth)),
    ...environments.changed.flatMap(({ variables }) => secretsOfVariables(variables)),
  ];
}

/** Requests that are in the tree no more, and secrets that nothing holds any more. */
async function leftOver(services: ConsoleServices, before: Before, after: After): Promise<RecordAddress[]> {
  if (!before.collection || !after.collection) return [];
  const standing = new Set(requestsIn(after.collection).map(({ id }) => id));
  const gone = requestsIn(before.collection).filter(({ id }) => !standing.has(id));
  const addresses = await Promise.all(gone.map(({ id }) => requestAddresses(services, id)));
  const drafts = (await services.vault.loadDrafts()).records.filter(({ id }) => standing.has(id));
  const inDrafts = drafts.flatMap(({ request }) => secretsOfAuth(request.auth));
  const used = new Set([...secretsIn(after, before), ...inDrafts].map(({ id }) => id));
  const had = [
    ...secretsOfGroup(before.collection),
    ...[...before.requests.values()].flatMap(({ auth }) => secretsOfAuth(auth)),
  ];
  const dropped = new Set(had.map(({ id }) => id).filter((id) => !used.has(id)));
  return [...addresses.flat(), ...[...dropped].map((id): RecordAddress => ({ store: 'secret', id }))];
}

/** Everything is stored by now: what can't be taken out stays behind, and makes no failure of it. */
async function tidy({ vault }: ConsoleServices, addresses: readonly RecordAddress[]): Promise<Removed> {
  return vault.remove(addresses).catch(() => ({ rows: [] }));
}

/** Secrets of environments whose variable got another value. */
function replacedIn({ before, changed }: TakenEnvironments): RecordAddress[] {
  const secretsOf = (each: TakenEnvironments['before']) =>
    each.flatMap(({ variables }) => secretsOfVariables(variables)).map(({ id }) => id);
  const used = new Set(secretsOf(changed));
  return addressesOf(
    'secret',
    secretsOf(before).filter((id) => !used.has(id)),
  );
}
