import type { Call } from '#call/call.ts';
import type { Profile } from '#oauth/profile.ts';
import type { Run } from '#oauth/run.ts';
import type { Token } from '#oauth/token.ts';
import type { TokenResponse } from '#oauth/token-response.ts';
import { newSecret, type VaultRecord } from '#vault/vault.ts';
import { type ConsoleServices, freshId } from './console-services.ts';

/** Where a token came from. */
export interface TokenOrigin {
  readonly profile: Profile;
  readonly call: Call;
  readonly result: Extract<TokenResponse, { kind: 'token' }>;
  readonly run: Run | null;
  readonly parent: Token | null;
}

/**
 * A token and the records that store it: its secrets first. A response without a refresh token keeps the parent's,
 * and so it is with the ID token (RFC 6749 section 6, OpenID Connect Core section 12.2).
 */
export function newToken(services: ConsoleServices, origin: TokenOrigin): { token: Token; records: VaultRecord[] } {
  const { profile, call, result, run, parent } = origin;
  const { access_token, refresh_token, id_token } = result.fields;
  const make = (label: string, text: string) => newSecret(label, text, () => freshId(services));
  const accessToken = make('access token', access_token);
  const refreshToken = refresh_token === null ? null : make('refresh token', refresh_token);
  const idToken = id_token === null ? null : make('ID token', id_token);
  const token: Token = {
    id: freshId(services),
    profileId: profile.id,
    grant: parent ? 'refresh_token' : 'authorization_code',
    parentId: parent?.id ?? null,
    runId: run?.id ?? null,
    callId: call.id,
    sentAt: call.sentAt,
    receivedAt: call.receivedAt,
    scopesAsked: parent?.scopesAsked ?? profile.scopes,
    response: result.response,
    accessToken: accessToken.ref,
    refreshToken: refreshToken?.ref ?? parent?.refreshToken ?? null,
    idToken: idToken?.ref ?? parent?.idToken ?? null,
  };
  const secrets = [accessToken, refreshToken, idToken].filter((each) => each !== null);
  return {
    token,
    records: [...secrets.map((secret) => ({ kind: 'secret', secret }) as const), { kind: 'token', token }],
  };
}
