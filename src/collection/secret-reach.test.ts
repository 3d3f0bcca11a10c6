import { expect, test } from 'vitest';
import { blankProfile, type Profile } from '#oauth/profile.ts';
import { originsOfToken, tokenOriginsOf } from './secret-reach.ts';

const profile: Profile = {
  ...blankProfile,
  id: 'p1',
  tokenEndpoint: 'https://auth.acme.example/token',
  apiBaseUrl: 'https://api.acme.example/v1',
};
const ours = ['https://api.acme.example'];

test('a profile names its API, its userinfo, its first request, and what was allowed', () => {
  const named: Profile = {
    ...profile,
    userinfoEndpoint: 'https://auth.acme.example/userinfo',
    userinfoRequest: { method: 'GET', url: 'https://who.acme.example/me' },
    firstRequest: { method: 'GET', url: '/items' },
    tokenOrigins: ['https://files.acme.example'],
  };
  expect(tokenOriginsOf(named)).toEqual([
    ...ours,
    'https://auth.acme.example',
    'https://who.acme.example',
    'https://files.acme.example',
  ]);
  expect(tokenOriginsOf({ ...profile, apiBaseUrl: '{{base}}' }), 'an address that is none names nobody').toEqual([]);
});

const issuedBy = 'https://auth.acme.example';
test.each([
  ['bound', { issuedBy, origins: ['https://old.example'] }, ['https://old.example']],
  ['bound, of another issuer', { issuedBy: 'http://localhost:6285', origins: ours }, ours],
  ['bound to nothing yet', { issuedBy, origins: [] }, ours],
  ['older than bindings', { issuedBy }, ours],
  ['pasted: nobody knows who gave it', { origins: [] }, ours],
  [
    'bound to nothing, its profile at another issuer now',
    { issuedBy: 'http://localhost:6285', origins: [] },
    ['http://localhost:6285'],
  ],
])('where a token may go that is %s', (_, token, expected) => {
  expect(originsOfToken({ id: 't1', ...token }, profile)).toEqual(expected);
});
