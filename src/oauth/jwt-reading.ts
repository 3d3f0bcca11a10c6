// What a token's text is: a JWT (RFC 7519 section 7.2, steps 1 to 8), an encrypted one (RFC 7516 section 7.1), or its provider's own.
import { fromBase64url } from './base64url.ts';
import { type DecodedJwt, decodeSegment, type SegmentFlaw } from './jwt.ts';

/** Where a text that begins like a JWT stops being one. */
export type JwtFlaw =
  /** Three segments make a signed JWT, five an encrypted one. */
  | 'segment-count'
  | 'header-not-base64url'
  | 'header-not-json'
  | 'header-not-an-object'
  | 'claims-empty'
  | 'claims-not-base64url'
  | 'claims-not-json'
  | 'claims-not-an-object'
  | 'signature-not-base64url'
  | 'ciphertext-not-base64url';

/** A token, read. Nothing is verified. */
export type JwtReading =
  | ({ readonly kind: 'jwt' } & DecodedJwt)
  | { readonly kind: 'jwe'; readonly header: Readonly<Record<string, unknown>> }
  | { readonly kind: 'opaque' }
  | { readonly kind: 'malformed'; readonly why: JwtFlaw };

/** More segments than any JWT has are not even cut apart. */
const mostSegments = 6;

/** Reads a token. Total: any text is one of the four. A text that does not begin like a JWT is opaque, not malformed. */
export function readJwt(token: string): JwtReading {
  const segments = token.split('.', mostSegments);
  const [first = ''] = segments;
  const header = decodeSegment(first);
  if (!beginsLikeJwt(first, header) || segments.length === 1) return { kind: 'opaque' };
  if (typeof header === 'string') return { kind: 'malformed', why: `header-${header}` };
  if (segments.length === 5) return readJwe(header, segments);
  if (segments.length !== 3) return { kind: 'malformed', why: 'segment-count' };
  return readJws(header, segments);
}

function readJws(header: DecodedJwt['header'], [, payload = '', signature = '']: readonly string[]): JwtReading {
  if (payload === '') return { kind: 'malformed', why: 'claims-empty' };
  const claims = decodeSegment(payload);
  if (typeof claims === 'string') return { kind: 'malformed', why: `claims-${claims}` };
  if (fromBase64url(signature) === null) return { kind: 'malformed', why: 'signature-not-base64url' };
  return { kind: 'jwt', header, claims };
}

/** The key segment may be empty (RFC 7516 section 5.1, step 6). */
function readJwe(header: DecodedJwt['header'], segments: readonly string[]): JwtReading {
  if (typeof header.enc !== 'string') return { kind: 'malformed', why: 'segment-count' };
  return segments.every((segment) => fromBase64url(segment) !== null)
    ? { kind: 'jwe', header }
    : { kind: 'malformed', why: 'ciphertext-not-base64url' };
}

/** A header in base64url: an object, or at least what one begins with: `{"`, `{ `, or `{` and a line break. */
function beginsLikeJwt(first: string, header: DecodedJwt['header'] | SegmentFlaw): boolean {
  return typeof header === 'object' || /^e(?:y[A-DI-L]|w[k-r0-3])/.test(first);
}
