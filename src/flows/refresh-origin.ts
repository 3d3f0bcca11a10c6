// A refresh token belongs to the server that issued it (RFC 6749 sections 6 and 10.4): R27.

import { originOf } from '#call/host-of.ts';
import type { SecretRef } from '#call/secret-ref.ts';
import type { Profile } from '#oauth/profile.ts';
import type { Token } from '#oauth/token.ts';
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
  const bound = await services.vault.loadOriginsOf(credential);
  if (bound.includes(origin)) return { kind: 'bound' };
  const brought = bound.length === 0 ? await originOfCall(services, token) : null;
  if (brought === origin) {
    await bindSecret(services, { secret: { kind: 'credential', secret: credential }, origin });
    return { kind: 'bound' };
  }
  const from = brought === null ? bound : [brought];
  return from.length > 0 ? { kind: 'moved', from } : { kind: 'unbound', tokenId: token.id, origin };
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
  const [first] = call?.request.url ?? [];
  return first?.kind === 'text' ? originOf(first.text) : null;
}
