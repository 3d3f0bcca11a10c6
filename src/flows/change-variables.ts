import type { SecretRef } from '#call/secret-ref.ts';
import { changeGroup } from '#collection/edit-tree.ts';
import type { BoundSecret } from '#collection/obstacle.ts';
import { findGroup } from '#collection/tree.ts';
import type { Variable } from '#collection/variable.ts';
import type { Removed, VaultRecord } from '#vault/vault.ts';
import type { ConsoleServices } from './console-services.ts';
import { collectionsLock, environmentLock } from './lock-names.ts';

/** Where variables stand: in an environment, or in a collection or folder. */
export type VariableOwner = Extract<BoundSecret, { kind: 'variable' }>['owner'];

/** Variables as they shall be stored. */
export interface ChangedVariables {
  readonly variables: readonly Variable[];
  /** New secrets among them, stored in the same `put`. */
  readonly records?: readonly VaultRecord[];
  /** Secrets that nothing stands for any more. */
  readonly dropped?: readonly SecretRef[];
}

/** What becomes of the variables of an owner; `null` leaves them as they are. */
export type VariableChange = (
  variables: readonly Variable[],
) => ChangedVariables | null | Promise<ChangedVariables | null>;

/**
 * Changes the variables of an environment, a collection or a folder. Of one deleted meanwhile nothing is changed.
 * 1. Hold the owner's lock and read it: another tab may have changed it.
 * 2. Store it with the new secrets, together.
 * 3. Remove the secrets that were replaced: stopped in between, one that nobody uses harms nobody.
 *
 * @returns the secrets removed, to be restored; `null` for none.
 */
export async function changeVariables(
  services: ConsoleServices,
  owner: VariableOwner,
  change: VariableChange,
): Promise<Removed | null> {
  const { locks, vault } = services;
  const lock = owner.kind === 'environment' ? environmentLock(owner.id) : collectionsLock;
  return locks.withLock(lock, async () => {
    const found =
      owner.kind === 'environment' ? await inEnvironment(services, owner.id) : await inGroup(services, owner.id);
    const changed = found && (await change(found.variables));
    if (!found || !changed) return null;
    await vault.put([...(changed.records ?? []), found.recordWith(changed.variables)]);
    const dropped = changed.dropped ?? [];
    return dropped.length === 0 ? null : vault.remove(dropped.map(({ id }) => ({ store: 'secret', id })));
  });
}

interface FoundVariables {
  readonly variables: readonly Variable[];
  /** The record of their owner with others in their place. */
  recordWith(variables: readonly Variable[]): VaultRecord;
}

async function inEnvironment({ vault }: ConsoleServices, id: string): Promise<FoundVariables | null> {
  const environment = await vault.loadEnvironment(id);
  return (
    environment && {
      variables: environment.variables,
      recordWith: (variables) => ({ kind: 'environment', environment: { ...environment, variables } }),
    }
  );
}

async function inGroup({ vault }: ConsoleServices, id: string): Promise<FoundVariables | null> {
  const { records } = await vault.loadCollections();
  for (const collection of records) {
    const group = findGroup(collection, id);
    if (!group) continue;
    return {
      variables: group.variables,
      recordWith: (variables) => ({
        kind: 'collection',
        collection: changeGroup(collection, id, (each) => ({ ...each, variables })),
      }),
    };
  }
  return null;
}
