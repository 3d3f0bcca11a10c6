import { walk } from '#collection/tree.ts';
import type { Variable } from '#collection/variable.ts';
import type { Vault } from '#vault/vault.ts';

/** The variables of all collections, folders and environments. */
export async function loadVariables(vault: Vault): Promise<Variable[]> {
  const [collections, environments] = await Promise.all([vault.loadCollections(), vault.loadEnvironments()]);
  const folders = collections.records.flatMap((collection) =>
    [...walk(collection)].flatMap(([item]) => (item.kind === 'folder' ? [item] : [])),
  );
  return [...collections.records, ...folders, ...environments.records].flatMap(({ variables }) => variables);
}
