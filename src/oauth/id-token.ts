// The ID token's nonce, OpenID Connect Core section 3.1.3.7, step 11.
import { decodeJwt } from './jwt.ts';
import type { IdTokenRefusal } from './run.ts';

/**
 * Tells why an ID token does not belong to this run, or `null` where it does. Its signature needs no check for
 * that: it came straight from the token endpoint (section 3.1.3.7, step 6).
 * @param nonce the one this run sent; empty where it sent none, and then there is nothing to compare.
 */
export function idTokenRefusal(idToken: string, nonce: string): IdTokenRefusal | null {
  if (nonce === '') return null;
  const claims = decodeJwt(idToken)?.claims;
  if (!claims) return 'unreadable';
  if (claims.nonce === undefined) return 'nonce-missing';
  return claims.nonce === nonce ? null : 'nonce-differs';
}
