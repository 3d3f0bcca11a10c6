import { describe, expect, test } from 'vitest';
import type { CallRequest } from '#call/call.ts';
import { showRequest } from '#call/mask.ts';
import { buildAuthorizationRequest } from './authorization-request.ts';
import { filled, origins, profile, secretRef } from './profile.test-support.ts';
import type { Profile } from './profile.ts';
import { buildCodeExchange, buildDirectRequest, buildRefresh } from './token-request.ts';
import { tokenRequestRows } from './token-request-rows.ts';

const code = secretRef('c0de/+&é "\\');
const exchange = { code, redirectUri: 'https://app.clayton.io/authorized', codeVerifier: null };
const bodyOf = ({ body }: CallRequest) => (body.kind === 'text' ? filled(body.text) : '');
const shown = (request: CallRequest) =>
  showRequest(request)
    .map(({ text }) => text)
    .join('');
const headersOf = ({ headers }: CallRequest) => headers.map(([name, value]) => `${name}: ${filled(value)}`);

// VENDORS.md: the code in the query of the token URL, the rest in the form.
const clayton: Profile = {
  ...profile,
  tokenEndpoint: 'https://app.clayton.io/oauth2/token',
  clientAuthentication: 'client_secret_post',
  scopes: ['workspace'],
  codeInQuery: true,
  scopeInExchange: true,
};

// VENDORS.md: the newer docs send JSON with client id and secret only.
const cliquify: Profile = {
  ...profile,
  grant: 'client_credentials',
  tokenEndpoint: 'https://oauth.cliquify.me/oauth/access-token',
  clientAuthentication: 'client_secret_post',
  scopes: [],
  jsonTokenBody: true,
  omitsGrantType: true,
};

describe('vendors', () => {
  test('Clayton: the code in the query, the scope in the exchange', () => {
    const request = buildCodeExchange(clayton, exchange);
    expect(filled(request.url)).toBe('https://app.clayton.io/oauth2/token?code=c0de%2F%2B%26%C3%A9+%22%5C');
    expect(Object.fromEntries(new URLSearchParams(bodyOf(request)))).toEqual({
      client_id: 's6BhdRkqt3',
      client_secret: 'gX1fBat3bV',
      grant_type: 'authorization_code',
      scope: 'workspace',
      redirect_uri: 'https://app.clayton.io/authorized',
    });
    expect(Object.fromEntries(new URLSearchParams(bodyOf(buildRefresh(clayton, secretRef('r')))))).toEqual({
      client_id: 's6BhdRkqt3',
      client_secret: 'gX1fBat3bV',
      grant_type: 'refresh_token',
      refresh_token: 'r',
    });
  });

  test('Clayton: a preview names the code’s place, a sent request masks it', () => {
    expect(shown(buildCodeExchange(clayton, { ...exchange, code: null }))).toMatch(
      /^POST \/oauth2\/token\?code=the code goes here HTTP\/1.1\nHost: app.clayton.io\n/,
    );
    const text = shown(buildCodeExchange(clayton, exchange));
    expect(text).toMatch(/^POST \/oauth2\/token\?code=•+.* HTTP/);
    expect(text).not.toContain('c0de');
  });

  test('Cliquify: a JSON object of client id and secret, escaped, masked by member', () => {
    const request = buildDirectRequest({ ...cliquify, clientId: 'a"b', clientSecret: code });
    expect(JSON.parse(bodyOf(request))).toEqual({ client_id: 'a"b', client_secret: code.label });
    expect(headersOf(request)).toEqual(['Content-Type: application/json', 'Accept: application/json']);
    expect(shown(request)).toContain('{"client_id":"a\\"b","client_secret":"••••');
    expect(shown(buildDirectRequest({ ...cliquify, clientSecret: null }))).toContain('"client secret goes here"');
  });

  test('Fyma: HTTPie’s default body is JSON, with an audience', () => {
    const audience = 'https://api.fyma.ai';
    const request = buildDirectRequest({ ...cliquify, omitsGrantType: false, audience });
    expect(bodyOf(request)).toBe(
      '{"grant_type":"client_credentials","audience":"https://api.fyma.ai","client_id":"s6BhdRkqt3","client_secret":"gX1fBat3bV"}',
    );
  });

  test('JSON: a resource that stands twice is a list, an extra secret is masked', () => {
    const tokenParameters = [{ name: 'api_secret', value: 'typed-by-hand' }];
    const request = buildDirectRequest({ ...cliquify, resources: ['urn:x', 'urn:"y"'], tokenParameters });
    expect(JSON.parse(bodyOf(request))).toMatchObject({ resource: ['urn:x', 'urn:"y"'], api_secret: 'typed-by-hand' });
    expect(shown(request)).not.toContain('typed-by');
  });

  test('Slack: commas, user scopes, %20', () => {
    const { url } = buildAuthorizationRequest(
      {
        ...profile,
        scopes: ['chat:write', 'users:read'],
        userScopes: ['search:read', 'im:read'],
        scopeSeparator: ',',
        spaceInQuery: '%20',
        authorizationParameters: [{ name: 'note', value: 'a b+c' }],
      },
      origins,
      { state: 'xyz', nonce: 'n', codeChallenge: null },
    );
    expect(url).toContain('&scope=chat%3Awrite%2Cusers%3Aread&user_scope=search%3Aread%2Cim%3Aread&');
    expect(url).toContain('&note=a%20b%2Bc');
    expect(new URL(url).searchParams.get('note')).toBe('a b+c');
  });

  test('Dropbox: without a redirect URI the code is shown, and the exchange names none', () => {
    const dropbox: Profile = { ...profile, redirect: { kind: 'provider-page', uri: '' } };
    const { parameters } = buildAuthorizationRequest(dropbox, origins, { state: 'x', nonce: 'n', codeChallenge: null });
    expect(parameters.map(({ name }) => name)).not.toContain('redirect_uri');
    expect(bodyOf(buildCodeExchange(dropbox, { ...exchange, redirectUri: '' }))).not.toContain('redirect_uri');
  });
});

describe('extra parameters', () => {
  const withExtras = (tokenParameters: Profile['tokenParameters'], changes: Partial<Profile> = {}) =>
    buildDirectRequest({ ...profile, grant: 'client_credentials', scopes: [], ...changes, tokenParameters });

  test.each([
    ['https://as.example/token', 'https://as.example/token?tenant=a+b%26'],
    ['https://as.example/token?v=1%20x&flag', 'https://as.example/token?v=1%20x&flag&tenant=a+b%26'],
    ['https://as.example/token?', 'https://as.example/token?tenant=a+b%26'],
    ['https://as.example/token?a=1&', 'https://as.example/token?a=1&tenant=a+b%26'],
    ['https://as.example/token?a=1#top', 'https://as.example/token?a=1&tenant=a+b%26'],
  ])('in the query of %s', (tokenEndpoint, url) => {
    const request = withExtras([{ name: 'tenant', value: 'a b&', place: 'query' }], { tokenEndpoint });
    expect(filled(request.url)).toBe(url);
    expect(bodyOf(request)).toBe('grant_type=client_credentials');
  });

  test('one in the query takes the place of ours in the body', () => {
    const request = withExtras([{ name: 'client_id', value: 'other', place: 'query' }], {
      clientAuthentication: 'none',
    });
    expect(filled(request.url)).toMatch(/\?client_id=other$/);
    expect(bodyOf(request)).toBe('grant_type=client_credentials');
  });

  test('headers replace Accept and Content-Type, and stand beside parameters of their name', () => {
    const request = withExtras([
      { name: 'accept', value: 'application/vnd.example+json', place: 'header' },
      { name: 'content-type', value: 'application/x-www-form-urlencoded;charset=UTF-8', place: 'header' },
      { name: 'grant_type', value: 'x', place: 'header' },
    ]);
    expect(headersOf(request)).toEqual([
      'Authorization: Basic czZCaGRSa3F0MzpnWDFmQmF0M2JW',
      'accept: application/vnd.example+json',
      'content-type: application/x-www-form-urlencoded;charset=UTF-8',
      'grant_type: x',
    ]);
    expect(bodyOf(request)).toBe('grant_type=client_credentials');
  });

  test.each<[method: Profile['clientAuthentication'], sent: string[]]>([
    ['client_secret_basic', ['Authorization: Basic czZCaGRSa3F0MzpnWDFmQmF0M2JW']],
    // RFC 6749 section 2.3: one way of authentication in each request.
    ['client_secret_post', []],
    ['none', ['authorization: Bearer x']],
  ])('Authorization beside %s', (clientAuthentication, sent) => {
    const request = withExtras([{ name: 'authorization', value: 'Bearer x', place: 'header' }], {
      clientAuthentication,
    });
    expect(headersOf(request).filter((line) => /^authorization/i.test(line))).toEqual(sent);
  });

  test('for the first request or for refreshes only', () => {
    const extended: Profile = {
      ...profile,
      tokenParameters: [
        { name: 'once', value: '1', only: 'first' },
        { name: 'again', value: '1', only: 'refresh' },
        { name: 'X-Again', value: '1', only: 'refresh', place: 'header' },
      ],
    };
    const first = buildCodeExchange(extended, exchange);
    const refresh = buildRefresh(extended, secretRef('r'));
    const begun = buildDirectRequest({ ...extended, grant: 'refresh_token', startingRefreshToken: secretRef('r') });
    expect([first, refresh, begun].map((each) => /&(once|again)=1/.exec(bodyOf(each))?.[1])).toEqual([
      'once',
      'again',
      'again',
    ]);
    expect([first, refresh].map((each) => headersOf(each).includes('X-Again: 1'))).toEqual([false, true]);
  });

  test('rows say what is not in the body, as it is before any encoding', () => {
    const tokenParameters = [{ name: 'tenant', value: 'a&b c', place: 'query' }] as const;
    const row = tokenRequestRows({ ...cliquify, tokenParameters }).find(({ name }) => name === 'tenant');
    expect(row).toMatchObject({ place: 'query', value: [{ text: 'a&b c' }] });
  });
});
