import { buildPracticeCollection, practiceCollectionId } from '#collection/practice-collection.ts';
import type { VaultRecord } from '#vault/vault.ts';
import { type ConsoleServices, freshId } from './console-services.ts';
import { collectionsLock } from './lock-names.ts';

/** The records of a practice collection, `[]` where it is there already. */
export async function newPracticeCollection(services: ConsoleServices, profileId: string): Promise<VaultRecord[]> {
  const { records, unreadable } = await services.vault.loadCollections();
  if ([...records.map(({ id }) => id), ...unreadable].includes(practiceCollectionId)) return [];
  const making = { profileId, newId: () => freshId(services), now: services.now() };
  const { collection, requests } = buildPracticeCollection(making);
  return [
    ...requests.map((request): VaultRecord => ({ kind: 'request', request })),
    { kind: 'collection', collection },
  ];
}

/** Makes the practice collection again after it was deleted. */
export async function createPracticeCollection(services: ConsoleServices, profileId: string): Promise<string> {
  return services.locks.withLock(collectionsLock, async () => {
    await services.vault.put(await newPracticeCollection(services, profileId));
    return practiceCollectionId;
  });
}
