import type { SecretRef } from '#call/secret-ref.ts';
import type { Collection } from '#collection/collection.ts';
import type { Environment } from '#collection/environment.ts';
import type { SavedRequest } from '#collection/saved-request.ts';
import { boundAs, takeBackTree, unbound } from '#collection/take-back-tree.ts';
import { requestsIn } from '#collection/tree.ts';
import type { Variable } from '#collection/variable.ts';
import { canonicalText } from '#collection/write-document.ts';
import type { Removed, VaultRecord } from '#vault/vault.ts';
import type { ConsoleServices } from './console-services.ts';
import { addressesOf, deleteProfile } from './delete-profile.ts';
import { loadRequests } from './load-shared-collection.ts';
import { loadStanding } from './load-standing.ts';
import { collectionsLock, environmentLock } from './lock-names.ts';
import { secretsOfAuth, secretsOfGroup, secretsOfVariables } from './request-secrets.ts';
import type { TakenEnvironments } from './take-environments.ts';
import { withLocks } from './with-locks.ts';

/** What was here of the collection, `null` and empty where the document went beside it. */
export interface Before {
  readonly collection: Collection | null;
  readonly requests: ReadonlyMap<string, SavedRequest>;
}

/** What a document left. */
export interface After {
  readonly collection: Collection | null;
  /** Those that were stored. */
  readonly requests: readonly SavedRequest[];
  readonly environments: TakenEnvironments;
}

/** A document that was taken in and is to go again. */
export interface TakingBack {
  readonly before: Before;
  readonly after: After;
  readonly removed: Removed;
  /** Secrets of environments that got another value in their place. */
  readonly replaced: Removed;
  /** The secrets that were stored with it. */
  readonly made: readonly SecretRef[];
  readonly profileIds: readonly string[];
}

/**
 * Takes a document back. What was changed since stays, and whatever that needs.
 * 1. Hold what it changed, and read all of it: hours may have gone by.
 * 2. Put back what was there, and remove what the document brought.
 * 3. Remove the profiles that were made for it, unless something that stayed names them.
 */
export async function takeBackDocument(services: ConsoleServices, taking: TakingBack): Promise<void> {
  const locks = [collectionsLock, ...taking.after.environments.changed.map(({ id }) => environmentLock(id))];
  const named = await withLocks(services.locks, locks, () => takeBack(services, taking));
  for (const id of taking.profileIds)
    if (!named.has(id) && (await services.vault.loadProfile(id))) await deleteProfile(services, id);
}

/** Gives the profiles that are still named. */
async function takeBack(services: ConsoleServices, taking: TakingBack): Promise<ReadonlySet<string>> {
  const { vault } = services;
  const tree = await treeWithout(services, taking);
  const environments = await environmentsWithout(services, taking.after.environments);
  if (tree.isThere) await vault.restore(taking.removed);
  await vault.restore(taking.replaced);
  await vault.put([
    ...tree.requests.map((request): VaultRecord => ({ kind: 'request', request })),
    ...(tree.collection ? [{ kind: 'collection', collection: tree.collection } as const] : []),
    ...environments.kept.map((environment): VaultRecord => ({ kind: 'environment', environment })),
  ]);
  const standing = await loadStanding(services, {
    collections: new Set(tree.gone),
    requests: tree.goes,
    environments: new Set(environments.gone),
  });
  const secrets = [...taking.made, ...tree.secrets, ...environments.secrets].map(({ id }) => id);
  const dropped = secrets.filter((id) => !standing.secrets.has(id));
  await vault.remove([
    ...addressesOf('request', [...tree.goes]),
    ...addressesOf('collection', tree.gone),
    ...addressesOf('environment', environments.gone),
    ...addressesOf('secret', dropped),
  ]);
  return standing.profiles;
}

/** The collection without what the document brought, and what goes with that. */
async function treeWithout(services: ConsoleServices, { before, after }: TakingBack) {
  const now = after.collection && (await services.vault.loadCollection(after.collection.id));
  // Deleted since, it stays deleted.
  if (!after.collection || !now)
    return { isThere: false, collection: null, requests: [], goes: new Set<string>(), gone: [], secrets: [] };
  const asLeft = await requestsAsLeft(services, after.requests);
  const standing = new Set(requestsIn(now).map(({ id }) => id));
  const drafts = await services.vault.loadDrafts();
  const changing = new Set([...drafts.records.map(({ id }) => id), ...drafts.unreadable]);
  const going = asLeft.filter(({ id }) => !before.requests.has(id) && standing.has(id) && !changing.has(id));
  const goes = new Set(going.map(({ id }) => id));
  const requests = asLeft.flatMap(({ id }) => before.requests.get(id) ?? []);
  const collection = takeBackTree({ before: before.collection, after: after.collection, now, goes });
  const gone = collection ? [] : [now.id];
  const secrets = [...secretsOfGroup(now), ...going.flatMap(({ auth }) => secretsOfAuth(auth))];
  return { isThere: true, collection, requests, goes, gone, secrets };
}

/** The requests that nobody saved since. */
async function requestsAsLeft(services: ConsoleServices, left: readonly SavedRequest[]): Promise<SavedRequest[]> {
  const now = await loadRequests(
    services,
    left.map(({ id }) => id),
  );
  return left.filter(({ id, changedAt }) => now.get(id)?.changedAt === changedAt);
}

async function environmentsWithout({ vault }: ConsoleServices, { before, changed }: TakenEnvironments) {
  const kept: Environment[] = [];
  const gone: string[] = [];
  const secrets: SecretRef[] = [];
  for (const left of changed) {
    const now = await vault.loadEnvironment(left.id);
    const earlier = before.find(({ id }) => id === left.id);
    secrets.push(...secretsOfVariables([...(earlier?.variables ?? []), ...(now?.variables ?? [])]));
    if (!now) continue;
    if (earlier) kept.push(environmentWithout(earlier, left, now));
    else if (saidBy(now) === saidBy(left)) gone.push(left.id);
    else kept.push(now);
  }
  return { kept, gone, secrets };
}

/** As it is now, without what the document added or filled in. */
function environmentWithout(earlier: Environment, left: Environment, now: Environment): Environment {
  const before = boundAs(earlier.variables, now.variables);
  if (saidBy(now) === saidBy(left)) return { ...earlier, variables: before };
  const find = (variables: readonly Variable[], name: string) => variables.find((each) => each.name === name);
  const variables = now.variables.flatMap((variable) => {
    const [was, brought] = [find(before, variable.name), find(left.variables, variable.name)];
    const isAsLeft = brought && canonicalText(unbound(brought)) === canonicalText(unbound(variable));
    return isAsLeft ? (was ?? []) : variable;
  });
  return { ...now, variables, profileId: now.profileId === left.profileId ? earlier.profileId : now.profileId };
}

function saidBy({ variables, ...own }: Environment): string {
  return canonicalText({ ...own, variables: variables.map(unbound) });
}
