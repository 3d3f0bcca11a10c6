import { decodeJwt } from 'jose';
import * as client from 'openid-client';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { PracticeBrowser } from '../standard/practice-browser.test-support.ts';
import { PRACTICE_CLIENT } from '../standard/registration.ts';
import { completeFlow, discoverPractice } from '../standard/strict-client.test-support.ts';
import { type LeverPuller, serveWithLevers } from './lever-puller.test-support.ts';

const redirectUri = 'http://127.0.0.1:6284/callback';
let practice: LeverPuller;
let config: client.Configuration;
beforeEach(async () => {
  practice = await serveWithLevers();
  config = await discoverPractice(practice.origin);
});
afterEach(() => practice.close());

const flow = (wish: { readonly scope?: string; readonly resource?: string } = {}) =>
  completeFlow(config, { redirectUri, ...wish });
const flowForApi = async () => (await flow({ resource: `${practice.origin}/api` })).tokens;

async function call(path: string, token: string) {
  const response = await fetch(`${practice.origin}${path}`, { headers: { authorization: `Bearer ${token}` } });
  const text = await response.text();
  return { status: response.status, headers: response.headers, text, lever: response.headers.get('x-practice-lever') };
}

/** A token request of the practice client. */
async function ask(fields: Readonly<Record<string, string>>) {
  const authorization = `Basic ${btoa(`${PRACTICE_CLIENT.id}:${PRACTICE_CLIENT.secret}`)}`;
  const init = { method: 'POST', headers: { authorization }, body: new URLSearchParams(fields) };
  const response = await fetch(`${practice.origin}/token`, init);
  return { status: response.status, lever: response.headers.get('x-practice-lever'), body: await response.json() };
}

describe('ending a token', () => {
  test.each([
    ['expire', 'The access token expired.'],
    ['revoke', 'The access token was revoked.'],
  ])('%s: the API refuses it from then on, and a refresh helps', async (act, words) => {
    const { access_token, refresh_token = '' } = await flowForApi();
    expect((await call('/api/me', access_token)).status).toBe(200);
    expect((await practice.post(`/levers/${act}`, { token: access_token })).status).toBe(200);
    const refused = await call('/api/me', access_token);
    expect([refused.status, refused.lever]).toEqual([401, act]);
    expect(refused.headers.get('www-authenticate')).toContain(`error="invalid_token", error_description="${words}"`);
    expect((await practice.post(`/levers/${act}`, { token: access_token })).status).toBe(404);
    const renewed = await client.refreshTokenGrant(config, refresh_token, { resource: `${practice.origin}/api` });
    expect((await call('/api/me', renewed.access_token)).status).toBe(200);
  });

  test('a token for userinfo', async () => {
    const { access_token } = (await flow()).tokens;
    expect((await call('/userinfo', access_token)).status).toBe(200);
    await practice.post('/levers/expire', { token: access_token });
    const refused = await call('/userinfo', access_token);
    expect([refused.status, refused.lever]).toEqual([401, 'expire']);
  });

  test('revoking a refresh token takes the access tokens of its consent along, and no others', async () => {
    const [mine, other] = [await flowForApi(), await flowForApi()];
    await practice.post('/levers/revoke', { token: mine.refresh_token });
    expect((await call('/api/me', mine.access_token)).status).toBe(401);
    expect((await call('/api/me', other.access_token)).status).toBe(200);
    await expect(client.refreshTokenGrant(config, mine.refresh_token ?? '')).rejects.toMatchObject({
      error: 'invalid_grant',
    });
  });

  test('expiring a refresh token leaves the access token alive', async () => {
    const { access_token, refresh_token = '' } = await flowForApi();
    await practice.post('/levers/expire', { token: refresh_token });
    expect((await call('/api/me', access_token)).status).toBe(200);
    await expect(client.refreshTokenGrant(config, refresh_token)).rejects.toMatchObject({ error: 'invalid_grant' });
  });
});

test('rotate: the refresh token counts as used, and the answer to it says which lever did that', async () => {
  const { access_token, refresh_token = '' } = await flowForApi();
  expect((await practice.post('/levers/rotate', { token: access_token })).status).toBe(404);
  expect((await practice.post('/levers/rotate', { token: refresh_token })).status).toBe(200);
  expect((await call('/api/me', access_token)).status).toBe(200);
  const refused = await ask({ grant_type: 'refresh_token', refresh_token });
  expect([refused.status, refused.lever, refused.body.error]).toEqual([400, 'rotate', 'invalid_grant']);
  expect((await practice.post('/levers/rotate', { token: refresh_token })).status).toBe(404);
});

describe('an answer names the levers that changed it', () => {
  const forApi = () => ({ grant_type: 'client_credentials' });
  const byRefresh = async () => {
    const { refresh_token = '' } = await flowForApi();
    return { grant_type: 'refresh_token', refresh_token };
  };
  test.each([
    { name: 'lifetime', levers: { lifetime_seconds: 9 }, fieldsOf: forApi, expected: 'lifetime' },
    { name: 'a lifetime that is its own', levers: { lifetime_seconds: 120 }, fieldsOf: forApi, expected: null },
    { name: 'reuse', levers: { refresh_token: 'reuse' }, fieldsOf: byRefresh, expected: 'refresh-reuse' },
    { name: 'rotate, which is its own way', levers: { refresh_token: 'rotate' }, fieldsOf: byRefresh, expected: null },
    { name: 'no refresh token', levers: { refresh_token: 'none' }, fieldsOf: forApi, expected: null },
    { name: 'clock', levers: { skew_minutes: 4 }, fieldsOf: forApi, expected: 'clock' },
    {
      name: 'two of them',
      levers: { skew_minutes: 4, lifetime_seconds: 9 },
      fieldsOf: forApi,
      expected: 'clock, lifetime',
    },
    { name: 'none', levers: {}, fieldsOf: forApi, expected: null },
  ] as const)('$name', async ({ levers, fieldsOf, expected }) => {
    const fields = await fieldsOf();
    await practice.pull(levers);
    const { status, lever } = await ask(fields);
    expect([status, lever]).toEqual([200, expected]);
  });

  test('a consent in its redirect; pages and documents stay unmarked', async () => {
    await practice.pull({ consent: 'wrong-state', lifetime_seconds: 9 });
    const leversOf = async (path: string) => (await fetch(`${practice.origin}${path}`)).headers.get('x-practice-lever');
    expect(await Promise.all(['/', '/.well-known/openid-configuration'].map(leversOf))).toEqual([null, null]);
    const browser = new PracticeBrowser(practice.origin);
    const signIn = await browser.open(
      client.buildAuthorizationUrl(config, {
        ...{ redirect_uri: redirectUri, scope: 'openid', state: 'right', resource: `${practice.origin}/api` },
        ...{ code_challenge: 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM', code_challenge_method: 'S256' },
      }),
    );
    const consent = await browser.press(signIn, 'sign-in');
    const done = await browser.press(consent, 'allow');
    const seen = [signIn, consent, done].map(({ headers }) => headers.get('x-practice-lever'));
    expect(seen).toEqual([null, null, 'consent-wrong-state']);
  });
});

describe('next tokens', () => {
  test.each([
    ['for the API', () => flowForApi()],
    ['for userinfo', async () => (await flow()).tokens],
    ['by client credentials', () => client.clientCredentialsGrant(config)],
  ])('lifetime, %s', async (_name, getTokens) => {
    await practice.pull({ lifetime_seconds: 7 });
    expect((await getTokens()).expires_in).toBe(7);
    await practice.pull({ lifetime_seconds: null });
    expect((await getTokens()).expires_in).toBe(120);
  });

  test.each([
    ['own', true],
    ['rotate', true],
    ['reuse', false],
  ] as const)('refresh token %s', async (refresh_token, changes) => {
    await practice.pull({ refresh_token });
    const first = await flowForApi();
    const second = await client.refreshTokenGrant(config, first.refresh_token ?? '');
    expect(second.refresh_token !== first.refresh_token).toBe(changes);
    const again = client.refreshTokenGrant(config, first.refresh_token ?? '');
    if (changes) await expect(again).rejects.toMatchObject({ error: 'invalid_grant' });
    else expect((await again).access_token).toBeTruthy();
  });

  test('refresh token none', async () => {
    await practice.pull({ refresh_token: 'none' });
    expect((await flowForApi()).refresh_token).toBeUndefined();
  });
});

describe('consent', () => {
  test('deny: the answer is access_denied, and no code comes', async () => {
    await practice.pull({ consent: 'deny' });
    await expect(flow()).rejects.toMatchObject({ error: 'access_denied' });
  });

  test.each([
    ['wrong-state', 'state', 'wrong-state-by-lever'],
    ['wrong-iss', 'iss', 'https://another-provider.example'],
  ] as const)('%s: a strict client refuses the answer', async (consent, name, value) => {
    await practice.pull({ consent });
    const answer = await new PracticeBrowser(practice.origin).consent(
      client.buildAuthorizationUrl(config, {
        redirect_uri: redirectUri,
        scope: 'openid',
        state: 'right',
        code_challenge: 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM',
        code_challenge_method: 'S256',
      }),
    );
    expect(answer.searchParams.get(name)).toBe(value);
    await expect(flow()).rejects.toMatchObject({ cause: { message: expect.stringContaining(`"${name}"`) } });
  });
});

describe('clock', () => {
  test.each([2, -3])('%i min: Date, iat and exp move, lifetimes and the API do not', async (skew_minutes) => {
    await practice.pull({ skew_minutes });
    const tokens = await flowForApi();
    const skew = skew_minutes * 60;
    const now = Date.now() / 1000;
    const { iat = 0, exp = 0 } = decodeJwt(tokens.access_token);
    expect(iat - now - skew).toBeCloseTo(0, -1);
    expect([exp - iat, tokens.expires_in]).toEqual([120, 120]);
    const called = await call('/api/me', tokens.access_token);
    expect(called.status).toBe(200);
    expect(Date.parse(called.headers.get('date') ?? '') / 1000 - now - skew).toBeCloseTo(0, -1);
    const idToken = decodeJwt(tokens.id_token ?? '');
    expect((idToken.iat ?? 0) - now - skew).toBeCloseTo(0, -1);
    expect((idToken.exp ?? 0) - (idToken.iat ?? 0)).toBe(3600);
  });

  test('introspection tells the provider’s time', async () => {
    const { access_token } = (await flow()).tokens;
    const before = await client.tokenIntrospection(config, access_token);
    await practice.pull({ skew_minutes: 10 });
    const after = await client.tokenIntrospection(config, access_token);
    expect([after.active, (after.exp ?? 0) - (before.exp ?? 0)]).toEqual([true, 600]);
  });

  test('a token of before is past its end on a clock that was set ahead', async () => {
    const { access_token } = await flowForApi();
    await practice.pull({ skew_minutes: 3 });
    expect((await call('/api/me', access_token)).status).toBe(401);
  });
});

describe('answers', () => {
  test('rate limit: three calls, then 429 with Retry-After; off, they pass again', async () => {
    const { access_token } = await flowForApi();
    await practice.pull({ rate_limit: true });
    const statuses: number[] = [];
    for (let count = 0; count < 3; count += 1) statuses.push((await call('/api/me', access_token)).status);
    const refused = await call('/api/me', access_token);
    expect([...statuses, refused.status, refused.lever]).toEqual([200, 200, 200, 429, 'rate-limit']);
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(JSON.parse(refused.text)).toMatchObject({ error: 'too_many_requests' });
    await practice.pull({ rate_limit: false });
    expect((await call('/api/me', access_token)).status).toBe(200);
  });

  test('slow: the answer waits', async () => {
    const { access_token } = await flowForApi();
    await practice.pull({ slow_ms: 300 });
    const startedAt = performance.now();
    const called = await call('/api/me', access_token);
    expect([called.status, called.lever]).toEqual([200, 'slow']);
    expect(performance.now() - startedAt).toBeGreaterThan(290);
  });

  test.each([
    ['json', 200, 'application/json'],
    ['html', 502, 'text/html'],
  ] as const)('break %s', async (how, status, type) => {
    await practice.pull({ break: how });
    const called = await call('/api/me', 'any');
    expect([called.status, called.lever]).toEqual([status, `break-${how}`]);
    expect(called.headers.get('content-type')).toContain(type);
    expect(() => JSON.parse(called.text)).toThrow();
  });

  test('drop: half an answer, then the end of the connection', async () => {
    await practice.pull({ break: 'drop' });
    const response = await fetch(`${practice.origin}/api/me`);
    expect(response.headers.get('x-practice-lever')).toBe('drop');
    await expect(response.text()).rejects.toThrow('terminated');
  });

  test('at the token endpoint they leave the API alone', async () => {
    const { access_token } = await flowForApi();
    await practice.pull({ break: 'json', at: 'token' });
    expect((await call('/api/me', access_token)).status).toBe(200);
    await expect(client.clientCredentialsGrant(config)).rejects.toThrow();
    expect((await fetch(practice.origin)).status).toBe(200);
  });
});
