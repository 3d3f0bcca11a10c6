import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type ServedPractice, servePractice } from '../serve-practice.test-support.ts';
import { PracticeBrowser } from './practice-browser.test-support.ts';

const HOSTILE = `"><script>alert(1)</script>'&`;
let practice: ServedPractice;
let request: URLSearchParams;

beforeAll(async () => {
  practice = await servePractice(['http://127.0.0.1:6284']);
  request = new URLSearchParams({
    client_id: 'practice-app',
    response_type: 'code',
    redirect_uri: 'http://127.0.0.1:6284/callback',
    scope: 'openid items:read',
    resource: `${practice.origin}/api`,
    code_challenge: 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM',
    code_challenge_method: 'S256',
  });
});
afterAll(() => practice.close());

const openWith = (changes: Record<string, string>) => {
  const parameters = new URLSearchParams(request);
  for (const [name, value] of Object.entries(changes)) parameters.set(name, value);
  return new PracticeBrowser(practice.origin).open(`/auth?${parameters}`);
};

describe('sign-in and consent', () => {
  test('the sign-in page shows and fills in user and password', async () => {
    const { status, body, headers } = await openWith({});
    expect(status).toBe(200);
    expect(body).toMatch(/<h1>Sign in<\/h1>[\s\S]*Practice app[\s\S]*value="ada"[\s\S]*value="practice"/);
    expect(headers.get('cache-control')).toContain('no-store');
  });

  test('the consent page names the scopes in words, the API and where the answer goes', async () => {
    const browser = new PracticeBrowser(practice.origin);
    const { body } = await browser.press(await browser.open(`/auth?${request}`), 'sign-in');
    for (const words of ['Know who you are', 'Read your items in the practice API', `${practice.origin}/api`]) {
      expect(body).toContain(words);
    }
    expect(body).toContain('http://127.0.0.1:6284/callback');
  });

  test('what is asked but not given is said, escaped', async () => {
    const browser = new PracticeBrowser(practice.origin);
    const parameters = new URLSearchParams(request);
    parameters.set('scope', 'openid items:read items:write <b>');
    const { body } = await browser.press(await browser.open(`/auth?${parameters}`), 'sign-in');
    expect(body).toContain('not given: <code>items:write</code>, <code>&#60;b&#62;</code>');
  });

  test('every page is unframeable, scriptless, and lets a form lead only here and to the consoles', async () => {
    const browser = new PracticeBrowser(practice.origin);
    const signIn = await browser.open(`/auth?${request}`);
    const consent = await browser.press(signIn, 'sign-in');
    const done = await browser.press(consent, 'allow');
    for (const { headers } of [signIn, consent, await browser.open('/'), await browser.open('/nowhere')]) {
      const policy = headers.get('content-security-policy') ?? '';
      expect(policy).toContain("default-src 'none'; script-src;");
      expect(policy).toContain("frame-ancestors 'none'");
      expect(policy).toContain("form-action 'self' http://127.0.0.1:6284 http://localhost:6284;");
      expect(headers.get('x-frame-options')).toBe('DENY');
    }
    expect([signIn.body, consent.body].join()).not.toContain('<script');
    expect([...consent.statuses, ...done.statuses].filter((status) => status >= 300)).toEqual([303, 303, 303, 303]);
  });

  test('a form that another site sends is refused', async () => {
    const signIn = await openWith({});
    const action = /action="([^"]+)"/.exec(signIn.body)?.[1] ?? '';
    const post = (headers: Record<string, string>) =>
      fetch(new URL(action, practice.origin), {
        method: 'POST',
        headers,
        body: new URLSearchParams({ act: 'sign-in' }),
      });
    expect((await post({ origin: 'http://localhost:9999' })).status).toBe(403);
    expect((await post({ 'sec-fetch-site': 'same-site' })).status).toBe(403);
  });

  test('a form larger than a form is refused', async () => {
    const browser = new PracticeBrowser(practice.origin);
    const page = await browser.open(`/auth?${request}`);
    expect((await browser.press(page, 'sign-in', { username: 'a'.repeat(20_000) })).status).toBe(413);
  });

  test('an interaction without its cookie is nobody’s', async () => {
    const response = await fetch(`${practice.origin}/interaction/made-up`);
    expect(response.status).toBe(400);
    expect(await response.text()).toContain('no longer valid');
  });
});

describe('errors that are shown here, because they must not be redirected', () => {
  test.each([
    ['an unregistered redirect URI', { redirect_uri: 'http://127.0.0.1:6284/callback/' }, 'invalid_redirect_uri'],
    ['another port', { redirect_uri: 'http://127.0.0.1:6299/callback' }, 'invalid_redirect_uri'],
    ['a foreign host', { redirect_uri: 'https://evil.example/callback' }, 'invalid_redirect_uri'],
    ['an unknown client', { client_id: 'nobody' }, 'invalid_client'],
    ['hostile values', { client_id: HOSTILE, redirect_uri: HOSTILE }, 'invalid_client'],
    ['a hostile redirect URI', { redirect_uri: `http://127.0.0.1:6284/callback${HOSTILE}` }, 'invalid_redirect_uri'],
  ])('%s', async (_name, changes, error) => {
    const { status, body, leavesFor } = await openWith(changes);
    expect(status).toBe(400);
    expect(leavesFor).toBeUndefined();
    expect(body).toContain(`<code>${error}</code>`);
    expect(body).not.toContain('<script');
  });

  test('a redirect URI that is not registered is shown beside those that are', async () => {
    const { body } = await openWith({ redirect_uri: 'http://127.0.0.1:6284/callback/' });
    expect(body).toContain('<code>http://127.0.0.1:6284/callback/</code>');
    expect(body).toContain('<code>http://localhost:6284/callback</code>');
  });

  test('no redirect URI at all', async () => {
    const { status, body } = await openWith({ redirect_uri: '' });
    expect(status).toBe(400);
    expect(body).toContain('invalid_request');
  });
});

test('the home page says what it is, what a restart does, and how to get in', async () => {
  const { body } = await new PracticeBrowser(practice.origin).open('/');
  for (const words of [
    'practice\nonly',
    'A restart ends every token',
    'practice-secret-not-secret',
    `${practice.origin}/token`,
  ]) {
    expect(body).toContain(words);
  }
});

test('the fonts are served from here', async () => {
  for (const name of ['inter', 'jetbrains-mono']) {
    const font = await fetch(`${practice.origin}/fonts/${name}.woff2`);
    expect(font.headers.get('content-type')).toBe('font/woff2');
    expect(
      Buffer.from(await font.arrayBuffer())
        .subarray(0, 4)
        .toString(),
    ).toBe('wOF2');
  }
});

test('an unknown path answers in the asker’s language', async () => {
  const page = await new PracticeBrowser(practice.origin).open('/no<b>where');
  expect([page.status, page.body.includes('Not found')]).toEqual([404, true]);
  const json = await fetch(`${practice.origin}/nowhere`);
  expect([json.status, (await json.json()).error]).toEqual([404, 'not_found']);
});
