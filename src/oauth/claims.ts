// JWT claims in words: RFC 7519 section 4.1, OpenID Connect Core sections 2 and 5.1, RFC 9068 section 2.2. Read, not trusted.
import type { DecodedJwt } from './jwt.ts';
import { instantOf, shownValue } from './numeric-date.ts';

/** What is known beside the token, to hold its claims against. */
export interface ClaimContext {
  readonly issuer: string;
  /** Which token the claims are of. */
  readonly which: 'access' | 'id';
  /** Who the token should be for: the API of an access token, the client of an ID token. */
  readonly audiences: readonly string[];
  readonly scopesAsked: readonly string[];
}

/** One claim, read. */
export interface Claim {
  readonly name: string;
  /** The value as JSON. */
  readonly json: string;
  /** Its registered name, `null` for a claim of the provider's own. */
  readonly title: string | null;
  readonly reading: ClaimReading;
}

/** What a claim comes to. An instant out of range is no instant: it is said as such. */
export type ClaimReading =
  | { readonly kind: 'plain'; readonly words: string }
  | { readonly kind: 'instant'; readonly at: number }
  | { readonly kind: 'agrees'; readonly words: string }
  | { readonly kind: 'differs'; readonly words: string };

const titles: Record<string, readonly [title: string, words: string]> = {
  iss: ['Issuer', 'Who made the token'],
  sub: ['Subject', 'Whom it speaks of'],
  aud: ['Audience', 'Who may accept it'],
  exp: ['Expires at', ''],
  nbf: ['Not before', ''],
  iat: ['Issued at', ''],
  jti: ['JWT ID', 'Tells this token from all others'],
  auth_time: ['Signed in at', ''],
  nonce: ['Nonce', 'Ties the ID token to the request that asked for it'],
  acr: ['Authentication context', 'How strongly the user was checked'],
  amr: ['Authentication methods', 'How the user was checked'],
  azp: ['Authorized party', 'The client it was issued to'],
  client_id: ['Client ID', 'The client it was issued to'],
  scope: ['Scope', 'What it allows'],
  at_hash: ['Access token hash', 'Ties it to the access token that came along'],
  c_hash: ['Code hash', 'Ties it to the authorization code'],
  sid: ['Session ID', 'The session at the provider'],
  name: ['Full name', ''],
  preferred_username: ['User name', ''],
  email: ['E-mail address', ''],
  email_verified: ['E-mail verified', ''],
};

const instants = ['exp', 'nbf', 'iat', 'auth_time'];

/** Reads a JWT's claims in the order they stand. */
export function readClaims(jwt: DecodedJwt, context: ClaimContext): Claim[] {
  return Object.entries(jwt.claims).map(([name, value]) => ({
    name,
    json: shownValue(value),
    title: Object.hasOwn(titles, name) ? (titles[name]?.[0] ?? null) : null,
    reading: readClaim(name, value, context),
  }));
}

function readClaim(name: string, value: unknown, context: ClaimContext): ClaimReading {
  if (instants.includes(name)) return readInstant(value);
  switch (name) {
    case 'iss':
      return value === context.issuer ? agrees('The profile’s issuer') : differs('Not the profile’s issuer');
    case 'aud':
      return readAudience(value, context);
    case 'scope':
      return readScope(value, context.scopesAsked);
    default:
      return { kind: 'plain', words: Object.hasOwn(titles, name) ? (titles[name]?.[1] ?? '') : '' };
  }
}

function readInstant(value: unknown): ClaimReading {
  const at = instantOf(value);
  return at === null ? differs('No time one can read') : { kind: 'instant', at };
}

function readAudience(value: unknown, { audiences, which }: ClaimContext): ClaimReading {
  const named: unknown[] = Array.isArray(value) ? value : [value];
  if (audiences.length === 0) return { kind: 'plain', words: 'Who may accept it' };
  return named.some((each) => audiences.some((audience) => audience === each))
    ? agrees(which === 'id' ? 'This client' : 'Covers what was asked for')
    : differs(`Not ${audiences.join(' or ')}`);
}

function readScope(value: unknown, asked: readonly string[]): ClaimReading {
  if (typeof value !== 'string') return differs('No text');
  const granted = value.split(' ').filter((scope) => asked.includes(scope));
  return { kind: 'plain', words: `${granted.length} of ${asked.length} requested` };
}

function agrees(words: string): ClaimReading {
  return { kind: 'agrees', words };
}

function differs(words: string): ClaimReading {
  return { kind: 'differs', words };
}
