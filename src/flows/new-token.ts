import type { TokenPointers } from '#call/answer-reading.ts';
import type { Call } from '#call/call.ts';
import { secretValuesIn } from '#oauth/kept-values.ts';
import type { Grant, Profile } from '#oauth/profile.ts';
import { accessTokenLabel, type Token } from '#oauth/token.ts';
import { issuerIn } from '#oauth/token-issuer.ts';
import { type FoundToken, type TokenFields, type TokenResponse, tokensIn } from '#oauth/token-response.ts';
import { type NewSecret, newSecret, type VaultRecord } from '#vault/vault.ts';
import { type ConsoleServices, freshId } from './console-services.ts';

/** A token response and where it came from. */
export interface TokenOrigin extends Pick<Token, 'adoptedAs'> {
  /** Resolved, where a call brought the token. */
  readonly profile: Profile;
  readonly grant: Grant;
  readonly runId: string | null;
  readonly parent: Token | null;
  readonly scopesAsked: readonly string[];
  /** Where it may go: `bindingOfNew`. */
  readonly origins: readonly string[];
  readonly answer: TokenAnswer;
}

/** A token response as it arrived. */
export interface TokenAnswer {
  readonly fields: TokenFields;
  readonly response: string;
  readonly tokenPointers: TokenPointers;
  /** The origin that gave it; `null` where nobody knows: it was pasted. */
  readonly issuedBy: string | null;
  /** `null` where it came with the authorization response. */
  readonly callId: string | null;
  readonly sentAt: number;
  readonly receivedAt: number;
  /** Which of the tokens of its response it is; left out for the response's own. */
  readonly part?: string;
  readonly besidePointers?: readonly TokenPointers[];
}

/** The tokens that a call brought, the response's own first, each with the pointers that it was read by. */
export function tokenAnswersOf(
  call: Call,
  { fields, response }: Extract<TokenResponse, { kind: 'token' }>,
  profile: Pick<Profile, 'tokenPointers' | 'alsoTokens'>,
): readonly [TokenAnswer, ...TokenAnswer[]] {
  const [own = { fields, pointers: profile.tokenPointers, part: null }, ...also] = tokensIn(response, profile);
  const all = [own, ...also].map(({ pointers }) => pointers);
  const answerOf = (found: FoundToken): TokenAnswer => {
    const besidePointers = all.filter((pointers) => pointers !== found.pointers);
    return {
      fields: found.fields,
      response,
      tokenPointers: found.pointers,
      issuedBy: issuerIn(call.request),
      callId: call.id,
      sentAt: call.sentAt,
      receivedAt: call.receivedAt,
      ...(found.part !== null && { part: found.part }),
      ...(besidePointers.length > 0 && { besidePointers }),
    };
  };
  return [answerOf(own), ...also.map(answerOf)];
}

/** Of the tokens that a refresh brought, the successor of the one refreshed; it goes by the same name. */
export function successorIn(
  answers: readonly [TokenAnswer, ...TokenAnswer[]],
  { part }: Pick<Token, 'part'>,
): TokenAnswer {
  const { part: _, ...own } = answers[0];
  return answers.find((answer) => answer.part === part) ?? { ...own, ...(part !== undefined && { part }) };
}

/**
 * A token and the records that store it: its secrets first. A response without a refresh token keeps the parent's,
 * and so it is with the ID token (RFC 6749 section 6, OpenID Connect Core section 12.2); the refresh token that a
 * profile begins with is kept likewise.
 */
export function newToken(services: ConsoleServices, origin: TokenOrigin): { token: Token; records: VaultRecord[] } {
  const { profile, grant, runId, parent, scopesAsked, origins, answer, adoptedAs } = origin;
  const { issuedBy } = answer;
  const { access_token, refresh_token, id_token } = answer.fields;
  const make = (label: string, text: string) => newSecret(label, text, () => freshId(services));
  const accessToken = make(accessTokenLabel, access_token);
  const refreshToken = refresh_token === null ? null : boundTo(issuedBy, make('refresh token', refresh_token));
  const idToken = id_token === null ? null : make('ID token', id_token);
  const kept = secretValuesIn(answer.response, profile.keptValues).map(({ name, pointer, text }) => {
    return { pointer, made: make(name, text) };
  });
  const isOwn = answer.part === undefined;
  const begunWith =
    parent?.refreshToken ?? (grant === 'refresh_token' && !adoptedAs && isOwn ? profile.startingRefreshToken : null);
  const token: Token = {
    id: freshId(services),
    profileId: profile.id,
    grant,
    parentId: parent?.id ?? null,
    runId,
    callId: answer.callId,
    sentAt: answer.sentAt,
    receivedAt: answer.receivedAt,
    scopesAsked,
    response: answer.response,
    tokenPointers: answer.tokenPointers,
    ...(answer.part !== undefined && { part: answer.part }),
    ...(answer.besidePointers && { besidePointers: answer.besidePointers }),
    accessToken: accessToken.ref,
    refreshToken: refreshToken?.ref ?? begunWith,
    idToken: idToken?.ref ?? parent?.idToken ?? null,
    ...(kept.length > 0 && { keptSecrets: kept.map(({ pointer, made }) => ({ pointer, secret: made.ref })) }),
    ...(adoptedAs && { adoptedAs }),
    ...(issuedBy !== null && { issuedBy }),
    origins,
  };
  const secrets = [accessToken, refreshToken, idToken, ...kept.map(({ made }) => made)].filter((each) => each !== null);
  return {
    token,
    records: [...secrets.map((secret) => ({ kind: 'secret', secret }) as const), { kind: 'token', token }],
  };
}

/** A refresh token goes to nobody but the server that gave it (R27). One that was pasted is bound when it first goes. */
function boundTo(issuedBy: string | null, secret: NewSecret): NewSecret {
  return issuedBy === null ? secret : { ...secret, origins: [issuedBy] };
}
