// What a token is, as far as its text tells: RFC 7515 section 7.1, RFC 7516 section 7.1.
import { fromBase64url } from './base64url.ts';
import { decodeJwt } from './jwt.ts';

/** A signed JWT, an encrypted one, or text that only its provider can read. */
export type TokenFormat =
  | { readonly kind: 'jwt'; readonly algorithm: string | null }
  | { readonly kind: 'jwe' }
  | { readonly kind: 'opaque' };

/** Tells a token's format. Total, and no proof of anything: nothing is verified. */
export function tokenFormat(token: string): TokenFormat {
  const decoded = decodeJwt(token);
  if (decoded) {
    const { alg } = decoded.header;
    return { kind: 'jwt', algorithm: typeof alg === 'string' ? alg : null };
  }
  return isJwe(token) ? { kind: 'jwe' } : { kind: 'opaque' };
}

/** The format in words: "JWT, RS256". */
export function formatInWords(format: TokenFormat): string {
  switch (format.kind) {
    case 'jwt':
      return format.algorithm === null ? 'JWT' : `JWT, ${format.algorithm}`;
    case 'jwe':
      return 'JWE, encrypted';
    case 'opaque':
      return 'opaque';
  }
}

/** Five segments, the first a header that names its content encryption. */
function isJwe(token: string): boolean {
  const segments = token.split('.');
  const header = fromBase64url(segments[0] ?? '');
  return segments.length === 5 && header !== null && /"enc"\s*:/.test(new TextDecoder().decode(header));
}
