// The authorization request, RFC 6749 sections 4.1.1 and 4.2.1, with PKCE (RFC 7636 section 4.3), resource indicators
// (RFC 8707 section 2) and response modes (OAuth 2.0 Multiple Response Type Encoding Practices, Form Post Response Mode).
import { type Origins, type Profile, redirectUriOf } from './profile.ts';

/** One parameter of the request and where it comes from. */
export interface AuthorizationParameter {
  readonly name: string;
  readonly value: string;
  /** `endpoint`: the endpoint's own query has it. `extra`: the profile's own addition. */
  readonly origin: 'protocol' | 'profile' | 'extra' | 'this run' | 'PKCE' | 'endpoint';
  /** A preview's place for a value that each run makes anew. */
  readonly isAwaited?: boolean;
}

/** An authorization request taken apart: the consent URL is `url`. */
export interface AuthorizationRequest {
  readonly url: string;
  readonly endpoint: string;
  readonly parameters: readonly AuthorizationParameter[];
}

/** The values that are made for one attempt only. */
export interface AttemptValues {
  readonly state: string;
  readonly nonce: string;
  /** By the profile's method (RFC 7636 section 4.2); `null` without PKCE. */
  readonly codeChallenge: string | null;
}

/**
 * Builds the authorization request of a resolved profile. A nonce goes along when `openid` is asked for
 * (OpenID Connect Core section 3.1.2.1). A parameter stands once only (RFC 6749 section 3.1): the profile's extra ones
 * replace ours of the same name, and both replace what the endpoint's own query says; the rest of that query stays.
 * @throws if the endpoint is no http or https URL: a consent URL is opened, and another scheme could run as a script.
 */
export function buildAuthorizationRequest(
  profile: Profile,
  origins: Origins,
  values: AttemptValues,
): AuthorizationRequest {
  const url = webUrl(profile.authorizationEndpoint);
  if (!url) throw new Error('The authorization endpoint is no http or https URL');
  return assemble(profile, url, ownParameters(profile, origins, values));
}

/** The request as a run would send it, what each run makes anew awaited; `null` where the endpoint can't be opened. */
export function previewAuthorizationRequest(profile: Profile, origins: Origins): AuthorizationRequest | null {
  const url = webUrl(profile.authorizationEndpoint);
  if (!url) return null;
  const isGuarded = profile.grant === 'authorization_code' && profile.pkce !== 'off';
  const values = { state: '…', nonce: '…', codeChallenge: isGuarded ? '…' : null };
  const own = ownParameters(profile, origins, values).map(
    (each): AuthorizationParameter => (each.value === '…' ? { ...each, isAwaited: true } : each),
  );
  return assemble(profile, url, own);
}

function ownParameters(profile: Profile, origins: Origins, values: AttemptValues): AuthorizationParameter[] {
  const { grant, clientId, scopes, audience, resources, responseMode, pkce } = profile;
  const parameters: AuthorizationParameter[] = [];
  const add = (origin: AuthorizationParameter['origin'], name: string, value: string) =>
    parameters.push({ name, value, origin });
  add('protocol', 'response_type', grant === 'implicit' ? 'token' : 'code');
  add('profile', 'client_id', clientId);
  add('profile', 'redirect_uri', redirectUriOf(profile, origins));
  if (scopes.length > 0) add('profile', 'scope', scopes.join(' '));
  if (audience !== '') add('profile', 'audience', audience);
  for (const resource of resources) add('profile', 'resource', resource);
  if (responseMode !== 'default') add('profile', 'response_mode', responseMode);
  add('this run', 'state', values.state);
  if (scopes.includes('openid')) add('this run', 'nonce', values.nonce);
  if (values.codeChallenge !== null) {
    add('PKCE', 'code_challenge', values.codeChallenge);
    add('PKCE', 'code_challenge_method', pkce);
  }
  return parameters;
}

/** What binds the answer to its run: an extra parameter of that name would break it, so ours stands. */
const kept: readonly string[] = ['state', 'nonce', 'code_challenge', 'code_challenge_method', 'response_type'];

function assemble(profile: Profile, url: URL, own: readonly AuthorizationParameter[]): AuthorizationRequest {
  const extra = profile.authorizationParameters
    .filter(({ name }) => name !== '' && !kept.includes(name))
    .map(({ name, value }): AuthorizationParameter => ({ name, value, origin: 'extra' }));
  const isReplaced = ({ name }: AuthorizationParameter) => extra.some((each) => each.name === name);
  const added = [...own.filter((each) => !isReplaced(each)), ...extra];
  const pairs = url.search.slice(1).split('&');
  const standing = pairs.filter((pair) => pair !== '' && !added.some(({ name }) => name === nameIn(pair)));
  const query = new URLSearchParams(added.map(({ name, value }) => [name, value]));
  url.search = [...standing, query].join('&');
  url.hash = '';
  return { url: url.href, endpoint: profile.authorizationEndpoint, parameters: added };
}

function webUrl(endpoint: string): URL | null {
  const url = URL.canParse(endpoint) ? new URL(endpoint) : null;
  return url?.protocol === 'http:' || url?.protocol === 'https:' ? url : null;
}

function nameIn(pair: string): string | undefined {
  return [...new URLSearchParams(pair).keys()][0];
}
