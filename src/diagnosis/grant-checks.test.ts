import { expect, test } from 'vitest';
import { secretRef } from '#oauth/profile.test-support.ts';
import type { Profile } from '#oauth/profile.ts';
import { checksOf, foundIn, mended } from './checks.test-support.ts';

const publicClient = { clientAuthentication: 'none', clientSecret: null } as const;
const password = { grant: 'password', username: 'bob', password: secretRef('pass') } as const;
const code = { grant: 'authorization_code', pkce: 'S256' } as const;

test.each<[changes: Partial<Profile>, found: string | null, change?: Partial<Profile>]>([
  [{}, null],
  [publicClient, null],
  [{ pkce: 'off' }, 'info pkce/off', { pkce: 'S256' }],
  [{ ...publicClient, pkce: 'off' }, 'warning pkce/public', { pkce: 'S256' }],
  [{ pkce: 'plain' }, 'warning pkce/plain', { pkce: 'S256' }],
  [{ grant: 'implicit', pkce: 'off' }, 'warning grant/implicit', code],
  [password, 'warning grant/password', code],
  // Nothing is there that PKCE could guard.
  [{ grant: 'client_credentials', pkce: 'off' }, null],
])('%j: %s', (changes, found, change) => {
  expect(foundIn(checksOf(changes))).toEqual(found ? [found] : []);
  if (!found) return;
  const after = mended(changes, found.split(' ')[1] ?? '');
  expect(after).toEqual({ ...changes, ...change });
  expect(foundIn(checksOf(after))).toEqual([]);
});
