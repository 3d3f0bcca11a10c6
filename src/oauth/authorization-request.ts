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
 * (OpenID Connect Core section 3.1.2.1). Parameters that the endpoint carries already are kept.
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
    { name: 'scope', value: profile.scopes.join(' '), origin: 'profile' },
    ...profile.resources.map((value) => ({ name: 'resource', value, origin: 'profile' }) as const),
    { name: 'state', value: values.state, origin: 'this run' },
    ...(asksForIdToken ? ([{ name: 'nonce', value: values.nonce, origin: 'this run' }] as const) : []),
    { name: 'code_challenge', value: values.codeChallenge, origin: 'PKCE' },
    { name: 'code_challenge_method', value: 'S256', origin: 'PKCE' },
  ];
  const url = new URL(profile.authorizationEndpoint);
  for (const { name, value } of parameters) url.searchParams.append(name, value);
  return { url: url.href, endpoint: profile.authorizationEndpoint, parameters };
}
