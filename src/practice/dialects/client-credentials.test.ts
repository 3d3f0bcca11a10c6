import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ServedPractice, servePractice } from '../serve-practice.test-support.ts';
import type { DialectFacts } from './dialect.ts';

let practice: ServedPractice;
let dialects: Record<string, DialectFacts>;
beforeAll(async () => {
  practice = await servePractice(['http://127.0.0.1:6284']);
  dialects = await (await fetch(`${practice.origin}/dialects.json`)).json();
});
afterAll(() => practice.close());

/** The call that the vendor's page shows first, with one way or another to prove who sends it. */
function callApi({ api_url }: DialectFacts, authorization: string): Promise<Response> {
  const headers = { authorization, 'content-type': 'application/json' };
  if (!api_url.endsWith('/rpc')) return fetch(api_url, { headers });
  const body = JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'clarify.selectItems', params: {} });
  return fetch(api_url, { method: 'POST', headers, body });
}

test.each(['clarify', 'cliquify', 'fyma'])('%s over a socket: from its facts to a 200 of its API', async (key) => {
  const facts = dialects[key] as DialectFacts;
  const { client_id, client_secret, audience } = facts;
  const response = await fetch(facts.token_endpoint, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'client_credentials',
      client_id,
      client_secret,
      ...(audience === null ? {} : { audience }),
    }),
  });
  expect(response.status).toBe(200);
  const body = await response.json();
  const { access_token } = body.token ?? body;
  expect((await callApi(facts, `Bearer ${access_token}`)).status).toBe(200);
  expect((await callApi(facts, access_token)).status).toBe(401);
});

test.each(['clarify', 'fyma'])('%s over a socket: Basic straight on its API', async (key) => {
  const facts = dialects[key] as DialectFacts;
  const basic = (user: string | null, password: string | null) => `Basic ${btoa(`${user}:${password}`)}`;
  expect((await callApi(facts, basic(facts.basic_user, facts.basic_password))).status).toBe(200);
  expect((await callApi(facts, basic(facts.client_id, facts.client_secret))).status).toBe(401);
});
