import * as oauth from 'oauth4webapi';
import { beforeEach, describe, expect, test } from 'vitest';
import { type Asked, ask } from '../ask.test-support.ts';
import { CLARIFY } from './clarify.ts';

const audience = 'http://localhost:6285/clarify/v1/';
/** As the vendor's page has it: form-encoded, the secret in the body. */
const documented = {
  grant_type: 'client_credentials',
  client_id: 'clarify-practice-client',
  client_secret: 'clarify-practice-secret',
  audience,
};
const call = { jsonrpc: '2.0', id: 1, method: 'clarify.selectItems', params: { query: { limit: 1 } } };
const basic = (user: string, password: string) => ({ authorization: `Basic ${btoa(`${user}:${password}`)}` });

let clarify: Asked;
beforeEach(() => {
  clarify = ask(CLARIFY);
});

const askToken = (fields: Record<string, string> = documented, headers = {}) =>
  clarify.post('/v1/oauth/token', fields, headers);
const freshToken = async () => (await askToken()).body.access_token as string;
const callWith = (headers: Record<string, string>) => clarify.postJson('/v1/rpc', call, headers);

describe('the token endpoint', () => {
  test('the documented request gets the documented response', async () => {
    const { status, headers, body } = await askToken();
    expect([status, headers.get('cache-control')]).toEqual([200, 'no-store']);
    expect(body).toEqual({
      access_token: expect.any(String),
      scope: 'invoke:integration',
      expires_in: 86400,
      token_type: 'Bearer',
    });
  });

  test.each<[string, Record<string, string>, number, string, string]>([
    ['no audience', { audience: '' }, 400, 'invalid_request', `audience is missing. It must be exactly ${audience}`],
    [
      'the audience without its slash',
      { audience: audience.slice(0, -1) },
      400,
      'invalid_request',
      `audience is ${audience.slice(0, -1)}, without the closing slash. It must be exactly ${audience}`,
    ],
    [
      'the real audience',
      { audience: 'https://api.clarify.io/v1/' },
      400,
      'invalid_request',
      `audience is https://api.clarify.io/v1/. It must be exactly ${audience}`,
    ],
    [
      'no grant type',
      { grant_type: '' },
      400,
      'invalid_request',
      'grant_type is missing. It must be client_credentials.',
    ],
    [
      'another grant',
      { grant_type: 'authorization_code' },
      400,
      'unsupported_grant_type',
      'grant_type is authorization_code. It must be client_credentials.',
    ],
    [
      'no client',
      { client_id: '', client_secret: '' },
      401,
      'invalid_client',
      'client_id and client_secret are missing in the body.',
    ],
    [
      'an unknown client',
      { client_id: 'somebody' },
      401,
      'invalid_client',
      'client_id is unknown here. The page of this dialect shows both.',
    ],
    [
      'a wrong secret',
      { client_secret: 'wrong' },
      401,
      'invalid_client',
      'client_secret is wrong. The page of this dialect shows both.',
    ],
  ])('refuses %s', async (_name, bent, ...[status, error, description]) => {
    const answer = await askToken({ ...documented, ...bent });
    expect([answer.status, answer.body]).toEqual([status, { error, error_description: description }]);
  });

  test('refuses JSON, and credentials in the Authorization header', async () => {
    const asJson = await clarify.postJson('/v1/oauth/token', documented);
    expect([asJson.status, asJson.body.error]).toEqual([400, 'invalid_request']);
    expect(asJson.body.error_description).toContain('application/x-www-form-urlencoded');

    const inHeader = await askToken({ grant_type: 'client_credentials', audience }, basic('id', 'secret'));
    expect([inHeader.status, inHeader.body.error]).toEqual([401, 'invalid_client']);
    expect(inHeader.headers.get('www-authenticate')).toBe('Basic realm="token"');
    expect(inHeader.body.error_description).toContain('Send client_id and client_secret in the body');
  });

  test('issues ten tokens a minute; the eleventh waits, and refused requests do not count', async () => {
    await askToken({ ...documented, client_secret: 'wrong' });
    for (let count = 0; count < 10; count += 1) expect((await askToken()).status).toBe(200);
    clarify.wait(20);
    const refused = await askToken();
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([429, '40']);
    expect(refused.body).toEqual({
      error: 'too_many_requests',
      error_description:
        'No more than 10 access tokens a minute. Keep yours until it expires. The next may come in 40 s.',
    });
    clarify.wait(40);
    expect((await askToken()).status).toBe(200);
  });

  test('a strict client of client_secret_post takes the answer', async () => {
    const as = { issuer: audience, token_endpoint: clarify.dialect.facts.token_endpoint };
    const client = { client_id: documented.client_id };
    const response = await oauth.clientCredentialsGrantRequest(
      as,
      client,
      oauth.ClientSecretPost(documented.client_secret),
      { audience },
      {
        [oauth.allowInsecureRequests]: true,
        [oauth.customFetch]: (url, init) => clarify.dialect.answer(new Request(url, init as RequestInit)),
      },
    );
    const tokens = await oauth.processClientCredentialsResponse(as, client, response);
    expect(tokens).toMatchObject({ token_type: 'bearer', expires_in: 86400, scope: 'invoke:integration' });
  });
});

describe('who may call the API', () => {
  test('a token with the word Bearer, and the integration itself by Basic', async () => {
    const byToken = await callWith({ authorization: `Bearer ${await freshToken()}` });
    const byPassword = await callWith(basic('practiceintegration1', 'clarify-practice-password'));
    for (const { status, headers, body } of [byToken, byPassword]) {
      expect([status, headers.get('x-api-version'), body.id]).toEqual([200, '1.1', 1]);
      expect(body.result.data).toHaveLength(1);
    }
  });

  test.each<[string, () => Promise<string> | string, string, string]>([
    [
      'the token without Bearer, as the vendor’s example has it',
      () => freshToken(),
      'Bearer realm="clarify", error="invalid_token"',
      'The Authorization header lacks the word Bearer before the access token.',
    ],
    ['an unknown token', () => 'Bearer made-up', 'Bearer realm="clarify", error="invalid_token"', 'unknown here'],
    ['nothing', () => '', 'Bearer realm="clarify", Basic realm="clarify"', 'Nothing proves who sends this.'],
    ['another scheme', () => 'Token abc', 'Bearer realm="clarify", Basic realm="clarify"', 'The scheme Token'],
    [
      'the client’s credentials by Basic',
      () => basic(documented.client_id, documented.client_secret).authorization,
      'Basic realm="clarify"',
      'The user name is unknown here.',
    ],
    [
      'a wrong password',
      () => basic('practiceintegration1', 'wrong').authorization,
      'Basic realm="clarify"',
      'The password is wrong.',
    ],
  ])('refuses %s', async (_name, authorization, ...[challenge, words]) => {
    const { status, headers, body } = await callWith({ authorization: await authorization() });
    expect(status).toBe(401);
    expect(headers.get('www-authenticate')).toContain(challenge);
    expect(body.error_description).toContain(words);
  });

  test('a token ends after a day, by a lever, or with everything', async () => {
    const token = await freshToken();
    const authorization = `Bearer ${token}`;
    const words = async () => (await callWith({ authorization })).body.error_description;
    clarify.wait(86_399);
    expect((await callWith({ authorization })).status).toBe(200);
    clarify.wait(1);
    expect(await words()).toBe('The access token expired.');

    const second = await freshToken();
    expect(clarify.dialect.tokens.revoke(second)).toBe(true);
    expect((await callWith({ authorization: `Bearer ${second}` })).body.error_description).toContain('was revoked');
    const third = await freshToken();
    expect(clarify.dialect.tokens.expire(third)).toBe(true);
    expect((await callWith({ authorization: `Bearer ${third}` })).body.error_description).toContain('expired');
    clarify.dialect.tokens.clear();
    expect(await words()).toContain('unknown here');
  });
});

describe('the API’s own limits', () => {
  const headers = basic('practiceintegration1', 'clarify-practice-password');

  test('ten requests a second, and one second later the next', async () => {
    for (let count = 0; count < 10; count += 1) expect((await callWith(headers)).status).toBe(200);
    const refused = await callWith(headers);
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([429, '1']);
    expect(refused.body.error_description).toContain('No more than 10 requests a second.');
    clarify.wait(1);
    expect((await callWith(headers)).status).toBe(200);
  });

  test.each(['1.1beta1', '1.1beta2', '1.1'])('takes version %s and says so', async (version) => {
    const answer = await clarify.postJson('/v1/rpc', { ...call, params: {} }, { ...headers, 'X-API-Version': version });
    expect([answer.status, answer.headers.get('x-api-version')]).toEqual([200, version]);
  });

  test.each<[string, Record<string, string>, number, string]>([
    [
      'another version',
      { 'X-API-Version': '2.0' },
      400,
      'X-API-Version is 2.0. It must be one of 1.1beta1, 1.1beta2, 1.1',
    ],
    ['another content type', { 'content-type': 'text/plain' }, 415, 'It must be application/json.'],
  ])('refuses %s', async (_name, bent, ...[status, words]) => {
    const answer = await callWith({ ...headers, ...bent });
    expect(answer.status).toBe(status);
    expect(answer.body.error_description).toContain(words);
  });

  test('GET is not taken', async () => {
    const { status, headers: sent } = await clarify.get('/v1/rpc', headers);
    expect([status, sent.get('allow')]).toEqual([405, 'POST']);
  });
});

describe('files and page', () => {
  test.each([
    ['/credentials.json', 'client-credentials', documented.client_id, documented.client_secret],
    ['/basic-credentials.json', 'basic-auth', 'practiceintegration1', 'clarify-practice-password'],
  ])('%s is a download of %s', async (path, type, ...[clientId, clientSecret]) => {
    const { headers, body } = await clarify.get(path);
    expect(headers.get('content-disposition')).toMatch(/^attachment; filename="clarify-[a-z-]*credentials\.json"$/);
    expect(body).toEqual({
      name: expect.any(String),
      createdAt: '2026-05-04T12:00:00.000Z',
      apiUrl: audience,
      integration: 'practiceintegration1',
      credentials: { type, clientId, clientSecret },
    });
  });

  test('the page shows what a script finds in the facts', async () => {
    const { body } = await clarify.get('/');
    const { authorization_endpoint, redirect_uri, ...shown } = clarify.dialect.facts;
    expect([authorization_endpoint, redirect_uri]).toEqual([null, null]);
    for (const value of Object.values(shown)) expect(body).toContain(value);
  });
});
