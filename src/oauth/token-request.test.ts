import { describe, expect, test } from 'vitest';
import type { CallRequest } from '#call/call.ts';
import { showRequest } from '#call/mask.ts';
import { clientCredentials } from './client-authentication.ts';
import { filled, origins, profile, secretRef } from './profile.test-support.ts';
import { redirectUriOf, resolveProfile } from './profile.ts';
import { buildCodeExchange, buildDirectRequest, buildRefresh } from './token-request.ts';
import { tokenRequestRows } from './token-request-rows.ts';

const sent = ({ method, url, headers, body }: CallRequest) => ({
  method,
  url: filled(url),
  headers: headers.map(([name, value]) => [name, filled(value)]),
  body: body.kind === 'text' ? filled(body.text) : null,
});
const exchange = {
  code: secretRef('SplxlOBeZQQYbYS6WxSbIA'),
  redirectUri: 'https://client.example.com/cb',
  codeVerifier: secretRef('dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk'),
};

// RFC 6749 section 4.1.3 with RFC 7636 section 4.5
test('a code exchange', () => {
  expect(sent(buildCodeExchange(profile, exchange))).toEqual({
    method: 'POST',
    url: 'https://server.example.com/token',
    headers: [
      ['Authorization', 'Basic czZCaGRSa3F0MzpnWDFmQmF0M2JW'],
      ['Content-Type', 'application/x-www-form-urlencoded'],
      ['Accept', 'application/json'],
    ],
    body:
      'grant_type=authorization_code&code=SplxlOBeZQQYbYS6WxSbIA&redirect_uri=https%3A%2F%2Fclient.example.com%2Fcb' +
      '&code_verifier=dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk',
  });
});

// RFC 6749 section 6
test('a refresh', () => {
  const { headers, body } = sent(buildRefresh(profile, secretRef('tGzv3JOkF0XG5Qx2TlKWIA')));
  expect(headers[0]).toEqual(['Authorization', 'Basic czZCaGRSa3F0MzpnWDFmQmF0M2JW']);
  expect(body).toBe('grant_type=refresh_token&refresh_token=tGzv3JOkF0XG5Qx2TlKWIA');
});

test('resources go along, odd values are encoded, a preview marks the code', () => {
  const resources = ['https://a.example/', 'https://b.example/?x=1&y'];
  const code = secretRef('a+b/c=&d é');
  const { body } = sent(buildCodeExchange({ ...profile, resources }, { ...exchange, code }));
  expect(new URLSearchParams(body ?? '').getAll('resource')).toEqual(resources);
  expect(new URLSearchParams(body ?? '').getAll('code')).toEqual([code.label]);
  const preview = buildCodeExchange(profile, { ...exchange, code: null });
  expect(preview.body).toMatchObject({ text: expect.arrayContaining([{ kind: 'awaited', what: 'the code' }]) });
  expect(() => sent(preview)).toThrow('still awaits');
});

describe('client authentication', () => {
  const shown = (changes: Partial<typeof profile>) => {
    const { headers, fields } = clientCredentials({ ...profile, ...changes });
    return [
      ...headers.map(([name, value]) => `${name}: ${filled(value)}`),
      ...fields.map(([name, value]) => `${name}=${filled(value)}`),
    ];
  };

  test.each<[name: string, changes: Partial<typeof profile>, shown: string[]]>([
    // RFC 6749 section 2.3.1, both ways
    [
      'Basic',
      { clientSecret: secretRef('7Fjfp0ZBr1KtDRbnfVdmIw') },
      ['Authorization: Basic czZCaGRSa3F0Mzo3RmpmcDBaQnIxS3REUmJuZlZkbUl3'],
    ],
    [
      'post',
      { clientAuthentication: 'client_secret_post', clientSecret: secretRef('7Fjfp0ZBr1KtDRbnfVdmIw') },
      ['client_id=s6BhdRkqt3', 'client_secret=7Fjfp0ZBr1KtDRbnfVdmIw'],
    ],
    ['none', { clientAuthentication: 'none' }, ['client_id=s6BhdRkqt3']],
    ['none without a secret', { clientAuthentication: 'none', clientSecret: null, clientId: 'a&b' }, ['client_id=a&b']],
    [
      'post of odd values',
      { clientAuthentication: 'client_secret_post', clientId: 'a b', clientSecret: secretRef('ü&=%') },
      ['client_id=a b', 'client_secret=ü&=%'],
    ],
    [
      'Basic of odd values',
      { clientId: 'a:b c', clientSecret: secretRef('p%:ü+ 1') },
      [`Authorization: Basic ${btoa('a%3Ab+c:p%25%3A%C3%BC%2B+1')}`],
    ],
    [
      'Basic of odd values, raw as RFC 7617 has it',
      { rawBasicCredentials: true, clientId: 'a b', clientSecret: secretRef('p%:+ 1') },
      [`Authorization: Basic ${btoa('a b:p%:+ 1')}`],
    ],
  ])('%s', (_, changes, expected) => {
    expect(shown(changes)).toEqual(expected);
  });

  test.each(['client_secret_basic', 'client_secret_post'] as const)(
    '%s awaits a secret that is missing, and can’t be sent without',
    (clientAuthentication) => {
      const { headers, fields } = clientCredentials({ ...profile, clientAuthentication, clientSecret: null });
      const slots = [...headers, ...fields].flatMap(([, value]) => value);
      expect(slots).toContainEqual({ kind: 'awaited', what: 'client secret' });
      expect(() => shown({ clientAuthentication, clientSecret: null })).toThrow('still awaits its client secret');
    },
  );
});

test('a profile is resolved for its launch', () => {
  const stored = {
    ...profile,
    issuer: '{{practice}}',
    tokenEndpoint: '{{practice}}/token',
    resources: ['{{practice}}/api', 'https://a.example/'],
  };
  expect(resolveProfile(stored, origins)).toMatchObject({
    issuer: 'http://localhost:6285',
    tokenEndpoint: 'http://localhost:6285/token',
    resources: ['http://localhost:6285/api', 'https://a.example/'],
  });
  expect(redirectUriOf(profile, origins)).toBe('http://127.0.0.1:6284/callback');
  expect(redirectUriOf({ redirect: { kind: 'callback', host: 'localhost' } }, origins)).toBe(
    'http://localhost:6284/callback',
  );
});

describe('grants that ask nobody', () => {
  const bodyOf = (changes: Partial<typeof profile>) =>
    sent(buildDirectRequest({ ...profile, scopes: [], ...changes })).body;

  test.each<[what: string, changes: Partial<typeof profile>, body: string]>([
    // RFC 6749 section 4.4.2
    ['client credentials', { grant: 'client_credentials' }, 'grant_type=client_credentials'],
    // RFC 6749 section 4.3.2
    [
      'password',
      { grant: 'password', username: 'johndoe', password: secretRef('A3ddj3w') },
      'grant_type=password&username=johndoe&password=A3ddj3w',
    ],
    // RFC 6749 section 6
    [
      'a refresh token to begin with',
      { grant: 'refresh_token', startingRefreshToken: secretRef('tGzv3JOkF0XG5Qx2TlKWIA') },
      'grant_type=refresh_token&refresh_token=tGzv3JOkF0XG5Qx2TlKWIA',
    ],
    [
      'scope, audience and resources',
      {
        grant: 'client_credentials',
        scopes: ['a', 'b'],
        audience: 'https://api.example/',
        resources: ['urn:x', 'urn:y'],
      },
      'grant_type=client_credentials&scope=a+b&audience=https%3A%2F%2Fapi.example%2F&resource=urn%3Ax&resource=urn%3Ay',
    ],
    [
      'extra parameters replace ours of their name, and are form-encoded, name and value',
      {
        grant: 'client_credentials',
        scopes: ['a'],
        tokenParameters: [
          { name: 'scope', value: 'b c' },
          { name: 'ten ant', value: '1&2' },
          { name: '', value: 'left out' },
        ],
      },
      'grant_type=client_credentials&scope=b+c&ten+ant=1%262',
    ],
    [
      'a public client names itself',
      { grant: 'client_credentials', clientAuthentication: 'none' },
      'grant_type=client_credentials&client_id=s6BhdRkqt3',
    ],
  ])('%s', (_, changes, body) => {
    expect(bodyOf(changes)).toBe(body);
  });

  test.each<[what: string, changes: Partial<typeof profile>]>([
    ['password', { grant: 'password', username: 'johndoe' }],
    ['refresh token', { grant: 'refresh_token' }],
  ])('without its %s it is shown, and can’t be sent', (what, changes) => {
    const { body } = buildDirectRequest({ ...profile, ...changes });
    expect(body).toMatchObject({ text: expect.arrayContaining([{ kind: 'awaited', what }]) });
    expect(() => bodyOf(changes)).toThrow(`still awaits its ${what}`);
  });

  test('a missing secret is named where it goes', () => {
    const shown = (changes: Partial<typeof profile>) =>
      showRequest(buildDirectRequest({ ...profile, grant: 'client_credentials', clientSecret: null, ...changes }))
        .map(({ text }) => text)
        .join('');
    expect(shown({})).toContain('\nAuthorization: Basic client secret goes here\n');
    expect(shown({ clientAuthentication: 'client_secret_post' })).toContain('\n&client_secret=client secret goes here');
    expect(shown({ clientAuthentication: 'none' })).not.toContain('goes here');
  });

  test('a secret that stands in an extra parameter is masked like any other', () => {
    const tokenParameters = [{ name: 'client_secret', value: 'gX1fBat3bV-of-text' }];
    const changed = { ...profile, grant: 'client_credentials', clientAuthentication: 'none', tokenParameters } as const;
    const shown = showRequest(buildDirectRequest(changed))
      .map(({ text }) => text)
      .join('');
    expect(shown).toContain('&client_secret=••••••••text');
    expect(JSON.stringify(tokenRequestRows(changed))).not.toContain('gX1f');
  });

  test('as rows: what each field means, where that stands, and no secret', () => {
    const rows = tokenRequestRows({
      ...profile,
      grant: 'client_credentials',
      clientAuthentication: 'client_secret_post',
      scopes: [],
      audience: 'https://api.example/',
    });
    const shown = rows.map(({ value, ...row }) => ({ ...row, value: value.map(({ text }) => text).join('') }));
    expect(shown.map(({ name, value, source }) => [name, value, source])).toEqual([
      ['grant_type', 'client_credentials', 'RFC 6749 §4.4.2'],
      ['audience', 'https://api.example/', ''],
      ['client_id', 's6BhdRkqt3', 'RFC 6749 §2.2'],
      ['client_secret', expect.not.stringContaining('gX1fBat3bV'), 'RFC 6749 §2.3.1'],
    ]);
  });
});

describe('extra parameters', () => {
  const tokenParameters = ['grant_type', 'code', 'redirect_uri', 'code_verifier', 'refresh_token', 'audience', 'x'].map(
    (name) => ({ name, value: 'mine' }),
  );
  const extended = { ...profile, audience: 'https://api.example/', tokenParameters };
  const fieldsOf = (request: CallRequest) => Object.fromEntries(new URLSearchParams(sent(request).body ?? ''));

  test('an exchange repeats what its run sent, whatever they say', () => {
    expect(fieldsOf(buildCodeExchange(extended, exchange))).toEqual({
      grant_type: 'authorization_code',
      code: exchange.code.label,
      redirect_uri: exchange.redirectUri,
      code_verifier: exchange.codeVerifier.label,
      refresh_token: 'mine',
      audience: 'mine',
      x: 'mine',
    });
    expect(fieldsOf(buildCodeExchange(extended, { ...exchange, codeVerifier: null })).code_verifier).toBe('mine');
  });

  test('a refresh stays one', () => {
    const fields = fieldsOf(buildRefresh(extended, secretRef('tGzv3JOkF0XG5Qx2TlKWIA')));
    expect(fields).toMatchObject({
      grant_type: 'refresh_token',
      refresh_token: 'tGzv3JOkF0XG5Qx2TlKWIA',
      code: 'mine',
    });
  });

  // Auth0's password-realm is a grant of its own name.
  test('a direct grant may be another kind', () => {
    const grantType = 'http://auth0.com/oauth/grant-type/password-realm';
    const changed: typeof profile = {
      ...profile,
      grant: 'password',
      username: 'johndoe',
      password: secretRef('A3ddj3w'),
      tokenParameters: [
        { name: 'grant_type', value: grantType },
        { name: 'realm', value: 'employees' },
        { name: 'password', value: 'mine' },
      ],
    };
    expect(fieldsOf(buildDirectRequest(changed))).toMatchObject({
      grant_type: grantType,
      realm: 'employees',
      password: 'A3ddj3w',
    });
  });
});
