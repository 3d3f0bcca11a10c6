import { freeName } from '#collection/copy-tree.ts';
import type { Environment } from '#collection/environment.ts';
import { type ConsoleServices, freshId } from './console-services.ts';
import { environmentLock } from './lock-names.ts';

/** What an environment begins with. */
export interface NewEnvironment {
  readonly name?: string;
  readonly profileId?: string | null;
}

/** Makes an environment without variables and gives its id. A name that is taken gets a number. */
export async function createEnvironment(
  services: ConsoleServices,
  { name = 'New environment', profileId = null }: NewEnvironment = {},
): Promise<string> {
  const { records } = await services.vault.loadEnvironments();
  const names = records.map((each) => each.name);
  const environment: Environment = {
    ...{ id: freshId(services), name: freeName(name, names), profileId },
    variables: [],
    createdAt: services.now(),
  };
  await services.vault.put([{ kind: 'environment', environment }]);
  return environment.id;
}

/** Gives an environment another name. */
export async function renameEnvironment(services: ConsoleServices, { id, name }: { id: string; name: string }) {
  await changeEnvironment(services, id, { name });
}

/** Chooses whose token requests carry that say "the environment's profile"; `null` for nobody's. */
export async function setEnvironmentProfile(
  services: ConsoleServices,
  { id, profileId }: { id: string; profileId: string | null },
) {
  await changeEnvironment(services, id, { profileId });
}

/** Of an environment deleted meanwhile nothing is changed. */
async function changeEnvironment(
  { locks, vault }: ConsoleServices,
  id: string,
  change: Partial<Pick<Environment, 'name' | 'profileId'>>,
): Promise<void> {
  await locks.withLock(environmentLock(id), async () => {
    const environment = await vault.loadEnvironment(id);
    if (environment) await vault.put([{ kind: 'environment', environment: { ...environment, ...change } }]);
  });
}
