import { describe, expect, test } from 'vitest';
import type { CallRequest } from '#call/call.ts';
import { buildBearerRequest } from './bearer-request.ts';
import { clientCredentials } from './client-authentication.ts';
import { filled, origins, profile, secretRef } from './profile.test-support.ts';
import { redirectUriOf, resolveProfile } from './profile.ts';
import { buildCodeExchange, buildRefresh } from './token-request.ts';

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
  expect(preview.body).toMatchObject({ text: expect.arrayContaining([{ kind: 'awaited', what: 'code' }]) });
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
    [
      'none without a secret',
      { clientAuthentication: 'none', clientSecret: null, clientId: 'a&b' },
      ['client_id=a%26b'],
    ],
    [
      'post of odd values',
      { clientAuthentication: 'client_secret_post', clientId: 'a b', clientSecret: secretRef('ü&=%') },
      ['client_id=a+b', 'client_secret=%C3%BC%26%3D%25'],
    ],
    [
      'Basic of odd values',
      { clientId: 'a:b c', clientSecret: secretRef('p%:ü+ 1') },
      [`Authorization: Basic ${btoa('a%3Ab+c:p%25%3A%C3%BC%2B+1')}`],
    ],
  ])('%s', (_, changes, expected) => {
    expect(shown(changes)).toEqual(expected);
  });

  test.each(['client_secret_basic', 'client_secret_post'] as const)('%s needs a secret', (clientAuthentication) => {
    expect(() => shown({ clientAuthentication, clientSecret: null })).toThrow('no client secret');
  });
});

// RFC 6750 section 2.1
test('an API request with its token', () => {
  expect(
    sent(
      buildBearerRequest({ method: 'GET', url: 'https://server.example.com/resource' }, secretRef('mF_9.B5f-4.1JqM')),
    ),
  ).toEqual({
    method: 'GET',
    url: 'https://server.example.com/resource',
    headers: [
      ['Authorization', 'Bearer mF_9.B5f-4.1JqM'],
      ['Accept', 'application/json'],
    ],
    body: null,
  });
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
