import { request } from 'node:http';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { PracticeBrowser } from '../standard/practice-browser.test-support.ts';
import { type LeverPuller, serveWithLevers } from './lever-puller.test-support.ts';
import { AT_REST } from './lever-settings.ts';

let practice: LeverPuller;
beforeEach(async () => {
  practice = await serveWithLevers();
});
afterEach(() => practice.close());

const state = async () => (await fetch(`${practice.origin}/levers.json`)).json();

/** Sends headers that `fetch` would not let a script set. */
function send(headers: Readonly<Record<string, string>>, body: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const sent = request(`${practice.origin}/levers`, { method: 'POST', headers }, (response) => {
      response.resume().on('end', () => resolve(response.statusCode ?? 0));
    });
    sent.on('error', reject).end(body);
  });
}

test('at rest, set, and cleared: the state says so', async () => {
  expect(await state()).toEqual({
    levers: AT_REST,
    pulled: [],
    rate_limit: { count: 3, seconds: 10 },
    key: practice.key,
  });
  await practice.pull({ lifetime_seconds: 30, skew_minutes: 2 });
  await practice.pull({ rate_limit: true });
  expect((await state()).pulled).toEqual(['lifetime_seconds', 'rate_limit', 'skew_minutes']);
  await practice.post('/levers/clear');
  expect((await state()).pulled).toEqual([]);
});

test.each([
  [{ speed: 9 }, '"speed" is no lever. The levers are lifetime_seconds, '],
  [{ lifetime_seconds: 0 }, 'lifetime_seconds is 0. It takes a whole number from 1 to 86400, or null.'],
  [{ lifetime_seconds: '30' }, 'lifetime_seconds is "30".'],
  [{ slow_ms: null }, 'slow_ms is null. It takes a whole number from 0 to 60000.'],
  [{ skew_minutes: 1.5 }, 'skew_minutes is 1.5.'],
  [{ consent: 'maybe' }, 'consent is "maybe". It takes allow, deny, wrong-state, wrong-iss.'],
  [{ rate_limit: 1 }, 'rate_limit is 1. It takes true or false.'],
  [{ rate_limit: true, break: 'glass' }, 'break is "glass".'],
  [[], 'The body is a JSON object'],
])('%j is refused, and nothing is set', async (levers, words) => {
  const response = await practice.post('/levers', levers);
  expect([response.status, (await response.json()).error_description]).toEqual([400, expect.stringContaining(words)]);
  expect((await state()).pulled).toEqual([]);
});

describe('who may pull a lever', () => {
  const json = 'application/json';
  const form = 'application/x-www-form-urlencoded';
  const own = () => practice.origin;
  const key = () => practice.key;

  test.each<[string, () => Record<string, string>, number]>([
    ['a program with the key', () => ({ 'content-type': json, 'x-practice-key': key() }), 200],
    ['a page of our own with the key', () => ({ 'content-type': json, 'x-practice-key': key(), origin: own() }), 200],
    ['a form of our own page', () => ({ 'content-type': form, origin: own(), 'sec-fetch-site': 'same-origin' }), 200],
    ['no key', () => ({ 'content-type': json }), 403],
    ['another key', () => ({ 'content-type': json, 'x-practice-key': 'A'.repeat(43) }), 403],
    ['a foreign page', () => ({ 'content-type': json, 'x-practice-key': key(), origin: 'https://evil.example' }), 403],
    ['the console, not through its proxy', () => ({ ...withKey(), origin: 'http://127.0.0.1:6284' }), 403],
    ['a page without an origin', () => ({ ...withKey(), origin: 'null' }), 403],
    ['a look-alike', () => ({ ...withKey(), origin: `${own()}.evil.example` }), 403],
    ['a browser that says cross-site', () => ({ ...withKey(), 'sec-fetch-site': 'cross-site' }), 403],
    ['a form of a foreign page', () => ({ 'content-type': form, origin: 'https://evil.example' }), 403],
    ['a form of another port', () => ({ 'content-type': form, origin: own(), 'sec-fetch-site': 'same-site' }), 403],
    ['a form without Origin', () => ({ 'content-type': form }), 403],
    ['plain text, which needs no preflight', () => ({ 'content-type': 'text/plain', 'x-practice-key': key() }), 415],
  ])('%s', async (_name, headers, status) => {
    const body = headers()['content-type'] === form ? 'slow_ms=7' : '{"slow_ms": 7}';
    expect(await send(headers(), body)).toBe(status);
    expect((await state()).levers.slow_ms).toBe(status === 200 ? 7 : 0);
  });

  const withKey = () => ({ 'content-type': json, 'x-practice-key': key() });

  test('nobody else reads the key: no CORS, no embedding, no rebound host', async () => {
    const { headers } = await fetch(`${practice.origin}/levers.json`, { headers: { origin: 'https://evil.example' } });
    expect([...headers.keys()].filter((name) => name.startsWith('access-control'))).toEqual([]);
    expect(headers.get('cross-origin-resource-policy')).toBe('same-origin');
    expect(headers.get('cache-control')).toBe('no-store');
    const preflight = await fetch(`${practice.origin}/levers`, { method: 'OPTIONS' });
    expect([preflight.status, preflight.headers.get('allow')]).toEqual([405, 'GET, HEAD, POST']);
    const rebound = await new Promise<number>((resolve) => {
      const host = { host: `evil.example:${practice.port}` };
      request(`${practice.origin}/levers.json`, { headers: host }, (res) => resolve(res.statusCode ?? 0)).end();
    });
    expect(rebound).toBe(403);
  });
});

describe('the page', () => {
  test('is linked from the home page, and sets every lever without a script', async () => {
    const browser = new PracticeBrowser(practice.origin);
    expect((await browser.open('/')).body).toContain('<a href="/levers">');
    const page = await browser.open('/levers');
    expect([page.status, page.headers.get('x-frame-options')]).toEqual([200, 'DENY']);
    expect(page.body).toContain('None is on.');
    const typed = {
      lifetime_seconds: '30',
      refresh_token: 'reuse',
      consent: 'wrong-iss',
      rate_limit: 'on',
      slow_ms: '5',
      break: 'html',
      at: 'token',
      skew_minutes: '-2',
    };
    const set = await browser.press(page, 'set', typed);
    expect(set.body).toContain('7 are on.');
    expect((await state()).levers).toEqual({
      ...typed,
      lifetime_seconds: 30,
      slow_ms: 5,
      skew_minutes: -2,
      rate_limit: true,
    });
    expect(set.body).toMatch(/<option value="wrong-iss" selected>[\s\S]*name="rate_limit" checked/);
  });

  test('says what is wrong, changes nothing, and keeps what was typed', async () => {
    const browser = new PracticeBrowser(practice.origin);
    const typed = { lifetime_seconds: '<soon>', slow_ms: '', consent: 'deny', rate_limit: '' };
    const refused = await browser.press(await browser.open('/levers'), 'set', typed);
    expect(refused.status).toBe(400);
    expect(refused.body).toContain('lifetime_seconds is &#34;&#60;soon&#62;&#34;. It takes a whole number');
    expect(refused.body).toContain('name="lifetime_seconds" value="&#60;soon&#62;"');
    expect(refused.body).toContain('<option value="deny" selected>');
    expect((await state()).pulled).toEqual([]);
  });
});

test.each(['expire', 'revoke'])('%s says which token it knows nothing of', async (act) => {
  const unknown = await practice.post(`/levers/${act}`, { token: 'nobody' });
  expect([unknown.status, (await unknown.json()).error]).toEqual([404, 'unknown_token']);
  const missing = await practice.post(`/levers/${act}`, {});
  expect([missing.status, (await missing.json()).error_description]).toEqual([
    400,
    'token is missing: the access or refresh token to end.',
  ]);
});
