import { expect, test } from 'vitest';
import { standardDialect } from '#oauth/dialect.ts';
import type { Grant } from '#oauth/profile.ts';
import { expectedMembers } from './expected-members.ts';

const { tokenPointers } = standardDialect;

test.each<[Grant, readonly string[], readonly string[]]>([
  ['authorization_code', ['openid'], ['access_token', 'refresh_token', 'id_token', 'expires_in', 'scope']],
  ['client_credentials', [], ['access_token', 'refresh_token', 'expires_in', 'scope']],
  ['implicit', ['read'], ['access_token', 'refresh_token', 'expires_in', 'scope']],
])('what %s with %j should bring', (grant, scopes, names) => {
  expect(expectedMembers({ grant, scopes, tokenPointers }).map(({ name }) => name)).toEqual(names);
});

test('a grant that gives no refresh token says so', () => {
  const words = expectedMembers({ grant: 'client_credentials', scopes: [], tokenPointers })[1]?.words;
  expect(words).toContain('ask again when it expires');
});

test.each<[Grant, string]>([
  ['client_credentials', '/token/access_token'],
  ['implicit', 'access_token'],
])(
  'a member that the profile reads elsewhere is named by its place, unless it comes by redirect: %s',
  (grant, name) => {
    const elsewhere = { ...tokenPointers, access_token: '/token/access_token', refresh_token: '' };
    const names = expectedMembers({ grant, scopes: [], tokenPointers: elsewhere }).map((member) => member.name);
    expect(names).toEqual([name, 'refresh_token', 'expires_in', 'scope']);
  },
);
