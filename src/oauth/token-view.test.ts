import { expect, test } from 'vitest';
import { standardDialect } from './dialect.ts';
import { secretRef } from './profile.test-support.ts';
import type { Token } from './token.ts';
import { lineageOf, viewToken } from './token-view.ts';
import { tokenName } from './token-words.ts';

const token = (response: string): Token => ({
  id: '0123456789abcdef',
  profileId: 'p1',
  grant: 'authorization_code',
  parentId: null,
  runId: 'r1',
  callId: 'c1',
  sentAt: 1000,
  receivedAt: 2000,
  scopesAsked: ['read', 'write'],
  response,
  tokenPointers: standardDialect.tokenPointers,
  accessToken: secretRef('a'),
  refreshToken: null,
  idToken: null,
});

test('a view is a function of the response', () => {
  const view = viewToken(
    token('{"access_token":"2YotnFZFEjr1zCsicMWpAA","token_type":"bearer","expires_in":120,"scope":"read"}'),
  );
  expect(view).toMatchObject({
    tokenType: 'bearer',
    scopes: ['read'],
    format: { kind: 'opaque' },
    lifetime: { kind: 'known', expiresAt: 122_000, seconds: 120 },
  });
  expect(view).not.toHaveProperty('response');
  expect(JSON.stringify(view)).not.toContain('2YotnFZFEjr1zCsicM');
});

test.each<[response: string, scopes: string[]]>([
  ['{"access_token":"a"}', ['read', 'write']],
  ['{"access_token":"a","scope":""}', []],
  ['{"access_token":"a","scope":" read  write "}', ['read', 'write']],
  ['{"access_token":"a","scope":"read,write"}', ['read', 'write']],
  ['{"access_token":"a","scope":"read,all write"}', ['read,all', 'write']],
  ['{"access_token":"a","scope":["read","x"]}', ['read', 'x']],
  ['no token response', ['read', 'write']],
])('the scopes of %s', (response, scopes) => {
  expect(viewToken(token(response)).scopes).toEqual(scopes);
});

test.each<[line: string, of: string, lineage: string]>([
  ['a', 'a', 'a'],
  ['a b<a c<b', 'a', 'abc'],
  ['c<b b<a a', 'b', 'abc'],
  ['a b<a c<b', 'c', 'abc'],
  ['b<gone c<b', 'c', 'bc'],
  ['a b<a c<a', 'c', 'ac'],
  ['a b<a c<a', 'a', 'ab'],
  ['a x', 'x', 'x'],
  // Records that point in a circle: the walk ends.
  ['a<a', 'a', 'a'],
  ['a<b b<a', 'a', 'ba'],
  ['a<c b<a c<b', 'b', 'cab'],
])('in %s the line of %s is %s', (line, of, lineage) => {
  const all = line.split(' ').map((each) => ({ id: each.slice(0, 1), parentId: each.slice(2) || null }));
  const start = all.find(({ id }) => id === of)!;
  expect(
    lineageOf({ ...start }, all)
      .map(({ id }) => id)
      .join(''),
  ).toBe(lineage);
});

test.each([
  ['wxyz', 'tok_wxyz'],
  ['', 'tok_cdef'],
])('a token whose last four are %j is called %s: as its masked value ends, else as its id does', (lastFour, name) => {
  const accessToken = { id: 's1', label: 'access token', lastFour };
  expect(tokenName({ ...token(''), accessToken })).toBe(name);
});
