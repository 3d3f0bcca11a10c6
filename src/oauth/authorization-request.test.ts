import { expect, test } from 'vitest';
import { buildAuthorizationRequest } from './authorization-request.ts';
import { meaningOf } from './parameter-meaning.ts';
import { origins, profile } from './profile.test-support.ts';

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

test('every parameter has a meaning and a source', () => {
  for (const parameter of build({ scopes: ['openid'], resources: ['https://a.example/'] }).parameters) {
    expect(meaningOf(parameter).source).not.toBe('');
  }
  expect(meaningOf({ name: 'audience', value: 'x', origin: 'profile' })).toEqual({
    meaning: 'An extra parameter of this provider.',
    source: '',
  });
});
