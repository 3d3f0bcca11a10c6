import * as client from 'openid-client';
import { expect, test } from 'vitest';
import {
  type AuthorizationParameter,
  buildAuthorizationRequest,
  previewAuthorizationRequest,
  unsentParameters,
} from './authorization-request.ts';
import { meaningOf } from './parameter-meaning.ts';
import { origins, profile } from './profile.test-support.ts';
import type { Profile } from './profile.ts';

const values = { state: 'xyz', nonce: 'n-0S6_WzA2Mj', codeChallenge: 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM' };
const build = (changes: Partial<typeof profile>) =>
  buildAuthorizationRequest({ ...profile, ...changes }, origins, values);
const queryOf = (url: string) => [...new URL(url).searchParams];

// RFC 6749 section 4.1.1 with RFC 7636 section 4.3: its example with our redirect URI, PKCE, and scopes.
test('a consent URL', () => {
  const { url, endpoint, parameters } = build({});
  expect(url).toBe(
    'https://server.example.com/authorize?response_type=code&client_id=s6BhdRkqt3&redirect_uri=http%3A%2F%2F127.0.0.1%3A6284%2Fcallback' +
      '&scope=read+write&state=xyz&code_challenge=E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM&code_challenge_method=S256',
  );
  expect(endpoint).toBe('https://server.example.com/authorize');
  expect(parameters.map(({ name, value }) => [name, value])).toEqual(queryOf(url));
  expect(parameters.map(({ origin }) => origin)).toEqual([
    'protocol',
    'profile',
    'profile',
    'profile',
    'this run',
    'PKCE',
    'PKCE',
  ]);
});

test('openid brings a nonce, resources repeat, no scope is no parameter', () => {
  const names = (changes: Partial<typeof profile>) => queryOf(build(changes).url).map(([name]) => name);
  expect(names({ scopes: ['openid'] })).toContain('nonce');
  expect(names({ scopes: ['openid2'] })).not.toContain('nonce');
  expect(names({ scopes: [] })).not.toContain('scope');
  const resources = ['https://a.example/', 'https://b.example/?x=1'];
  expect(new URL(build({ resources }).url).searchParams.getAll('resource')).toEqual(resources);
  expect(queryOf(build({ redirect: { kind: 'callback', host: 'localhost' } }).url)).toContainEqual([
    'redirect_uri',
    'http://localhost:6284/callback',
  ]);
});

test.each([
  ['https://as.example/authorize?tenant=a%20b&flag', 'tenant=a%20b&flag&response_type=code&'],
  ['https://as.example/authorize?', 'response_type=code&'],
  ['https://as.example/authorize?a=1#top', 'a=1&response_type=code&'],
  // RFC 6749 section 3.1: none of ours twice, in whatever spelling.
  ['https://as.example/authorize?state=evil&a=1&client%5Fid=evil&response_type=token', 'a=1&response_type=code&'],
])('the endpoint %s keeps what it says', (authorizationEndpoint, start) => {
  const url = new URL(build({ authorizationEndpoint }).url);
  expect(url.search.slice(1).startsWith(start)).toBe(true);
  expect(url.searchParams.getAll('state')).toEqual(['xyz']);
  expect(url.hash).toBe('');
});

test.each(['a&state=evil', 'a#b', '"><script>', "javascript:'", 'é 😀', '%26', 'a\r\nb: c'])(
  'a hostile value stays a value: %j',
  (clientId) => {
    const { url } = build({ clientId, scopes: [clientId] });
    expect(new URL(url).searchParams.getAll('client_id')).toEqual([clientId]);
    expect(new URL(url).searchParams.getAll('scope')).toEqual([clientId]);
    expect(new URL(url).searchParams.getAll('state')).toEqual(['xyz']);
    expect(url).not.toMatch(/[<>"'\s]/);
  },
);

// R26: a consent URL is opened, so nothing else than a page may stand behind it.
test.each([
  'javascript:alert(1)',
  'JaVaScRiPt://x/%0aalert(1)',
  ' javascript:alert(1)',
  'data:text/html,x',
  'blob:http://a/b',
  'file:///etc/passwd',
  'ftp://a/',
  'app://x',
  '/auth',
  '',
  '{{practice}}/auth',
])('the endpoint %j is refused', (authorizationEndpoint) => {
  expect(() => build({ authorizationEndpoint })).toThrow('no http or https URL');
});

// RFC 6749 section 4.2.1: its example, with our redirect URI.
test('an implicit request asks for a token, and has neither code nor challenge', () => {
  const { url } = build({ grant: 'implicit', scopes: [] });
  expect(url).toBe(
    'https://server.example.com/authorize?response_type=token&client_id=s6BhdRkqt3&redirect_uri=http%3A%2F%2F127.0.0.1%3A6284%2Fcallback&state=xyz',
  );
});

const namesOf = (parameters: readonly AuthorizationParameter[]) => parameters.map(({ name }) => name);

test.each<[what: string, changes: Partial<Profile>, pairs: [string, string | null][]]>([
  ['plain PKCE', { pkce: 'plain' }, [['code_challenge_method', 'plain']]],
  [
    'no PKCE',
    { pkce: 'off' },
    [
      ['code_challenge', null],
      ['code_challenge_method', null],
    ],
  ],
  ['a response mode', { responseMode: 'form_post' }, [['response_mode', 'form_post']]],
  ['the default mode', { responseMode: 'default' }, [['response_mode', null]]],
  ['an audience', { audience: 'https://api.example/' }, [['audience', 'https://api.example/']]],
  ['no audience', {}, [['audience', null]]],
  [
    'a page of the provider',
    { redirect: { kind: 'provider-page', uri: 'urn:ietf:wg:oauth:2.0:oob' } },
    [['redirect_uri', 'urn:ietf:wg:oauth:2.0:oob']],
  ],
  [
    'an address of one’s own',
    { redirect: { kind: 'custom', uri: 'https://app.example/cb?a=1&b' } },
    [['redirect_uri', 'https://app.example/cb?a=1&b']],
  ],
  [
    'an extra parameter',
    { authorizationParameters: [{ name: 'prompt', value: 'login consent' }] },
    [['prompt', 'login consent']],
  ],
  ['an extra parameter without a name', { authorizationParameters: [{ name: '', value: 'x' }] }, [['', null]]],
  [
    'one in place of ours',
    { scopes: ['a'], authorizationParameters: [{ name: 'scope', value: 'a,b' }] },
    [['scope', 'a,b']],
  ],
])('%s', (_, changes, pairs) => {
  const { url, parameters } = build(changes);
  const query = new URL(url).searchParams;
  for (const [name, value] of pairs) expect(query.getAll(name)).toEqual(value === null ? [] : [value]);
  expect(parameters.map(({ name, value }) => [name, value])).toEqual([...query]);
});

test('what ties the answer to its run can’t be replaced; where the run has none, it is the profile’s to add', () => {
  const names = ['response_type', 'redirect_uri', 'state', 'nonce', 'code_challenge', 'code_challenge_method'];
  const authorizationParameters = names.map((name) => ({ name, value: 'mine' }));
  const guarded = { ...profile, scopes: ['openid'], authorizationParameters };
  expect(buildAuthorizationRequest(guarded, origins, values).url).not.toContain('mine');
  expect(unsentParameters(guarded)).toEqual(names);
  const open = { ...profile, pkce: 'off', authorizationParameters } as const;
  expect(unsentParameters(open)).toEqual(['response_type', 'redirect_uri', 'state']);
  const { parameters } = buildAuthorizationRequest(open, origins, values);
  expect(namesOf(parameters.filter(({ value }) => value === 'mine'))).toEqual([
    'nonce',
    'code_challenge',
    'code_challenge_method',
  ]);
});

test('the endpoint’s own query is among the parameters, where it stands', () => {
  const { endpoint, parameters } = build({
    authorizationEndpoint: 'https://as.example/authorize?tenant=a%20b&state=evil#x',
  });
  expect(endpoint).toBe('https://as.example/authorize');
  expect(parameters[0]).toEqual({ name: 'tenant', value: 'a b', origin: 'endpoint' });
  expect(namesOf(parameters).filter((name) => name === 'state')).toHaveLength(1);
});

test('a preview has the same parameters, with places for what each run makes', () => {
  const changes: Partial<Profile>[] = [
    {},
    { scopes: ['openid'] },
    { pkce: 'off' },
    { grant: 'implicit' },
    { pkce: 'plain', audience: 'a' },
  ];
  for (const change of changes) {
    const preview = previewAuthorizationRequest({ ...profile, ...change }, origins);
    const built = build(change);
    expect(namesOf(preview?.parameters ?? [])).toEqual(namesOf(built.parameters));
    const awaited = preview?.parameters.filter(({ isAwaited }) => isAwaited) ?? [];
    const made = built.parameters.filter(({ value }) => Object.values(values).includes(value));
    expect(namesOf(awaited)).toEqual(namesOf(made));
  }
  expect(previewAuthorizationRequest({ ...profile, authorizationEndpoint: 'javascript:alert(1)' }, origins)).toBeNull();
  expect(previewAuthorizationRequest({ ...profile, authorizationEndpoint: '' }, origins)).toBeNull();
});

// A strict client library takes our request for what it means: openid-client builds the same from the same values.
test('openid-client builds the same request', async () => {
  const server = { issuer: profile.issuer, authorization_endpoint: profile.authorizationEndpoint };
  const config = new client.Configuration(server, profile.clientId);
  const resources = ['https://a.example/', 'https://b.example/?x=1'];
  const scopes = ['openid', 'read'];
  const parameters = new URLSearchParams({
    redirect_uri: 'http://127.0.0.1:6284/callback',
    scope: scopes.join(' '),
    state: values.state,
    nonce: values.nonce,
    code_challenge: values.codeChallenge,
    code_challenge_method: 'S256',
  });
  for (const resource of resources) parameters.append('resource', resource);
  const theirs = client.buildAuthorizationUrl(config, parameters);
  const ours = new URL(build({ scopes, resources }).url);
  expect([...ours.searchParams].sort()).toEqual([...theirs.searchParams].sort());
  expect(ours.origin + ours.pathname).toBe(theirs.origin + theirs.pathname);
});

test('every parameter has a meaning and a source', () => {
  const everything: Partial<Profile> = {
    scopes: ['openid'],
    resources: ['https://a.example/'],
    responseMode: 'fragment',
  };
  for (const parameter of build(everything).parameters) expect(meaningOf(parameter).source).not.toBe('');
  for (const name of [
    'prompt',
    'login_hint',
    'access_type',
    'max_age',
    'ui_locales',
    'acr_values',
    'display',
    'id_token_hint',
  ]) {
    expect(meaningOf({ name, value: 'x', origin: 'extra' })).not.toEqual(
      meaningOf({ name: 'x', value: 'x', origin: 'extra' }),
    );
  }
  const unknown = { meaning: 'An extra parameter of this provider.', source: '' };
  for (const name of ['x', 'constructor', 'toString', '__proto__', '']) {
    expect(meaningOf({ name, value: 'x', origin: 'extra' })).toEqual(unknown);
  }
  expect(meaningOf({ name: 'x', value: 'x', origin: 'endpoint' }).meaning).toBe('Part of the endpoint’s own address.');
});

test('a redirect URI is not called registered: only the provider knows', () => {
  const { meaning } = meaningOf({ name: 'redirect_uri', value: 'http://127.0.0.1:6284/callback', origin: 'profile' });
  expect(meaning).toBe('Where the answer goes. Must be registered exactly so.');
});

test('asking again adds its parameters to this run, in place of those of the same name, and says where they come from', () => {
  const changes: Partial<Profile> = {
    authorizationParameters: [
      { name: 'prompt', value: 'none' },
      { name: 'hd', value: 'a.example' },
    ],
    consentAgain: {
      parameters: [
        { name: 'prompt', value: 'consent' },
        { name: 'state', value: 'evil' },
        { name: '', value: 'x' },
      ],
      bringsRefreshToken: false,
    },
  };
  const asked = buildAuthorizationRequest({ ...profile, ...changes }, origins, { ...values, asksAgain: true });
  const added = asked.parameters.filter(({ origin }) => origin === 'extra' || origin === 'consent again');
  expect(added).toEqual([
    { name: 'hd', value: 'a.example', origin: 'extra' },
    { name: 'prompt', value: 'consent', origin: 'consent again' },
  ]);
  expect(new URL(asked.url).searchParams.getAll('state')).toEqual(['xyz']);
  expect(queryOf(build(changes).url)).toContainEqual(['prompt', 'none']);
});
