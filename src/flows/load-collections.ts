import { environmentsProfile } from '#collection/auth.ts';
import { type Collection, scratchId } from '#collection/collection.ts';
import type { Listing } from '#vault/vault.ts';
import type { ConsoleServices } from './console-services.ts';
import { collectionsLock } from './lock-names.ts';

/** Loads all collections, the oldest first. Scratch is made where it is not there yet. */
export async function loadCollections(services: ConsoleServices): Promise<Listing<Collection>> {
  await ensureScratch(services);
  const { records, unreadable } = await services.vault.loadCollections();
  const sorted = records.toSorted((a, b) => a.createdAt - b.createdAt || a.name.localeCompare(b.name));
  return { records: sorted, unreadable };
}

/** Makes the collection "Scratch" unless it is there; one that can't be decrypted is left alone. */
export async function ensureScratch(services: ConsoleServices): Promise<void> {
  if (await hasScratch(services)) return;
  await services.locks.withLock(collectionsLock, async () => {
    if (await hasScratch(services)) return;
    await services.vault.put([{ kind: 'collection', collection: newScratch(services.now()) }]);
  });
}

/** Scratch as it begins. Every profile's first request goes there: what is in it names its own profile. */
export function newScratch(createdAt: number): Collection {
  return { id: scratchId, name: 'Scratch', auth: environmentsProfile, variables: [], items: [], createdAt };
}

async function hasScratch({ vault }: ConsoleServices): Promise<boolean> {
  const { records, unreadable } = await vault.loadCollections();
  return records.some(({ id }) => id === scratchId) || unreadable.includes(scratchId);
}

/** Loads a collection. @throws if there is none: it was deleted in another tab. */
export async function loadCollection({ vault }: ConsoleServices, id: string): Promise<Collection> {
  const collection = await vault.loadCollection(id);
  if (!collection) throw new Error('This collection was deleted in another tab');
  return collection;
}
