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
  return header && claims && hasSignature ? { header, claims } : null;
}

function decodeSegment(segment: string): Record<string, unknown> | null {
  const bytes = fromBase64url(segment);
  if (!bytes) return null;
  try {
    const value: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : null;
  } catch {
    return null;
  }
}
