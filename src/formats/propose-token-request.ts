// What the example of a token request says about a profile (RFC 6749 sections 4 and 6).
import { isLoopback } from '#call/loopback.ts';
import { isSensitiveName } from '#call/secret-names.ts';
import type { TokenParameter } from '#oauth/dialect.ts';
import type { Grant } from '#oauth/profile.ts';
import { alternativeOf, bothSchemes, isFirstOfName, repeatedValues } from './alternatives.ts';
import type { FoundPair } from './found.ts';
import { requestNames } from './oauth-names.ts';
import { headerOf, type PastedRequest } from './pasted-request.ts';
import { isPlaceholder } from './placeholder.ts';
import { clipped, type Draft } from './proposal.ts';
import { proposeClient } from './propose-client.ts';
import { proposeRedirect } from './propose-redirect.ts';
import { proposeScopes } from './propose-scopes.ts';

const grants: Readonly<Record<string, Grant>> = {
  authorization_code: 'authorization_code',
  client_credentials: 'client_credentials',
  refresh_token: 'refresh_token',
  password: 'password',
};

/** Reads the request that gets the first token, or the one that refreshes where there is no other. */
export function proposeFromTokenRequest(draft: Draft, request: PastedRequest) {
  proposeEndpoint(draft, request);
  sayDuplicates(draft, request);
  const grant = grantOf(draft, request);
  if (grant) draft.fill('grant', grant, named(request, 'grant_type') ?? request);
  proposeClient(draft, request, grant);
  const pairs = [...request.body.filter(isFirstOfName), ...request.query.filter(isFirstOfName)];
  for (const pair of pairs) proposeParameter(draft, pair, request);
  proposeForm(draft, request, grant);
}

/** Reads a refresh beside the request that got the first token: it is the same client at the same endpoint. */
export function proposeFromRefresh(draft: Draft, request: PastedRequest) {
  proposeEndpoint(draft, request);
  sayDuplicates(draft, request);
  proposeClient(draft, request, 'refresh_token');
  const token = named(request, 'refresh_token');
  if (token) draft.keepSecret('startingRefreshToken', token);
}

/** Extra parameters and headers of the examples: those that only one kind of request has are told apart. */
export function proposeExtras(draft: Draft, first: PastedRequest | undefined, refresh: PastedRequest | undefined) {
  const [inFirst, inRefresh] = [first, refresh].map((request) => (request ? extrasOf(draft, request) : null));
  const same = (one: TokenParameter, other: TokenParameter) => one.name === other.name && one.value === other.value;
  const extras: TokenParameter[] = (inFirst ?? []).map((each) =>
    inRefresh && !inRefresh.some((other) => same(each, other)) ? { ...each, only: 'first' } : each,
  );
  for (const each of inRefresh ?? []) {
    if (!inFirst?.some((other) => same(each, other))) extras.push(inFirst ? { ...each, only: 'refresh' } : each);
  }
  const from = first ?? refresh;
  if (extras.length > 0 && from) draft.fill('tokenParameters', extras, from);
}

function proposeEndpoint(draft: Draft, { url }: PastedRequest) {
  if (!url) return;
  const endpoint = url.text.split(/[?#]/)[0] ?? '';
  draft.fillUrl('tokenEndpoint', { ...url, name: 'token endpoint', value: endpoint });
  if (!URL.canParse(endpoint)) return;
  const parsed = new URL(endpoint);
  if (parsed.protocol === 'http:' && !isLoopback(parsed)) {
    const instead = 'RFC 6749 §3.2 demands TLS: try https.';
    draft.contradict(
      {
        ...{ what: 'Secrets would travel in the clear', found: `token endpoint ${clipped(endpoint)}`, instead },
        alternatives: bothSchemes('tokenEndpoint', endpoint, url),
      },
      url,
    );
  }
}

function named({ body, query }: PastedRequest, name: string): FoundPair | undefined {
  return [...body, ...query].find((pair) => pair.name === name);
}

function sayDuplicates(draft: Draft, request: PastedRequest) {
  const { body, query } = request;
  const seen = new Map<string, FoundPair>();
  for (const pair of body) {
    const known = seen.get(pair.name);
    if (known && known.value !== pair.value && pair.name !== 'resource') {
      const found = isSensitiveName(pair.name)
        ? 'Its two values differ'
        : `${clipped(known.value)} and ${clipped(pair.value)}`;
      const instead = 'The first one: a parameter must not stand there twice (RFC 6749 §3.2).';
      const alternatives = repeatedValues([known, pair], (other, each) => proposeRepeated(other, each, request));
      draft.contradict({ what: `${pair.name} stands there twice`, found, instead, alternatives }, pair);
    } else seen.set(pair.name, pair);
  }
  const code = query.find(({ name }) => name === 'code');
  if (code && seen.has('code')) {
    const instead = 'In the body, as RFC 6749 §4.1.3 has it.';
    const alternatives = [false, true].map((isInQuery) =>
      alternativeOf(isInQuery ? 'In the query' : 'In the body', code, (other) =>
        other.fill('codeInQuery', isInQuery, code),
      ),
    );
    const what = 'The code stands in two places';
    draft.contradict({ what, found: 'In the query and in the body', instead, alternatives }, code);
  }
}

function proposeRepeated(draft: Draft, pair: FoundPair, request: PastedRequest) {
  if (pair.name === 'client_id') draft.fillText('clientId', pair);
  else if (pair.name === 'client_secret') draft.keepSecret('clientSecret', pair);
  else proposeParameter(draft, pair, request);
}

function impliedGrant(request: PastedRequest): Grant {
  if (named(request, 'refresh_token')) return 'refresh_token';
  return named(request, 'code') ? 'authorization_code' : 'client_credentials';
}

/** The grant that a request says or, silent about it, can only be. */
function grantOf(draft: Draft, request: PastedRequest): Grant | undefined {
  const said = named(request, 'grant_type');
  if (said) {
    const grant = Object.hasOwn(grants, said.value) ? grants[said.value] : undefined;
    if (!grant) draft.pass('grant_type', `a profile has no grant ${clipped(said.value)}`, said);
    return grant;
  }
  const grant = impliedGrant(request);
  const omits = grant === 'client_credentials';
  if (omits) draft.fill('omitsGrantType', true, request);
  const instead = `Read as ${grant}. ${omits ? 'It is sent without, as the example has it.' : 'It is sent: RFC 6749 requires it.'}`;
  const ways = [true, false].map((isOmitted) =>
    alternativeOf(isOmitted ? 'Sent without' : 'Sent with it', request, (other) =>
      other.fill('omitsGrantType', isOmitted, request),
    ),
  );
  const found = 'No parameter says which grant it is';
  draft.contradict({ what: 'grant_type is missing', found, instead, alternatives: omits ? ways : [] }, request);
  return grant;
}

function proposeParameter(draft: Draft, pair: FoundPair, request: PastedRequest) {
  switch (pair.name) {
    case 'scope':
      proposeScopes(draft, pair);
      if (named(request, 'grant_type')?.value === 'authorization_code') draft.fill('scopeInExchange', true, pair);
      return;
    case 'audience':
      draft.fillText('audience', pair);
      return;
    case 'resource': {
      const resources = [...request.body, ...request.query].filter(({ name }) => name === 'resource');
      const values = resources.map(({ value }) => value).filter((value) => value !== '' && !isPlaceholder(value));
      if (values.length > 0) draft.fill('resources', values, pair);
      return;
    }
    case 'redirect_uri':
      proposeRedirect(draft, pair, request.url?.text);
      return;
    case 'username':
      draft.fillText('username', pair);
      return;
    case 'password':
      draft.keepSecret('password', pair);
      return;
    case 'refresh_token':
      draft.keepSecret('startingRefreshToken', pair);
      return;
    case 'code':
      proposeCode(draft, pair, request);
      return;
    case 'code_verifier':
      draft.fill('pkce', 'S256', pair);
      return;
    default:
      if (requestNames.has(pair.name) && !['grant_type', 'client_id', 'client_secret'].includes(pair.name)) {
        draft.pass(pair.name, 'a profile has no field for it', pair);
      }
  }
}

function proposeCode(draft: Draft, pair: FoundPair, { query, body }: PastedRequest) {
  const isInQuery = query.includes(pair) && !body.some(({ name }) => name === 'code');
  if (isInQuery) draft.fill('codeInQuery', true, pair);
  if (pair.value !== '' && !isPlaceholder(pair.value, 'code')) {
    draft.pass('code', 'a code works once: each run gets its own', pair);
  }
}

function proposeForm(draft: Draft, request: PastedRequest, grant: Grant | undefined) {
  const { bodyForm, headers } = request;
  if (bodyForm === 'json') draft.fill('jsonTokenBody', true, request);
  if (bodyForm === 'multipart') {
    const instead = 'A token request is a form (RFC 6749 Appendix B), and few servers read parts: sent as a form.';
    draft.contradict({ what: 'The token request is in parts', found: 'multipart/form-data', instead }, request);
  }
  const type = headerOf(headers, 'content-type');
  const differs =
    (bodyForm === 'form' && /json/i.test(type?.value ?? '')) ||
    (bodyForm === 'json' && /urlencoded/i.test(type?.value ?? ''));
  if (type && differs) {
    const instead = bodyForm === 'json' ? 'Sent as JSON.' : 'Sent as a form (RFC 6749 Appendix B).';
    draft.contradict(
      {
        what: 'Content-Type and body differ',
        found: `${type.value}, but the body is ${bodyForm === 'json' ? 'JSON' : 'a form'}`,
        instead,
        alternatives: [bodyForm === 'json', bodyForm !== 'json'].map((isJson) =>
          alternativeOf(isJson ? 'JSON' : 'A form', type, (other) => other.fill('jsonTokenBody', isJson, type)),
        ),
      },
      type,
    );
  }
  if (grant === 'authorization_code' && !named(request, 'code_verifier') && bodyForm !== 'none')
    draft.fill('pkce', 'off', request);
}

const ownHeaders =
  /^(?:accept|authorization|connection|content-(?:type|length)|cookie|expect|host|user-agent|accept-encoding|cache-control)$/i;

function extrasOf(draft: Draft, { body, query, headers }: PastedRequest): TokenParameter[] {
  const list: TokenParameter[] = [];
  const take = (pair: FoundPair, place?: 'query' | 'header') => {
    const { name, value } = pair;
    if (isSensitiveName(name)) draft.pass(name, 'it is a secret, and a profile has no field for this one', pair);
    else if (isPlaceholder(value, name)) draft.pass(name, `${clipped(value)} stands for a value of yours`, pair);
    else if (!list.some((each) => each.name === name && each.place === place))
      list.push({ name, value, ...(place && { place }) });
  };
  for (const pair of body) if (!requestNames.has(pair.name)) take(pair);
  for (const pair of query) if (!requestNames.has(pair.name)) take(pair, 'query');
  for (const pair of headers) if (!ownHeaders.test(pair.name)) take(pair, 'header');
  return list;
}
