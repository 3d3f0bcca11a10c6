import { buildBearerRequest } from '#oauth/bearer-request.ts';
import { lifeStateAt } from '#oauth/lifetime.ts';
import { resolveProfile } from '#oauth/profile.ts';
import type { Token } from '#oauth/token.ts';
import { viewToken } from '#oauth/token-view.ts';
import type { ConsoleServices } from './console-services.ts';
import { performCall } from './perform-call.ts';
import { newestOf, type RefreshResult, refreshToken } from './refresh-token.ts';

/**
 * Sends a profile's first request with one of its tokens.
 * 1. Load token and profile.
 * 2. Build the request, its token as a slot.
 * 3. Send it, and store the call: the answer is its id.
 */
export async function sendRequest(services: ConsoleServices, tokenId: string, signal: AbortSignal): Promise<string> {
  const token = await loadToken(services, tokenId);
  return sendWith(services, { token, retryOf: null }, signal);
}

/** What "Refresh and retry" gave: the repeated call, or the refresh that failed. */
export type RetryResult =
  | { readonly kind: 'retried'; readonly callId: string }
  /** Given up while the refresh was under way: nothing was sent again. */
  | { readonly kind: 'cancelled' }
  | {
      readonly kind: 'not-refreshed';
      readonly refresh: Extract<RefreshResult, { kind: 'failed' | 'no-refresh-token' }>;
    };

/**
 * Mends a call whose token had died.
 * 1. Take the newest token of its line, and refresh it unless a refresh since has mended things.
 * 2. Send the request again with it, linked to the first call.
 */
export async function refreshAndRetry(
  services: ConsoleServices,
  callId: string,
  signal: AbortSignal,
): Promise<RetryResult> {
  const call = await services.vault.loadCall(callId);
  if (!call?.tokenId) throw new Error(`There is no call ${callId} that carried a token`);
  const newest = await newestOf(services, await loadToken(services, call.tokenId));
  const isMended = newest.id !== call.tokenId && isAlive(newest, services.now());
  const refresh = isMended ? null : await refreshToken(services, newest.id, signal);
  if (refresh?.kind === 'cancelled') return refresh;
  if (refresh?.kind === 'failed' || refresh?.kind === 'no-refresh-token') return { kind: 'not-refreshed', refresh };
  const token = refresh ? await loadToken(services, refresh.tokenId) : newest;
  return { kind: 'retried', callId: await sendWith(services, { token, retryOf: callId }, signal) };
}

async function loadToken(services: ConsoleServices, tokenId: string): Promise<Token> {
  const token = await services.vault.loadToken(tokenId);
  if (!token) throw new Error(`There is no token ${tokenId}`);
  return token;
}

function isAlive(token: Token, now: number): boolean {
  return lifeStateAt(viewToken(token).lifetime, now) !== 'expired';
}

interface TokenUse {
  readonly token: Token;
  readonly retryOf: string | null;
}

async function sendWith(services: ConsoleServices, { token, retryOf }: TokenUse, signal: AbortSignal): Promise<string> {
  const profile = await services.vault.loadProfile(token.profileId);
  if (!profile) throw new Error(`There is no profile ${token.profileId}`);
  const request = buildBearerRequest(resolveProfile(profile, services.origins).firstRequest, token.accessToken);
  const plan = { purpose: 'api', profileId: profile.id, tokenId: token.id, retryOf, request } as const;
  const call = await performCall(services, plan, signal);
  await services.vault.put([{ kind: 'call', call }]);
  return call.id;
}
