import { beforeEach, describe, expect, test } from 'vitest';
import { type Asked, ask } from '../ask.test-support.ts';
import { CLIQUIFY } from './cliquify.ts';

const client = { client_id: 'cliquify-practice-client', client_secret: 'cliquify-practice-secret' };
/** As the older documentation has it, form-encoded. */
const documented = { grant_type: 'client_credentials', ...client };
const scopes = ['profile:read', 'templates:read', 'assets:read'];

let cliquify: Asked;
beforeEach(() => {
  cliquify = ask(CLIQUIFY);
});

const askToken = (fields: Record<string, string> = documented) => cliquify.post('/oauth/access-token', fields);
const askWithJson = (fields: unknown) => cliquify.postJson('/oauth/access-token', fields);
const freshToken = async () => (await askToken()).body.token.access_token as string;
const list = (name: string, token: string) => cliquify.get(`/api/${name}`, { authorization: `Bearer ${token}` });

describe('the token endpoint', () => {
  test('both documented requests get the nested response, without a refresh token', async () => {
    for (const { status, body } of [await askToken(), await askWithJson(client)]) {
      expect(status).toBe(200);
      expect(body).toEqual({
        success: true,
        token: { token_type: 'Bearer', expires_in: 2592000, access_token: expect.any(String) },
      });
    }
  });

  test.each<[string, Record<string, string>, number, string, string]>([
    [
      'no grant type',
      { grant_type: '' },
      400,
      'missing_field',
      'grant_type is missing. It must be client_credentials.',
    ],
    [
      'another grant',
      { grant_type: 'refresh_token' },
      400,
      'unsupported_grant_type',
      'grant_type is refresh_token. It must be client_credentials.',
    ],
    [
      'no client',
      { client_id: '', client_secret: '' },
      400,
      'missing_field',
      'Missing in the body: client_id, client_secret.',
    ],
    [
      'an unknown client',
      { client_id: 'somebody' },
      401,
      'invalid_client',
      'Client authentication failed: client_id is unknown here.',
    ],
    [
      'a wrong secret',
      { client_secret: 'wrong' },
      401,
      'invalid_client',
      'Client authentication failed: client_secret is wrong.',
    ],
    [
      'a client of an inactive enterprise',
      { client_id: 'cliquify-practice-inactive', client_secret: 'cliquify-practice-inactive-secret' },
      403,
      'permission_denied',
      'The enterprise of this client is inactive.',
    ],
  ])('a form with %s is refused by code and message', async (_name, bent, ...[status, code, message]) => {
    const answer = await askToken({ ...documented, ...bent });
    expect([answer.status, answer.body]).toEqual([status, { code, message }]);
  });

  test.each<[string, unknown, number, unknown]>([
    [
      'nothing in it',
      {},
      422,
      { client_id: ['The client id field is required.'], client_secret: ['The client secret field is required.'] },
    ],
    ['no secret', { client_id: client.client_id }, 422, { client_secret: ['The client secret field is required.'] }],
    [
      'a wrong secret',
      { ...client, client_secret: 'wrong' },
      401,
      {
        success: false,
        message: 'Client authentication failed: client_secret is wrong.',
        details: { code: 'invalid_client' },
      },
    ],
    [
      'a client of an inactive enterprise',
      { client_id: 'cliquify-practice-inactive', client_secret: 'cliquify-practice-inactive-secret' },
      403,
      { success: false, message: 'The enterprise of this client is inactive.', details: { code: 'permission_denied' } },
    ],
    [
      'half an object',
      '{"client_id":',
      400,
      { success: false, message: expect.stringContaining('not JSON'), details: { code: 'invalid_request' } },
    ],
  ])('JSON with %s is refused in the newer shape', async (_name, body, ...[status, expected]) => {
    const answer = await askWithJson(body);
    expect([answer.status, answer.body]).toEqual([status, expected]);
  });

  test('credentials in the Authorization header are refused', async () => {
    const authorization = `Basic ${btoa(`${client.client_id}:${client.client_secret}`)}`;
    const answer = await cliquify.post('/oauth/access-token', { grant_type: 'client_credentials' }, { authorization });
    expect([answer.status, answer.body.code]).toEqual([401, 'invalid_client']);
  });
});

describe('the API', () => {
  test.each(['templates', 'assets', 'folders'])('GET /api/%s takes the token', async (name) => {
    const { status, body } = await list(name, await freshToken());
    expect(status).toBe(200);
    expect(body.data.length).toBeGreaterThan(0);
  });

  test.each<[string, () => Promise<string> | string, number, string]>([
    ['nothing', () => '', 401, 'missing_access_token'],
    ['Basic', () => `Basic ${btoa('a:b')}`, 401, 'missing_access_token'],
    ['no word Bearer', () => freshToken(), 401, 'invalid_access_token'],
    ['an unknown token', () => 'Bearer made-up', 401, 'invalid_access_token'],
    ['an expired token', async () => `Bearer ${await expired()}`, 401, 'expired_access_token'],
    ['a revoked token', async () => `Bearer ${await revoked()}`, 401, 'revoked_access_token'],
    ['a token without a scope', async () => `Bearer ${await narrow()}`, 403, 'missing_scope'],
  ])('refuses %s', async (_name, authorization, ...[status, code]) => {
    const answer = await cliquify.get('/api/templates', { authorization: await authorization() });
    expect([answer.status, answer.body]).toEqual([status, { code, message: expect.any(String) }]);
  });

  const expired = async () => {
    const token = await freshToken();
    cliquify.wait(2_592_000);
    return token;
  };
  const revoked = async () => {
    const token = await freshToken();
    await cliquify.postJson('/oauth/revoke', { token });
    return token;
  };
  const narrow = async () => {
    const fields = { client_id: 'cliquify-practice-narrow', client_secret: 'cliquify-practice-narrow-secret' };
    return (await askWithJson(fields)).body.token.access_token;
  };

  test.each([
    ['/api/nothing', 404, 'endpoint_not_found'],
    ['/oauth/access-token', 405, 'bad_http_method'],
  ])('GET %s is %i in the vendor’s code', async (path, status, code) => {
    const answer = await cliquify.get(path);
    expect([answer.status, answer.body.code]).toEqual([status, code]);
  });
});

describe('introspection and revocation', () => {
  const described = {
    active: true,
    client_id: client.client_id,
    user_id: null,
    scopes,
    expires_at: '2026-06-03 12:00:00',
  };

  test('JSON is answered in the wrapper, a form without it', async () => {
    const token = await freshToken();
    const asJson = await cliquify.postJson('/oauth/introspect', { token });
    expect([asJson.status, asJson.body]).toEqual([200, { success: true, message: '', data: described }]);
    const asForm = await cliquify.post('/oauth/introspect', { token });
    expect([asForm.status, asForm.body]).toEqual([200, described]);
  });

  test('revoked by JSON or by a form, each in its shape', async () => {
    const asJson = await cliquify.postJson('/oauth/revoke', { token: await freshToken() });
    expect([asJson.status, asJson.body]).toEqual([
      200,
      { success: true, message: 'Token successfully revoked.', data: null },
    ]);
    const asForm = await cliquify.post('/oauth/revoke', { token: await freshToken() });
    expect([asForm.status, asForm.body]).toEqual([200, { revoked: true }]);
  });

  test.each([
    ['/oauth/introspect', 'Invalid or expired token.'],
    ['/oauth/revoke', 'Token not found.'],
  ])('%s: a dead token is a 422', async (path, message) => {
    const token = await freshToken();
    cliquify.dialect.tokens.revoke(token);
    const asJson = await cliquify.postJson(path, { token });
    expect([asJson.status, asJson.body]).toEqual([422, { success: false, message, data: null }]);
    const asForm = await cliquify.post(path, { token });
    expect([asForm.status, asForm.body]).toEqual([422, { code: 'invalid_access_token', message }]);
    const none = await cliquify.postJson(path, {});
    expect([none.status, none.body.message]).toEqual([422, 'The token field is required.']);
  });
});

test('sixty requests a minute over all endpoints, each refused in its shape', async () => {
  for (let count = 0; count < 60; count += 1) await cliquify.get('/api/templates');
  const onApi = await cliquify.get('/api/templates');
  expect([onApi.status, onApi.headers.get('retry-after')]).toEqual([429, '60']);
  expect(onApi.body).toEqual({
    code: 'too_many_requests',
    message: 'No more than 60 requests a minute. The next may come in 60 s.',
  });
  const onToken = await askWithJson(client);
  expect([onToken.status, onToken.body.details]).toEqual([429, { code: 'too_many_requests' }]);
  cliquify.wait(60);
  expect((await askWithJson(client)).status).toBe(200);
});

test('the page shows what a script finds in the facts', async () => {
  const { body } = await cliquify.get('/');
  const { base, token_endpoint, api_url, client_id, client_secret, ...none } = cliquify.dialect.facts;
  for (const value of [base, token_endpoint, api_url, client_id, client_secret]) expect(body).toContain(value);
  expect(Object.values(none)).toEqual(Object.values(none).fill(null));
});
