import { freeCopyName } from '#collection/copy-tree.ts';
import { type ConsoleServices, freshId } from './console-services.ts';
import { loadEnvironment } from './load-environments.ts';
import { environmentLock } from './lock-names.ts';
import { copySecrets } from './request-secrets.ts';

/** Copies an environment and gives the copy's id. Its secret variables have secrets of their own. */
export async function duplicateEnvironment(services: ConsoleServices, id: string): Promise<string> {
  const { locks, vault } = services;
  return locks.withLock(environmentLock(id), async () => {
    const original = await loadEnvironment(services, id);
    const { records } = await vault.loadEnvironments();
    const names = records.map(({ name }) => name);
    const copies = copySecrets(services);
    const environment = {
      ...original,
      id: freshId(services),
      name: freeCopyName(original.name, names),
      variables: await copies.variables(original.variables),
      createdAt: services.now(),
    };
    await vault.put([...copies.records, { kind: 'environment', environment }]);
    return environment.id;
  });
}
