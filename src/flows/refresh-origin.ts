// A refresh token belongs to the server that issued it (RFC 6749 sections 6 and 10.4): R27.

import { originOf } from '#call/host-of.ts';
import type { SecretRef } from '#call/secret-ref.ts';
import type { NewOrigin } from '#collection/obstacle.ts';
import type { Profile } from '#oauth/profile.ts';
import type { Token } from '#oauth/token.ts';
import { issuerIn } from '#oauth/token-issuer.ts';
import { bindSecret } from './bind-secret.ts';
import type { ConsoleServices } from './console-services.ts';
import { loadToken } from './load-records.ts';

/** Where a refresh token would go, held against where it came from. */
export type RefreshRoute =
  | { readonly kind: 'bound' }
  /** It is bound to these origins, and the token endpoint is at another. */
  | { readonly kind: 'moved'; readonly from: readonly string[] }
  /** It is bound to none: nobody knows who gave it. It would go to this one. */
  | { readonly kind: 'unbound'; readonly tokenId: string; readonly origin: string };

/**
 * Tells whether the refresh token of a token may go to its profile's token endpoint. One that was stored before refresh
 * tokens were bound is bound now, to where the call went that brought it, while that is kept.
 * @param profile resolved.
 */
export async function routeRefresh(
  services: ConsoleServices,
  { token, credential }: { readonly token: Token; readonly credential: SecretRef },
  { tokenEndpoint }: Profile,
): Promise<RefreshRoute> {
  const origin = originOf(tokenEndpoint);
  // A request to such an address fails before anything is sent, and says why.
  if (origin === null) return { kind: 'bound' };
  const from = await originsOf(services, { credential, holder: token });
  if (!from.includes(origin)) {
    return from.length > 0 ? { kind: 'moved', from } : { kind: 'unbound', tokenId: token.id, origin };
  }
  await bindSecret(services, { secret: { kind: 'credential', secret: credential }, origin });
  return { kind: 'bound' };
}

/**
 * Binds the refresh token that a profile begins with to its token endpoint's origin, before it goes there for the first
 * time; where it went elsewhere before, it asks. One that a token holds too went where the call did that brought that.
 * @param profile resolved.
 */
export async function bindFirst(
  services: ConsoleServices,
  { credential, holder }: HeldCredential,
  { tokenEndpoint }: Profile,
): Promise<NewOrigin | null> {
  const origin = originOf(tokenEndpoint);
  if (origin === null) return null;
  const secret = { kind: 'credential', secret: credential } as const;
  const allowed = await originsOf(services, { credential, holder });
  if (allowed.length > 0 && !allowed.includes(origin)) return { kind: 'new-origin', secret, origin, allowed };
  await bindSecret(services, { secret, origin });
  return null;
}

interface HeldCredential {
  readonly credential: SecretRef;
  /** The token that holds it, `null` where none does. */
  readonly holder: Token | null;
}

/** The origins that a refresh token is bound to; where it is to none, that of the call that brought it. */
async function originsOf(services: ConsoleServices, held: HeldCredential): Promise<readonly string[]> {
  const bound = await services.vault.loadOriginsOf(held.credential);
  const brought = bound.length === 0 && held.holder ? await originOfCall(services, held.holder) : null;
  return brought === null ? bound : [brought];
}

/** Binds the refresh token of a token to an origin, on a press. */
export async function allowRefresh(
  services: ConsoleServices,
  { tokenId, origin }: { readonly tokenId: string; readonly origin: string },
): Promise<void> {
  const { refreshToken } = await loadToken(services, tokenId);
  if (refreshToken) await bindSecret(services, { secret: { kind: 'credential', secret: refreshToken }, origin });
}

async function originOfCall({ vault }: ConsoleServices, { callId }: Token): Promise<string | null> {
  const call = callId === null ? null : await vault.loadCall(callId);
  return call && issuerIn(call.request);
}
