import { type Auth, credentialOf } from '#collection/auth.ts';
import type { Collection, Group } from '#collection/collection.ts';
import type { SavedRequest } from '#collection/saved-request.ts';
import { type SecretPlace, secretPlaceKey } from '#collection/secret-place.ts';
import type { SharedDocument } from '#collection/shared-document.ts';
import { findItem, requestsIn, walk } from '#collection/tree.ts';
import type { Variable } from '#collection/variable.ts';
import type { ConsoleServices } from './console-services.ts';
import { everybodysIds, loadRequests } from './load-shared-collection.ts';
import { unlessUnreadable } from './unless-unreadable.ts';

/**
 * The places of a document that have a value on this device already, by `secretPlaceKey`: in the environments of its
 * names, and in the collection of its id. Taken in beside what is here, it needs none of these; a copy needs all.
 */
export async function loadHeldValues(
  services: ConsoleServices,
  { environments, collection }: SharedDocument,
): Promise<ReadonlySet<string>> {
  const { vault } = services;
  const named = new Set(environments.map(({ name }) => name));
  const own = (await vault.loadEnvironments()).records.filter(({ name }) => named.has(name));
  const held = own.flatMap(({ name: environment, variables }) =>
    valued(variables).map((name): SecretPlace => ({ kind: 'environment', environment, name })),
  );
  const isOfOne = collection !== null && !everybodysIds.has(collection.id);
  const yours = isOfOne ? await unlessUnreadable(vault.loadCollection(collection.id)) : null;
  if (collection && yours) {
    const requests = await loadRequests(
      services,
      requestsIn(yours).map(({ id }) => id),
    );
    held.push(
      ...heldIn(yours, requests),
      ...(collection.isPart ? heldAround(yours, collection.items[0]?.id ?? '') : []),
    );
  }
  return new Set(held.map(secretPlaceKey));
}

function heldIn(yours: Collection, requests: ReadonlyMap<string, SavedRequest>): SecretPlace[] {
  const folders = [...walk(yours)].flatMap(([item]) => (item.kind === 'folder' ? [item] : []));
  const groups: readonly Group[] = [yours, ...folders];
  return [
    ...groups.flatMap(({ id: groupId, variables }) =>
      valued(variables).map((name): SecretPlace => ({ kind: 'variable', groupId, name })),
    ),
    ...[...groups, ...requests.values()].flatMap(({ id: ownerId, auth }): SecretPlace[] =>
      hasSecret(auth) ? [{ kind: 'auth', ownerId }] : [],
    ),
  ];
}

/** A part holds what the groups around it hand down as its collection's: here each stands where it always did. */
function heldAround(yours: Collection, itemId: string): SecretPlace[] {
  const groups: readonly Group[] = findItem(yours, itemId)?.groups ?? [yours];
  const names = groups.flatMap(({ variables }) => valued(variables));
  return [
    { kind: 'auth', ownerId: yours.id },
    ...names.map((name): SecretPlace => ({ kind: 'variable', groupId: yours.id, name })),
  ];
}

/** The names of variables that have a value: a plain one stays in place of a secret, too. */
function valued(variables: readonly Variable[]): string[] {
  const has = ({ value }: Variable) => (value.kind === 'secret' ? value.secret !== null : value.text !== '');
  return variables.filter(has).map(({ name }) => name);
}

const hasSecret = (auth: Auth) => credentialOf(auth)?.kind === 'secret';
