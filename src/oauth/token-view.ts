import { repeatedMembers } from '#call/json-spans.ts';
import { type ShownSpan, showBody } from '#call/mask.ts';
import { type Account, accountOf, type SubjectCheck, subjectCheckOf } from './account.ts';
import { hideTexts, hideTokens } from './hide-tokens.ts';
import { type DecodedJwt, decodeJwt } from './jwt.ts';
import { secretValuesIn } from './kept-values.ts';
import { adoptedLifetime, type Lifetime, lifetimeOf } from './lifetime.ts';
import { shownValue } from './numeric-date.ts';
import type { Token } from './token.ts';
import { type TokenFormat, tokenFormat } from './token-format.ts';
import { tokenFieldsOf } from './token-response.ts';

/** A token as screens read it: handles and readings, its response masked. */
export interface TokenView extends Omit<Token, 'response' | 'userinfo' | 'besidePointers'> {
  readonly tokenType: string | null;
  readonly lifetime: Lifetime;
  /** `expires_in` as received, as JSON; `null` where the response has none. A foreign text. */
  readonly expiresIn: string | null;
  /** As granted; as asked where the response says nothing (RFC 6749 section 5.1). */
  readonly scopes: readonly string[];
  readonly format: TokenFormat;
  /** What the ID token of this response is; `null` where it brought none. */
  readonly idTokenFormat: TokenFormat | null;
  /** The access token and the ID token of this response taken apart, where they are JWTs. Nothing is verified. */
  readonly decoded: { readonly access: DecodedJwt | null; readonly id: DecodedJwt | null };
  /** Members of the response that stand more than once: of each the last counts. Foreign texts. */
  readonly repeatedMembers: readonly string[];
  readonly shownResponse: readonly ShownSpan[];
  /** Whose it is, `null` where nothing says so. */
  readonly account: Account | null;
  /** The answer of userinfo to this token, `null` while it has none. */
  readonly userinfo: UserinfoView | null;
}

/** An answer of userinfo, by its call, and whether it may be used. */
export interface UserinfoView {
  readonly callId: string;
  readonly receivedAt: number;
  readonly subject: SubjectCheck;
}

/**
 * Makes the view of a token. Everything in it is a function of the responses as received.
 * @param older the tokens it was refreshed from, nearest first: they may say whose it is.
 */
export function viewToken(token: Token, older: readonly Token[] = []): TokenView {
  const { response, userinfo, besidePointers = [], ...rest } = token;
  const fields = tokenFieldsOf(response, token.tokenPointers);
  const access = decodeJwt(fields?.access_token ?? '');
  return {
    ...rest,
    tokenType: fields?.token_type ?? null,
    lifetime: token.adoptedAs
      ? adoptedLifetime(access?.claims ?? {}, token.receivedAt)
      : lifetimeOf(fields?.expires_in, token.receivedAt),
    expiresIn: fields?.expires_in === undefined ? null : shownValue(fields.expires_in),
    scopes: fields?.scope == null ? token.scopesAsked : scopesIn(fields.scope),
    format: tokenFormat(fields?.access_token ?? ''),
    idTokenFormat: fields?.id_token ? tokenFormat(fields.id_token) : null,
    decoded: { access, id: decodeJwt(fields?.id_token ?? '') },
    repeatedMembers: repeatedMembers(response),
    shownResponse: [token.tokenPointers, ...besidePointers].reduce(
      (spans: readonly ShownSpan[], pointers) => hideTokens(spans, tokenFieldsOf(response, pointers)),
      hideTexts(showBody(response), keptSecretsOf(token)),
    ),
    account: accountOf(token, older),
    userinfo: userinfo
      ? { callId: userinfo.callId, receivedAt: userinfo.receivedAt, subject: subjectCheckOf(token, older) }
      : null,
  };
}

function keptSecretsOf({ response, keptSecrets = [] }: Token): string[] {
  const kept = keptSecrets.map(({ pointer, secret }) => ({ name: secret.label, pointer, isSecret: true }));
  return secretValuesIn(response, kept).map(({ text }) => text);
}

function scopesIn(scope: string): string[] {
  // Some providers separate by commas; by the book a comma may be part of a scope (RFC 6749 section 3.3).
  return scope
    .split(/\s/.test(scope.trim()) ? /\s+/ : ',')
    .map((each) => each.trim())
    .filter(Boolean);
}

/** The tokens that a token was refreshed from, nearest first; each once. */
export function olderThan<T extends Pick<Token, 'id' | 'parentId'>>(token: T, byId: ReadonlyMap<string, T>): T[] {
  const older: T[] = [];
  const seen = new Set([token.id]);
  for (let next = byId.get(token.parentId ?? ''); next && !seen.has(next.id); next = byId.get(next.parentId ?? '')) {
    seen.add(next.id);
    older.push(next);
  }
  return older;
}

/** The chain of refreshes a token stands in, oldest first, each token once. Of two refreshes of one token, the first in `all`. */
export function lineageOf<T extends Pick<Token, 'id' | 'parentId'>>(token: T, all: readonly T[]): T[] {
  const seen = new Set<string>([token.id]);
  const walk = (step: (from: T) => T | undefined): T[] => {
    const line: T[] = [];
    for (let next = step(token); next && !seen.has(next.id); next = step(next)) {
      seen.add(next.id);
      line.push(next);
    }
    return line;
  };
  const older = walk(({ parentId }) => all.find(({ id }) => id === parentId));
  const newer = walk(({ id }) => all.find(({ parentId }) => parentId === id));
  return [...older.reverse(), token, ...newer];
}
