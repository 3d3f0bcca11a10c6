import { expect, test } from 'vitest';
import type { NamedValue } from '#oauth/dialect.ts';
import { origins, profile } from '#oauth/profile.test-support.ts';
import type { Profile } from '#oauth/profile.ts';
import { blocksRun, checkProfile } from './check-profile.ts';
import { checksOf, foundIn, mended } from './checks.test-support.ts';

const base = 'https://api.example/v1';
const header = (name: string, value = 'x'): NamedValue[] => [{ name, value }];
const relative = { firstRequest: { method: 'GET', url: '/me' } };

test.each<[changes: Partial<Profile>, found: string | null, change?: Partial<Profile>]>([
  [{ apiBaseUrl: base, ...relative }, null],
  [{ apiBaseUrl: 'api.example' }, 'error apiBaseUrl/no-url', { apiBaseUrl: 'https://api.example' }],
  [{ apiBaseUrl: 'http://api.example' }, 'warning apiBaseUrl/http', { apiBaseUrl: 'https://api.example' }],
  [{ apiBaseUrl: `${base}?a=b` }, 'warning apiBaseUrl/query', { apiBaseUrl: base }],
  [{ apiBaseUrl: 'https://u:p@api.example' }, 'error apiBaseUrl/credentials', { apiBaseUrl: 'https://api.example' }],
  [relative, 'warning firstRequest/relative'],
  [{ firstRequest: { method: 'GET', url: '' } }, null],
  [{ defaultHeaders: header('X-Version', '2024-01-01') }, null],
  [{ defaultHeaders: header('', '') }, null],
  [{ defaultHeaders: header('') }, 'error defaultHeaders/0/name', { defaultHeaders: [] }],
  [{ defaultHeaders: header('X Version') }, 'error defaultHeaders/0/name', { defaultHeaders: [] }],
  [{ defaultHeaders: header('X-Version: ') }, 'error defaultHeaders/0/name', { defaultHeaders: header('X-Version') }],
  [{ defaultHeaders: header('X-Version', 'a\r\nHost: b') }, 'error defaultHeaders/0/value'],
  [{ defaultHeaders: header('X-Version', '€') }, 'error defaultHeaders/0/value'],
  [{ defaultHeaders: header('X-Version', 'é') }, null],
  [{ defaultHeaders: header('Host') }, 'error defaultHeaders/0/owned', { defaultHeaders: [] }],
  [{ defaultHeaders: header('content-length') }, 'error defaultHeaders/0/owned', { defaultHeaders: [] }],
  [{ defaultHeaders: header('authorization') }, 'warning defaultHeaders/0/authorization', { defaultHeaders: [] }],
  [
    { defaultHeaders: [...header('Accept', 'a/b'), ...header('accept', 'c/d')] },
    'info defaultHeaders/1/twice',
    { defaultHeaders: header('Accept', 'a/b') },
  ],
  [{ defaultHeaders: header('X-Api-Key') }, 'info defaultHeaders/0/secret'],
])('%j: %s', (changes, found, change) => {
  const checks = checksOf(changes);
  const expected = found ? [found] : [];
  expect(foundIn(checks)).toEqual(expected);
  expect(blocksRun(checks)).toBe(false);
  if (change) expect(mended(changes, found?.split(' ')[1] ?? '')).toEqual({ ...changes, ...change });
});

test('with the practice provider off, nothing more is said of its API', () => {
  const practice = {
    ...profile,
    apiBaseUrl: '{{practice}}/api',
    firstRequest: { method: 'GET', url: '{{practice}}/api/me' },
  };
  expect(foundIn(checkProfile(practice, { origins: { ...origins, practice: '' } }))).toEqual([]);
});
