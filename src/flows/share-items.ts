import type { Environment } from '#collection/environment.ts';
import type { LeftOut } from '#collection/left-out.ts';
import { readDocument } from '#collection/read-document.ts';
import type { DocumentRefusal } from '#collection/read-document-result.ts';
import { type Shared, shareCollection, shareProfiles } from '#collection/share-collection.ts';
import type { ProfileToShare } from '#collection/share-profile.ts';
import type { SharedDocument } from '#collection/shared-document.ts';
import { findItem, requestsIn } from '#collection/tree.ts';
import { usesEnvironment } from '#collection/uses-environment.ts';
import { writeDocument } from '#collection/write-document.ts';
import type { Profile } from '#oauth/profile.ts';
import { profileName } from '#oauth/profile-words.ts';
import { presetOriginOf } from '#providers/practice.ts';
import type { ConsoleServices } from './console-services.ts';
import { loadCollection } from './load-collections.ts';
import { loadProfile } from './load-records.ts';
import { loadRequests } from './load-shared-collection.ts';
import { presetBase } from './preset-base.ts';

/** What is to be shared. */
export interface ShareWish {
  readonly what: /** `itemId`: a folder or request of it, `null` for the whole. */
    | { readonly kind: 'collection'; readonly id: string; readonly itemId: string | null }
    | { readonly kind: 'profile'; readonly id: string };
  /** The environments that go along: as a rule the one in use. */
  readonly environmentIds: readonly string[];
  /** Those of them that nothing in it takes anything of stay: nobody asked for them to go. */
  readonly leavesUnused?: boolean;
  readonly includesClientId: boolean;
}

/** What is handed over, and what is not. */
export type SharedItems =
  | {
      readonly kind: 'shared';
      /** Of the collection, folder, request or profile. */
      readonly name: string;
      readonly document: SharedDocument;
      /** The ids here of its profiles, in its order. */
      readonly profileIds: readonly string[];
      /** The environments that go along, by their ids here. */
      readonly environmentIds: readonly string[];
      /** Exactly what they get. */
      readonly text: string;
      readonly leftOut: Readonly<LeftOut> & {
        /** Stored tokens of the profiles that go along. */
        readonly tokens: number;
        /** Requests with changes that were not saved: these changes stay. */
        readonly drafts: number;
      };
    }
  /** No console would read it: too large, or too deep. */
  | { readonly kind: 'refused'; readonly name: string; readonly refusal: DocumentRefusal };

/**
 * Makes a document of something that is saved. Nothing of it is stored or sent.
 * 1. Load it, as it was saved last, with all that it may need.
 * 2. Write it out: secrets have no place in it.
 * 3. Read it as whoever gets it will.
 * @throws if it was deleted in another tab.
 */
export async function shareItems(services: ConsoleServices, wish: ShareWish): Promise<SharedItems> {
  const { name, shared, profileIds, environmentIds, drafts } = await load(services, wish);
  const text = writeDocument(shared.document);
  const read = readDocument(text);
  if (read.kind === 'refused') return { kind: 'refused', name, refusal: read.refusal };
  const tokens = await Promise.all(profileIds.map((id) => services.vault.loadTokensOf(id)));
  const count = tokens.reduce((sum, { records, unreadable }) => sum + records.length + unreadable.length, 0);
  return {
    kind: 'shared',
    name,
    document: shared.document,
    profileIds,
    environmentIds,
    text,
    leftOut: { ...shared.leftOut, tokens: count, drafts },
  };
}

interface Loaded {
  readonly name: string;
  readonly shared: Shared;
  /** The profiles that go along. */
  readonly profileIds: readonly string[];
  readonly environmentIds: readonly string[];
  readonly drafts: number;
}

function load(services: ConsoleServices, wish: ShareWish): Promise<Loaded> {
  return wish.what.kind === 'profile' ? loadOne(services, wish.what.id, wish) : loadTree(services, wish.what, wish);
}

async function loadOne(services: ConsoleServices, id: string, { includesClientId }: ShareWish): Promise<Loaded> {
  const profile = await loadProfile(services, id);
  const shared = shareProfiles([toShare(profile)], includesClientId);
  return { name: profileName(profile), shared, profileIds: [id], environmentIds: [], drafts: 0 };
}

function toShare(stored: Profile): ProfileToShare {
  const profile = { ...stored, preset: presetOriginOf(stored) };
  return { profile, base: presetBase(profile.preset) };
}

async function loadTree(
  services: ConsoleServices,
  { id, itemId }: Extract<ShareWish['what'], { kind: 'collection' }>,
  { environmentIds, leavesUnused = false, includesClientId }: ShareWish,
): Promise<Loaded> {
  const { vault } = services;
  const collection = await loadCollection(services, id);
  const item = itemId === null ? collection : findItem(collection, itemId)?.item;
  if (!item) throw new Error('This was deleted in another tab');
  const entries = 'items' in item ? requestsIn(item) : [item];
  const requests = await loadRequests(
    services,
    entries.map((entry) => entry.id),
  );
  const wished = (await vault.loadEnvironments()).records.filter((each) => environmentIds.includes(each.id));
  const stored = (await vault.loadProfiles()).records.toSorted((a, b) => a.createdAt - b.createdAt);
  const profiles = stored.map(toShare);
  const share = (environments: readonly Environment[]) => {
    const shared = shareCollection({ collection, itemId, requests, environments, profiles, includesClientId });
    if (!shared) throw new Error('This was deleted in another tab');
    return shared;
  };
  const all = share(wished);
  const environments = leavesUnused ? wished.filter((_, at) => isUsed(all.document, at)) : wished;
  const shared = environments.length < wished.length ? share(environments) : all;
  const drafts = (await vault.loadDrafts()).records.filter((draft) => requests.has(draft.id)).length;
  const ids = environments.map((each) => each.id);
  return { name: item.name, shared, profileIds: shared.profileIds, environmentIds: ids, drafts };
}

function isUsed({ collection, environments }: SharedDocument, at: number): boolean {
  const environment = environments[at];
  return collection !== null && environment !== undefined && usesEnvironment(collection, environment);
}
