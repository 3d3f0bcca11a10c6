// JSON Web Tokens taken apart, RFC 7519 section 7.2 without the validation: reading is not trusting.
import { fromBase64url } from './base64url.ts';

/** A JWT's header and claims, signature unchecked. */
export interface DecodedJwt {
  readonly header: Readonly<Record<string, unknown>>;
  readonly claims: Readonly<Record<string, unknown>>;
}

/** Takes a JWT in compact form apart, or `null` where the text is none: opaque, encrypted or damaged. */
export function decodeJwt(token: string): DecodedJwt | null {
  const segments = token.split('.');
  if (segments.length !== 3) return null;
  const header = decodeSegment(segments[0] ?? '');
  const claims = decodeSegment(segments[1] ?? '');
  const hasSignature = fromBase64url(segments[2] ?? '') !== null;
  return typeof header === 'object' && typeof claims === 'object' && hasSignature ? { header, claims } : null;
}

/** Why a segment holds no JSON object. */
export type SegmentFlaw = 'not-base64url' | 'not-json' | 'not-an-object';

/** The JSON object in a segment, or why there is none. Of a member that stands twice, the last counts (RFC 7519 section 4). */
export function decodeSegment(segment: string): Readonly<Record<string, unknown>> | SegmentFlaw {
  const bytes = fromBase64url(segment);
  if (!bytes) return 'not-base64url';
  try {
    const value: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
    const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
    return isObject ? (value as Record<string, unknown>) : 'not-an-object';
  } catch {
    return 'not-json';
  }
}
