import { afterEach, beforeEach, expect, test } from 'vitest';
import type { DialectFacts } from '../dialects/dialect.ts';
import { PracticeBrowser } from '../standard/practice-browser.test-support.ts';
import { type LeverPuller, serveWithLevers } from './lever-puller.test-support.ts';

let practice: LeverPuller;
let vendors: Readonly<Record<string, DialectFacts>>;
beforeEach(async () => {
  practice = await serveWithLevers();
  vendors = await (await fetch(`${practice.origin}/dialects.json`)).json();
});
afterEach(() => practice.close());

function factsOf(vendor: string): DialectFacts {
  return vendors[vendor] ?? expect.fail(`no ${vendor}`);
}

/** A token by client credentials, as Clarify, Cliquify and Fyma give it. */
async function tokenOf(vendor: string) {
  const { client_id, client_secret, audience, token_endpoint } = factsOf(vendor);
  const fields = { grant_type: 'client_credentials', client_id, client_secret, ...(audience ? { audience } : {}) };
  const response = await fetch(token_endpoint, { method: 'POST', body: new URLSearchParams(fields) });
  const body = await response.json();
  return (body.token ?? body) as { readonly access_token: string; readonly expires_in: number };
}

/** The vendor's first API call. */
async function call(vendor: string, token: string) {
  const isRpc = vendor === 'clarify';
  const rpc = { jsonrpc: '2.0', method: 'clarify.selectItems', id: '1', params: { query: { limit: 1 } } };
  const response = await fetch(factsOf(vendor).api_url, {
    method: isRpc ? 'POST' : 'GET',
    headers: { authorization: `Bearer ${token}`, ...(isRpc ? { 'content-type': 'application/json' } : {}) },
    ...(isRpc ? { body: JSON.stringify(rpc) } : {}),
  });
  return { status: response.status, headers: response.headers, body: await response.json() };
}

const VENDORS = ['clarify', 'cliquify', 'fyma'];

test.each(VENDORS)('%s: a token that a lever expires is refused in the vendor’s own way', async (vendor) => {
  const { access_token } = await tokenOf(vendor);
  expect((await call(vendor, access_token)).status).toBe(200);
  expect((await practice.post('/levers/expire', { token: access_token })).status).toBe(200);
  const refused = await call(vendor, access_token);
  expect([refused.status, refused.headers.get('x-practice-lever')]).toEqual([401, 'expire']);
  expect(JSON.stringify(refused.body)).toContain('expired');
});

test.each(VENDORS)('%s: a lifetime', async (vendor) => {
  await practice.pull({ lifetime_seconds: 9 });
  expect((await tokenOf(vendor)).expires_in).toBe(9);
});

test.each(VENDORS)(
  '%s: too many calls are refused in the vendor’s shape, token requests are not counted',
  async (vendor) => {
    await practice.pull({ rate_limit: true });
    const { access_token } = await tokenOf(vendor);
    for (let count = 0; count < 3; count += 1) expect((await call(vendor, access_token)).status).toBe(200);
    const refused = await call(vendor, access_token);
    expect([refused.status, refused.headers.get('x-practice-lever')]).toEqual([429, 'rate-limit']);
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(JSON.stringify(refused.body)).toContain('A lever allows 3 calls in 10 s.');
  },
);

test('a clock that is set ahead past a token’s end ends it', async () => {
  await practice.pull({ lifetime_seconds: 60 });
  const { access_token } = await tokenOf('fyma');
  await practice.pull({ skew_minutes: 2 });
  expect((await call('fyma', access_token)).status).toBe(401);
  expect((await call('fyma', (await tokenOf('fyma')).access_token)).status).toBe(200);
});

async function consentAt(vendor: string): Promise<URL> {
  const { authorization_endpoint, client_id } = factsOf(vendor);
  const url = new URL(authorization_endpoint ?? '');
  url.search = new URLSearchParams({ response_type: 'code', client_id, state: 'right' }).toString();
  const browser = new PracticeBrowser(practice.origin);
  return (await browser.press(await browser.open(url), 'allow')).url;
}

test.each([
  ['deny', { error: 'access_denied', state: 'right' }],
  ['wrong-state', { state: 'wrong-state-by-lever' }],
  ['wrong-iss', { iss: 'https://another-provider.example', state: 'right' }],
] as const)('consent at Clayton: %s', async (consent, expected) => {
  await practice.pull({ consent });
  const { searchParams } = await consentAt('clayton');
  expect(Object.fromEntries(searchParams)).toMatchObject(expected);
  expect(searchParams.has('code')).toBe(consent !== 'deny');
});

/** A code exchange at Clayton, or a refresh. */
async function claytonToken(refreshToken?: string) {
  const { token_endpoint, client_id, client_secret, redirect_uri } = factsOf('clayton');
  const fields: Readonly<Record<string, string>> = refreshToken
    ? { grant_type: 'refresh_token', refresh_token: refreshToken }
    : { grant_type: 'authorization_code', redirect_uri: redirect_uri ?? '' };
  const query = refreshToken ? '' : `?code=${(await consentAt('clayton')).searchParams.get('code')}`;
  const body = new URLSearchParams({ client_id, client_secret, scope: 'workspace', ...fields });
  const response = await fetch(`${token_endpoint}${query}`, { method: 'POST', body });
  return { status: response.status, lever: response.headers.get('x-practice-lever'), body: await response.json() };
}

test('Clayton gives no refresh token while a lever says so', async () => {
  await practice.pull({ refresh_token: 'none' });
  const { status, lever, body } = await claytonToken();
  const members = ['access_token', 'scope', 'token_type', 'expires_in'];
  expect([status, lever, Object.keys(body)]).toEqual([200, 'refresh-none', members]);
});

test('a refresh token of Clayton that a lever rotates away takes its consent along', async () => {
  const { access_token, refresh_token } = (await claytonToken()).body;
  expect((await practice.post('/levers/rotate', { token: refresh_token })).status).toBe(200);
  expect((await call('clayton', access_token)).status).toBe(200);
  const refused = await claytonToken(refresh_token);
  expect([refused.status, refused.lever, refused.body.error]).toEqual([400, 'rotate', 'invalid_grant']);
  expect((await call('clayton', access_token)).status).toBe(401);
});
