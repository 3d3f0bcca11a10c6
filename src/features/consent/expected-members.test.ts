import { expect, test } from 'vitest';
import type { Grant } from '#oauth/profile.ts';
import { expectedMembers } from './expected-members.ts';

test.each<[Grant, readonly string[], readonly string[]]>([
  ['authorization_code', ['openid'], ['access_token', 'refresh_token', 'id_token', 'expires_in', 'scope']],
  ['client_credentials', [], ['access_token', 'refresh_token', 'expires_in', 'scope']],
  ['implicit', ['read'], ['access_token', 'refresh_token', 'expires_in', 'scope']],
])('what %s with %j should bring', (grant, scopes, names) => {
  expect(expectedMembers({ grant, scopes }).map(({ name }) => name)).toEqual(names);
});

test('a grant that gives no refresh token says so', () => {
  const words = expectedMembers({ grant: 'client_credentials', scopes: [] })[1]?.words;
  expect(words).toContain('ask again when it expires');
});
