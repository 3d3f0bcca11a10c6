import { FreeNames } from '#formats/free-names.ts';
import type { VaultRecord } from '#vault/vault.ts';
import type { ConsoleServices } from './console-services.ts';

interface Named {
  readonly id: string;
  readonly name: string;
}

/** What there is of one kind. */
interface Here {
  readonly ids: Set<string>;
  readonly names: Set<string>;
  readonly free: FreeNames;
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

function named<T extends Named>(record: T, { ids, names, free }: Here): T {
  if (record.name === '' || ids.has(record.id) || !names.has(record.name)) return record;
  const name = free.of(`${record.name} (restored)`);
  ids.add(record.id);
  names.add(name);
  return { ...record, name };
}

function once(load: () => Promise<readonly Named[]>): () => Promise<Here> {
  let loading: Promise<Here> | null = null;
  return () => {
    loading ??= load().then(hereOf);
    return loading;
  };
}

function hereOf(records: readonly Named[]): Here {
  const names = new Set(records.map(({ name }) => name));
  return { ids: new Set(records.map(({ id }) => id)), names, free: new FreeNames(names) };
}
