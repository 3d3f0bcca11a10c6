// What a consent URL says about a profile: an authorization request (RFC 6749 section 4.1.1).
import { isLoopback } from '#call/loopback.ts';
import { isSensitiveName } from '#call/secret-names.ts';
import type { NamedValue } from '#oauth/dialect.ts';
import type { Grant, ResponseMode } from '#oauth/profile.ts';
import { bothSchemes, isFirstOfName, repeatedValues } from './alternatives.ts';
import type { FoundPair, FoundText } from './found.ts';
import { queryOf } from './pasted-request.ts';
import { isPlaceholder } from './placeholder.ts';
import { clipped, type Draft } from './proposal.ts';
import { proposeRedirect } from './propose-redirect.ts';
import { proposeScopes } from './propose-scopes.ts';

const grantOfResponse: Readonly<Record<string, Grant>> = {
  code: 'authorization_code',
  token: 'implicit',
  id_token: 'implicit',
  'id_token token': 'implicit',
  'token id_token': 'implicit',
};
const modes: ReadonlySet<string> = new Set<ResponseMode>(['query', 'fragment', 'form_post']);
const perRun = 'it is made anew for each run';

/** Tells whether an address asks a user for consent. */
export function isConsentUrl(url: string): boolean {
  const names = new Set(queryOf({ text: url, start: 0, end: 0 }).map(({ name }) => name));
  if (names.has('client_secret') || names.has('grant_type')) return false;
  return (
    names.has('client_id') && (names.has('response_type') || names.has('redirect_uri') || names.has('request_uri'))
  );
}

/** Reads a consent URL. */
export function proposeFromConsentUrl(draft: Draft, url: FoundText) {
  const endpoint = url.text.split(/[?#]/)[0] ?? '';
  const isVerbatim = url.end - url.start === url.text.length;
  const place = { start: url.start, end: isVerbatim ? url.start + endpoint.length : url.end };
  draft.fillUrl('authorizationEndpoint', { ...place, name: 'authorization endpoint', value: endpoint });
  if (URL.canParse(endpoint) && new URL(endpoint).protocol === 'http:' && !isLoopback(new URL(endpoint))) {
    const instead = 'RFC 6749 §3.1 demands TLS: try https.';
    draft.contradict(
      {
        ...{ what: 'Consent would travel in the clear', found: `authorization endpoint ${clipped(endpoint)}`, instead },
        alternatives: bothSchemes('authorizationEndpoint', endpoint, url),
      },
      url,
    );
  }
  const pairs = queryOf(url);
  sayDuplicates(draft, pairs, endpoint);
  const extras: NamedValue[] = [];
  for (const pair of pairs.filter(isFirstOfName)) {
    if (!proposeParameter(draft, pair, endpoint)) extras.push({ name: pair.name, value: pair.value });
  }
  proposePkce(draft, pairs, url);
  const resources = pairs.filter(({ name, value }) => name === 'resource' && value !== '').map(({ value }) => value);
  if (resources.length > 0) draft.fill('resources', resources, url);
  const written = /[?&](?:user_)?scope=([^&#]*)/.exec(url.text)?.[1] ?? '';
  if (written.includes('%20')) draft.fill('spaceInQuery', '%20', url);
  if (extras.length > 0) draft.fill('authorizationParameters', extras, url);
}

function sayDuplicates(draft: Draft, pairs: readonly FoundPair[], endpoint: string) {
  for (const [at, pair] of pairs.slice(0, 200).entries()) {
    const first = pairs.findIndex(({ name }) => name === pair.name);
    const known = pairs[first];
    if (first === at || !known || known.value === pair.value || pair.name === 'resource') continue;
    const found = `${clipped(known.value)} and ${clipped(pair.value)}`;
    const instead = 'The first one: a parameter must not stand there twice (RFC 6749 §3.1).';
    const alternatives = repeatedValues([known, pair], (other, each) => void proposeParameter(other, each, endpoint));
    draft.contradict({ what: `${pair.name} stands there twice`, found, instead, alternatives }, pair);
  }
}

/** Takes one parameter; false if it is one of the provider's own. */
function proposeParameter(draft: Draft, pair: FoundPair, endpoint: string): boolean {
  const { name, value } = pair;
  switch (name) {
    case 'client_id':
      draft.fillText('clientId', pair);
      return true;
    case 'redirect_uri':
      proposeRedirect(draft, pair, endpoint);
      return true;
    case 'response_type':
      proposeGrant(draft, pair);
      return true;
    case 'response_mode':
      if (modes.has(value)) draft.fill('responseMode', value as ResponseMode, pair);
      else draft.pass(name, `the console takes query, fragment and form_post, not ${clipped(value)}`, pair);
      return true;
    case 'scope':
      proposeScopes(draft, pair);
      return true;
    case 'user_scope':
      proposeScopes(draft, pair, 'userScopes');
      return true;
    case 'audience':
      draft.fillText('audience', pair);
      return true;
    case 'state':
    case 'nonce':
    case 'code_challenge':
      draft.pass(name, perRun, pair);
      return true;
    case 'code_challenge_method':
    case 'resource':
      return true;
    default:
      return passOther(draft, pair);
  }
}

function passOther(draft: Draft, pair: FoundPair): boolean {
  const { name, value } = pair;
  if (isSensitiveName(name)) draft.pass(name, 'it is a secret, and has no place in an address', pair);
  else if (/^request(?:_uri)?$/.test(name))
    draft.pass(name, 'a pushed or signed request works once, for whoever made it', pair);
  else if (value === '' || isPlaceholder(value, name))
    draft.pass(name, value === '' ? 'it is empty' : `${clipped(value)} stands for a value of yours`, pair);
  else return false;
  return true;
}

function proposeGrant(draft: Draft, pair: FoundPair) {
  const type = pair.value.trim();
  const grant = Object.hasOwn(grantOfResponse, type) ? grantOfResponse[type] : undefined;
  if (grant) draft.fill('grant', grant, pair);
  else draft.pass('response_type', `a profile has no grant that asks for ${clipped(type)}`, pair);
}

function proposePkce(draft: Draft, pairs: readonly FoundPair[], url: FoundText) {
  const challenge = pairs.find(({ name }) => name === 'code_challenge');
  const method = pairs.find(({ name }) => name === 'code_challenge_method')?.value ?? 'plain';
  if (draft.at('grant') !== 'authorization_code') return;
  if (!challenge) draft.fill('pkce', 'off', url);
  else if (method === 'S256' || method === 'plain') draft.fill('pkce', method, challenge);
  else draft.pass('code_challenge_method', `RFC 7636 has S256 and plain, not ${clipped(method)}`, challenge);
}
