import { buildRequest } from '#collection/build-request.ts';
import type { Obstacle } from '#collection/obstacle.ts';
import { obstaclesOfRenewal } from '#collection/renewal.ts';
import type { DynamicValues } from '#collection/scope.ts';
import { blankProfile } from '#oauth/profile.ts';
import { bindSecret } from './bind-secret.ts';
import { type ConsoleServices, freshUuid } from './console-services.ts';
import { loadRequestContext, type RequestWish } from './load-request-context.ts';
import { type CallOptions, performCall } from './perform-call.ts';
import { type RefreshResult, refreshToken } from './refresh-token.ts';
import { type Renewed, renewToken } from './renew-token.ts';

/** A request to be sent. */
export interface SendSavedWish extends RequestWish {
  /** Follow redirects this once, whatever the request says. */
  readonly followsRedirects?: boolean;
}

/** What a press on Send gave. */
export type SentRequest =
  | { readonly kind: 'sent'; readonly callId: string }
  /** Nothing was sent: this is in the way. */
  | { readonly kind: 'blocked'; readonly obstacles: readonly Obstacle[] };

/**
 * Sends a request as it stands on screen.
 * 1. Load what it is built in, and build it: the same value that was previewed.
 * 2. Where something is in the way, say so and send nothing.
 * 3. Bind its secrets to where they go for the first time, before they go (R27).
 * 4. Send it, and store the call under the request.
 */
export async function sendSaved(
  services: ConsoleServices,
  wish: SendSavedWish,
  options: CallOptions,
): Promise<SentRequest> {
  const context = await loadRequestContext(services, wish);
  const built = buildRequest(wish.request, { ...context, dynamic: makeDynamic(services) });
  if (built.kind === 'blocked') return { kind: 'blocked', obstacles: built.obstacles };
  for (const binding of built.bindings) await bindSecret(services, binding);
  const follows = wish.followsRedirects ?? wish.request.followsRedirects;
  const plan = {
    purpose: 'api',
    profileId: context.profile?.id ?? '',
    tokenId: built.tokenId,
    requestId: wish.request.id,
    retryOf: null,
    request: built.request,
  } as const;
  const connection = context.profile?.connection ?? blankProfile.connection;
  const call = await performCall(services, { plan, connection, redirects: follows ? 'follow' : 'manual' }, options);
  await services.vault.put([{ kind: 'call', call }]);
  return { kind: 'sent', callId: call.id };
}

/** What "Refresh and send" gave. */
export type RefreshedSend =
  | SentRequest
  /** Given up while the refresh was under way: nothing was sent. */
  | { readonly kind: 'cancelled' }
  | {
      readonly kind: 'not-refreshed';
      readonly refresh: Exclude<RefreshResult, { kind: 'refreshed' | 'refreshed-elsewhere' | 'cancelled' }>;
    };

/**
 * Refreshes the token that a request would carry, then sends it with the new one. Where the profile lacks what the
 * refresh needs, says so and sends nothing.
 */
export async function refreshAndSend(
  services: ConsoleServices,
  wish: SendSavedWish,
  options: CallOptions,
): Promise<RefreshedSend> {
  const { profile, lacking, token } = await loadRequestContext(services, wish);
  if (!profile || !token) return sendSaved(services, wish, options);
  const obstacles = obstaclesOfRenewal({ profile, lacking, renewal: 'refresh' });
  if (obstacles.length > 0) return { kind: 'blocked', obstacles };
  const refresh = await refreshToken(services, token.id, options);
  switch (refresh.kind) {
    case 'refreshed':
    case 'refreshed-elsewhere':
      return sendSaved(services, { ...wish, tokenId: refresh.tokenId }, options);
    case 'cancelled':
      return refresh;
    default:
      return { kind: 'not-refreshed', refresh };
  }
}

/** What "Get token and send" gave. */
export type RenewedSend = SentRequest | Exclude<Renewed, { kind: 'token' }>;

/**
 * Gets a token of a profile that asks nobody, and sends the request with it. Where the profile lacks what that takes,
 * says so and sends nothing.
 */
export async function getTokenAndSend(
  services: ConsoleServices,
  { mayBeLast, ...wish }: SendSavedWish & { readonly mayBeLast: boolean },
  options: CallOptions,
): Promise<RenewedSend> {
  const { profile, lacking } = await loadRequestContext(services, wish);
  if (!profile) return sendSaved(services, wish, options);
  const obstacles = obstaclesOfRenewal({ profile, lacking, renewal: 'request' });
  if (obstacles.length > 0) return { kind: 'blocked', obstacles };
  const renewed = await renewToken(services, { profileId: profile.id, mayBeLast, requestId: wish.request.id }, options);
  return renewed.kind === 'token' ? sendSaved(services, { ...wish, tokenId: renewed.tokenId }, options) : renewed;
}

function makeDynamic(services: ConsoleServices): DynamicValues {
  const now = services.now();
  return {
    $uuid: freshUuid(services),
    $timestamp: String(Math.floor(now / 1000)),
    $isoTimestamp: new Date(now).toISOString(),
  };
}
