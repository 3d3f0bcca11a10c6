import * as client from 'openid-client';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type ServedPractice, servePractice } from '../serve-practice.test-support.ts';
import { PracticeBrowser } from './practice-browser.test-support.ts';
import { PRACTICE_NATIVE, PRACTICE_SERVICE } from './registration.ts';

let practice: ServedPractice;
let resource: string;

beforeAll(async () => {
  practice = await servePractice(['http://127.0.0.1:6284']);
  resource = `${practice.origin}/api`;
});
afterAll(() => practice.close());

const discover = (id: string, authentication: client.ClientAuth) =>
  client.discovery(new URL(practice.origin), id, undefined, authentication, {
    execute: [client.allowInsecureRequests],
  });

const ask = async (fields: Record<string, string>, headers: Record<string, string> = {}) => {
  const response = await fetch(`${practice.origin}/token`, {
    method: 'POST',
    headers,
    body: new URLSearchParams(fields),
  });
  return { status: response.status, body: await response.json() };
};

describe('the service', () => {
  test('gets a token for the API by client credentials', async () => {
    const config = await discover(PRACTICE_SERVICE.id, client.ClientSecretBasic(PRACTICE_SERVICE.secret));
    const tokens = await client.clientCredentialsGrant(config, { scope: 'items:read', resource });
    expect(tokens).toMatchObject({ token_type: 'bearer', expires_in: 120, scope: 'items:read' });
    const items = await fetch(`${resource}/items`, { headers: { authorization: `Bearer ${tokens.access_token}` } });
    expect(items.status).toBe(200);
  });

  test.each<[string, Record<string, string>, Record<string, string>]>([
    ['another secret', {}, { authorization: `Basic ${btoa(`${PRACTICE_SERVICE.id}:wrong`)}` }],
    ['no secret', { client_id: PRACTICE_SERVICE.id }, {}],
    [
      'the secret in the body: another method than it registered',
      { client_id: PRACTICE_SERVICE.id, client_secret: PRACTICE_SERVICE.secret },
      {},
    ],
  ])('%s is invalid_client', async (_, fields, headers) => {
    const { status, body } = await ask({ grant_type: 'client_credentials', ...fields }, headers);
    expect([status, body.error]).toEqual([401, 'invalid_client']);
  });

  test('may not ask for a code', async () => {
    const { status, body } = await new PracticeBrowser(practice.origin).open(
      `/auth?client_id=${PRACTICE_SERVICE.id}&response_type=code`,
    );
    expect(status).toBe(400);
    expect(body).toContain('The provider refused this request');
  });
});

describe('the native app', () => {
  const consentUrl = async (verifier: string, changes: Record<string, string> = {}) => {
    const parameters = new URLSearchParams({
      client_id: PRACTICE_NATIVE.id,
      response_type: 'code',
      redirect_uri: `${practice.origin}/code`,
      scope: 'openid items:read',
      resource,
      code_challenge: await client.calculatePKCECodeChallenge(verifier),
      code_challenge_method: 'S256',
      ...changes,
    });
    return `/auth?${parameters}`;
  };

  test('the provider shows it the code, and it redeems that without a secret', async () => {
    const verifier = client.randomPKCECodeVerifier();
    const browser = new PracticeBrowser(practice.origin);
    const consent = await browser.press(await browser.open(await consentUrl(verifier)), 'sign-in');
    expect(consent.body).toContain(PRACTICE_NATIVE.name);
    const shown = await browser.press(consent, 'allow');
    expect(shown.body).toContain('Your authorization code');
    const code = /<code>([\w-]+)<\/code>/.exec(shown.body)?.[1] ?? '';
    const exchange = {
      grant_type: 'authorization_code',
      client_id: PRACTICE_NATIVE.id,
      code,
      redirect_uri: `${practice.origin}/code`,
      code_verifier: verifier,
      resource,
    };
    const { status, body } = await ask(exchange);
    expect([status, body.token_type]).toEqual([200, 'Bearer']);
    const refresh = { grant_type: 'refresh_token', client_id: PRACTICE_NATIVE.id, resource };
    const renewed = await ask({ ...refresh, refresh_token: body.refresh_token });
    expect(renewed.status).toBe(200);
    expect(renewed.body.refresh_token).not.toBe(body.refresh_token);
  });

  test('a refusal is shown on the same page', async () => {
    const browser = new PracticeBrowser(practice.origin);
    const signIn = await browser.open(await consentUrl(client.randomPKCECodeVerifier()));
    const denied = await browser.press(await browser.press(signIn, 'sign-in'), 'deny');
    expect(denied.body).toContain('The answer is access_denied.');
  });

  test('another redirect URI is refused with the registered one named', async () => {
    const browser = new PracticeBrowser(practice.origin);
    const { status, body } = await browser.open(
      await consentUrl(client.randomPKCECodeVerifier(), { redirect_uri: 'http://127.0.0.1:6284/callback' }),
    );
    expect(status).toBe(400);
    expect(body).toContain(`<code>${practice.origin}/code</code>`);
  });

  test('what comes without a code shows none, and nothing of it is markup', async () => {
    const browser = new PracticeBrowser(practice.origin);
    expect((await browser.open('/code')).status).toBe(400);
    const { body } = await browser.open('/code?code=%3Cscript%3Ealert(1)%3C/script%3E');
    expect(body).not.toContain('<script');
    expect(body).toContain('&#60;script&#62;');
  });
});

test('an answer by form_post reaches the console as a form of the provider', async () => {
  const browser = new PracticeBrowser(practice.origin);
  const parameters = new URLSearchParams({
    client_id: 'practice-app',
    response_type: 'code',
    response_mode: 'form_post',
    redirect_uri: 'http://127.0.0.1:6284/callback',
    scope: 'openid',
    state: 'abc',
    code_challenge: await client.calculatePKCECodeChallenge(client.randomPKCECodeVerifier()),
    code_challenge_method: 'S256',
  });
  const consent = await browser.press(await browser.open(`/auth?${parameters}`), 'sign-in');
  const { body } = await browser.press(consent, 'allow');
  expect(body).toContain('action="http://127.0.0.1:6284/callback"');
  expect(body).toContain('name="state" value="abc"');
});
