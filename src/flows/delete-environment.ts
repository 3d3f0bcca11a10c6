import type { ConsoleServices } from './console-services.ts';
import type { Deletion } from './delete-token.ts';
import { loadEnvironment } from './load-environments.ts';
import { environmentLock } from './lock-names.ts';
import { secretsOfVariables } from './request-secrets.ts';

/** What went. */
export interface EnvironmentDeletion extends Deletion {
  readonly name: string;
  /** How many variables went with it. */
  readonly variables: number;
}

/**
 * Deletes an environment with its secrets. Its profile and the calls made with it stay.
 * 1. Hold its lock: a change that is under way would bring it back.
 * 2. Remove it and the secrets of its variables, together.
 */
export async function deleteEnvironment(services: ConsoleServices, id: string): Promise<EnvironmentDeletion> {
  const { locks, vault } = services;
  return locks.withLock(environmentLock(id), async () => {
    const { name, variables } = await loadEnvironment(services, id);
    const removed = await vault.remove([
      { store: 'environment', id },
      ...secretsOfVariables(variables).map((secret) => ({ store: 'secret', id: secret.id }) as const),
    ]);
    return { name, variables: variables.length, undo: () => vault.restore(removed) };
  });
}
