import type { Collection } from '#collection/collection.ts';
import { changeEntry, insertItem } from '#collection/edit-tree.ts';
import { usedPathVariables } from '#collection/path-variables.ts';
import type { Draft, SavedRequest } from '#collection/saved-request.ts';
import { findAmong } from '#collection/tree.ts';
import type { RecordAddress } from '#vault/vault.ts';
import type { ConsoleServices } from './console-services.ts';
import { type CollectionPlace, entryOf } from './create-in-collection.ts';
import { loadCollection } from './load-collections.ts';
import { collectionsLock } from './lock-names.ts';
import { secretsOfAuth } from './request-secrets.ts';

/** What to save. */
export interface SaveWish {
  readonly draft: Pick<Draft, 'request' | 'basedOn'>;
  /** Where a request goes that has no place yet, or lost it, and under which name. */
  readonly as?: CollectionPlace & { readonly name: string };
  /** Saves over what another tab saved since. */
  readonly overwrites?: boolean;
}

/** What became of it. All but `saved` store nothing: the draft is as it was. */
export type SaveResult =
  | { readonly kind: 'saved'; readonly collectionId: string; readonly request: SavedRequest }
  /** It is in no collection (any more), and the wish names none. */
  | { readonly kind: 'no-place' }
  /** Saved in another tab since the draft began. */
  | { readonly kind: 'changed-elsewhere'; readonly theirs: SavedRequest };

/**
 * Saves a request and is done with its draft.
 * 1. Find its place. One that is gone, or never was, is asked for.
 * 2. Hold what is stored against what the draft was based on.
 * 3. Store the record and its entry together, without the values of path variables that are gone from its URL. The name is the tree's: it is changed there (`renameItem`).
 * 4. Remove the draft, and the secrets that only the earlier record held.
 */
export async function saveRequest(services: ConsoleServices, wish: SaveWish): Promise<SaveResult> {
  return services.locks.withLock(collectionsLock, async () => {
    const { vault } = services;
    const { request, basedOn } = wish.draft;
    const target = await targetOf(services, wish);
    if (!target) return { kind: 'no-place' };
    const theirs = await vault.loadRequest(request.id);
    const isChanged = theirs !== null && theirs.changedAt !== basedOn;
    if (isChanged && !wish.overwrites) return { kind: 'changed-elsewhere', theirs };
    // Two saves within a millisecond, or after the clock was set back, still differ.
    const changedAt = Math.max(services.now(), (theirs?.changedAt ?? 0) + 1);
    const pathVariables = usedPathVariables(request);
    const saved: SavedRequest = { ...request, pathVariables, name: target.name, changedAt };
    await vault.put([
      { kind: 'request', request: saved },
      { kind: 'collection', collection: target.place(saved) },
    ]);
    await vault.remove([{ store: 'draft', id: request.id }, ...secretsLeft(theirs, saved)]);
    return { kind: 'saved', collectionId: target.collectionId, request: saved };
  });
}

interface Target {
  readonly collectionId: string;
  readonly name: string;
  place(saved: SavedRequest): Collection;
}

async function targetOf(services: ConsoleServices, { draft, as }: SaveWish): Promise<Target | null> {
  const { id } = draft.request;
  const { records } = await services.vault.loadCollections();
  const found = findAmong(records, id);
  if (found) {
    const [collection] = found.groups;
    const place = ({ method }: SavedRequest) => changeEntry(collection, id, { method });
    return { collectionId: collection.id, name: found.item.name, place };
  }
  if (!as) return null;
  const collection = await loadCollection(services, as.collectionId);
  const place = (saved: SavedRequest) => insertItem(collection, entryOf(saved), as.place);
  return { collectionId: collection.id, name: as.name, place };
}

/** The secrets that an earlier record held and the next one does not. */
export function secretsLeft(earlier: SavedRequest | null, next: SavedRequest | null): RecordAddress[] {
  if (!earlier) return [];
  const kept = new Set((next ? secretsOfAuth(next.auth) : []).map(({ id }) => id));
  return secretsOfAuth(earlier.auth).flatMap(({ id }) => (kept.has(id) ? [] : [{ store: 'secret', id }]));
}
