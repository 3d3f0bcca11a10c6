import { resolveProfile } from '#oauth/profile.ts';
import type { Token } from '#oauth/token.ts';
import { buildRefresh } from '#oauth/token-request.ts';
import { readTokenResponse } from '#oauth/token-response.ts';
import type { ConsoleServices } from './console-services.ts';
import { newToken } from './new-token.ts';
import { performCall } from './perform-call.ts';

/** What a refresh gave. */
export type RefreshResult =
  | { readonly kind: 'refreshed'; readonly tokenId: string }
  /** Somebody was first: this token, the newest of the line, is the one to use. */
  | { readonly kind: 'refreshed-elsewhere'; readonly tokenId: string }
  /** Given up before an answer came. What was sent by then is finished and stored all the same. */
  | { readonly kind: 'cancelled' }
  | { readonly kind: 'no-refresh-token' }
  /** The call says why. */
  | { readonly kind: 'failed'; readonly callId: string };

/**
 * Refreshes a token, one tab at a time.
 * 1. Hold the lock of this token.
 * 2. Read again: was it refreshed meanwhile?
 * 3. Build and send the refresh, and read what came.
 * 4. On `invalid_grant` read again: somebody without our locks may have been first.
 * 5. Store the new token before anybody can use it.
 * @param signal lets go of the caller at once. Before the request is sent, nothing is; after, a refresh token may be
 *   used up, and cutting off the answer would lose its successor.
 */
export async function refreshToken(
  services: ConsoleServices,
  tokenId: string,
  signal: AbortSignal,
): Promise<RefreshResult> {
  const refreshed = services.locks.withLock(`refresh:${tokenId}`, async (): Promise<RefreshResult> => {
    const token = await services.vault.loadToken(tokenId);
    if (!token) throw new Error(`There is no token ${tokenId}`);
    const other = await takenOver(services, token);
    if (other) return other;
    return signal.aborted ? { kind: 'cancelled' } : refresh(services, token);
  });
  const over = new AbortController();
  return Promise.race([refreshed, cancelled(signal, over.signal)]).finally(() => over.abort());
}

/** Follows refreshes to the token that nobody refreshed yet. */
export async function newestOf(services: ConsoleServices, token: Token): Promise<Token> {
  const child = await services.vault.loadChildOf(token.id);
  return child ? newestOf(services, child) : token;
}

function cancelled(signal: AbortSignal, over: AbortSignal): Promise<RefreshResult> {
  return new Promise((resolve) => {
    const cancel = () => resolve({ kind: 'cancelled' });
    if (signal.aborted) cancel();
    else signal.addEventListener('abort', cancel, { signal: over });
  });
}

async function refresh(services: ConsoleServices, token: Token): Promise<RefreshResult> {
  if (!token.refreshToken) return { kind: 'no-refresh-token' };
  const stored = await services.vault.loadProfile(token.profileId);
  if (!stored) throw new Error(`There is no profile ${token.profileId}`);
  const profile = resolveProfile(stored, services.origins);
  const request = buildRefresh(profile, token.refreshToken);
  const plan = { purpose: 'refresh', profileId: profile.id, tokenId: token.id, retryOf: null, request } as const;
  const call = await performCall(services, plan, new AbortController().signal);
  const result = readTokenResponse(call);
  if (result.kind === 'token') {
    const renewed = newToken(services, { profile, call, result, run: null, parent: token });
    await services.vault.put([...renewed.records, { kind: 'call', call }]);
    return { kind: 'refreshed', tokenId: renewed.token.id };
  }
  await services.vault.put([{ kind: 'call', call }]);
  const isInvalidGrant = result.kind === 'oauth-error' && result.error === 'invalid_grant';
  return (isInvalidGrant ? await takenOver(services, token) : null) ?? { kind: 'failed', callId: call.id };
}

async function takenOver(services: ConsoleServices, token: Token): Promise<RefreshResult | null> {
  const newest = await newestOf(services, token);
  return newest.id === token.id ? null : { kind: 'refreshed-elsewhere', tokenId: newest.id };
}
