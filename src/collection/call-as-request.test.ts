import { describe, expect, test } from 'vitest';
import type { SecretRef } from '#call/secret-ref.ts';
import { fill } from '#call/template.ts';
import { blankProfile, type Profile } from '#oauth/profile.ts';
import { type Auth, bearerHeader } from './auth.ts';
import { type BuiltRequest, buildRequest } from './build-request.ts';
import { callAsRequest } from './call-as-request.ts';
import type { Environment } from './environment.ts';
import type { RequestContext } from './request-context.ts';
import { blankRequest, type SavedRequest } from './saved-request.ts';

const refOf = (id: string, label = id): SecretRef => ({ id, label, lastFour: '' });
const profile: Profile = { ...blankProfile, id: 'p1', name: 'Clayton', apiBaseUrl: 'https://api.example/v1' };
const environment: Environment = {
  ...{ id: 'dev', name: 'Development', profileId: null, createdAt: 0 },
  variables: [{ name: 'hook', isEnabled: true, value: { kind: 'secret', secret: refOf('hook'), origins: [] } }],
};
const context: RequestContext = {
  ...{ groups: [], environment, profile, token: { id: 't1', accessToken: refOf('token') } },
  ...{ kept: [], lacking: [], practiceOrigin: '', credentialOrigins: [], dynamic: null },
};
const secrets = {
  isToken: ({ id }: SecretRef) => id === 'token',
  isPassword: ({ id }: SecretRef) => id === 'of-profile',
  nameOf: ({ id }: SecretRef) => (id === 'hook' ? 'hook' : null),
};
const fresh = { id: 'r2', changedAt: 0 };

function build(changes: Partial<SavedRequest>): BuiltRequest {
  return buildRequest({ ...blankRequest, id: 'r1', changedAt: 0, url: '/items', ...changes }, context);
}

/** The request that a call's own request becomes. */
function reopened(built: BuiltRequest, hasRedirected = false): SavedRequest {
  const { request } = built;
  const call = { request, profileId: 'p1', hops: [], redirectStop: hasRedirected ? ('too-many' as const) : null };
  return { ...callAsRequest(call, secrets), ...fresh };
}

/** What goes over the wire, headers sorted: auth stands behind what was written. */
function wireOf({ request: { method, url, headers, body } }: BuiltRequest) {
  const written = (template: typeof url) => fill(template, ({ id }) => `<${id} & more>`);
  const lines = headers.map(([name, value]) => `${name}: ${written(value)}`).sort();
  return [method, written(url), lines, body.kind === 'text' ? written(body.text) : body];
}

const secret = (id: string) => ({ kind: 'secret', secret: refOf(id) }) as const;
const json = { kind: 'json', text: '{"a":1.0, "hook":"{{hook}}"}' } as const;
const form = {
  kind: 'form',
  rows: [
    { name: 'a b', value: 'ü&=', isEnabled: true },
    { name: 'hook', value: 'x{{hook}}', isEnabled: true },
  ],
} as const;
const file = { name: 'a.bin', mediaType: '', stored: { id: 'b1', bytes: 3, chunkBytes: 3, chunks: 1 } };

describe('a call that is opened as a request sends the same', () => {
  test.each<[string, Partial<SavedRequest>, Partial<SavedRequest>]>([
    ['a plain GET', { url: '/items?a=1&a=%2f#f' }, { url: 'https://api.example/v1/items?a=1&a=%2f#f' }],
    [
      'headers in order, with duplicates',
      { headers: ['2', '1'].map((value) => ({ name: 'X-Tag', value, isEnabled: true })) },
      { headers: ['2', '1'].map((value) => ({ name: 'X-Tag', value, isEnabled: true })) },
    ],
    ['JSON with a secret variable', { method: 'POST', body: json }, { body: json }],
    ['a form', { method: 'POST', body: form }, { body: form }],
    ['text', { body: { kind: 'text', text: 'a=1&b' } }, { body: { kind: 'text', text: 'a=1&b' } }],
    ['a file', { body: { kind: 'file', file } }, { body: { kind: 'file', file } }],
    [
      'a secret variable in the URL and in a header',
      { url: '/{{hook}}', headers: [{ name: 'X-Hook', value: 'v1 {{hook}}', isEnabled: true }] },
      {
        url: 'https://api.example/v1/{{hook}}',
        headers: [{ name: 'X-Hook', value: 'v1 {{hook}}', isEnabled: true }],
      },
    ],
  ])('%s', (_, sent, expected) => {
    const built = build(sent);
    const again = reopened(built);
    expect(again).toMatchObject(expected);
    expect(wireOf(buildRequest(again, context))).toEqual(wireOf(built));
  });

  const asHeader = { kind: 'profile', profileId: 'p1', placement: bearerHeader } as const;
  test.each<[string, Auth]>([
    ['no auth', { kind: 'none' }],
    ['a token in its header', asHeader],
    ['a bare token in another', { ...asHeader, placement: { in: 'header', name: 'X-Token', scheme: '' } }],
    ['a token in the query', { ...asHeader, placement: { in: 'query', name: 'access token' } }],
    ['Basic', { kind: 'basic', username: 'a', password: secret('password') }],
    ['Basic with names', { kind: 'basic', username: '{{hook}}', password: { kind: 'text', text: 'b:{{hook}}' } }],
    ['a bearer token by hand', { kind: 'bearer', token: secret('typed') }],
    ['an API key in a header', { kind: 'api-key', in: 'header', name: 'X-Key', value: secret('key') }],
    ['an API key in the query', { kind: 'api-key', in: 'query', name: 'key', value: secret('key') }],
  ])('%s', (_, auth) => {
    const built = build({ auth, url: '/items?a=1' });
    const again = reopened(built);
    expect(again.auth).toEqual(auth);
    expect(again.headers).toEqual([]);
    expect(wireOf(buildRequest(again, context))).toEqual(wireOf(built));
  });
});

test('the password of a profile stays the profile’s', () => {
  const basic: Profile = { ...profile, grant: 'basic', username: 'ana', password: refOf('of-profile') };
  const auth = { kind: 'profile', profileId: null, placement: bearerHeader } as const;
  const saved = { ...blankRequest, ...fresh, url: '/items', auth };
  const again = reopened(buildRequest(saved, { ...context, profile: basic }));
  expect(again).toMatchObject({ auth: { ...auth, profileId: 'p1' }, headers: [] });
});

test('an environment’s profile is named: the call was made with that one', () => {
  const built = build({ auth: { kind: 'profile', profileId: null, placement: bearerHeader } });
  expect(reopened(built).auth).toMatchObject({ kind: 'profile', profileId: 'p1' });
});

test('a secret that has no place becomes a name that Send asks for, never text', () => {
  const built = build({});
  const value = [
    { kind: 'text', text: 'a ' },
    { kind: 'secret', secret: refOf('x', 'API key'), encoding: 'verbatim' },
    { kind: 'text', text: ' b' },
  ] as const;
  const again = reopened({ ...built, request: { ...built.request, headers: [['X-Odd', value]] } });
  expect(again.headers).toEqual([{ name: 'X-Odd', value: 'a {{API_key}} b', isEnabled: true }]);
  expect(buildRequest(again, context)).toMatchObject({
    kind: 'blocked',
    obstacles: [{ kind: 'unresolved-variable', name: 'API_key', parts: ['header'] }],
  });
});

test('redirects are followed where the call was told to', () => {
  expect(reopened(build({})).followsRedirects).toBe(false);
  expect(reopened(build({}), true).followsRedirects).toBe(true);
});
