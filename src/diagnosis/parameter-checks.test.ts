import { describe, expect, test } from 'vitest';
import type { NamedValue, TokenParameter } from '#oauth/dialect.ts';
import { secretRef } from '#oauth/profile.test-support.ts';
import type { Profile } from '#oauth/profile.ts';
import { checksOf, foundIn, mended } from './checks.test-support.ts';

const first = (name: string, value = 'x'): NamedValue[] => [{ name, value }];

describe('the consent URL', () => {
  const found = (list: readonly NamedValue[], changes: Partial<Profile> = {}) =>
    foundIn(checksOf({ authorizationParameters: list, ...changes }));

  test.each<[list: readonly NamedValue[], found: string | null]>([
    [first('prompt', 'login'), null],
    [first('access_type', 'offline'), null],
    [first('id_token_hint', 'eyJ.e30.x'), null],
    [first('', ''), null],
    [first(''), 'warning no-name'],
    [first(' prompt'), 'warning blanks'],
    [first('prompt', ''), 'info no-value'],
    [first('state'), 'error reserved'],
    [first('nonce'), 'error reserved'],
    [first('code_challenge'), 'error reserved'],
    [first('code_challenge_method'), 'error reserved'],
    [first('response_type', 'code id_token'), 'error reserved'],
    [first('client_secret'), 'error secret'],
    [first('code_verifier'), 'error secret'],
    [first('access_token'), 'error secret'],
    [first('api_key'), 'warning secret'],
    [first('client_id'), 'error differs'],
    [first('redirect_uri', 'https://a.example'), 'error differs'],
    [first('scope', 'admin'), 'warning replaces'],
    [first('audience', 'a'), 'info has-a-field'],
    [first('resource', 'https://api.example'), 'info has-a-field'],
    [first('response_mode', 'form_post'), 'info has-a-field'],
    // Modes that have no field: JARM.
    [first('response_mode', 'jwt'), null],
  ])('%j: %s', (list, expected) => {
    const [verdict, id] = expected?.split(' ') ?? [];
    expect(found(list)).toEqual(expected ? [`${verdict} authorizationParameters/0/${id}`] : []);
  });

  test.each<[changes: Partial<Profile>, id: string, after: Partial<Profile>]>([
    [{ authorizationParameters: first('state') }, 'reserved', { authorizationParameters: [] }],
    [{ authorizationParameters: first(' a ') }, 'blanks', { authorizationParameters: first('a') }],
    [{ authorizationParameters: first('') }, 'no-name', { authorizationParameters: [] }],
    [
      { authorizationParameters: first('scope', 'admin  users') },
      'replaces',
      { authorizationParameters: [], scopes: ['admin', 'users'] },
    ],
    [
      { authorizationParameters: first('audience', 'a') },
      'has-a-field',
      { authorizationParameters: [], audience: 'a' },
    ],
    [
      { authorizationParameters: [...first('resource', 'https://a'), ...first('resource', 'https://b')] },
      'has-a-field',
      { authorizationParameters: [], resources: ['https://a', 'https://b'] },
    ],
    [
      { authorizationParameters: first('response_mode', 'fragment'), responseMode: 'query' },
      'replaces',
      { authorizationParameters: [], responseMode: 'fragment' },
    ],
  ])('%j is mended: %s', (changes, id, after) => {
    expect(mended(changes, `authorizationParameters/0/${id}`)).toEqual(after);
  });

  test('of a name that stands twice, the later one is told of', () => {
    const twice = [...first('prompt', 'login'), ...first('prompt', 'consent'), ...first('hd')];
    expect(found(twice)).toEqual(['warning authorizationParameters/1/twice']);
    expect(mended({ authorizationParameters: twice }, 'authorizationParameters/1/twice')).toEqual({
      authorizationParameters: [...first('prompt', 'login'), ...first('hd')],
    });
  });

  test('without consent there is no such URL', () => {
    expect(found(first('state'), { grant: 'client_credentials' })).toEqual([]);
  });
});

describe('the token request', () => {
  const direct = { grant: 'client_credentials' } as const;
  const password = { grant: 'password', username: 'bob', password: secretRef('pass') } as const;
  const header = (name: string, value = 'x') => [{ name, value, place: 'header' }] as const;

  test.each<[changes: Partial<Profile>, list: readonly TokenParameter[], found: string | null]>([
    [{}, first('tenant'), null],
    [{}, first('code'), 'error reserved'],
    [{}, first('code_verifier'), 'error reserved'],
    [{}, first('redirect_uri'), 'error reserved'],
    [direct, first('refresh_token'), 'error reserved'],
    [{}, first('scope', 'read'), 'info scope'],
    [direct, first('scope', 'admin'), 'warning replaces'],
    [{ ...direct, audience: 'a' }, first('audience', 'b'), 'warning replaces'],
    [{ ...direct, resources: ['https://a'] }, first('resource', 'https://b'), 'warning replaces'],
    [{}, first('audience', 'a'), null],
    [{}, first('resource', 'https://a'), null],
    [{}, first('client_id', 's6BhdRkqt3'), null],
    [{}, first('client_id', 'another'), 'warning replaces'],
    [{}, first('client_secret'), 'warning secret'],
    [{ clientAuthentication: 'client_secret_post' }, first('client_secret'), 'warning replaces'],
    [{}, first('client_assertion'), 'warning secret'],
    [direct, first('grant_type', 'urn:ietf:params:oauth:grant-type:jwt-bearer'), 'warning replaces'],
    [direct, first('grant_type', 'client_credentials'), null],
    [password, first('username', 'alice'), 'warning replaces'],
    [{}, first('username', 'alice'), null],
    [{}, first(''), 'warning no-name'],
    [{}, first('tenant', ''), 'info no-value'],
    [{ scopes: ['read'], scopeInExchange: true }, first('scope', 'write'), 'warning replaces'],
    [{}, header('X-Tenant'), null],
    [{}, header('code'), 'warning secret'],
    [{}, header('a b'), 'error header-name'],
    [{}, header('X-Tenant', 'a\r\nb: c'), 'error header-value'],
    [{}, header('X-Tenant', 'π'), 'error header-value'],
    [{}, header('X-Api-Key'), 'warning secret'],
    [{}, header('authorization'), 'warning authorization'],
    [{ clientAuthentication: 'none' }, header('authorization'), 'warning secret'],
  ])('%j with %j: %s', (changes, tokenParameters, expected) => {
    const [verdict, id] = expected?.split(' ') ?? [];
    const found = foundIn(checksOf({ ...changes, tokenParameters })).filter((each) => each.includes('tokenParameters'));
    expect(found).toEqual(expected ? [`${verdict} tokenParameters/0/${id}`] : []);
  });

  test('implicit has none', () => {
    expect(foundIn(checksOf({ grant: 'implicit', tokenParameters: first('code') }))).toEqual([
      'warning grant/implicit',
    ]);
  });
});
