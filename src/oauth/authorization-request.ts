// The authorization request, RFC 6749 sections 4.1.1 and 4.2.1, with PKCE (RFC 7636 section 4.3), resource indicators
// (RFC 8707 section 2) and response modes (OAuth 2.0 Multiple Response Type Encoding Practices, Form Post Response Mode).
import type { NamedValue } from './dialect.ts';
import { usesPkce } from './pkce.ts';
import { isRedirectLeftOut, type Origins, type Profile, redirectUriOf } from './profile.ts';

/** One parameter of the request and where it comes from. */
export interface AuthorizationParameter {
  readonly name: string;
  readonly value: string;
  /**
   * `endpoint`: the endpoint's own query has it. `extra`: the profile adds it, or puts it in our parameter's place.
   * `consent again`: this run alone adds it, to have the user asked once more.
   */
  readonly origin: 'protocol' | 'profile' | 'extra' | 'this run' | 'PKCE' | 'endpoint' | 'consent again';
  /** A preview's place for a value that each run makes anew. */
  readonly isAwaited?: boolean;
}

/** An authorization request taken apart: the consent URL is `url`. */
export interface AuthorizationRequest {
  readonly url: string;
  /** The endpoint without its query, whose parameters stand among the others. */
  readonly endpoint: string;
  /** In the order in which they stand in the URL. */
  readonly parameters: readonly AuthorizationParameter[];
}

/** The values that are made for one attempt only. */
export interface AttemptValues {
  readonly state: string;
  readonly nonce: string;
  /** Made by the profile's method (RFC 7636 section 4.2); `null` without PKCE. */
  readonly codeChallenge: string | null;
  /** The user is to be asked once more, in the profile's way. */
  readonly asksAgain?: boolean;
}

/** What stands in a preview where a run puts a value of its own. */
const awaitedValue = '…';

/**
 * Builds the authorization request of a resolved profile. A nonce goes along when `openid` is asked for
 * (OpenID Connect Core section 3.1.2.1). A parameter stands once only (RFC 6749 section 3.1): the profile's extra ones
 * take the place of ours, but for what binds the answer to its run; both take the place of what the endpoint's own
 * query says, and the rest of that query is kept as written.
 * @throws if the endpoint is no http or https URL: a consent URL is opened, and another scheme could run as a script.
 */
export function buildAuthorizationRequest(
  profile: Profile,
  origins: Origins,
  values: AttemptValues,
): AuthorizationRequest {
  const url = webUrl(profile.authorizationEndpoint);
  if (!url) throw new Error('The authorization endpoint is no http or https URL');
  const again = values.asksAgain ? profile.consentAgain.parameters : [];
  return assemble({ profile, url, again }, ownParameters(profile, origins, values));
}

/**
 * The request of a resolved profile as a run would send it, with places for what a run makes anew; `null` where the
 * endpoint can't be opened.
 */
export function previewAuthorizationRequest(profile: Profile, origins: Origins): AuthorizationRequest | null {
  const url = webUrl(profile.authorizationEndpoint);
  if (!url) return null;
  const values = { state: awaitedValue, nonce: awaitedValue, codeChallenge: awaitedValue };
  const own = ownParameters(profile, origins, values).map(
    (each): AuthorizationParameter => (each.value === awaitedValue ? { ...each, isAwaited: true } : each),
  );
  return assemble({ profile, url, again: [] }, own);
}

/** What binds the answer to its run, and says where it goes: an extra parameter of that name is not sent. */
const bindingNames: readonly string[] = [
  'response_type',
  'redirect_uri',
  'state',
  'nonce',
  'code_challenge',
  'code_challenge_method',
];

/** The profile's extra parameters that are not sent, by name: the run's own must stand. */
export function unsentParameters(profile: Profile): string[] {
  const names = profile.authorizationParameters.map(({ name }) => name);
  return bindingNames.filter((name) => names.includes(name) && sendsOwn(profile, name));
}

function sendsOwn(profile: Profile, name: string): boolean {
  if (name === 'nonce') return profile.scopes.includes('openid');
  if (name === 'redirect_uri') return !isRedirectLeftOut(profile);
  return !name.startsWith('code_challenge') || usesPkce(profile);
}

function ownParameters(profile: Profile, origins: Origins, values: AttemptValues): AuthorizationParameter[] {
  const { grant, clientId, scopes, scopeSeparator, userScopes, audience, resources, responseMode, pkce } = profile;
  const parameters: AuthorizationParameter[] = [];
  const add = (origin: AuthorizationParameter['origin'], name: string, value: string) =>
    parameters.push({ name, value, origin });
  add('protocol', 'response_type', grant === 'implicit' ? 'token' : 'code');
  add('profile', 'client_id', clientId);
  if (!isRedirectLeftOut(profile)) add('profile', 'redirect_uri', redirectUriOf(profile, origins));
  if (scopes.length > 0) add('profile', 'scope', scopes.join(scopeSeparator));
  if (userScopes.length > 0) add('profile', 'user_scope', userScopes.join(scopeSeparator));
  if (audience !== '') add('profile', 'audience', audience);
  for (const resource of resources) add('profile', 'resource', resource);
  if (responseMode !== 'default') add('profile', 'response_mode', responseMode);
  add('this run', 'state', values.state);
  if (scopes.includes('openid')) add('this run', 'nonce', values.nonce);
  if (values.codeChallenge !== null && usesPkce(profile)) {
    add('PKCE', 'code_challenge', values.codeChallenge);
    add('PKCE', 'code_challenge_method', pkce);
  }
  return parameters;
}

interface Pieces {
  readonly profile: Profile;
  readonly url: URL;
  /** What asks for consent again: it takes the place of the profile's extra ones. */
  readonly again: readonly NamedValue[];
}

function assemble({ profile, url, again }: Pieces, own: readonly AuthorizationParameter[]): AuthorizationRequest {
  const asking = additions(profile, again, 'consent again');
  const extra = without(additions(profile, profile.authorizationParameters, 'extra'), asking);
  const added = [...without(own, [...extra, ...asking]), ...extra, ...asking];
  const standing = url.search
    .slice(1)
    .split('&')
    .filter((pair) => pair !== '' && !added.some(({ name }) => name === nameIn(pair)));
  const query = new URLSearchParams(added.map(({ name, value }) => [name, value]));
  // A plus that belongs to a value is %2B by now.
  const written = query.toString().replaceAll('+', profile.spaceInQuery);
  url.search = [...standing, written].join('&');
  url.hash = '';
  return {
    url: url.href,
    endpoint: profile.authorizationEndpoint.replace(/[?#].*$/s, ''),
    parameters: [...standing.flatMap(endpointParameter), ...added],
  };
}

/** What is added to the request, but for what must stay the run's own. */
function additions(
  profile: Profile,
  named: readonly NamedValue[],
  origin: AuthorizationParameter['origin'],
): AuthorizationParameter[] {
  return named
    .filter(({ name }) => name !== '' && !(bindingNames.includes(name) && sendsOwn(profile, name)))
    .map(({ name, value }) => ({ name, value, origin }));
}

function without(
  parameters: readonly AuthorizationParameter[],
  others: readonly AuthorizationParameter[],
): AuthorizationParameter[] {
  return parameters.filter(({ name }) => !others.some((each) => each.name === name));
}

function endpointParameter(pair: string): AuthorizationParameter[] {
  return [...new URLSearchParams(pair)].map(([name, value]) => ({ name, value, origin: 'endpoint' }));
}

function webUrl(endpoint: string): URL | null {
  const url = URL.canParse(endpoint) ? new URL(endpoint) : null;
  return url?.protocol === 'http:' || url?.protocol === 'https:' ? url : null;
}

function nameIn(pair: string): string | undefined {
  return [...new URLSearchParams(pair).keys()][0];
}
