// Where secrets may go (SECURITY.md R27).
import type { SecretRef } from '#call/secret-ref.ts';
import { apiUrl } from '#oauth/api-url.ts';
import type { Profile } from '#oauth/profile.ts';
import type { BoundToken } from '#oauth/token.ts';
import { isOfSameIssuer } from '#oauth/token-issuer.ts';
import type { Binding, BoundSecret, NewOrigin } from './obstacle.ts';
import type { UsedSecret } from './resolve-text.ts';

/** The secrets of a request and where it goes. */
export interface Reach {
  /** `null` where it can't be told yet: nothing is sent then either. */
  readonly origin: string | null;
  /** What goes along of a profile, `null` where nothing does. */
  readonly ofProfile: { readonly profile: Profile; readonly carries: readonly Carried[] } | null;
  readonly secrets: readonly UsedSecret[];
  /** The typed credential that goes along, and where it may go; `null` where none does. */
  readonly credential: { readonly secret: SecretRef; readonly origins: readonly string[] } | null;
}

/** A token, or a secret that came with it, `null` where the token is not there yet; or the password for the API. */
export type Carried = { readonly kind: 'token'; readonly token: BoundToken | null } | { readonly kind: 'password' };

/** A secret goes where it is bound to. One that is bound to nothing yet is bound by this request. */
export function readReach({ origin, ofProfile, secrets, credential }: Reach): {
  readonly obstacles: readonly NewOrigin[];
  readonly bindings: readonly Binding[];
} {
  const obstacles: NewOrigin[] = [];
  const bindings: Binding[] = [];
  if (origin === null) return { obstacles, bindings };
  const all: Bound[] = [
    ...secrets.map(({ secret, origins }) => ({ secret, allowed: origins })),
    ...(credential
      ? [{ secret: { kind: 'credential', secret: credential.secret }, allowed: credential.origins } as const]
      : []),
    ...(ofProfile?.carries.map((carried) => boundOf(carried, ofProfile.profile)) ?? []),
  ];
  for (const { secret, allowed, isUnbound, named } of all) {
    const isNamedSince = named?.includes(origin) ?? false;
    if (allowed.length === 0) bindings.push({ secret, origin });
    else if (!allowed.includes(origin))
      obstacles.push({ kind: 'new-origin', secret, origin, allowed, ...(isNamedSince && { isNamedSince }) });
    else if (isUnbound) bindings.push({ secret, origin });
  }
  return { obstacles, bindings };
}

interface Bound {
  readonly secret: BoundSecret;
  readonly allowed: readonly string[];
  /** It goes by its profile so far: from this send on, what that names later is nothing to it. */
  readonly isUnbound?: boolean;
  /** What its profile names. */
  readonly named?: readonly string[];
}

function boundOf(carried: Carried, profile: Profile): Bound {
  const of = { profileId: profile.id, profileName: profile.name };
  const named = tokenOriginsOf(profile);
  if (carried.kind === 'password') return { secret: { kind: 'password', ...of }, allowed: named };
  const { token } = carried;
  const secret = { kind: 'token', tokenId: token?.id ?? null, ...of } as const;
  if (!token) return { secret, allowed: named };
  return { secret, named, allowed: originsOfToken(token, profile), isUnbound: !token.origins?.length };
}

/**
 * The origins that a profile's tokens are bound to when they come, and that its password for the API may go to: of its
 * API, its userinfo, its first request, and those allowed since. The password is typed beside these addresses and goes
 * where they lead; a token is somebody else's, and stays with what was named when it came.
 */
export function tokenOriginsOf(profile: Profile): string[] {
  const { apiBaseUrl, userinfoEndpoint, userinfoRequest, firstRequest, tokenOrigins } = profile;
  const requested = [userinfoRequest, firstRequest].map(({ url }) => url && apiUrl(apiBaseUrl, url));
  const urls = [apiBaseUrl, userinfoEndpoint, ...requested];
  const origins = urls.flatMap((url) => (URL.canParse(url) ? [new URL(url).origin] : []));
  return [...new Set([...origins, ...tokenOrigins])];
}

/**
 * The origins that a token may go to: those it is bound to. One that is bound to none yet goes by its profile as that
 * stands, while it gets its tokens where this one came from; else back to whoever gave it, and anywhere else is asked.
 * Empty where nobody names one: the first send binds it.
 * @param profile resolved.
 */
export function originsOfToken(token: BoundToken, profile: Profile): readonly string[] {
  const { origins = [], issuedBy } = token;
  if (origins.length > 0) return origins;
  return issuedBy === undefined || isOfSameIssuer(token, profile) ? tokenOriginsOf(profile) : [issuedBy];
}

/**
 * Tells whether a profile's default headers go along to an origin: they are for its API, and keys are often among them.
 * A profile that names no API says nothing against any.
 */
export function isAtHome(profile: Profile, origin: string | null): boolean {
  const home = tokenOriginsOf(profile);
  return origin === null || home.length === 0 || home.includes(origin);
}
