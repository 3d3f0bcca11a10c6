import * as client from 'openid-client';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { type ServedPractice, servePractice } from '../serve-practice.test-support.ts';
import { PracticeBrowser } from './practice-browser.test-support.ts';
import { PRACTICE_CLIENT } from './registration.ts';
import { completeFlow, discoverPractice } from './strict-client.test-support.ts';

const redirectUri = 'http://127.0.0.1:6284/callback';
let practice: ServedPractice;
let config: client.Configuration;
let resource: string;

beforeAll(async () => {
  practice = await servePractice(['http://127.0.0.1:6284']);
  config = await discoverPractice(practice.origin);
  resource = `${practice.origin}/api`;
});
afterAll(() => practice.close());
afterEach(() => {
  vi.useRealTimers();
});

async function askToken(fields: Record<string, string>, secret: string = PRACTICE_CLIENT.secret) {
  const response = await fetch(`${practice.origin}/token`, {
    method: 'POST',
    headers: { authorization: `Basic ${btoa(`${PRACTICE_CLIENT.id}:${secret}`)}` },
    body: new URLSearchParams(fields),
  });
  return { status: response.status, headers: response.headers, body: await response.json() };
}

async function freshCode() {
  const verifier = client.randomPKCECodeVerifier();
  const url = client.buildAuthorizationUrl(config, {
    redirect_uri: redirectUri,
    scope: 'openid items:read',
    resource,
    code_challenge: await client.calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
  });
  const callback = await new PracticeBrowser(practice.origin).consent(url);
  const code = callback.searchParams.get('code') ?? '';
  return { grant_type: 'authorization_code', code, redirect_uri: redirectUri, code_verifier: verifier, resource };
}

describe('codes', () => {
  test('a code works once; the second use revokes the refresh token it gave', async () => {
    const exchange = await freshCode();
    const first = await askToken(exchange);
    expect(first.status).toBe(200);
    const replay = await askToken(exchange);
    expect([replay.status, replay.body.error]).toEqual([400, 'invalid_grant']);
    const refresh = await askToken({ grant_type: 'refresh_token', refresh_token: first.body.refresh_token, resource });
    expect(refresh.body.error).toBe('invalid_grant');
  });

  test('a code expires after ten minutes', async () => {
    const exchange = await freshCode();
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 10 * 60_000 + 1_000 });
    expect((await askToken(exchange)).body.error).toBe('invalid_grant');
  });

  test.each([
    ['another verifier', { code_verifier: 'w'.repeat(43) }, 'invalid_grant'],
    ['another redirect URI', { redirect_uri: 'http://localhost:6284/callback' }, 'invalid_grant'],
    ['an unknown code', { code: 'made-up' }, 'invalid_grant'],
    ['another resource', { resource: 'https://elsewhere.example' }, 'invalid_target'],
  ])('%s', async (_name, bent, error) => {
    const { status, body } = await askToken({ ...(await freshCode()), ...bent });
    expect([status, body.error]).toEqual([400, error]);
  });

  test('no verifier', async () => {
    const { code_verifier: _left, ...rest } = await freshCode();
    expect((await askToken(rest)).body.error).toBe('invalid_grant');
  });
});

describe('client authentication', () => {
  test('a wrong secret is 401 invalid_client with a Basic challenge', async () => {
    const { status, headers, body } = await askToken({ grant_type: 'client_credentials' }, 'wrong');
    expect([status, body.error]).toEqual([401, 'invalid_client']);
    expect(headers.get('www-authenticate')).toMatch(/^Basic realm=/);
  });

  test('the secret in the body is not this client’s method', async () => {
    const response = await fetch(`${practice.origin}/token`, {
      method: 'POST',
      body: new URLSearchParams({
        grant_type: 'client_credentials',
        client_id: PRACTICE_CLIENT.id,
        client_secret: PRACTICE_CLIENT.secret,
      }),
    });
    expect(response.status).toBeGreaterThanOrEqual(400);
  });
});

describe('refresh', () => {
  test('rotates, and gives a JWT for the API again when resource is sent', async () => {
    const { tokens } = await completeFlow(config, { redirectUri, resource });
    const next = await client.refreshTokenGrant(config, tokens.refresh_token ?? '', { resource });
    expect(next.refresh_token).not.toBe(tokens.refresh_token);
    expect(next.expires_in).toBe(120);
    const me = await fetch(`${resource}/me`, { headers: { authorization: `Bearer ${next.access_token}` } });
    expect(me.status).toBe(200);
  });

  test('a rotated token that comes back revokes the whole family', async () => {
    const { tokens } = await completeFlow(config, { redirectUri, resource });
    const old = { grant_type: 'refresh_token', refresh_token: tokens.refresh_token ?? '', resource };
    const rotated = await askToken(old);
    expect((await askToken(old)).body.error).toBe('invalid_grant');
    expect((await askToken({ ...old, refresh_token: rotated.body.refresh_token })).body.error).toBe('invalid_grant');
  });

  test('a refresh token outlives the sign-in session that it came from', async () => {
    const { tokens } = await completeFlow(config, { redirectUri, resource });
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 2 * 24 * 60 * 60_000 });
    const fields = { grant_type: 'refresh_token', refresh_token: tokens.refresh_token ?? '', resource };
    expect((await askToken(fields)).status).toBe(200);
  });

  test('one run’s revocation leaves another run of the same browser alone', async () => {
    const browser = new PracticeBrowser(practice.origin);
    const first = await completeFlow(config, { redirectUri, resource, browser });
    const second = await completeFlow(config, { redirectUri, resource, browser });
    await client.tokenRevocation(config, first.tokens.refresh_token ?? '');
    await expect(client.refreshTokenGrant(config, first.tokens.refresh_token ?? '')).rejects.toThrow();
    const next = await client.refreshTokenGrant(config, second.tokens.refresh_token ?? '', { resource });
    expect(next.access_token).toBeTruthy();
  });
});

describe('client credentials, introspection, revocation, userinfo', () => {
  test('client credentials give a JWT for the API whose subject is the client', async () => {
    const tokens = await client.clientCredentialsGrant(config, { resource, scope: 'items:read' });
    const me = await fetch(`${resource}/me`, { headers: { authorization: `Bearer ${tokens.access_token}` } });
    expect(await me.json()).toMatchObject({ sub: 'practice-app', scope: 'items:read' });
  });

  test('introspection reads a refresh token, and none after its revocation', async () => {
    const { tokens } = await completeFlow(config, { redirectUri, resource });
    const refreshToken = tokens.refresh_token ?? '';
    expect(await client.tokenIntrospection(config, refreshToken)).toMatchObject({ active: true, sub: 'ada' });
    await client.tokenRevocation(config, refreshToken);
    expect(await client.tokenIntrospection(config, refreshToken)).toEqual({ active: false });
  });

  test('a JWT can be neither introspected nor revoked, and the answer says so', async () => {
    const { access_token: token } = await client.clientCredentialsGrant(config, { resource });
    for (const path of ['introspect', 'revoke']) {
      const response = await fetch(`${practice.origin}/${path}`, {
        method: 'POST',
        headers: { authorization: `Basic ${btoa(`${PRACTICE_CLIENT.id}:${PRACTICE_CLIENT.secret}`)}` },
        body: new URLSearchParams({ token }),
      });
      expect(response.status).toBe(400);
      expect(await response.json()).toMatchObject({ error: 'unsupported_token_type' });
    }
  });

  test('userinfo takes a token asked for without resource', async () => {
    const { tokens } = await completeFlow(config, { redirectUri, scope: 'openid profile email' });
    expect(await client.fetchUserInfo(config, tokens.access_token, 'ada')).toMatchObject({ name: 'Ada Example' });
  });

  test('userinfo says in words that a token is for the API', async () => {
    const { tokens } = await completeFlow(config, { redirectUri, resource });
    const response = await fetch(`${practice.origin}/userinfo`, {
      headers: { authorization: `Bearer ${tokens.access_token}` },
    });
    expect(response.status).toBe(401);
    const body = await response.json();
    expect(body.error_description).toBe(
      `This token is for the API (${resource}). Userinfo takes a token asked for without the resource parameter.`,
    );
    expect(response.headers.get('www-authenticate')).toBe(
      `Bearer realm="${practice.origin}", error="invalid_token", error_description="${body.error_description}"`,
    );
  });
});

test('userinfo without any token is only told to authenticate', async () => {
  const { status, headers } = await fetch(`${practice.origin}/userinfo`);
  expect([status, headers.get('www-authenticate')]).toEqual([401, `Bearer realm="${practice.origin}"`]);
});

test('both forms of the metadata name the API’s scope and the API', async () => {
  for (const form of ['openid-configuration', 'oauth-authorization-server']) {
    const metadata = await (await fetch(`${practice.origin}/.well-known/${form}`)).json();
    expect(metadata).toMatchObject({
      issuer: practice.origin,
      code_challenge_methods_supported: ['S256'],
      authorization_response_iss_parameter_supported: true,
      scopes_supported: ['openid', 'profile', 'email', 'offline_access', 'items:read'],
    });
  }
});
