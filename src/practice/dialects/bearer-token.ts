import { challenge } from '../standard/challenge.ts';
import { readAuthorization } from './authorization-header.ts';
import type { Refusal } from './dialect.ts';
import type { IssuedToken, IssuedTokens } from './issued-tokens.ts';

/** Finds the living access token of an API request, or refuses as RFC 6750, section 3.1, has it. */
export function readBearerToken(
  request: Request,
  tokens: IssuedTokens,
  realm: string,
): { readonly token: IssuedToken } | { readonly refusal: Refusal } {
  const authorization = readAuthorization(request.headers);
  if (authorization.kind === 'malformed') return dead(realm, authorization.description);
  if (authorization.kind !== 'bearer') {
    const description =
      authorization.kind === 'none' && new URL(request.url).searchParams.has('access_token')
        ? 'Access tokens are not taken from the URL. Send: Authorization: Bearer <access token>'
        : 'No access token came. Send: Authorization: Bearer <access token>';
    const headers = { 'www-authenticate': challenge({ realm }) };
    return { refusal: { status: 401, code: 'unauthorized', description, headers } };
  }
  const found = tokens.find('access', authorization.token);
  if (found.state === 'live') return { token: found.token };
  if (found.state !== 'unknown')
    return dead(realm, `The access token ${found.state === 'expired' ? 'expired' : 'was revoked'}.`);
  return dead(
    realm,
    tokens.find('refresh', authorization.token).state === 'unknown'
      ? 'The access token is unknown here. A restart of the practice provider ends every token.'
      : 'This is a refresh token. The API takes the access token.',
  );
}

function dead(realm: string, description: string): { readonly refusal: Refusal } {
  const headers = { 'www-authenticate': challenge({ realm, error: 'invalid_token', error_description: description }) };
  return { refusal: { status: 401, code: 'invalid_token', description, headers } };
}
