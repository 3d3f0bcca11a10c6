import { beforeEach, describe, expect, test } from 'vitest';
import { type Spoken, speak } from '../speak.test-support.ts';
import { CLAYTON } from './clayton.ts';
import {
  askToken,
  exchangeFields,
  freshCode,
  freshTokens,
  listWorkspaces,
  refreshFields,
} from './clayton-journey.test-support.ts';

let clayton: Spoken;
let fields: Record<string, string>;
beforeEach(() => {
  clayton = speak(CLAYTON);
  fields = exchangeFields(clayton.dialect.facts);
});

const without = (name: string) => Object.fromEntries(Object.entries(fields).filter(([each]) => each !== name));

describe('an exchange that is not as documented', () => {
  test.each<[string, (code: string) => readonly [string, Record<string, string>], string, string]>([
    [
      'the code in the body',
      (code) => ['', { ...fields, code }],
      'invalid_request',
      'It belongs in the query of the token URL',
    ],
    ['in both', (code) => [`?code=${code}`, { ...fields, code }], 'invalid_request', 'code came in the body.'],
    ['no code', () => ['', fields], 'invalid_request', 'http://localhost:6285/clayton/oauth2/token?code=<the code>'],
    ['an empty code', () => ['?code=', fields], 'invalid_request', 'code is missing.'],
    [
      'the code twice',
      (code) => [`?code=${code}&code=${code}`, fields],
      'invalid_request',
      'code came more than once in the URL.',
    ],
    ['a made-up code', () => ['?code=x', fields], 'invalid_grant', 'Was it copied whole?'],
    [
      'the secret in the URL',
      (code) => [`?code=${code}&client_secret=x`, fields],
      'invalid_request',
      'client_secret came in the URL.',
    ],
    [
      'all of it in the URL',
      (code) => [`?code=${code}&${new URLSearchParams(fields)}`, {}],
      'invalid_request',
      'client_id came in the URL.',
    ],
    ['no body', (code) => [`?code=${code}`, {}], 'invalid_request', 'The body is empty.'],
    ['no client_id', (code) => [`?code=${code}`, without('client_id')], 'invalid_client', 'client_id is missing'],
    ['no secret', (code) => [`?code=${code}`, without('client_secret')], 'invalid_client', 'client_secret is missing'],
    [
      'a wrong secret',
      (code) => [`?code=${code}`, { ...fields, client_secret: 'x' }],
      'invalid_client',
      'client_secret is not',
    ],
    ['no grant_type', (code) => [`?code=${code}`, without('grant_type')], 'invalid_request', 'grant_type is missing'],
    [
      'client credentials',
      () => ['', { ...fields, grant_type: 'client_credentials' }],
      'unsupported_grant_type',
      'takes authorization_code',
    ],
    ['no scope', (code) => [`?code=${code}`, without('scope')], 'invalid_scope', 'scope is missing'],
    [
      'another scope',
      (code) => [`?code=${code}`, { ...fields, scope: 'openid' }],
      'invalid_scope',
      'The only scope is workspace.',
    ],
    [
      'no redirect_uri',
      (code) => [`?code=${code}`, without('redirect_uri')],
      'invalid_request',
      'redirect_uri is missing',
    ],
    [
      'a closing slash',
      (code) => [`?code=${code}`, { ...fields, redirect_uri: `${fields.redirect_uri}/` }],
      'invalid_grant',
      'redirect_uri is not the one',
    ],
  ])('%s, and the code still works after it', async (...[, bent, error, words]) => {
    const code = await freshCode(clayton);
    const { status, body } = await askToken(clayton, ...bent(code));
    expect([status, body.error]).toEqual([400, error]);
    expect(body.error_description).toContain(words);
    expect((await askToken(clayton, `?code=${code}`, fields)).status).toBe(200);
  });

  test.each([
    ['alone', 'client_secret', 401, 'invalid_client'],
    ['beside the body', 'nothing', 400, 'invalid_request'],
  ])('Basic, %s', async (...[, left, status, error]) => {
    const response = await clayton.send(`/oauth2/token?code=${await freshCode(clayton)}`, {
      method: 'POST',
      headers: { authorization: `Basic ${btoa(`${fields.client_id}:${fields.client_secret}`)}` },
      body: new URLSearchParams(without(left)),
    });
    expect([response.status, (await response.json()).error]).toEqual([status, error]);
    expect(response.headers.get('www-authenticate')).toBe(status === 401 ? 'Basic realm="clayton"' : null);
  });

  test.each([
    ['JSON', 'POST', 400, 'This endpoint takes application/x-www-form-urlencoded.'],
    ['another method', 'PUT', 405, '/clayton/oauth2/token takes POST, not PUT.'],
  ])('%s', async (...[, method, status, words]) => {
    const headers = { 'content-type': 'application/json' };
    const response = await clayton.send('/oauth2/token', { method, headers, body: JSON.stringify(fields) });
    expect([response.status, (await response.json()).error_description]).toEqual([
      status,
      expect.stringContaining(words),
    ]);
  });
});

describe('a code', () => {
  test('works once; the second use revokes the tokens of the first', async () => {
    const query = `?code=${await freshCode(clayton)}`;
    const { body: tokens } = await askToken(clayton, query, fields);
    const second = await askToken(clayton, query, fields);
    expect([second.status, second.body.error]).toEqual([400, 'invalid_grant']);
    expect((await listWorkspaces(clayton, `Bearer ${tokens.access_token}`)).status).toBe(401);
    const refreshed = await askToken(clayton, '', refreshFields(clayton.dialect.facts, tokens.refresh_token));
    expect(refreshed.body.error_description).toBe('The refresh token was revoked. Open the consent URL again.');
  });

  test('lives ten minutes', async () => {
    const [early, late] = [await freshCode(clayton), await freshCode(clayton)];
    clayton.pass(599_999);
    expect((await askToken(clayton, `?code=${early}`, fields)).status).toBe(200);
    clayton.pass(1);
    expect((await askToken(clayton, `?code=${late}`, fields)).body).toEqual({
      error: 'invalid_grant',
      error_description: 'The code expired. Open the consent URL again for a new one.',
    });
  });
});

describe('refresh', () => {
  const refresh = (token: string, extra: Record<string, string> = {}) =>
    askToken(clayton, '', { ...refreshFields(clayton.dialect.facts, token), ...extra });

  test('gives a new refresh token; the old one, coming back, ends every token of its consent', async () => {
    const [first, bystander] = [await freshTokens(clayton), await freshTokens(clayton)];
    const { body: second } = await refresh(first.refresh_token);
    expect(second.refresh_token).not.toBe(first.refresh_token);
    const again = await refresh(first.refresh_token);
    expect([again.status, again.body.error]).toEqual([400, 'invalid_grant']);
    expect((await refresh(second.refresh_token)).status).toBe(400);
    expect((await listWorkspaces(clayton, `Bearer ${second.access_token}`)).status).toBe(401);
    expect((await listWorkspaces(clayton, `Bearer ${bystander.access_token}`)).status).toBe(200);
  });

  test('with the lever set against rotation the same refresh token works on', async () => {
    clayton = speak(CLAYTON, { rotates: () => false, lifetime: () => 10 });
    const { refresh_token } = await freshTokens(clayton);
    for (let round = 0; round < 2; round += 1) {
      const { body } = await refresh(refresh_token);
      expect([body.refresh_token, body.expires_in]).toEqual([refresh_token, 10]);
    }
  });

  test.each<[string, (tokens: { access_token: string; refresh_token: string }) => string, string]>([
    ['an access token', (tokens) => tokens.access_token, 'This is an access token.'],
    ['a made-up one', () => 'made-up', 'unknown here'],
    ['a revoked one', revokedOf, 'The refresh token was revoked.'],
    ['an expired one', expiredOf, 'The refresh token expired.'],
  ])('%s is refused', async (_name, pick, words) => {
    const { status, body } = await refresh(pick(await freshTokens(clayton)));
    expect([status, body.error]).toEqual([400, 'invalid_grant']);
    expect(body.error_description).toContain(words);
  });

  test('none, and another scope', async () => {
    expect((await refresh('')).body).toEqual({
      error: 'invalid_request',
      error_description: 'refresh_token is missing from the body.',
    });
    const { refresh_token } = await freshTokens(clayton);
    expect((await refresh(refresh_token, { scope: 'openid' })).body.error).toBe('invalid_scope');
    expect((await refresh(refresh_token, { scope: 'workspace' })).status).toBe(200);
  });
});

function revokedOf({ refresh_token }: { readonly refresh_token: string }): string {
  clayton.dialect.tokens.revoke(refresh_token);
  return refresh_token;
}

function expiredOf({ refresh_token }: { readonly refresh_token: string }): string {
  clayton.pass(30 * 24 * 60 * 60 * 1000);
  return refresh_token;
}
