// Where secrets may go (SECURITY.md R27).
import type { SecretRef } from '#call/secret-ref.ts';
import { apiUrl } from '#oauth/api-url.ts';
import type { Profile } from '#oauth/profile.ts';
import type { Binding, BoundSecret, NewOrigin, ProfileSecret } from './obstacle.ts';
import type { UsedSecret } from './resolve-text.ts';

/** The secrets of a request and where it goes. */
export interface Reach {
  /** `null` where it can't be told yet: nothing is sent then either. */
  readonly origin: string | null;
  /** The profile whose token or password goes along, `null` where none does. */
  readonly ofProfile: { readonly profile: Profile; readonly carries: ProfileSecret['kind'] } | null;
  readonly secrets: readonly UsedSecret[];
  /** The typed credential that goes along, and where it may go; `null` where none does. */
  readonly credential: { readonly secret: SecretRef; readonly origins: readonly string[] } | null;
}

/** A secret goes where it is bound to. One that is bound to nothing yet is bound by this request. */
export function readReach({ origin, ofProfile, secrets, credential }: Reach): {
  readonly obstacles: readonly NewOrigin[];
  readonly bindings: readonly Binding[];
} {
  const obstacles: NewOrigin[] = [];
  const bindings: Binding[] = [];
  if (origin === null) return { obstacles, bindings };
  const reach = (secret: BoundSecret, allowed: readonly string[]) => {
    if (allowed.includes(origin)) return;
    if (allowed.length === 0) bindings.push({ secret, origin });
    else obstacles.push({ kind: 'new-origin', secret, origin, allowed });
  };
  for (const { secret, origins } of secrets) reach(secret, origins);
  if (credential) reach({ kind: 'credential', secret: credential.secret }, credential.origins);
  if (ofProfile) {
    const { profile, carries } = ofProfile;
    reach({ kind: carries, profileId: profile.id, profileName: profile.name }, tokenOriginsOf(profile));
  }
  return { obstacles, bindings };
}

/** The origins that a profile's tokens, or its password for the API, may go to: of its API, its userinfo, its first request, and those allowed since. */
export function tokenOriginsOf(profile: Profile): string[] {
  const { apiBaseUrl, userinfoEndpoint, userinfoRequest, firstRequest, tokenOrigins } = profile;
  const requested = [userinfoRequest, firstRequest].map(({ url }) => url && apiUrl(apiBaseUrl, url));
  const urls = [apiBaseUrl, userinfoEndpoint, ...requested];
  const origins = urls.flatMap((url) => (URL.canParse(url) ? [new URL(url).origin] : []));
  return [...new Set([...origins, ...tokenOrigins])];
}

/**
 * Tells whether a profile's default headers go along to an origin: they are for its API, and keys are often among them.
 * A profile that names no API says nothing against any.
 */
export function isAtHome(profile: Profile, origin: string | null): boolean {
  const home = tokenOriginsOf(profile);
  return origin === null || home.length === 0 || home.includes(origin);
}
