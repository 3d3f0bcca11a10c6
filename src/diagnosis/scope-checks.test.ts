import { expect, test } from 'vitest';
import { secretRef } from '#oauth/profile.test-support.ts';
import type { Profile } from '#oauth/profile.ts';
import { checksOf, foundIn, mended } from './checks.test-support.ts';

const direct = { grant: 'client_credentials' } as const;
const jwksUri = 'https://server.example.com/jwks';
const prompt = (value: string) => ({ authorizationParameters: [{ name: 'prompt', value }] });

test.each<[changes: Partial<Profile>, found: string | null, change?: Partial<Profile>]>([
  [{ scopes: ['read:items', "a'b", '!#[]~'] }, null],
  [{ scopes: [] }, 'info scopes/none'],
  [{ scopes: ['read', 'write', 'read'] }, 'warning scopes/twice', { scopes: ['read', 'write'] }],
  [{ scopes: ['read,write', 'read'] }, 'warning scopes/comma', { scopes: ['read', 'write'] }],
  [{ scopes: ['read write'] }, 'warning scopes/blank', { scopes: ['read', 'write'] }],
  [{ scopes: ['"read"', 'wri\\te', 'ö'] }, 'error scopes/characters', { scopes: ['read', 'write'] }],
  [{ scopes: ['read\u200b'] }, 'error scopes/characters', { scopes: ['read'] }],
  [{ scopes: ['openid', 'read'], jwksUri }, null],
  [{ ...direct, scopes: ['openid', 'read'] }, 'warning scopes/openid-without-user', { scopes: ['read'] }],
  [{ ...direct, scopes: ['offline_access'] }, 'info scopes/offline-without-refresh'],
  [{ scopes: ['offline_access'] }, 'warning scopes/offline-without-prompt', prompt('consent')],
  [{ scopes: ['offline_access'], ...prompt('login') }, 'warning scopes/offline-without-prompt', prompt('consent')],
  [{ scopes: ['offline_access'], ...prompt('login consent') }, null],
  [{ grant: 'refresh_token', startingRefreshToken: secretRef('8xLOxBtZp8'), scopes: ['offline_access'] }, null],
])('%j: %s', (changes, found, change) => {
  expect(foundIn(checksOf(changes))).toEqual(found ? [found] : []);
  if (!change) return;
  const after = mended(changes, found?.split(' ')[1] ?? '');
  expect(after).toEqual({ ...changes, ...change });
  expect(foundIn(checksOf(after))).toEqual([]);
});

test('openid with implicit brings no ID token', () => {
  expect(foundIn(checksOf({ grant: 'implicit', scopes: ['openid', 'offline_access'] }))).toEqual([
    'warning grant/implicit',
    'info scopes/openid-implicit',
    'info scopes/offline-without-refresh',
  ]);
});

test('without scopes a refresh keeps those of the old token', () => {
  const refresh = { grant: 'refresh_token', startingRefreshToken: secretRef('8xLOxBtZp8'), scopes: [] } as const;
  expect(checksOf(refresh).find(({ id }) => id === 'scopes/none')?.source).toBe('RFC 6749 §6');
});
