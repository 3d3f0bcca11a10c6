import { type CallView, viewCall } from '#call/call-view.ts';
import { literalUrl, type ShownSpan, showRequest, showTemplate } from '#call/mask.ts';
import { buildBearerRequest } from '#oauth/bearer-request.ts';
import { type Profile, redirectUriOf, resolveProfile } from '#oauth/profile.ts';
import type { Run } from '#oauth/run.ts';
import { buildCodeExchange } from '#oauth/token-request.ts';
import { readTokenResponse, type TokenResponse } from '#oauth/token-response.ts';
import { type TokenView, viewToken } from '#oauth/token-view.ts';
import type { ConsoleServices } from './console-services.ts';

/** A call with how its token request ended, where it was one. */
export interface TokenCallView extends CallView {
  readonly tokenFailure: Exclude<TokenResponse, { kind: 'token' }> | null;
}

/** Everything a run's page shows. */
export interface RunView {
  readonly run: Run;
  readonly profile: Profile;
  readonly redirectUri: string;
  /** The token request before it is sent, the code's place marked. */
  readonly preview: readonly ShownSpan[];
  readonly call: TokenCallView | null;
  readonly token: TokenView | null;
}

/** Loads a run with its profile, call and token; `null` for a run that is not on this device. */
export async function loadRunView(services: ConsoleServices, runId: string): Promise<RunView | null> {
  const run = await services.vault.loadRun(runId);
  const stored = run && (await services.vault.loadProfile(run.profileId));
  if (!run || !stored) return null;
  const profile = resolveProfile(stored, services.origins);
  const redirectUri = redirectUriOf(profile, services.origins);
  const preview = buildCodeExchange(profile, { code: null, redirectUri, codeVerifier: run.codeVerifier });
  const exchanged = run.outcome.kind === 'exchanged' ? run.outcome : null;
  const tokenId = exchanged?.result.kind === 'token' ? exchanged.result.tokenId : null;
  return {
    run,
    profile,
    redirectUri,
    preview: showRequest(preview),
    call: exchanged && (await loadTokenCallView(services, exchanged.callId)),
    token: tokenId === null ? null : await loadTokenView(services, tokenId),
  };
}

/** Loads the call of a token request with its reading. */
export async function loadTokenCallView(services: ConsoleServices, callId: string): Promise<TokenCallView | null> {
  const call = await services.vault.loadCall(callId);
  if (!call) return null;
  const result = readTokenResponse(call);
  return { ...viewCall(call), tokenFailure: result.kind === 'token' ? null : result };
}

/** Loads a token for the screen; `null` where it is not on this device. */
export async function loadTokenView(services: ConsoleServices, tokenId: string): Promise<TokenView | null> {
  const token = await services.vault.loadToken(tokenId);
  return token && viewToken(token);
}

/** Loads all tokens for the screen, newest first, and how many could not be decrypted. */
export async function loadTokenViews(services: ConsoleServices): Promise<{ tokens: TokenView[]; unreadable: number }> {
  const { records, unreadable } = await services.vault.loadTokens();
  const tokens = records.map(viewToken).sort((a, b) => b.receivedAt - a.receivedAt);
  return { tokens, unreadable: unreadable.length };
}

/** A request before it is sent, secrets masked. */
export interface RequestView {
  readonly method: string;
  readonly url: string;
  readonly headers: readonly (readonly [name: string, value: readonly ShownSpan[]])[];
}

/** The first request of a token's profile, as `sendRequest` will send it; `null` where token or profile is not here. */
export async function loadFirstRequest(services: ConsoleServices, tokenId: string): Promise<RequestView | null> {
  const token = await services.vault.loadToken(tokenId);
  const profile = token && (await services.vault.loadProfile(token.profileId));
  if (!token || !profile) return null;
  const request = buildBearerRequest(resolveProfile(profile, services.origins).firstRequest, token.accessToken);
  return {
    method: request.method,
    url: literalUrl(request),
    headers: request.headers.map(([name, value]) => [name, showTemplate(value)]),
  };
}

/** Loads the calls that carried a token, newest first. */
export async function loadCallViewsOf(services: ConsoleServices, tokenId: string): Promise<CallView[]> {
  const { records } = await services.vault.loadCallsOf(tokenId);
  return records.map(viewCall).sort((a, b) => b.sentAt - a.sentAt);
}

/** Loads the latest calls to APIs, newest first. */
export async function loadApiCallViews(services: ConsoleServices, limit: number): Promise<CallView[]> {
  const { records } = await services.vault.loadApiCalls(limit);
  return records.map(viewCall).sort((a, b) => b.sentAt - a.sentAt);
}
