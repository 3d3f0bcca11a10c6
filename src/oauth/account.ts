// Whose a token is: what userinfo says, else the ID token's claims (OpenID Connect Core sections 5.3.2, 5.1 and 2).
import { standardDialect } from './dialect.ts';
import { decodeJwt } from './jwt.ts';
import { type AccountClaims, accountIn, type NamedAccount, readKeptUserinfo } from './read-userinfo.ts';
import type { Token } from './token.ts';
import { tokenFieldsOf } from './token-response.ts';

/** The account that a token speaks for. Texts are foreign. */
export interface Account extends AccountClaims {
  /** What it is called by: the name one signs in with, else the address, the full name, the subject. */
  readonly label: string;
  /** Claims of an ID token are read, not verified. */
  readonly from: 'userinfo' | 'id-token';
}

/**
 * Whether userinfo and the ID token mean the same subject. Of another one, nothing that userinfo says may be used, and
 * an answer that names no subject can't be told from it (section 5.3.2).
 */
export type SubjectCheck =
  | { readonly kind: 'same' }
  | { readonly kind: 'missing' }
  | { readonly kind: 'nothing-to-compare' }
  | { readonly kind: 'differs'; readonly userinfo: string; readonly idToken: string };

type Source = Pick<Token, 'response' | 'tokenPointers' | 'idToken' | 'userinfo'>;

/**
 * Tells whose a token is; `null` where nothing says so.
 * @param older the tokens it was refreshed from, nearest first: a refresh speaks for the same account (RFC 6749 section 6).
 */
export function accountOf(token: Source, older: readonly Source[] = []): Account | null {
  const signedIn = signedInBy(token, older);
  const asked = [token, ...older].find(({ userinfo }) => userinfo !== undefined);
  const said = asked ? saidOf(asked) : null;
  const { kind } = compare(said, signedIn, asked);
  if (said && (kind === 'same' || kind === 'nothing-to-compare')) return labelled(said, 'userinfo');
  return signedIn && labelled(signedIn, 'id-token');
}

/**
 * Holds what userinfo said of a token against its ID token.
 * @param older the tokens it was refreshed from, nearest first: its ID token may be one of theirs.
 */
export function subjectCheckOf(token: Source, older: readonly Source[] = []): SubjectCheck {
  return compare(saidOf(token), signedInBy(token, older), token);
}

function compare(said: NamedAccount | null, signedIn: NamedAccount | null, asked: Source | undefined): SubjectCheck {
  // A provider whose answer has no place for it has no userinfo of OpenID's.
  if (!said || !signedIn?.subject || asked?.userinfo?.pointers.sub === '') return { kind: 'nothing-to-compare' };
  if (said.subject === null) return { kind: 'missing' };
  if (said.subject === signedIn.subject) return { kind: 'same' };
  return { kind: 'differs', userinfo: said.claims.sub ?? '', idToken: signedIn.claims.sub ?? '' };
}

function labelled({ claims }: NamedAccount, from: Account['from']): Account | null {
  const label = claims.preferred_username ?? claims.email ?? claims.name ?? claims.sub;
  return label === null ? null : { ...claims, label, from };
}

function saidOf({ userinfo }: Source): NamedAccount | null {
  return userinfo ? readKeptUserinfo(userinfo.response, userinfo.pointers) : null;
}

function signedInBy(token: Source, older: readonly Source[]): NamedAccount | null {
  // A refresh that brings no ID token keeps the one before: it stands in the oldest response of those that have it.
  const holder = [token, ...older].findLast(({ idToken }) => idToken !== null && idToken.id === token.idToken?.id);
  const idToken = holder && tokenFieldsOf(holder.response, holder.tokenPointers)?.id_token;
  const claims = idToken ? decodeJwt(idToken)?.claims : null;
  return claims ? accountIn(claims, standardDialect.userinfoPointers) : null;
}
