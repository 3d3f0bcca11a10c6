import type { Call } from '#call/call.ts';
import type { SecretRef } from '#call/secret-ref.ts';
import { answerReadingOf } from '#oauth/dialect.ts';
import type { Profile } from '#oauth/profile.ts';
import type { Token } from '#oauth/token.ts';
import { buildRefresh } from '#oauth/token-request.ts';
import { readTokenResponse, type TokenResponse, tokenFieldsOf } from '#oauth/token-response.ts';
import type { VaultRecord } from '#vault/vault.ts';
import { bindingOfNew } from './bind-token.ts';
import type { ConsoleServices } from './console-services.ts';
import { loadResolved, loadToken } from './load-records.ts';
import { refreshLock } from './lock-names.ts';
import { newToken, successorIn, tokenAnswersOf } from './new-token.ts';
import { type CallOptions, performCall } from './perform-call.ts';
import { putRenewed } from './put-renewed.ts';
import { type RefreshRoute, routeRefresh } from './refresh-origin.ts';

/** What a refresh gave. */
export type RefreshResult =
  | { readonly kind: 'refreshed'; readonly tokenId: string }
  /** Somebody was first: this token, the newest of the line, is the one to use. */
  | { readonly kind: 'refreshed-elsewhere'; readonly tokenId: string }
  /** Given up before an answer came. What was sent by then is finished and stored all the same. */
  | { readonly kind: 'cancelled' }
  | { readonly kind: 'no-refresh-token' }
  /** Nothing was sent: this call exchanged the refresh token for another, whose token is not on this device. */
  | { readonly kind: 'used-up'; readonly callId: string }
  /** Nothing was sent: it does not belong there, or nobody knows whether it does (R27). */
  | Exclude<RefreshRoute, { kind: 'bound' }>
  /** The call says why. */
  | { readonly kind: 'failed'; readonly callId: string };

/**
 * Refreshes a token, one tab at a time.
 * 1. Hold the lock of its refresh token.
 * 2. Read again: was it refreshed meanwhile, or once before by a token that was deleted since?
 * 3. See that it goes where it came from. Build and send the refresh, and read what came.
 * 4. On `invalid_grant` read again: somebody without our locks may have been first.
 * 5. Store the new token before anybody can use it.
 * The signal lets go of the caller at once. Before the request is sent, nothing is; after, a refresh token may be
 * used up, and cutting off the answer would lose its successor.
 */
export async function refreshToken(
  services: ConsoleServices,
  tokenId: string,
  options: CallOptions,
): Promise<RefreshResult> {
  const { refreshToken: credential } = await loadToken(services, tokenId);
  if (!credential) return (await takenOver(services, tokenId)) ?? { kind: 'no-refresh-token' };
  const refreshed = services.locks.withLock(refreshLock(credential.id), async (): Promise<RefreshResult> => {
    const other = await takenOver(services, tokenId);
    if (other) return other;
    const spending = await spendingOf(services, tokenId);
    if (spending) return { kind: 'used-up', callId: spending };
    return options.signal.aborted ? { kind: 'cancelled' } : refresh(services, { tokenId, credential }, options);
  });
  const over = new AbortController();
  return Promise.race([refreshed, cancelled(options.signal, over.signal)]).finally(() => over.abort());
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

async function refresh(
  services: ConsoleServices,
  { tokenId, credential }: { tokenId: string; credential: SecretRef },
  options: CallOptions,
): Promise<RefreshResult> {
  const parent = await loadToken(services, tokenId);
  const profile = await loadResolved(services, parent.profileId);
  const route = await routeRefresh(services, { token: parent, credential }, profile);
  if (route.kind !== 'bound') return route;
  const request = buildRefresh(profile, credential);
  const readBy = answerReadingOf(profile);
  const plan = { purpose: 'refresh', profileId: profile.id, tokenId, retryOf: null, readBy, request } as const;
  const call = await performCall(services, { plan, connection: profile.connection }, options);
  if (call.ending.kind === 'aborted') return { kind: 'cancelled' };
  const result = readTokenResponse(call, profile);
  if (result.kind === 'token') {
    const tokenId = await keepRefreshed(services, { parent, profile, credential, result }, call);
    return { kind: 'refreshed', tokenId };
  }
  await services.vault.put([{ kind: 'call', call }]);
  const isInvalidGrant = result.kind === 'oauth-error' && result.error === 'invalid_grant';
  return (isInvalidGrant ? await takenOver(services, tokenId) : null) ?? { kind: 'failed', callId: call.id };
}

/** A refresh whose answer holds a token. */
export interface AnsweredRefresh {
  readonly parent: Token;
  readonly profile: Profile;
  /** The refresh token that was used. */
  readonly credential: SecretRef;
  readonly result: Extract<TokenResponse, { kind: 'token' }>;
}

/** Stores what a refresh gave, and tells the new token's id. Called under the lock of its refresh token. */
export async function keepRefreshed(
  services: ConsoleServices,
  { parent, profile, credential, result }: AnsweredRefresh,
  call: Call,
): Promise<string> {
  const answer = successorIn(tokenAnswersOf(call, result, profile), parent);
  const { scopesAsked } = parent;
  const origins = bindingOfNew({ profile, issuedBy: answer.issuedBy, parent });
  const origin = { profile, grant: 'refresh_token', runId: null, parent, scopesAsked, origins, answer } as const;
  const { token, records } = newToken(services, origin);
  const all: VaultRecord[] = [...records, { kind: 'call', call }];
  const isKept = await putRenewed(services, { profileId: profile.id, used: credential, token }, all);
  if (!isKept) throw new Error('The profile was deleted meanwhile, so the new token was not kept');
  return token.id;
}

async function takenOver(services: ConsoleServices, tokenId: string): Promise<RefreshResult | null> {
  const newest = await newestOf(services, await loadToken(services, tokenId));
  return newest.id === tokenId ? null : { kind: 'refreshed-elsewhere', tokenId: newest.id };
}

/**
 * The refresh of this token that brought another refresh token in place of its own, `null` where there was none. Sent
 * once more, the old one can make a server revoke all that came from it (RFC 9700 section 4.14.2).
 */
async function spendingOf(services: ConsoleServices, tokenId: string): Promise<string | null> {
  const token = await loadToken(services, tokenId);
  const profile = await loadResolved(services, token.profileId);
  const own = tokenFieldsOf(token.response, token.tokenPointers)?.refresh_token;
  const { records } = await services.vault.loadCallsOf(tokenId);
  const spending = records.find((call) => {
    const result = call.purpose === 'refresh' ? readTokenResponse(call, profile) : null;
    if (result?.kind !== 'token') return false;
    const { refresh_token: next } = result.fields;
    return next !== null && next !== own;
  });
  return spending?.id ?? null;
}
