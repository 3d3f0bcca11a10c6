import { freeName } from '#collection/copy-tree.ts';
import type { VaultRecord } from '#vault/vault.ts';
import type { ConsoleServices } from './console-services.ts';

interface Named {
  readonly id: string;
  readonly name: string;
}

/**
 * Names what a backup brings beside others of its name, so that one can be told from the other: "Staging (restored)".
 * What is here under its own id, and what has no name, keeps what it is called.
 */
export function createRestoredNames({ vault }: Pick<ConsoleServices, 'vault'>) {
  const profiles = once(async () => (await vault.loadProfiles()).records);
  const environments = once(async () => (await vault.loadEnvironments()).records);
  const collections = once(async () => (await vault.loadCollections()).records);
  return async (record: VaultRecord): Promise<VaultRecord> => {
    switch (record.kind) {
      case 'profile':
        return { ...record, profile: named(record.profile, await profiles()) };
      case 'environment':
        return { ...record, environment: named(record.environment, await environments()) };
      case 'collection':
        return { ...record, collection: named(record.collection, await collections()) };
      default:
        return record;
    }
  };
}

function named<T extends Named>(record: T, here: Named[]): T {
  const names = here.map(({ name }) => name);
  if (record.name === '' || here.some(({ id }) => id === record.id) || !names.includes(record.name)) return record;
  const renamed = { ...record, name: freeName(`${record.name} (restored)`, names) };
  here.push(renamed);
  return renamed;
}

function once(load: () => Promise<readonly Named[]>): () => Promise<Named[]> {
  let loading: Promise<Named[]> | null = null;
  return () => {
    loading ??= load().then((records) => [...records]);
    return loading;
  };
}
