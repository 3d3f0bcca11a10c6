import { expect, test } from 'vitest';
import { secretRef } from '#oauth/profile.test-support.ts';
import type { Profile } from '#oauth/profile.ts';
import { checksOf, foundIn, mended } from './checks.test-support.ts';

const direct = { grant: 'client_credentials' } as const;
const basic = {
  grant: 'basic',
  username: 'bob',
  password: secretRef('pass'),
  clientId: '',
  clientSecret: null,
} as const;
const password = { grant: 'password', username: 'bob', password: secretRef('pass') } as const;

test.each<[changes: Partial<Profile>, found: string[]]>([
  [{ name: ' ' }, ['warning name/missing']],
  [{ clientId: '' }, ['error clientId/missing']],
  [{ clientId: ' s6BhdRkqt3\n' }, ['warning clientId/blanks']],
  [{ clientId: 's6Bhd\u200bRkqt3' }, ['warning clientId/characters']],
  [{ clientId: 'two words' }, ['warning clientId/space']],
  [{ clientSecret: null }, ['error clientSecret/missing']],
  [{ clientSecret: null, clientAuthentication: 'client_secret_post' }, ['error clientSecret/missing']],
  [{ clientSecret: null, clientAuthentication: 'none' }, []],
  [{ clientAuthentication: 'none' }, ['warning clientSecret/unused']],
  [{ clientAuthentication: 'client_secret_post' }, ['info clientAuthentication/post']],
  [direct, []],
  [{ ...direct, clientAuthentication: 'none' }, ['error clientAuthentication/none']],
  [{ ...direct, clientSecret: null }, ['error clientSecret/missing']],
  [{ grant: 'implicit', clientSecret: null }, ['warning grant/implicit']],
  [{ grant: 'refresh_token' }, ['error startingRefreshToken/missing']],
  [{ grant: 'refresh_token', startingRefreshToken: secretRef('8xLOxBtZp8') }, []],
  [password, ['warning grant/password']],
  [{ ...password, username: '' }, ['error username/missing', 'warning grant/password']],
  [{ ...password, password: null }, ['error password/missing', 'warning grant/password']],
  [basic, []],
  [{ ...basic, username: '' }, ['error username/missing']],
  [{ ...basic, password: null }, ['error password/missing']],
])('%j: %j', (changes, found) => {
  expect(foundIn(checksOf(changes))).toEqual(found);
});

test.each<[changes: Partial<Profile>, id: string, change: Partial<Profile>]>([
  [{ clientId: ' a ' }, 'clientId/blanks', { clientId: 'a' }],
  [{ clientId: 'a\u200bb' }, 'clientId/characters', { clientId: 'ab' }],
  [{ clientSecret: null }, 'clientSecret/missing', { clientAuthentication: 'none' }],
  [{ clientAuthentication: 'none' }, 'clientSecret/unused', { clientAuthentication: 'client_secret_basic' }],
  [
    { ...direct, clientAuthentication: 'none' },
    'clientAuthentication/none',
    { clientAuthentication: 'client_secret_basic' },
  ],
])('%j is mended: %s', (changes, id, change) => {
  const after = mended(changes, id);
  expect(after).toEqual({ ...changes, ...change });
  expect(checksOf(after).map((check) => check.id)).not.toContain(id);
});

test('no secret without a fix that would break the grant', () => {
  const missing = checksOf({ ...direct, clientSecret: null }).find(({ id }) => id === 'clientSecret/missing');
  expect(missing?.fix).toBeNull();
});

test('what is missing is named as its field is labelled', () => {
  const missing = checksOf({ ...password, username: '' }).find(({ id }) => id === 'username/missing');
  expect(missing?.title).toBe('User name is missing');
});
