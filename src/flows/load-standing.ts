import { profileIdOf, profileIdsIn } from '#collection/profile-roles.ts';
import { requestsIn } from '#collection/tree.ts';
import type { ConsoleServices } from './console-services.ts';
import { loadRequests } from './load-shared-collection.ts';
import { secretsOfAuth, secretsOfGroup, secretsOfVariables } from './request-secrets.ts';

/** Records that are about to be removed, by their ids: what they name, they name no more. */
export interface Going {
  readonly collections: ReadonlySet<string>;
  readonly requests: ReadonlySet<string>;
  readonly environments: ReadonlySet<string>;
}

/** What is named by something that stays, wherever it stands; by id. */
export interface Standing {
  readonly secrets: ReadonlySet<string>;
  readonly profiles: ReadonlySet<string>;
}

/** Reads what all collections, requests, drafts and environments of this device name, but for those that go. */
export async function loadStanding(services: ConsoleServices, going: Going): Promise<Standing> {
  const { vault } = services;
  const collections = (await vault.loadCollections()).records.filter(({ id }) => !going.collections.has(id));
  const ids = collections.flatMap((collection) => requestsIn(collection).map(({ id }) => id));
  const requests = await loadRequests(
    services,
    ids.filter((id) => !going.requests.has(id)),
  );
  const drafts = (await vault.loadDrafts()).records.map(({ request }) => request.auth);
  const environments = (await vault.loadEnvironments()).records.filter(({ id }) => !going.environments.has(id));
  const secrets = [
    ...collections.flatMap(secretsOfGroup),
    ...[...[...requests.values()].map(({ auth }) => auth), ...drafts].flatMap(secretsOfAuth),
    ...environments.flatMap(({ variables }) => secretsOfVariables(variables)),
  ];
  const profiles = [
    ...collections.flatMap((collection) => profileIdsIn(collection, requests)),
    ...drafts.flatMap(profileIdOf),
    ...environments.flatMap(({ profileId }) => profileId ?? []),
  ];
  return { secrets: new Set(secrets.map(({ id }) => id)), profiles: new Set(profiles) };
}
