import { changeGroup } from '#collection/edit-tree.ts';
import type { Binding, BoundSecret } from '#collection/obstacle.ts';
import { findGroup } from '#collection/tree.ts';
import type { Variable } from '#collection/variable.ts';
import type { ConsoleServices } from './console-services.ts';
import { collectionsLock, environmentLock, profileLock } from './lock-names.ts';

/**
 * Binds a secret to one more origin (R27): by its first own send, or on a press of Allow. What was deleted meanwhile
 * needs no binding.
 */
export async function bindSecret(services: ConsoleServices, { secret, origin }: Binding): Promise<void> {
  switch (secret.kind) {
    case 'token':
      return bindToken(services, secret.profileId, origin);
    case 'variable':
      return secret.owner.kind === 'environment'
        ? bindInEnvironment(services, secret, origin)
        : bindInGroup(services, secret, origin);
  }
}

type BoundVariable = Extract<BoundSecret, { kind: 'variable' }>;

async function bindToken(services: ConsoleServices, profileId: string, origin: string): Promise<void> {
  await services.locks.withLock(profileLock(profileId), async () => {
    const profile = await services.vault.loadProfile(profileId);
    if (!profile) return;
    const tokenOrigins = withOrigin(profile.tokenOrigins, origin);
    await services.vault.put([{ kind: 'profile', profile: { ...profile, tokenOrigins } }]);
  });
}

async function bindInEnvironment(services: ConsoleServices, { name, owner }: BoundVariable, origin: string) {
  await services.locks.withLock(environmentLock(owner.id), async () => {
    const environment = await services.vault.loadEnvironment(owner.id);
    if (!environment) return;
    const variables = bindIn(environment.variables, name, origin);
    await services.vault.put([{ kind: 'environment', environment: { ...environment, variables } }]);
  });
}

async function bindInGroup(services: ConsoleServices, { name, owner }: BoundVariable, origin: string) {
  await services.locks.withLock(collectionsLock, async () => {
    const { records } = await services.vault.loadCollections();
    const collection = records.find((each) => findGroup(each, owner.id));
    if (!collection) return;
    const changed = changeGroup(collection, owner.id, (group) => ({
      ...group,
      variables: bindIn(group.variables, name, origin),
    }));
    await services.vault.put([{ kind: 'collection', collection: changed }]);
  });
}

function bindIn(variables: readonly Variable[], name: string, origin: string): Variable[] {
  return variables.map((variable) => {
    const { value } = variable;
    if (variable.name !== name || value.kind !== 'secret') return variable;
    return { ...variable, value: { ...value, origins: withOrigin(value.origins, origin) } };
  });
}

function withOrigin(origins: readonly string[], origin: string): readonly string[] {
  return origins.includes(origin) ? origins : [...origins, origin];
}
