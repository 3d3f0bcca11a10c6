import { expect, test } from 'vitest';
import { blankProfile } from '#oauth/profile.ts';
import { type Auth, environmentsProfile } from './auth.ts';
import { readAuthorization } from './authorization.ts';
import { buildRequest } from './build-request.ts';
import type { RequestContext } from './request-context.ts';
import { blankRequest, type SavedRequest } from './saved-request.ts';

const profile = { ...blankProfile, id: 'p1', name: 'Clayton' };
const orders = { id: 'orders', name: 'Orders', auth: { kind: 'none' } as Auth, variables: [], items: [] };
// An environment names the profile, and it has a token: what the strip must not be misled by.
const context: RequestContext = {
  ...{ groups: [], environment: null, profile, lacking: [], kept: [], credentialOrigins: [], practiceOrigin: '' },
  token: { id: 't1', accessToken: { id: 's1', label: 'access token', lastFour: '' } },
  dynamic: null,
};

function authorizationOf(changes: Partial<SavedRequest>, of: Partial<RequestContext> = {}) {
  const saved = { ...blankRequest, id: 'r1', changedAt: 0, url: 'https://api.example/items', ...changes };
  const whole = { ...context, ...of };
  return readAuthorization(saved, whole, buildRequest(saved, whole));
}

const typed = { kind: 'text', text: 'x' } as const;
const missing = { kind: 'missing', label: 'API key' } as const;
const header = (name: string, isEnabled = true) => ({ headers: [{ name, value: 'x', isEnabled }] });
const none: Auth = { kind: 'none' };

test.each<[name: string, Partial<SavedRequest>, Partial<RequestContext>, ReturnType<typeof readAuthorization>]>([
  ['a profile', { auth: environmentsProfile }, {}, { kind: 'token' }],
  ['a profile without a token', { auth: environmentsProfile }, { token: null }, { kind: 'token' }],
  [
    'a profile of Basic',
    { auth: environmentsProfile },
    { profile: { ...profile, grant: 'basic', username: 'ana' } },
    { kind: 'password' },
  ],
  ['no auth', { auth: none }, {}, { kind: 'none', from: null }],
  ['no auth of the collection', { auth: { kind: 'inherit' } }, { groups: [orders] }, { kind: 'none', from: orders }],
  [
    'a header by hand',
    { auth: none, ...header('x-api-key') },
    {},
    { kind: 'by-hand', in: 'header', name: 'x-api-key' },
  ],
  ['a header that is no secret', { auth: none, ...header('Accept') }, {}, { kind: 'none', from: null }],
  ['a header switched off', { auth: none, ...header('Authorization', false) }, {}, { kind: 'none', from: null }],
  [
    'a key in the URL',
    { auth: none, url: 'https://api.example/items?api_key=x' },
    {},
    { kind: 'by-hand', in: 'query', name: 'api_key' },
  ],
  [
    'a header in place of the token',
    { auth: environmentsProfile, ...header('authorization') },
    {},
    { kind: 'by-hand', in: 'header', name: 'authorization' },
  ],
  [
    'a bearer token by hand',
    { auth: { kind: 'bearer', token: typed } },
    {},
    { kind: 'typed', auth: { kind: 'bearer', token: typed }, from: null },
  ],
  [
    'a key that is not here',
    { auth: { kind: 'api-key', in: 'header', name: 'K', value: missing } },
    {},
    { kind: 'unfinished' },
  ],
  [
    'a bearer token not typed yet',
    { auth: { kind: 'bearer', token: { kind: 'text', text: '' } } },
    {},
    { kind: 'unfinished' },
  ],
  ['a profile that is gone', { auth: environmentsProfile }, { profile: null, token: null }, { kind: 'unfinished' }],
])('%s', (...[, changes, of, expected]) => {
  expect(authorizationOf(changes, of)).toEqual(expected);
});
