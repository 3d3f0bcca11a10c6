import { describe, expect, test } from 'vitest';
import { profile } from '#oauth/profile.test-support.ts';
import type { Profile } from '#oauth/profile.ts';
import { checksOf, foundIn, mended } from './checks.test-support.ts';

/** What is wrong with an address, whichever field it stands in, and what its fix makes of it. */
const addresses: readonly [url: string, found: string | null, mended?: string][] = [
  ['https://server.example.com/token?tenant=a', null],
  ['http://localhost:6285/token', null],
  ['http://127.0.0.1/token', null],
  ['http://[::1]:8080/token', null],
  ['HTTPS://SERVER.example.com/token', null],
  ['server.example.com/token', 'error no-url', 'https://server.example.com/token'],
  ['localhost:6285/token', 'error no-url', 'http://localhost:6285/token'],
  ['/token', 'error no-url'],
  ['token endpoint', 'error no-url'],
  ['https://', 'error no-url'],
  ['https://server.example.com/to\nken', 'error white-space'],
  ['https://a b.c', 'error white-space'],
  ['http:/server.example.com/token', 'error no-url'],
  ['javascript:alert(1)', 'error no-url'],
  ['ftp://server.example.com/token', 'error scheme'],
  ['http://server.example.com/token', 'warning http', 'https://server.example.com/token'],
  ['http://10.0.0.7/token', 'warning http', 'https://10.0.0.7/token'],
  ['https://server.example.com/token#top', 'warning fragment', 'https://server.example.com/token'],
  ['https://bob:secret@server.example.com/token', 'error credentials', 'https://server.example.com/token'],
  [' https://server.example.com/token\n', 'warning blanks', 'https://server.example.com/token'],
];

describe.each<keyof Profile>(['authorizationEndpoint', 'tokenEndpoint', 'userinfoEndpoint', 'jwksUri'])(
  '%s',
  (field) => {
    test.each(addresses)('%j: %s', (url, found, expected) => {
      const [verdict, id] = found?.split(' ') ?? [];
      const mine = (changes: Partial<Profile>) =>
        foundIn(checksOf(changes)).filter((each) => each.includes(` ${field}/`));
      expect(mine({ [field]: url })).toEqual(found ? [`${verdict} ${field}/${id}`] : []);
      if (expected === undefined) return;
      const after = mended({ [field]: url }, `${field}/${id}`);
      expect(after).toEqual({ [field]: expected });
      expect(mine(after)).toEqual([]);
    });
  },
);

test.each<[changes: Partial<Profile>, found: string[]]>([
  [{ authorizationEndpoint: '' }, ['error authorizationEndpoint/missing']],
  [{ tokenEndpoint: ' ' }, ['error tokenEndpoint/missing']],
  [{ authorizationEndpoint: '', grant: 'client_credentials' }, []],
  [{ tokenEndpoint: '', grant: 'implicit' }, ['warning grant/implicit']],
  [
    { authorizationEndpoint: '', tokenEndpoint: '', issuer: '', grant: 'basic', username: 'b', password: null },
    ['error password/missing'],
  ],
  [{ tokenEndpoint: profile.authorizationEndpoint }, ['warning same-endpoint']],
  [{ tokenEndpoint: 'https://SERVER.example.com/authorize?x=1' }, ['warning same-endpoint']],
  [{ authorizationEndpoint: `${profile.authorizationEndpoint}?client_id=a&state=b` }, ['warning whole-consent-url']],
  [{ authorizationEndpoint: `${profile.authorizationEndpoint}?tenant=a` }, []],
  [{ issuer: '', announcesIssuer: true }, ['error issuer-awaited']],
  [{ issuer: '' }, []],
  [{ scopes: ['openid'], jwksUri: '' }, ['info no-keys']],
  [{ scopes: ['openid'], jwksUri: 'https://server.example.com/jwks' }, []],
])('%j: %j', (changes, found) => {
  expect(foundIn(checksOf(changes))).toEqual(found);
});

test.each<[field: keyof Profile, example: string]>([
  ['issuer', 'https://server.example.'],
  ['authorizationEndpoint', 'https://server.example/authorize.'],
  ['tokenEndpoint', 'https://server.example/token.'],
])('the example fits its field: %s', (field, example) => {
  const check = checksOf({ [field]: 'nonsense' }).find(({ id }) => id === `${field}/no-url`);
  expect(check?.reason.split(' ').at(-1)).toBe(example);
});

test('a pasted consent URL is cut down to its endpoint', () => {
  const whole = { authorizationEndpoint: `${profile.authorizationEndpoint}?client_id=a&state=b#x` };
  expect(mended(whole, 'whole-consent-url')).toEqual({ authorizationEndpoint: profile.authorizationEndpoint });
});

test('endpoints on this machine are told from those that use https', () => {
  const local = { authorizationEndpoint: 'http://localhost:1/a', tokenEndpoint: 'http://localhost:1/t' };
  expect(checksOf(local).map(({ title }) => title)).toContain('Endpoints are on this machine');
});
