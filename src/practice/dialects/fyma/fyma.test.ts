import { beforeEach, describe, expect, test } from 'vitest';
import { type Asked, ask } from '../ask.test-support.ts';
import { FYMA } from './fyma.ts';

const audience = 'http://localhost:6285/fyma/api';
/** What HTTPie makes of the vendor's example. */
const documented = {
  grant_type: 'client_credentials',
  audience,
  client_id: 'fyma-practice-client',
  client_secret: 'fyma-practice-secret',
};

let fyma: Asked;
beforeEach(() => {
  fyma = ask(FYMA);
});

const askToken = (bent: Record<string, string> = {}) => fyma.postJson('/oauth/token', { ...documented, ...bent });
const cameras = (authorization: string) => fyma.get('/api/tracking-cameras', { authorization });

describe('the token endpoint', () => {
  test('the documented request, as JSON or as a form, gets the documented response', async () => {
    for (const { status, body } of [await askToken(), await fyma.post('/oauth/token', documented)]) {
      expect(status).toBe(200);
      expect(body).toEqual({ access_token: expect.any(String), token_type: 'Bearer', expires_in: 86400 });
    }
  });

  test.each<[string, Record<string, string>, number, string, string]>([
    ['no audience', { audience: '' }, 400, 'invalid_request', `audience is missing. It must be exactly ${audience}`],
    [
      'a slash too many',
      { audience: `${audience}/` },
      400,
      'invalid_request',
      `audience is ${audience}/, with a closing slash. It must be exactly ${audience}`,
    ],
    ['another grant', { grant_type: 'password' }, 400, 'unsupported_grant_type', 'It must be client_credentials.'],
    ['an unknown client', { client_id: 'somebody' }, 401, 'invalid_client', 'client_id is unknown here.'],
    ['a wrong secret', { client_secret: 'wrong' }, 401, 'invalid_client', 'client_secret is wrong.'],
    ['no secret', { client_secret: '' }, 401, 'invalid_client', 'client_secret is missing in the body.'],
  ])('refuses %s', async (_name, bent, ...[status, error, words]) => {
    const answer = await askToken(bent);
    expect([answer.status, answer.body.error]).toEqual([status, error]);
    expect(answer.body.error_description).toContain(words);
  });

  test('issues twenty tokens in any 24 hours, whatever became of them', async () => {
    await askToken({ client_secret: 'wrong' });
    const first = (await askToken()).body.access_token;
    fyma.wait(3600);
    for (let count = 1; count < 20; count += 1) expect((await askToken()).status).toBe(200);
    expect(fyma.dialect.tokens.revoke(first)).toBe(true);
    const refused = await askToken();
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([429, '82800']);
    expect(refused.body).toEqual({
      error: 'too_many_requests',
      error_description:
        'The daily limit of 20 access tokens is reached. Cache and reuse yours. The next may come in 82800 s.',
    });
    fyma.wait(82_800);
    expect([(await askToken()).status, (await askToken()).status]).toEqual([200, 429]);
    fyma.dialect.tokens.clear();
    expect((await askToken()).status).toBe(200);
  });
});

describe('the API', () => {
  test('takes a token, and a legacy token by Basic', async () => {
    const { access_token } = (await askToken()).body;
    const legacy = btoa('fyma-practice-token-id:fyma-practice-token-secret');
    for (const authorization of [`Bearer ${access_token}`, `Basic ${legacy}`]) {
      const { status, body } = await cameras(authorization);
      expect([status, body.length]).toEqual([200, 3]);
    }
  });

  test('an expired token is a 401 with the challenge of RFC 6750, and a new one is taken', async () => {
    const { access_token } = (await askToken()).body;
    fyma.wait(86_400);
    const { status, headers, body } = await cameras(`Bearer ${access_token}`);
    expect([status, body.error]).toEqual([401, 'invalid_token']);
    expect(headers.get('www-authenticate')).toBe(
      'Bearer realm="fyma", error="invalid_token", error_description="The access token expired."',
    );
    const next = (await askToken()).body.access_token;
    expect((await cameras(`Bearer ${next}`)).status).toBe(200);
  });

  test.each([
    ['nothing', ''],
    ['no word Bearer', 'secret-1'],
    ['a wrong legacy secret', `Basic ${btoa('fyma-practice-token-id:wrong')}`],
    ['the client’s secret', `Basic ${btoa('fyma-practice-client:fyma-practice-secret')}`],
  ])('refuses %s', async (_name, authorization) => {
    await askToken();
    const { status, headers } = await cameras(authorization);
    expect(status).toBe(401);
    expect(headers.get('www-authenticate')).toMatch(/^(Bearer|Basic) realm="fyma"/);
  });
});

test('the page shows what a script finds in the facts', async () => {
  const { body } = await fyma.get('/');
  const { authorization_endpoint, redirect_uri, ...shown } = fyma.dialect.facts;
  expect([authorization_endpoint, redirect_uri]).toEqual([null, null]);
  for (const value of Object.values(shown)) expect(body).toContain(value);
});
