import { lifeStateAt } from '#oauth/lifetime.ts';
import type { Token } from '#oauth/token.ts';
import { viewToken } from '#oauth/token-view.ts';
import type { ConsoleServices } from './console-services.ts';
import { loadToken } from './load-records.ts';
import type { CallOptions } from './perform-call.ts';
import { newestOf, type RefreshResult, refreshToken } from './refresh-token.ts';
import { repeatCall, withToken } from './repeat-call.ts';

/** What "Refresh and retry" gave: the repeated call, or the refresh that failed. */
export type RetryResult =
  | { readonly kind: 'retried'; readonly callId: string }
  /** Given up while the refresh was under way: nothing was sent again. */
  | { readonly kind: 'cancelled' }
  | {
      readonly kind: 'not-refreshed';
      readonly refresh: Extract<
        RefreshResult,
        { kind: 'failed' | 'used-up' | 'moved' | 'unbound' | 'no-refresh-token' }
      >;
    };

/**
 * Mends a call whose token had died.
 * 1. Take the newest token of its line, and refresh it unless a refresh since has mended things.
 * 2. Send the very request again, the new token in place of the old, linked to the first call, redirects as it had them.
 */
export async function refreshAndRetry(
  services: ConsoleServices,
  callId: string,
  options: CallOptions,
): Promise<RetryResult> {
  const call = await services.vault.loadCall(callId);
  if (!call?.tokenId) throw new Error(`There is no call ${callId} that carried a token`);
  const newest = await newestOf(services, await loadToken(services, call.tokenId));
  const isMended = newest.id !== call.tokenId && isAlive(newest, services.now());
  const refresh = isMended ? null : await refreshToken(services, newest.id, options);
  if (refresh?.kind === 'cancelled') return refresh;
  if (refresh && refresh.kind !== 'refreshed' && refresh.kind !== 'refreshed-elsewhere')
    return { kind: 'not-refreshed', refresh };
  const token = refresh ? await loadToken(services, refresh.tokenId) : newest;
  const request = withToken(call.request, await loadToken(services, call.tokenId), token);
  const repetition = { call, request, tokenId: token.id, retryOf: callId };
  return { kind: 'retried', callId: await repeatCall(services, repetition, options) };
}

function isAlive(token: Token, now: number): boolean {
  return lifeStateAt(viewToken(token).lifetime, now) !== 'expired';
}
