import * as client from 'openid-client';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type ServedPractice, servePractice } from '../serve-practice.test-support.ts';
import { PracticeBrowser } from './practice-browser.test-support.ts';
import { completeFlow, discoverPractice } from './strict-client.test-support.ts';

const CONSOLE = 'http://127.0.0.1:6284';
const redirectUri = `${CONSOLE}/callback`;
let practice: ServedPractice;
let config: client.Configuration;
let resource: string;

beforeAll(async () => {
  practice = await servePractice([CONSOLE]);
  config = await discoverPractice(practice.origin);
  resource = `${practice.origin}/api`;
});
afterAll(() => practice.close());

/** An authorization request that is right in everything, to be bent by a test. */
async function authorizationUrl(bend: (parameters: URLSearchParams) => void = () => {}): Promise<URL> {
  const url = client.buildAuthorizationUrl(config, {
    redirect_uri: redirectUri,
    scope: 'openid items:read',
    state: 'the-state',
    resource,
    code_challenge: await client.calculatePKCECodeChallenge('v'.repeat(43)),
    code_challenge_method: 'S256',
  });
  bend(url.searchParams);
  return url;
}

describe('a code flow, judged by openid-client', () => {
  test('with resource: a JWT for the API that lasts 120 s, a refresh token, an ID token, iss and state', async () => {
    const { tokens, callback } = await completeFlow(config, { redirectUri, resource });
    expect(callback.searchParams.get('iss')).toBe(practice.origin);
    expect(tokens.token_type).toBe('bearer');
    expect(tokens.expires_in).toBe(120);
    expect(tokens.scope).toBe('items:read');
    expect(tokens.refresh_token).toBeTruthy();
    expect(tokens.claims()).toMatchObject({ sub: 'ada', name: 'Ada Example', email: 'ada@practice.example' });
    const me = await fetch(`${resource}/me`, { headers: { authorization: `Bearer ${tokens.access_token}` } });
    expect(await me.json()).toMatchObject({ sub: 'ada', client_id: 'practice-app', scope: 'items:read' });
  });

  test('a refresh token comes whatever the scope', async () => {
    const { tokens } = await completeFlow(config, { redirectUri, resource, scope: 'items:read' });
    expect(tokens.refresh_token).toBeTruthy();
    expect(tokens.id_token).toBeUndefined();
  });

  test('both spellings of loopback are registered', async () => {
    const { callback } = await completeFlow(config, { redirectUri: 'http://localhost:6284/callback', resource });
    expect(callback.origin).toBe('http://localhost:6284');
  });

  test.each(['query', 'fragment'])('response_mode %s', async (mode) => {
    const url = await authorizationUrl((parameters) => parameters.set('response_mode', mode));
    const answer = await new PracticeBrowser(practice.origin).consent(url);
    const fields = mode === 'query' ? answer.searchParams : new URLSearchParams(answer.hash.slice(1));
    expect(Object.fromEntries(fields)).toMatchObject({ code: expect.any(String), state: 'the-state' });
  });

  test('response_mode form_post posts to the console from a page whose one script is allowed by hash', async () => {
    const browser = new PracticeBrowser(practice.origin);
    const url = await authorizationUrl((parameters) => parameters.set('response_mode', 'form_post'));
    const page = await browser.press(await browser.press(await browser.open(url), 'sign-in'), 'allow');
    expect(page.status).toBe(200);
    expect(page.body).toContain(`action="${redirectUri}"`);
    expect(page.headers.get('content-security-policy')).toMatch(/script-src 'sha256-[^']+'/);
  });
});

describe('every run asks', () => {
  test('sign-in and consent again, in the same browser', async () => {
    const browser = new PracticeBrowser(practice.origin);
    await browser.consent(await authorizationUrl());
    const again = await browser.open(await authorizationUrl());
    expect(again.body).toContain('Sign in</button>');
    expect((await browser.press(again, 'sign-in')).body).toContain('Allow</button>');
  });

  test('prompt=none is answered from the session, or with login_required', async () => {
    const silent = await authorizationUrl((parameters) => parameters.set('prompt', 'none'));
    const browser = new PracticeBrowser(practice.origin);
    expect((await browser.open(silent)).leavesFor?.searchParams.get('error')).toBe('login_required');
    await browser.consent(await authorizationUrl());
    expect((await browser.open(silent)).leavesFor?.searchParams.get('code')).toBeTruthy();
  });

  test('Deny answers access_denied with state and iss', async () => {
    const browser = new PracticeBrowser(practice.origin);
    const consent = await browser.press(await browser.open(await authorizationUrl()), 'sign-in');
    const { leavesFor, statuses } = await browser.press(consent, 'deny');
    expect(Object.fromEntries(leavesFor?.searchParams ?? [])).toEqual({
      error: 'access_denied',
      error_description: 'The user pressed Deny.',
      state: 'the-state',
      iss: practice.origin,
    });
    expect(statuses).toEqual([303, 303]);
  });

  test('a wrong password asks again and gets no further', async () => {
    const browser = new PracticeBrowser(practice.origin);
    const page = await browser.open(await authorizationUrl());
    const refused = await browser.press(page, 'sign-in', { username: 'eve"><script>', password: 'x' });
    expect(refused.status).toBe(400);
    expect(refused.body).not.toContain('<script>');
    expect(refused.body).toContain('eve&#34;&#62;&#60;script&#62;');
  });
});

describe('requests that are redirected back as errors', () => {
  test.each([
    ['PKCE missing', (p: URLSearchParams) => p.delete('code_challenge'), 'invalid_request'],
    [
      'PKCE absent altogether',
      (p: URLSearchParams) => dropAll(p, 'code_challenge', 'code_challenge_method'),
      'invalid_request',
    ],
    ['PKCE plain', (p: URLSearchParams) => p.set('code_challenge_method', 'plain'), 'invalid_request'],
    [
      'PKCE method left out, which means plain',
      (p: URLSearchParams) => p.delete('code_challenge_method'),
      'invalid_request',
    ],
    ['implicit', (p: URLSearchParams) => p.set('response_type', 'token'), 'unsupported_response_type'],
    ['another resource', (p: URLSearchParams) => p.set('resource', 'https://elsewhere.example'), 'invalid_target'],
  ])('%s', async (_name, bend, error) => {
    const { leavesFor } = await new PracticeBrowser(practice.origin).open(await authorizationUrl(bend));
    expect(leavesFor?.origin).toBe(CONSOLE);
    const fields = new URLSearchParams(leavesFor?.search || leavesFor?.hash.slice(1));
    expect(Object.fromEntries(fields)).toMatchObject({ error, iss: practice.origin, state: 'the-state' });
  });
});

function dropAll(parameters: URLSearchParams, ...names: string[]): void {
  for (const name of names) parameters.delete(name);
}
