import { type ShownSpan, showBody } from '#call/mask.ts';
import { decodeJwt } from './jwt.ts';
import { type Lifetime, lifetimeOf } from './lifetime.ts';
import type { Token } from './token.ts';
import { tokenFieldsOf } from './token-response.ts';

/** A token as screens read it: handles and readings, its response masked. */
export interface TokenView extends Omit<Token, 'response'> {
  readonly tokenType: string | null;
  readonly lifetime: Lifetime;
  /** As granted; as asked where the response says nothing (RFC 6749 section 5.1). */
  readonly scopes: readonly string[];
  /** The algorithm of a JWT access token, `null` for an opaque one. */
  readonly jwtAlgorithm: string | null;
  readonly shownResponse: readonly ShownSpan[];
}

/** Makes the view of a token. Everything in it is a function of the response as received. */
export function viewToken(token: Token): TokenView {
  const { response, ...rest } = token;
  const fields = tokenFieldsOf(response);
  const algorithm = decodeJwt(fields?.access_token ?? '')?.header.alg;
  return {
    ...rest,
    tokenType: fields?.token_type ?? null,
    lifetime: lifetimeOf(fields?.expires_in, token.receivedAt),
    scopes: fields?.scope == null ? token.scopesAsked : fields.scope.split(' ').filter(Boolean),
    jwtAlgorithm: typeof algorithm === 'string' ? algorithm : null,
    shownResponse: showBody(response),
  };
}

/** The chain of refreshes a token stands in, oldest first. */
export function lineageOf<T extends Pick<Token, 'id' | 'parentId'>>(token: T, all: readonly T[]): T[] {
  const older: T[] = [];
  for (let each: T | undefined = token; each && !older.includes(each); each = all.find(({ id }) => id === each?.parentId)) {
    older.unshift(each);
  }
  const newer: T[] = [];
  for (let next = childOf(token, all); next && !newer.includes(next); next = childOf(next, all)) newer.push(next);
  return [...older, ...newer];
}

function childOf<T extends Pick<Token, 'id' | 'parentId'>>(token: T, all: readonly T[]): T | undefined {
  return all.find(({ parentId }) => parentId === token.id);
}

/** A short name for a token, made of its id: never of the token itself. */
export function tokenName(tokenId: string): string {
  return `tok_${tokenId.slice(-4)}`;
}
