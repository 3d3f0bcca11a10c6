import { request } from 'node:http';
import { generateKeyPair, SignJWT } from 'jose';
import * as client from 'openid-client';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { type ServedPractice, servePractice } from '../serve-practice.test-support.ts';
import { completeFlow, discoverPractice } from './strict-client.test-support.ts';

const redirectUri = 'http://127.0.0.1:6284/callback';
let practice: ServedPractice;
let config: client.Configuration;
let api: string;
let reader: string;

beforeAll(async () => {
  practice = await servePractice(['http://127.0.0.1:6284']);
  config = await discoverPractice(practice.origin);
  api = `${practice.origin}/api`;
  reader = (await client.clientCredentialsGrant(config, { resource: api, scope: 'items:read' })).access_token;
});
afterAll(() => practice.close());
afterEach(() => {
  vi.useRealTimers();
});

async function call(path: string, authorization?: string, init: RequestInit = {}) {
  const headers = { ...(init.headers as object), ...(authorization === undefined ? {} : { authorization }) };
  const response = await fetch(`${api}${path}`, { ...init, headers });
  return {
    status: response.status,
    challenge: response.headers.get('www-authenticate') ?? '',
    headers: response.headers,
    body: await response.json(),
  };
}

/** A token of the right shape, signed with a key that the API doesn't know. */
async function forged(claims: Record<string, unknown> = {}): Promise<string> {
  const { privateKey } = await generateKeyPair('RS256');
  return new SignJWT({ iss: practice.origin, aud: api, sub: 'ada', scope: 'items:read', ...claims })
    .setProtectedHeader({ alg: 'RS256', typ: 'at+jwt' })
    .setExpirationTime('2m')
    .sign(privateKey);
}

describe('tokens refused', () => {
  test('no token: a challenge without an error code (RFC 6750, section 3.1)', async () => {
    const { status, challenge, body } = await call('/me');
    expect(status).toBe(401);
    expect(challenge).toBe(
      `Bearer realm="practice-api", resource_metadata="${practice.origin}/.well-known/oauth-protected-resource/api"`,
    );
    expect(body).toEqual({
      error: 'unauthorized',
      error_description: 'No access token came. Send: Authorization: Bearer <access token>',
    });
  });

  test.each<[string, () => string | Promise<string>, string]>([
    ['the word Bearer forgotten', () => reader, 'lacks the word Bearer'],
    ['Bearer and nothing', () => 'Bearer', 'no access token follows'],
    ['a space inside', () => `Bearer ${reader.slice(0, 9)} ${reader.slice(9)}`, 'holds a space'],
    ['an unresolved variable', () => 'Bearer {{access_token}}', 'not a signed JWT'],
    ['cut short', () => `Bearer ${reader.slice(0, -9)}`, 'copied whole'],
    ['another key', async () => `Bearer ${await forged()}`, 'signature does not match'],
    ['alg none', () => `Bearer ${unsigned()}`, 'not signed with RS256'],
    ['an opaque token', async () => `Bearer ${await opaque()}`, 'resource='],
    ['an ID token', async () => `Bearer ${await idToken()}`, 'not an access token'],
  ])('%s', async (_name, authorization, words) => {
    const { status, challenge, body } = await call('/me', await authorization());
    expect([status, body.error]).toEqual([401, 'invalid_token']);
    expect(body.error_description).toContain(words);
    expect(challenge).toContain(`error="invalid_token", error_description="${body.error_description}"`);
  });

  test('expired: the clock moves past 120 s', async () => {
    const { access_token } = await client.clientCredentialsGrant(config, { resource: api });
    expect((await call('/me', `Bearer ${access_token}`)).status).toBe(200);
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 120_000 });
    const { status, challenge, body } = await call('/me', `Bearer ${access_token}`);
    expect(status).toBe(401);
    expect(challenge).toContain('error="invalid_token", error_description="The access token expired."');
    expect(body).toEqual({ error: 'invalid_token', error_description: 'The access token expired.' });
  });

  test('another scheme is told only to authenticate', async () => {
    const { status, challenge, body } = await call('/me', 'Basic YTpi');
    expect([status, body.error]).toEqual([401, 'unauthorized']);
    expect(challenge).not.toContain('error=');
  });

  test.each([
    ['in the URL', undefined, 'not taken from the URL'],
    ['in two places', 'Bearer x', 'came twice'],
  ])('%s: 400 invalid_request', async (_name, authorization, words) => {
    const { status, challenge, body } = await call('/me?access_token=abc', authorization);
    expect([status, body.error]).toEqual([400, 'invalid_request']);
    expect(body.error_description).toContain(words);
    expect(challenge).toContain('error="invalid_request"');
  });

  test('a missing scope is 403 and names it', async () => {
    const { access_token } = await client.clientCredentialsGrant(config, { resource: api });
    const { status, challenge, body } = await call('/items', `Bearer ${access_token}`);
    expect([status, body.error]).toEqual([403, 'insufficient_scope']);
    expect(challenge).toContain('error="insufficient_scope"');
    expect(challenge).toContain('scope="items:read"');
    expect((await call('/me', `Bearer ${access_token}`)).status).toBe(200);
  });
});

describe('operations', () => {
  test('items are paged, by Link and by next', async () => {
    const first = await call('/items?per_page=10', `Bearer ${reader}`);
    expect(first.body).toMatchObject({ page: 1, per_page: 10, total: 24, next: `${api}/items?page=2&per_page=10` });
    expect(first.body.items).toHaveLength(10);
    expect(first.headers.get('link')).toContain(`<${api}/items?page=2&per_page=10>; rel="next"`);
    const last = await call('/items?page=3&per_page=10', `Bearer ${reader}`);
    expect(last.body.next).toBeNull();
    expect(last.body.items.map((item: { id: number }) => item.id)).toEqual([21, 22, 23, 24]);
    expect(last.headers.get('link')).not.toContain('rel="next"');
  });

  test.each(['page=0', 'page=x', 'per_page=51', 'per_page=-1', 'page=1e9'])('items refuses %s', async (query) => {
    const { status, body } = await call(`/items?${query}`, `Bearer ${reader}`);
    expect([status, body.error]).toEqual([400, 'invalid_request']);
  });

  test('an unknown path is 404, a wrong method 405, and only with a token', async () => {
    expect((await call('/nothing')).status).toBe(401);
    expect((await call('/nothing', `Bearer ${reader}`)).status).toBe(404);
    const wrong = await call('/me', `Bearer ${reader}`, { method: 'DELETE' });
    expect([wrong.status, wrong.headers.get('allow')]).toEqual([405, 'GET, HEAD']);
  });

  test('echo gives back method, URL, body and the header lines as they came', async () => {
    const echoed = await rawCall(
      ['X-Twice', 'one', 'x-TWICE', 'two', 'Authorization', `Bearer ${reader}`, 'Host', new URL(api).host],
      'naïve body',
    );
    expect(echoed).toMatchObject({ method: 'PUT', url: '/api/echo?a=1&a=2', body: 'naïve body' });
    expect(echoed.headers.slice(0, 2)).toEqual([
      ['X-Twice', 'one'],
      ['x-TWICE', 'two'],
    ]);
  });

  test('the API has no CORS and says where its authorization server is', async () => {
    const { headers } = await call('/me', `Bearer ${reader}`, { headers: { origin: 'http://127.0.0.1:6284' } });
    expect([...headers.keys()].filter((name) => name.startsWith('access-control'))).toEqual([]);
    const metadata = await fetch(`${practice.origin}/.well-known/oauth-protected-resource/api`);
    expect(await metadata.json()).toMatchObject({ resource: api, authorization_servers: [practice.origin] });
  });
});

function unsigned(): string {
  const encode = (part: object) => Buffer.from(JSON.stringify(part)).toString('base64url');
  return `${encode({ alg: 'none', typ: 'at+jwt' })}.${encode({ iss: practice.origin, aud: api, sub: 'ada' })}.`;
}

async function opaque(): Promise<string> {
  return (await completeFlow(config, { redirectUri, scope: 'openid' })).tokens.access_token;
}

async function idToken(): Promise<string> {
  return (await completeFlow(config, { redirectUri, scope: 'openid' })).tokens.id_token ?? '';
}

function rawCall(headers: string[], body: string): Promise<{ headers: string[][] }> {
  return new Promise((resolve, reject) => {
    const sent = request(`${api}/echo?a=1&a=2`, { method: 'PUT', headers }, (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (part) => {
        text += part;
      });
      response.on('end', () => resolve(JSON.parse(text)));
    });
    sent.on('error', reject).end(body);
  });
}
