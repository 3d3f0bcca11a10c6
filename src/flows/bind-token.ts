// A token goes where it was meant to go when it came (SECURITY.md R27).
import { originsOfToken, tokenOriginsOf } from '#collection/secret-reach.ts';
import { type Profile, resolveProfile } from '#oauth/profile.ts';
import { type BoundToken, boundTokenOf, type Token } from '#oauth/token.ts';
import { isOfSameIssuer, issuerIn, issuerOfRun } from '#oauth/token-issuer.ts';
import type { ConsoleServices } from './console-services.ts';
import { profileLock } from './lock-names.ts';
import { unlessUnreadable } from './unless-unreadable.ts';

/** Where a new token comes from. */
export interface NewTokenSource {
  /** Resolved. */
  readonly profile: Profile;
  /** The origin that gave it; `null` for a pasted one. */
  readonly issuedBy: string | null;
  /** The token of the grant that it comes of, `null` for a new grant. */
  readonly parent: Pick<Token, 'origins'> | null;
}

/**
 * What a new token is bound to: what its grant's first one was, else what its profile names. A profile that has gone to
 * another provider since it asked names nothing for it.
 */
export function bindingOfNew({ profile, issuedBy, parent }: NewTokenSource): readonly string[] {
  if (parent?.origins) return parent.origins;
  return issuedBy === null || isOfSameIssuer({ issuedBy }, profile) ? tokenOriginsOf(profile) : [issuedBy];
}

/**
 * A token by what tells where it may go. Of one that is older than bindings, its call or its run tells who gave it, while
 * they are kept and can be opened.
 */
export async function loadBinding(services: ConsoleServices, token: Token): Promise<BoundToken> {
  const issuedBy = token.issuedBy ?? (await issuerOfOlder(services, token));
  return boundTokenOf({ ...token, ...(issuedBy !== null && { issuedBy }) });
}

async function issuerOfOlder({ vault }: ConsoleServices, { callId, runId }: Token): Promise<string | null> {
  const call = callId === null ? null : await unlessUnreadable(vault.loadCall(callId));
  if (call) return issuerIn(call.request);
  // Without a call of its own it came with the authorization response (implicit).
  const run = callId === null && runId !== null ? await unlessUnreadable(vault.loadRun(runId)) : null;
  return run && issuerOfRun(run);
}

/** Which token of which profile. */
export interface TokenOfProfile {
  readonly profileId: string;
  /** `null` for those to come alone. */
  readonly tokenId: string | null;
}

/**
 * Binds a token to one more origin: by its first send, or on a press of Allow.
 * 1. Hold the profile's lock: the token may be stored with an answer of userinfo meanwhile.
 * 2. Where it is for the tokens to come too, bind those here that have no binding yet to what the profile names so far.
 * 3. Add the origin to those of the token; what is refreshed from it has it, too.
 * 4. Add it to the profile for the tokens to come, unless that names it, or gets its tokens elsewhere by now.
 * What was deleted meanwhile needs no binding.
 */
export async function bindToken(
  services: ConsoleServices,
  { profileId, tokenId }: TokenOfProfile,
  origin: string,
): Promise<void> {
  const { vault, locks, origins } = services;
  await locks.withLock(profileLock(profileId), async () => {
    const stored = await vault.loadProfile(profileId);
    if (!stored) return;
    const profile = resolveProfile(stored, origins);
    const token = tokenId === null ? null : await vault.loadToken(tokenId);
    const bound = token && (await loadBinding(services, token));
    const isForOthers = (!bound || isOfSameIssuer(bound, profile)) && !tokenOriginsOf(profile).includes(origin);
    const after = isForOthers ? { ...stored, tokenOrigins: [...stored.tokenOrigins, origin] } : stored;
    // What this stores of the token itself is less than what is stored of it next.
    await bindOlderTokens(services, { before: stored, after });
    await vault.put([
      ...(token && bound ? [boundRecord({ ...token, ...bound }, [...originsOfToken(bound, profile), origin])] : []),
      ...(isForOthers ? [{ kind: 'profile', profile: after } as const] : []),
    ]);
  });
}

/** A profile that changes. */
export interface ProfileStep {
  readonly before: Profile;
  readonly after: Profile;
}

/**
 * Binds the tokens of a profile that are older than bindings to what it names, before it names something else. Called
 * under the profile's lock, the profile not changed yet.
 */
export async function bindOlderTokens(services: ConsoleServices, { before, after }: ProfileStep): Promise<void> {
  const [profile, next] = [before, after].map((each) => resolveProfile(each, services.origins)) as [Profile, Profile];
  if (reachIn(profile) === reachIn(next)) return;
  const { records } = await services.vault.loadTokensOf(profile.id);
  const older = records.filter(({ origins }) => origins === undefined);
  const bound = older.map(async (token) => {
    const binding = await loadBinding(services, token);
    return boundRecord({ ...token, ...binding }, originsOfToken(binding, profile));
  });
  if (older.length > 0) await services.vault.put(await Promise.all(bound));
}

/** What of a profile says where its tokens go, and whose they are. */
function reachIn(profile: Profile): string {
  const { grant, tokenEndpoint, authorizationEndpoint } = profile;
  return JSON.stringify([tokenOriginsOf(profile), grant, tokenEndpoint, authorizationEndpoint]);
}

function boundRecord(token: Token, origins: readonly string[]) {
  return { kind: 'token', token: { ...token, origins: [...new Set(origins)] } } as const;
}
