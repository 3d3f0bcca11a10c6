import { type Comparison, compareCollections } from '#collection/compare-collections.ts';
import { type ComparedValue, compareValues } from '#collection/compare-values.ts';
import { emptyVariables, type Needed, neededSecrets, type VariablePlace } from '#collection/document-places.ts';
import { type DocumentReach, readDocumentReach } from '#collection/document-reach.ts';
import type { Environment } from '#collection/environment.ts';
import { type SecretPlace, secretPlaceKey } from '#collection/secret-place.ts';
import type { SharedCollection, SharedDocument, SharedGroup, SharedProfile } from '#collection/shared-document.ts';
import { usedRoles } from '#collection/used-roles.ts';
import { type UsedNames, usedNames } from '#formats/document-names.ts';
import { type Profile, resolveProfile } from '#oauth/profile.ts';
import { profileName } from '#oauth/profile-words.ts';
import type { ConsoleServices } from './console-services.ts';
import { asProfile, type DocumentProfile, readDocumentProfile } from './document-profiles.ts';
import { loadHeldValues } from './held-values.ts';
import { inSlices } from './in-slices.ts';
import { loadSharedCollection } from './load-shared-collection.ts';
import { secretLabels } from './profile-secrets.ts';
import { countCalls, hostsOf, originsOf, type ReviewedHost } from './reviewed-hosts.ts';

/** A role that a profile is needed for. */
export interface NeededProfile {
  readonly role: string;
  /** `null` where the document names a role and brings no profile for it: one of this device's is to be chosen. */
  readonly profile: {
    readonly name: string;
    readonly grant: Profile['grant'];
    readonly pkce: Profile['pkce'];
    /** Where it asks for tokens, sends the user and calls: hosts, with their ports. */
    readonly hosts: readonly string[];
    readonly scopes: readonly string[];
    /** Empty where it stays with its owner. */
    readonly clientId: string;
    readonly isPresetUnknown: boolean;
  } | null;
  /** What a new one needs. */
  readonly secrets: readonly Needed<SecretPlace>[];
  /** Profiles of this device that ask at the same endpoints, as the same client, best first. */
  readonly candidates: readonly { readonly id: string; readonly name: string; readonly hasSecret: boolean }[];
}

/** Something that a document does not bring, and that may be here already. */
export interface Asked<Place> extends Needed<Place> {
  /** What is in its place here stays; a copy has none of it. */
  readonly isHere: boolean;
}

/** What a document holds, and what it would change here. Nothing of it is kept. */
export interface DocumentReview {
  readonly name: string;
  readonly counts: {
    readonly requests: number;
    readonly folders: number;
    readonly profiles: number;
    readonly environments: number;
    readonly variables: number;
  };
  readonly hosts: readonly ReviewedHost[];
  /** Requests that go wherever a name leads that has no value yet. */
  readonly unknown: DocumentReach['unknown'];
  readonly profiles: readonly NeededProfile[];
  readonly secrets: readonly Asked<SecretPlace>[];
  /** Variables without a value, and names that nothing gives one. */
  readonly variables: readonly Asked<VariablePlace>[];
  /** Every variable it brings, beside what is here. */
  readonly values: readonly ComparedValue[];
  /** Beside the collection of its id, if that is here; everything is added where not. `null` without a collection. */
  readonly comparison: Comparison | null;
  /** The collection that is here already. */
  readonly existing: { readonly id: string; readonly name: string } | null;
  /** What each way of taking it comes to. */
  readonly outcomes: { readonly added: number; readonly changed: number; readonly onlyYours: number };
  /** How many of its environments are new here, or bring one that is here the profile it lacks. */
  readonly environmentsChanged: number;
  /** The names that the collection of its id and the environments here use: a new variable takes none of them. */
  readonly namesHere: UsedNames;
}

/**
 * Looks at a document from somebody else beside what this device has. Reads only: nothing is stored, sent or opened.
 * 1. The collection of its id, where it is here, item by item.
 * 2. The profiles that fit the roles it names.
 * 3. The origins it leads to, held against the calls and profiles of this device.
 * 4. What is missing before it can be sent.
 * @throws the signal's reason where nobody waits for it any more.
 */
export async function reviewDocument(
  services: ConsoleServices,
  document: SharedDocument,
  signal?: AbortSignal,
): Promise<DocumentReview> {
  const { vault, origins } = services;
  const { collection } = document;
  const yours = collection && (await loadSharedCollection(services, collection.id));
  const hasEnvironment = document.environments.length > 0;
  const comparison = collection && compareCollections({ theirs: collection, yours, hasEnvironment });
  const own = (await vault.loadProfiles()).records.map((profile) => resolveProfile(profile, origins));
  const made = new Map(document.profiles.map((profile) => [profile.role, readDocumentProfile(profile)]));
  const resolved = new Map([...made].map(([role, each]) => [role, resolveProfile(asProfile(each, role), origins)]));
  const reach = await inSlices(
    readDocumentReach(document, { profiles: resolved, practiceOrigin: origins.practice }),
    signal,
  );
  const shared = new Map(document.profiles.map((profile) => [profile.role, profile]));
  const { records: environments } = await vault.loadEnvironments();
  const held = await loadHeldValues(services, document);
  const asked = <P extends SecretPlace>(needed: Needed<P>): Asked<P> => ({
    ...needed,
    isHere: held.has(secretPlaceKey(needed.place)),
  });
  return {
    name: nameOf(document),
    counts: countsOf(document),
    hosts: hostsOf({ reach, resolved, own, calls: await countCalls(services) }),
    unknown: reach.unknown,
    profiles: rolesOf(document, resolved).map((role) =>
      neededProfile({ role, shared: shared.get(role), made, resolved, own }),
    ),
    secrets: neededSecrets(document).map(asked),
    variables: [
      ...emptyVariables(document).map(asked),
      ...unresolvedIn(document, reach).map((each) => ({ ...each, isHere: false })),
    ],
    values: compareValues(document, { collection: yours, environments }, held),
    comparison,
    existing: yours && { id: yours.id, name: yours.name },
    outcomes: outcomesOf(comparison),
    environmentsChanged: countChanged(document, environments),
    namesHere: namesHere(yours, environments),
  };
}

/** Of the collection; else of what else there is. */
function nameOf({ collection, profiles: [profile], environments: [environment] }: SharedDocument): string {
  if (collection) return collection.name;
  return profile ? profileName(asProfile(readDocumentProfile(profile), '')) : (environment?.name ?? '');
}

function countsOf({ profiles, environments, collection }: SharedDocument): DocumentReview['counts'] {
  const counts = {
    requests: 0,
    folders: 0,
    profiles: profiles.length,
    environments: environments.length,
    variables: 0,
  };
  const walk = (group: SharedGroup) => {
    counts.variables += group.variables.length;
    for (const item of group.items) {
      if (item.kind === 'request') counts.requests += 1;
      else {
        counts.folders += 1;
        walk(item);
      }
    }
  };
  for (const { variables } of environments) counts.variables += variables.length;
  if (collection) walk(collection);
  return counts;
}

/** Each role once: those that bring a profile, and those that something in it needs one for. */
function rolesOf({ profiles, environments, collection }: SharedDocument, resolved: Roles['resolved']): string[] {
  const needed = usedRoles({ collection, environments, profiles: resolved });
  return [...new Set([...profiles.map(({ role }) => role), ...needed])];
}

interface Roles {
  readonly role: string;
  readonly shared: SharedProfile | undefined;
  readonly made: ReadonlyMap<string, DocumentProfile>;
  readonly resolved: ReadonlyMap<string, Profile>;
  readonly own: readonly Profile[];
}

function neededProfile({ role, shared, made, resolved, own }: Roles): NeededProfile {
  const profile = resolved.get(role);
  const read = made.get(role);
  if (!shared || !profile || !read) return { role, profile: null, secrets: [], candidates: [] };
  const brought: Partial<Record<string, string | null>> = read.secrets;
  const secrets = shared.secrets.filter((secret) => secret !== 'clientKey' && !brought[secret]);
  const candidates = own.filter((each) => isAlike(each, profile));
  return {
    role,
    profile: {
      ...{ name: profileName(profile), grant: profile.grant, isPresetUnknown: read.isPresetUnknown },
      hosts: originsOf(profile).map((origin) => new URL(origin).host),
      ...{ pkce: profile.pkce, scopes: profile.scopes, clientId: profile.clientId },
    },
    secrets: secrets.map((secret) => ({
      ...{ place: { kind: 'profile', role, secret }, label: secretLabels[secret], where: [profileName(profile)] },
    })),
    candidates: candidates
      .toSorted((a, b) => likeness(b, profile) - likeness(a, profile) || b.createdAt - a.createdAt)
      .map((each) => ({ id: each.id, name: profileName(each), hasSecret: each.clientSecret !== null })),
  };
}

/**
 * It asks for tokens in the same way, at the same places, and for the same client where the document names one; where there
 * is no token, it is for the same API. Another client of a provider is somebody else's: the user may still choose it.
 */
function isAlike(own: Profile, other: Profile): boolean {
  const place = (profile: Profile) => profile.tokenEndpoint || profile.authorizationEndpoint || profile.apiBaseUrl;
  const agrees = (field: 'authorizationEndpoint' | 'clientId') => other[field] === '' || own[field] === other[field];
  const isSamePlace = place(other) !== '' && place(own) === place(other) && agrees('authorizationEndpoint');
  return isSamePlace && own.grant === other.grant && agrees('clientId');
}

/** One of the same name was made of the same document; of others one that has its secret is ready to be used. */
function likeness(own: Profile, other: Profile): number {
  const isOf = (field: 'name' | 'apiBaseUrl') => (own[field] === other[field] ? 1 : 0);
  return 4 * isOf('name') + 2 * (own.clientSecret ? 1 : 0) + isOf('apiBaseUrl');
}

/** A name that nothing gives a value is put in where every request finds it. */
function unresolvedIn({ collection }: SharedDocument, { unresolved }: DocumentReach): Needed<VariablePlace>[] {
  if (!collection) return [];
  return unresolved.map(({ name }) => ({
    place: { kind: 'variable', groupId: collection.id, name },
    label: name,
    where: [collection.name],
  }));
}

function countChanged(document: SharedDocument, own: readonly Environment[]): number {
  const changed = document.environments.filter(({ name, role }) => {
    const mine = own.find((each) => each.name === name);
    return !mine || (mine.profileId === null && role !== null);
  });
  // Those of one name go into the same.
  return new Set(changed.map(({ name }) => name)).size;
}

function namesHere(collection: SharedCollection | null, environments: readonly Environment[]): UsedNames {
  const inEnvironments = environments.map(({ name, variables }) => ({ name, role: null, variables }));
  return usedNames({ profiles: [], environments: inEnvironments, collection });
}

function outcomesOf(comparison: Comparison | null): DocumentReview['outcomes'] {
  const count = (state: string) => comparison?.items.filter((item) => item.state === state).length ?? 0;
  const ofItself = comparison && comparison.changes.length > 0 ? 1 : 0;
  return { added: count('added'), changed: count('changed') + ofItself, onlyYours: count('only-yours') };
}
