import { expect, test } from 'vitest';
import { blankProfile, type Grant } from '#oauth/profile.ts';
import type { TokenView } from '#oauth/token-view.ts';
import type { BuiltRequest } from './build-request.ts';
import { obstaclesOfRenewal, renewalOf } from './renewal.ts';

const profile = { ...blankProfile, id: 'p1' };
const now = 1_000_000;
const tokenUntil = (expiresAt: number, refreshToken: TokenView['refreshToken'] = null) =>
  ({ lifetime: { kind: 'known', startsAt: 0, expiresAt, seconds: expiresAt / 1000 }, refreshToken }) as TokenView;
const refreshToken = { id: 'r', label: 'refresh token', lastFour: '' };
const dead = tokenUntil(now - 1);
const live = tokenUntil(now + 1);

test.each<[grant: Grant, token: TokenView | undefined, carries: BuiltRequest['carries'], ReturnType<typeof renewalOf>]>(
  [
    ['authorization_code', undefined, 'token', 'run'],
    ['implicit', undefined, 'token', 'run'],
    ['client_credentials', undefined, 'token', 'request'],
    ['password', undefined, 'token', 'request'],
    ['refresh_token', undefined, 'token', 'run'],
    ['authorization_code', live, 'token', null],
    ['authorization_code', tokenUntil(now - 1, refreshToken), 'token', 'refresh'],
    // What the API makes of a dead one can be seen: its verdict leads on.
    ['authorization_code', dead, 'token', null],
    ['client_credentials', dead, 'token', 'request'],
    // A request that carries no token needs none, whatever its environment names.
    ['authorization_code', undefined, null, null],
    ['client_credentials', undefined, null, null],
    ['client_credentials', dead, null, null],
    ['basic', undefined, 'password', null],
  ],
)('%s, token %o, carrying %s: %s comes first', (...[grant, token, carries, first]) => {
  expect(renewalOf({ built: { carries }, profile: { ...profile, grant }, token }, now)).toBe(first);
});

test('a refresh waits for who asks and where, and for nothing of the consent', () => {
  const lacking = (['clientSecret', 'redirect', 'authorizationEndpoint', 'tokenEndpoint'] as const).map((field) => ({
    field,
    title: `${field} is missing`,
  }));
  const fieldsOf = (renewal: 'refresh' | 'run') =>
    obstaclesOfRenewal({ profile, lacking, renewal }).map(
      (each) => each.kind === 'incomplete-profile' && each.lacks.field,
    );
  expect(fieldsOf('run')).toEqual(['clientSecret', 'redirect', 'authorizationEndpoint', 'tokenEndpoint']);
  expect(fieldsOf('refresh')).toEqual(['clientSecret', 'tokenEndpoint']);
});
