// What a token is, as far as its text tells: RFC 7515 section 7.1, RFC 7516 section 7.1.
import { type JwtFlaw, readJwt } from './jwt-reading.ts';

/** A signed JWT, an encrypted one, text that only its provider can read, or a JWT that lost its shape. */
export type TokenFormat =
  | { readonly kind: 'jwt'; readonly algorithm: string | null }
  | { readonly kind: 'jwe'; readonly header: Readonly<Record<string, unknown>> }
  | { readonly kind: 'opaque' }
  | { readonly kind: 'malformed'; readonly why: JwtFlaw };

/** Tells a token's format. Total, and no proof of anything: nothing is verified. */
export function tokenFormat(token: string): TokenFormat {
  const reading = readJwt(token);
  switch (reading.kind) {
    case 'jwt': {
      const { alg } = reading.header;
      return { kind: 'jwt', algorithm: typeof alg === 'string' ? alg : null };
    }
    case 'jwe':
    case 'opaque':
    case 'malformed':
      return reading;
  }
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
    case 'malformed':
      return 'JWT, damaged';
  }
}
