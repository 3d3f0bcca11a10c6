import type { Collection, Group } from '#collection/collection.ts';
import { effectiveAuth } from '#collection/effective-auth.ts';
import type { Environment } from '#collection/environment.ts';
import type { ProfileLack } from '#collection/obstacle.ts';
import type { RequestContext } from '#collection/request-context.ts';
import type { SavedRequest } from '#collection/saved-request.ts';
import { findItem } from '#collection/tree.ts';
import { blockingChecks, checkProfile } from '#diagnosis/check-profile.ts';
import { type KeptVariable, keptVariablesOf } from '#oauth/kept-values.ts';
import { lifeStateAt } from '#oauth/lifetime.ts';
import { type Profile, resolveProfile } from '#oauth/profile.ts';
import type { Token } from '#oauth/token.ts';
import { isOfSameIssuer } from '#oauth/token-issuer.ts';
import { viewToken } from '#oauth/token-view.ts';
import { loadBinding } from './bind-token.ts';
import type { ConsoleServices } from './console-services.ts';
import { newestOf } from './refresh-token.ts';
import { secretsOfAuth } from './request-secrets.ts';

/** A request and what it is tried against. */
export interface RequestWish {
  /** As it stands on screen, saved or not. */
  readonly request: SavedRequest;
  /** `null` for one that was never saved. */
  readonly collectionId: string | null;
  readonly environmentId: string | null;
  /** The token to carry, or the newest of its line; the profile's current one unless told, or where that is dead. */
  readonly tokenId?: string | undefined;
}

/**
 * Loads what a request is built in.
 * 1. The collection and folders it stands in, and the environment.
 * 2. The profile that its auth names, its own or an inherited one; else the environment's.
 * 3. What that profile lacks before a token can be had by it.
 * 4. The origins of a credential that was typed for that auth.
 * 5. The token: the one asked for where it is that profile's, else the profile's current one. None where the API takes
 *    the profile's password.
 * 6. What its response gives as variables; an older one where that lacks a value.
 */
export async function loadRequestContext(services: ConsoleServices, wish: RequestWish): Promise<RequestContext> {
  const { vault, origins } = services;
  const collection = wish.collectionId === null ? null : await vault.loadCollection(wish.collectionId);
  const environment = wish.environmentId === null ? null : await vault.loadEnvironment(wish.environmentId);
  const groups = groupsOf(collection, wish.request.id);
  const profileId = profileIdOf(wish.request, groups, environment);
  const stored = profileId === null ? null : await vault.loadProfile(profileId);
  const profile = stored && resolveProfile(stored, origins);
  const part = partOf(wish.request, groups);
  const token = profile && (await currentToken(services, profile, { askedId: wish.tokenId, part }));
  const kept = profile && token ? await keptBy(services, profile, token) : [];
  return {
    ...{ groups, environment, profile, lacking: stored ? lackingOf(services, stored) : [] },
    token: token && { ...(await loadBinding(services, token)), accessToken: token.accessToken },
    credentialOrigins: await credentialOrigins(services, wish.request, groups),
    ...{ kept, practiceOrigin: origins.practice },
    dynamic: null,
  };
}

/** A profile whose API takes its password needs no token: what it lacks is told by its credentials. */
function lackingOf({ origins }: ConsoleServices, stored: Profile): ProfileLack[] {
  if (stored.grant === 'basic') return [];
  return blockingChecks(checkProfile(stored, { origins })).map(({ field, title }) => ({ field, title }));
}

/**
 * Nothing is read where nothing is kept: most profiles have no such values. Only a token that gives a secret is bound:
 * for an older one its call is opened, the body with it.
 */
async function keptBy(services: ConsoleServices, profile: Profile, token: Token): Promise<KeptVariable[]> {
  const { id, keptValues } = profile;
  if (keptValues.length === 0) return [];
  const { records } = await services.vault.loadTokensOf(id);
  const tokens = [token, ...records];
  const bound = keptVariablesOf(tokens, keptValues).map(async (kept) => {
    const giver = 'from' in kept ? tokens.find((each) => each.id === kept.from.id) : undefined;
    return giver ? { ...kept, from: await loadBinding(services, giver) } : kept;
  });
  return Promise.all(bound);
}

/** A request that is not in the tree yet would stand in the collection itself. */
function groupsOf(collection: Collection | null, requestId: string): readonly Group[] {
  return collection ? (findItem(collection, requestId)?.groups ?? [collection]) : [];
}

function profileIdOf(request: SavedRequest, groups: readonly Group[], environment: Environment | null): string | null {
  const { auth } = effectiveAuth(request, groups);
  return (auth.kind === 'profile' ? auth.profileId : null) ?? environment?.profileId ?? null;
}

/** A token that is asked for goes before the one that the auth names; without either it is the response's own. */
function partOf(request: SavedRequest, groups: readonly Group[]): string | undefined {
  const { auth } = effectiveAuth(request, groups);
  return auth.kind === 'profile' ? auth.part : undefined;
}

async function credentialOrigins(
  { vault }: ConsoleServices,
  request: SavedRequest,
  groups: readonly Group[],
): Promise<readonly string[]> {
  const [secret] = secretsOfAuth(effectiveAuth(request, groups).auth);
  return secret ? vault.loadOriginsOf(secret) : [];
}

/**
 * The token asked for, or the newest of its line, while it lives or can be refreshed; else the newest of the profile
 * that lives; where none does, one that is dead, its line's first: its death can be seen. One of another issuer than the
 * profile's present one is carried only where it is asked for and of use, for it is meant then, or where there is no
 * other.
 */
async function currentToken(
  services: ConsoleServices,
  profile: Profile,
  { askedId, part }: { readonly askedId: string | undefined; readonly part: string | undefined },
): Promise<Token | null> {
  const { id: profileId, grant } = profile;
  if (grant === 'basic') return null;
  const asked = askedId === undefined ? null : await services.vault.loadToken(askedId);
  const newest = asked?.profileId === profileId ? await newestOf(services, asked) : null;
  const isLive = (token: Token) => lifeStateAt(viewToken(token).lifetime, services.now()) !== 'expired';
  if (newest && (newest.refreshToken || isLive(newest))) return newest;
  const { records } = await services.vault.loadTokensOf(profileId);
  // What only a further token came of has none of its own.
  const named = records.filter((token) => token.part === (newest ? newest.part : part));
  const fitting = named.length > 0 || part !== undefined ? named : records;
  const own = fitting.filter((token) => isOfSameIssuer(token, profile));
  const among = own.length > 0 ? own : fitting;
  return among.find(isLive) ?? among.find(({ id }) => id === newest?.id) ?? among[0] ?? null;
}
