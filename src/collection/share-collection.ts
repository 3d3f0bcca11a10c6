// What is saved becomes a document, and leaves its secrets behind: they have no slot to stand in (SECURITY.md R29).
import type { Auth, Credential } from './auth.ts';
import type { Collection, Folder, Group, Item, RequestEntry } from './collection.ts';
import { effectiveAuth } from './effective-auth.ts';
import type { Environment } from './environment.ts';
import { type LeftOut, nothingLeftOut } from './left-out.ts';
import { profileIdsIn, profileRoles } from './profile-roles.ts';
import type { BodyDraft, SavedRequest } from './saved-request.ts';
import { type ProfileToShare, shareProfile } from './share-profile.ts';
import {
  environmentRole,
  type SharedAuth,
  type SharedBody,
  type SharedCollection,
  type SharedCredential,
  type SharedDocument,
  type SharedEnvironment,
  type SharedItem,
  type SharedProfile,
  type SharedRequest,
  type SharedVariable,
} from './shared-document.ts';
import { findItem } from './tree.ts';
import { usedRoles } from './used-roles.ts';
import type { Variable } from './variable.ts';

/** A document, and what is not in it. */
export interface Shared {
  readonly document: SharedDocument;
  readonly leftOut: Readonly<LeftOut>;
  /** The profiles that go along, by the ids they have here. */
  readonly profileIds: readonly string[];
}

/** What is handed over. */
export interface ToShare {
  readonly collection: Collection;
  /** A folder or request of it, `null` for the whole. */
  readonly itemId: string | null;
  /** By id: at least those that go along. */
  readonly requests: ReadonlyMap<string, SavedRequest>;
  readonly environments: readonly Environment[];
  /** Those that nobody names stay. */
  readonly profiles: readonly ProfileToShare[];
  readonly includesClientId: boolean;
}

/** What is being made. */
interface Sharing {
  readonly requests: ReadonlyMap<string, SavedRequest>;
  readonly roles: ReadonlyMap<string, string>;
  readonly leftOut: LeftOut;
}

/**
 * Makes a document of a collection, or of a folder or request of it: then the auth and the variables of the groups above
 * go along, so that it works alone. `null` where the collection has no such item.
 */
export function shareCollection(toShare: ToShare): Shared | null {
  const { requests, environments } = toShare;
  const collection = partOf(toShare);
  if (!collection) return null;
  const roles = profileRoles({
    byRequests: profileIdsIn(collection, requests),
    byEnvironments: environments.flatMap(({ profileId }) => profileId ?? []),
    profiles: toShare.profiles.map(({ profile }) => profile),
  });
  const sharing: Sharing = { requests, roles, leftOut: nothingLeftOut() };
  const { newerOfDocument } = collection;
  const shared = collectionOf(collection, sharing, toShare.itemId !== null);
  const used = usedBy(shared, toShare, roles);
  const profiles = toShare.profiles.filter(({ profile }) => used.has(roles.get(profile.id) ?? ''));
  const document: SharedDocument = {
    profiles: profiles.map((each) => profileOf(each, sharing, toShare.includesClientId)),
    environments: environments.map((environment) => environmentOf(environment, sharing, used)),
    collection: shared,
    ...(newerOfDocument && { newer: newerOfDocument }),
  };
  return { document, leftOut: sharing.leftOut, profileIds: profiles.map(({ profile }) => profile.id) };
}

/** Makes a document of profiles alone. */
export function shareProfiles(profiles: readonly ProfileToShare[], includesClientId: boolean): Shared {
  const all = profiles.map(({ profile }) => profile);
  const roles = profileRoles({ byRequests: all.map(({ id }) => id), byEnvironments: [], profiles: all });
  const sharing: Sharing = { requests: new Map(), roles, leftOut: nothingLeftOut() };
  const shared = profiles.map((each) => profileOf(each, sharing, includesClientId));
  const document = { profiles: shared, environments: [], collection: null };
  return { document, leftOut: sharing.leftOut, profileIds: all.map(({ id }) => id) };
}

/** The roles that what is handed over takes something of: an environment's profile that nothing needs stays. */
function usedBy(collection: SharedCollection, { environments, profiles }: ToShare, roles: Sharing['roles']) {
  return usedRoles({
    collection,
    environments: environments.map(({ profileId }) => ({ role: roles.get(profileId ?? '') ?? null })),
    profiles: new Map(profiles.map(({ profile }) => [roles.get(profile.id) ?? '', profile])),
  });
}

/**
 * The collection as it goes: whole, or with one item, what the groups around it hand down gathered in it. An item that
 * says itself who sends it needs no group to say so.
 */
function partOf({ collection, itemId, requests }: ToShare): Collection | null {
  if (itemId === null) return collection;
  const found = findItem(collection, itemId);
  if (!found) return null;
  const { id, name, createdAt } = collection;
  const own = found.item.kind === 'folder' ? found.item.auth : requests.get(itemId)?.auth;
  const inherited = effectiveAuth({ auth: { kind: 'inherit' } }, found.groups).auth;
  const auth: Auth = own && own.kind !== 'inherit' ? { kind: 'none' } : inherited;
  return { id, name, createdAt, auth, variables: variablesIn(found.groups), items: [found.item] };
}

/** Each name once, of the innermost group that has it switched on. */
function variablesIn(groups: readonly Group[]): Variable[] {
  const variables = new Map<string, Variable>();
  for (const variable of groups.flatMap((group) => group.variables))
    if (variable.isEnabled) variables.set(variable.name, variable);
  return [...variables.values()];
}

function profileOf(each: ProfileToShare, { roles, leftOut }: Sharing, includesClientId: boolean): SharedProfile {
  const role = roles.get(each.profile.id) ?? environmentRole;
  return shareProfile(each, { role, includesClientId, leftOut });
}

function environmentOf(environment: Environment, sharing: Sharing, used: ReadonlySet<string>): SharedEnvironment {
  const { name, profileId, variables, newer } = environment;
  const role = sharing.roles.get(profileId ?? '') ?? '';
  return {
    name,
    role: used.has(role) ? role : null,
    variables: variablesOf(variables, sharing),
    ...(newer && { newer }),
  };
}

function collectionOf(collection: Collection, sharing: Sharing, isPart: boolean): SharedCollection {
  return { ...groupOf(collection, sharing), isPart };
}

function groupOf({ id, name, auth, variables, notes, items, newer }: Group, sharing: Sharing) {
  return {
    id,
    name,
    auth: authOf(auth, sharing),
    variables: variablesOf(variables, sharing),
    notes: notes ?? '',
    items: items.flatMap((item) => itemOf(item, sharing)),
    ...(newer && { newer }),
  };
}

function itemOf(item: Item, sharing: Sharing): SharedItem[] {
  if (item.kind === 'folder') return [folderOf(item, sharing)];
  const request = sharing.requests.get(item.id);
  if (request) return [requestOf(item, request, sharing)];
  sharing.leftOut.unreadable += 1;
  return [];
}

function folderOf(folder: Folder, sharing: Sharing): SharedItem {
  return { kind: 'folder', ...groupOf(folder, sharing) };
}

/** The name is the tree's. */
function requestOf({ name }: RequestEntry, request: SavedRequest, sharing: Sharing): SharedRequest {
  const { id, method, url, disabledParameters, pathVariables, headers, followsRedirects, notes, newer } = request;
  return {
    ...{ kind: 'request', id, name, method, url, disabledParameters, pathVariables, headers },
    body: bodyOf(request.body, sharing),
    auth: authOf(request.auth, sharing),
    followsRedirects,
    notes,
    ...(newer && { newer }),
  };
}

function bodyOf(body: BodyDraft, { leftOut }: Sharing): SharedBody {
  if (body.kind !== 'file') return body;
  const { kind, file, awaits, newer } = body;
  if (file) leftOut.files += 1;
  const { name, mediaType } = file ?? awaits ?? { name: '', mediaType: '' };
  return { kind, name, mediaType, ...(newer && { newer }) };
}

function variablesOf(variables: readonly Variable[], { leftOut }: Sharing): SharedVariable[] {
  return variables.map(({ name, isEnabled, value, newer }) => {
    if (value.kind === 'secret' && value.secret) leftOut.secretVariables += 1;
    return { name, isEnabled, value: value.kind === 'secret' ? { kind: 'secret' } : value, ...(newer && { newer }) };
  });
}

function authOf(auth: Auth, { roles, leftOut }: Sharing): SharedAuth {
  const credential = (typed: Credential): SharedCredential => {
    if (typed.kind === 'text') return typed;
    if (typed.kind === 'missing') return { kind: 'secret', label: typed.label };
    leftOut.credentials += 1;
    return { kind: 'secret', label: typed.secret.label };
  };
  switch (auth.kind) {
    case 'inherit':
    case 'none':
      return auth;
    case 'profile': {
      const { profileId, ...rest } = auth;
      return { ...rest, role: profileId === null ? environmentRole : (roles.get(profileId) ?? environmentRole) };
    }
    case 'basic':
      return { ...auth, password: credential(auth.password) };
    case 'bearer':
      return { ...auth, token: credential(auth.token) };
    case 'api-key':
      return { ...auth, value: credential(auth.value) };
  }
}
