import type { Environment } from '#collection/environment.ts';
import type { Listing } from '#vault/vault.ts';
import type { ConsoleServices } from './console-services.ts';

/** Loads all environments, the oldest first. */
export async function loadEnvironments({ vault }: ConsoleServices): Promise<Listing<Environment>> {
  const { records, unreadable } = await vault.loadEnvironments();
  const sorted = records.toSorted((a, b) => a.createdAt - b.createdAt || a.name.localeCompare(b.name));
  return { records: sorted, unreadable };
}

/** Loads an environment. @throws if it is gone: deleted in another tab. */
export async function loadEnvironment({ vault }: ConsoleServices, id: string): Promise<Environment> {
  const environment = await vault.loadEnvironment(id);
  if (!environment) throw new Error('This environment was deleted in another tab');
  return environment;
}
