// The authorization request, RFC 6749 section 4.1.1, with PKCE (RFC 7636 section 4.3) and resource indicators (RFC 8707 section 2).
import { type Origins, type Profile, redirectUriOf } from './profile.ts';

/** One parameter of the request and where it comes from. */
export interface AuthorizationParameter {
  readonly name: string;
  readonly value: string;
  readonly origin: 'protocol' | 'profile' | 'this run' | 'PKCE';
}

/** An authorization request taken apart: the consent URL is `url`. */
export interface AuthorizationRequest {
  readonly url: string;
  readonly endpoint: string;
  readonly parameters: readonly AuthorizationParameter[];
}

/** The values that are made for one attempt only. `codeChallenge` is the S256 one (RFC 7636 section 4.2). */
export interface AttemptValues {
  readonly state: string;
  readonly nonce: string;
  readonly codeChallenge: string;
}

/**
 * Builds the authorization request of a resolved profile. A nonce goes along when `openid` is asked for
 * (OpenID Connect Core section 3.1.2.1). What the endpoint's own query says is kept as written, but for parameters
 * of the request: one stands once only (RFC 6749 section 3.1).
 * @throws if the endpoint is no http or https URL: a consent URL is opened, and another scheme could run as a script.
 */
export function buildAuthorizationRequest(
  profile: Profile,
  origins: Origins,
  values: AttemptValues,
): AuthorizationRequest {
  const asksForIdToken = profile.scopes.includes('openid');
  const parameters: AuthorizationParameter[] = [
    { name: 'response_type', value: 'code', origin: 'protocol' },
    { name: 'client_id', value: profile.clientId, origin: 'profile' },
    { name: 'redirect_uri', value: redirectUriOf(profile, origins), origin: 'profile' },
    ...(profile.scopes.length > 0
      ? ([{ name: 'scope', value: profile.scopes.join(' '), origin: 'profile' }] as const)
      : []),
    ...profile.resources.map((value) => ({ name: 'resource', value, origin: 'profile' }) as const),
    { name: 'state', value: values.state, origin: 'this run' },
    ...(asksForIdToken ? ([{ name: 'nonce', value: values.nonce, origin: 'this run' }] as const) : []),
    { name: 'code_challenge', value: values.codeChallenge, origin: 'PKCE' },
    { name: 'code_challenge_method', value: 'S256', origin: 'PKCE' },
  ];
  const url = webUrl(profile.authorizationEndpoint);
  const own = url.search.slice(1).split('&');
  const kept = own.filter((pair) => pair !== '' && !parameters.some(({ name }) => name === nameIn(pair)));
  const added = new URLSearchParams(parameters.map(({ name, value }) => [name, value]));
  url.search = [...kept, added].join('&');
  url.hash = '';
  return { url: url.href, endpoint: profile.authorizationEndpoint, parameters };
}

function webUrl(endpoint: string): URL {
  const url = URL.canParse(endpoint) ? new URL(endpoint) : null;
  if (url?.protocol !== 'http:' && url?.protocol !== 'https:') {
    throw new Error('The authorization endpoint is no http or https URL');
  }
  return url;
}

function nameIn(pair: string): string | undefined {
  return [...new URLSearchParams(pair).keys()][0];
}
