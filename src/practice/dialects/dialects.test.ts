import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ServedPractice, servePractice } from '../serve-practice.test-support.ts';
import { PracticeBrowser } from '../standard/practice-browser.test-support.ts';

let practice: ServedPractice;
beforeAll(async () => {
  practice = await servePractice(['http://127.0.0.1:6284']);
});
afterAll(() => practice.close());

test('/dialects.json names what a script needs to use each vendor', async () => {
  const response = await fetch(`${practice.origin}/dialects.json`);
  expect(response.headers.get('content-type')).toMatch('application/json');
  const dialects = await response.json();
  expect(dialects.clayton).toEqual({
    base: `${practice.origin}/clayton`,
    authorization_endpoint: `${practice.origin}/clayton/oauth2/authorize`,
    token_endpoint: `${practice.origin}/clayton/oauth2/token`,
    api_url: `${practice.origin}/clayton/api/workspaces`,
    redirect_uri: `${practice.origin}/clayton/authorized`,
    audience: null,
    client_id: 'clayton-practice-app',
    client_secret: 'clayton-practice-secret',
    basic_user: null,
    basic_password: null,
  });
  for (const facts of Object.values(dialects)) {
    expect(Object.keys(facts as object).sort()).toEqual(Object.keys(dialects.clayton).sort());
  }
});

test('/dialects.json is only read', async () => {
  const response = await fetch(`${practice.origin}/dialects.json`, { method: 'POST' });
  expect([response.status, response.headers.get('allow')]).toEqual([405, 'GET, HEAD']);
});

test('every vendor has a page, linked from the home page', async () => {
  const browser = new PracticeBrowser(practice.origin);
  const home = await browser.open('/');
  const dialects: Record<string, unknown> = await (await fetch(`${practice.origin}/dialects.json`)).json();
  for (const key of Object.keys(dialects)) {
    expect(home.body).toContain(`<a href="/${key}/">`);
    const page = await browser.open(`/${key}/`);
    expect([page.status, page.headers.get('x-frame-options')]).toEqual([200, 'DENY']);
    expect(page.body).toContain('Step by step');
  }
});

test('through a browser and a socket: the consent URL, Allow, the code, the token, the API', async () => {
  const { 'code-reviews': facts } = await (await fetch(`${practice.origin}/dialects.json`)).json();
  const browser = new PracticeBrowser(practice.origin);
  const consentUrl = new URL(facts.authorization_endpoint);
  consentUrl.search = new URLSearchParams({
    response_type: 'code',
    client_id: facts.client_id,
    state: 'xyz',
  }).toString();
  const shown = await browser.press(await browser.open(consentUrl), 'allow');
  expect(shown.url.href).toMatch(`${facts.redirect_uri}?code=`);
  expect(shown.url.searchParams.get('state')).toBe('xyz');

  const code = /<p class="note"><code>([^<]+)</.exec(shown.body)?.[1];
  const { client_id, client_secret, redirect_uri } = facts;
  const exchange = await fetch(`${facts.token_endpoint}?code=${code}`, {
    method: 'POST',
    body: new URLSearchParams({
      client_id,
      client_secret,
      grant_type: 'authorization_code',
      scope: 'workspace',
      redirect_uri,
    }),
  });
  const { access_token } = await exchange.json();
  const call = (authorization: string) => fetch(facts.api_url, { headers: { authorization } });
  expect((await call(`Bearer ${access_token}`)).status).toBe(200);
  expect((await call(access_token)).status).toBe(401);
});
