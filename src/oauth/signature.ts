// A JWT's signature held against its issuer's own keys: RFC 7515 section 5.2, RFC 8725 section 3.
import { isSameIssuer } from './discovery.ts';
import { isCheckable, type Jwk, type Jwks, keyFor } from './jwks.ts';
import type { DecodedJwt } from './jwt.ts';
import { readJwt } from './jwt-reading.ts';

/**
 * Checks one signature with one key. Arrives as a parameter: this room has no crypto of its own. It must use the
 * algorithm given, whatever the token's header says, and reject where the key can't be used.
 */
export type VerifyJws = (token: string, jwk: Jwk, algorithm: string) => Promise<boolean>;

/** Why a signature is wrong, or none. */
export type SignatureFault =
  /** `alg` is `none`: nobody vouches for the token (RFC 8725 section 3.2). */
  { readonly kind: 'unsigned' } | { readonly kind: 'signature-differs'; readonly kid: string | null };

/** Why a signature can't be checked here: that says nothing of the token. */
export type SignatureObstacle =
  | { readonly kind: 'opaque' }
  | { readonly kind: 'encrypted' }
  | { readonly kind: 'malformed' }
  /** The profile names no issuer whose keys would count. */
  | { readonly kind: 'no-issuer' }
  /** Made by somebody else than the profile's issuer: that one's keys are not asked for. */
  | { readonly kind: 'other-issuer'; readonly expected: string; readonly received: string }
  /** Made with a secret that the provider shares with whom it is for (HS256 …): there is no public key. */
  | { readonly kind: 'symmetric'; readonly algorithm: string }
  | { readonly kind: 'unknown-algorithm'; readonly algorithm: string | null }
  /** The header demands an extension that is not understood here (RFC 7515 section 4.1.11). */
  | { readonly kind: 'critical-extension' }
  | { readonly kind: 'no-keys' }
  | { readonly kind: 'no-such-key'; readonly kid: string | null }
  | { readonly kind: 'several-keys'; readonly kid: string | null }
  /** The key is there and can't be used: damaged, or too weak. */
  | { readonly kind: 'unusable-key'; readonly kid: string | null };

/** What is known of a token's signature. Only `verified` says that the issuer made it. */
export type SignatureVerdict =
  | { readonly kind: 'verified'; readonly issuer: string; readonly kid: string | null; readonly algorithm: string }
  | { readonly kind: 'not-verified'; readonly why: SignatureFault }
  | { readonly kind: 'cannot-check'; readonly why: SignatureObstacle };

/** What a signature is held against. */
export interface SignatureContext {
  /** The profile's issuer. */
  readonly issuer: string;
  /** The keys at the issuer's own `jwks_uri`; `null` where it has none or they could not be read. */
  readonly jwks: Jwks | null;
  readonly verify: VerifyJws;
}

/**
 * Judges a token's signature. The key comes from the issuer's set and nowhere else: what a header says of keys
 * (`jku`, `x5u`, `jwk`, `x5c`) is not looked at (RFC 8725 section 3.10).
 */
export async function judgeSignature(token: string, context: SignatureContext): Promise<SignatureVerdict> {
  const reading = readJwt(token);
  if (reading.kind === 'jwe') return obstacle({ kind: 'encrypted' });
  if (reading.kind !== 'jwt') return obstacle({ kind: reading.kind });
  const algorithm = textOrNull(reading.header.alg);
  if (algorithm?.toLowerCase() === 'none') return { kind: 'not-verified', why: { kind: 'unsigned' } };
  const reason = obstacleIn(reading, context.issuer);
  if (reason || algorithm === null) return obstacle(reason ?? { kind: 'unknown-algorithm', algorithm });
  return verifyWith(token, { kid: textOrNull(reading.header.kid), algorithm }, context);
}

function obstacleIn({ header, claims }: DecodedJwt, issuer: string): SignatureObstacle | null {
  const algorithm = textOrNull(header.alg);
  if (algorithm !== null && /^HS\d+$/.test(algorithm)) return { kind: 'symmetric', algorithm };
  if (algorithm === null || !isCheckable(algorithm)) return { kind: 'unknown-algorithm', algorithm };
  if (header.crit !== undefined) return { kind: 'critical-extension' };
  if (issuer === '') return { kind: 'no-issuer' };
  // A token need not name its issuer (RFC 7519 section 4.1.1): then the key alone says whose it is.
  if (claims.iss === undefined) return null;
  const received = textOrNull(claims.iss) ?? JSON.stringify(claims.iss);
  return isSameIssuer(received, issuer) ? null : { kind: 'other-issuer', expected: issuer, received };
}

async function verifyWith(
  token: string,
  { kid, algorithm }: { kid: string | null; algorithm: string },
  { issuer, jwks, verify }: SignatureContext,
): Promise<SignatureVerdict> {
  if (!jwks) return obstacle({ kind: 'no-keys' });
  const choice = keyFor({ kid, algorithm }, jwks);
  if (choice.kind !== 'key') return obstacle({ kind: choice.kind === 'none' ? 'no-such-key' : 'several-keys', kid });
  const isRight = await verify(token, choice.jwk, algorithm).catch(() => null);
  if (isRight === null) return obstacle({ kind: 'unusable-key', kid });
  return isRight
    ? { kind: 'verified', issuer, kid, algorithm }
    : { kind: 'not-verified', why: { kind: 'signature-differs', kid } };
}

function obstacle(why: SignatureObstacle): SignatureVerdict {
  return { kind: 'cannot-check', why };
}

function textOrNull(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}
