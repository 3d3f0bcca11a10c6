import type { IncomingMessage } from 'node:http';
import { errors, type JWTPayload, jwtVerify } from 'jose';
import type { EndedTokens } from './ended-tokens.ts';
import type { SigningKeys } from './signing-keys.ts';

/** Who signed, for whom, and with which key: what a token must match. */
export interface TokenRules {
  readonly issuer: string;
  readonly audience: string;
  readonly keys: SigningKeys;
  /** Epoch milliseconds on the provider's clock. */
  now(): number;
  /** Tokens that were ended before their time. */
  readonly ended: EndedTokens;
}

/** Claims of a token that passed every check. */
export interface VerifiedToken extends JWTPayload {
  readonly sub: string;
  readonly exp: number;
  readonly scope?: string;
  readonly client_id?: string;
}

/** Why a request was refused, in RFC 6750's terms. A refusal without `code` is told only to authenticate (section 3.1). */
export interface Refusal {
  readonly status: 400 | 401 | 403;
  readonly code?: 'invalid_request' | 'invalid_token' | 'insufficient_scope';
  readonly description: string;
  /** The scope that would have been enough. */
  readonly scope?: string;
}

type Presented = { readonly token: string } | { readonly refusal: Refusal };

const refuseRequest = (description: string) => ({
  refusal: { status: 400, code: 'invalid_request', description } as const,
});
const refuseToken = (description: string) => ({
  refusal: { status: 401, code: 'invalid_token', description } as const,
});
const unauthenticated = (description: string) => ({ refusal: { status: 401, description } as const });

/** Finds the access token of a request (RFC 6750, section 2), in the Authorization header only. */
export function readPresentedToken(req: IncomingMessage, query: URLSearchParams): Presented {
  const headers = req.rawHeaders.filter((name, at) => at % 2 === 0 && name.toLowerCase() === 'authorization');
  if (headers.length > 1) return refuseRequest('The Authorization header came more than once.');
  if (query.has('access_token')) {
    return refuseRequest(
      headers.length === 1
        ? 'The access token came twice: in the Authorization header and in the URL.'
        : 'Access tokens are not taken from the URL. Send: Authorization: Bearer <access token>',
    );
  }
  const header = req.headers.authorization?.trim();
  if (header === undefined || header === '') {
    return unauthenticated('No access token came. Send: Authorization: Bearer <access token>');
  }
  const [scheme = '', ...rest] = header.split(/ +/);
  if (scheme.toLowerCase() !== 'bearer') {
    return rest.length === 0
      ? refuseToken('The Authorization header lacks the word Bearer before the access token.')
      : unauthenticated(
          `The scheme ${scheme.slice(0, 40)} is not taken here. Send: Authorization: Bearer <access token>`,
        );
  }
  const [token, ...more] = rest;
  if (token === undefined) return refuseToken('The Authorization header says Bearer, but no access token follows.');
  if (more.length > 0) return refuseToken('The access token is malformed: it holds a space.');
  return { token };
}

/** Checks signature, issuer, audience and expiry of an access token for the API (RFC 9068, section 4). */
export async function verifyAccessToken(
  token: string,
  rules: TokenRules,
): Promise<{ readonly claims: VerifiedToken } | { readonly refusal: Refusal }> {
  if (!/^[\w-]+\.[\w-]+\.[\w-]*$/.test(token)) {
    return refuseToken(
      /^[\w-]{43}$/.test(token)
        ? `This is not a token for this API. Ask for one with resource=${rules.audience}`
        : 'The access token is malformed: it is not a signed JWT.',
    );
  }
  try {
    const { payload } = await jwtVerify<VerifiedToken>(token, rules.keys.publicKey, {
      algorithms: ['RS256'],
      issuer: rules.issuer,
      audience: rules.audience,
      typ: 'at+jwt',
      requiredClaims: ['exp', 'sub'],
      currentDate: new Date(rules.now()),
    });
    const ended = rules.ended.how(payload.jti);
    if (ended !== undefined) return refuseToken(ended === 'expired' ? EXPIRED : 'The access token was revoked.');
    return { claims: payload };
  } catch (error) {
    return refuseToken(inWords(error, rules));
  }
}

const EXPIRED = 'The access token expired.';

function inWords(error: unknown, rules: TokenRules): string {
  if (error instanceof errors.JWTExpired) return EXPIRED;
  if (error instanceof errors.JWSSignatureVerificationFailed) {
    return 'The signature does not match the current key. A restart makes new keys and ends every token.';
  }
  if (error instanceof errors.JOSEAlgNotAllowed) return 'The access token is not signed with RS256.';
  if (error instanceof errors.JWTClaimValidationFailed) {
    switch (error.claim) {
      case 'aud':
        return `The access token is for another audience. This API is ${rules.audience}`;
      case 'iss':
        return `The access token was issued by somebody else. This API trusts ${rules.issuer}`;
      case 'typ':
        return 'This is not an access token: its type is not at+jwt. An ID token is not for APIs.';
      default:
        return `The access token is not valid: claim ${error.claim}.`;
    }
  }
  return 'The access token is malformed: it can not be read as a signed JWT. Was it copied whole?';
}
