import { beforeEach, describe, expect, test } from 'vitest';
import { type Spoken, speak } from '../speak.test-support.ts';
import { CLAYTON, CODE_REVIEWS } from './clayton.ts';
import {
  askToken,
  consentPath,
  exchangeFields,
  freshCode,
  freshTokens,
  listWorkspaces,
  press,
  refreshFields,
} from './clayton-journey.test-support.ts';

let clayton: Spoken;
beforeEach(() => {
  clayton = speak(CLAYTON);
});

describe.each([
  ['Clayton', CLAYTON],
  ['Gearset Code Reviews', CODE_REVIEWS],
])('%s, as its page goes', (name, vendor) => {
  test('consent, the code, the exchange, the API, the refresh', async () => {
    const spoken = speak(vendor);
    const { facts } = spoken.dialect;
    const consent = await spoken.send(consentPath(facts));
    expect(await consent.text()).toContain(`<h1>Allow access to ${name}?</h1>`);

    const shown = await press(spoken, consentPath(facts), 'allow');
    expect(shown.href).toMatch(`${spoken.base}/authorized?code=`);
    const code = shown.searchParams.get('code') ?? '';
    const page = await spoken.dialect.answer(new Request(shown));
    expect(await page.text()).toContain(`<code>${code}</code>`);

    const { status, headers, body } = await askToken(spoken, `?code=${code}`, exchangeFields(facts));
    expect([status, headers.get('cache-control')]).toEqual([200, 'no-store']);
    expect(body).toEqual({
      access_token: expect.any(String),
      refresh_token: expect.any(String),
      scope: 'workspace',
      token_type: 'Bearer',
      expires_in: 5399,
    });
    expect(Object.keys(body)).toEqual(['access_token', 'refresh_token', 'scope', 'token_type', 'expires_in']);
    expect((await listWorkspaces(spoken, `Bearer ${body.access_token}`)).body).toContainEqual({
      id: 'ws-1',
      name: 'Practice workspace',
    });

    const next = await askToken(spoken, '', refreshFields(facts, body.refresh_token));
    expect([next.status, next.body.expires_in]).toEqual([200, 5399]);
    expect((await listWorkspaces(spoken, `Bearer ${next.body.access_token}`)).status).toBe(200);
  });
});

test('one edition’s client and tokens are nothing to the other', async () => {
  const codeReviews = speak(CODE_REVIEWS);
  const foreign = exchangeFields(clayton.dialect.facts);
  expect((await askToken(codeReviews, '?code=x', foreign)).body.error).toBe('invalid_client');
  const { access_token } = await freshTokens(clayton);
  expect((await listWorkspaces(codeReviews, `Bearer ${access_token}`)).status).toBe(401);
});

describe('consent', () => {
  test('Deny shows its error instead of a code', async () => {
    const shown = await press(clayton, consentPath(clayton.dialect.facts, { state: 'a&b' }), 'deny');
    expect(Object.fromEntries(shown.searchParams)).toEqual({
      error: 'access_denied',
      error_description: 'The user pressed Deny.',
      state: 'a&b',
    });
    expect(await (await clayton.dialect.answer(new Request(shown))).text()).toContain('The answer is access_denied.');
  });

  test('state comes back as it was sent, through the form, too', async () => {
    const state = `"><script>'&+ é`;
    const path = consentPath(clayton.dialect.facts, { state });
    const page = await (await clayton.send(path)).text();
    const action = /action="([^"]+)"/.exec(page)?.[1] ?? '';
    const posted = action.replace(/&#(\d+);/g, (_all, number) => String.fromCharCode(Number(number)));
    expect(posted).toBe(`/clayton${path}`);
    expect((await press(clayton, path, 'allow')).searchParams.get('state')).toBe(state);
  });

  test('without redirect_uri or scope the registered ones count', async () => {
    const path = consentPath(clayton.dialect.facts, { redirect_uri: undefined, scope: undefined });
    expect((await press(clayton, path, 'allow')).href).toMatch(`${clayton.base}/authorized?code=`);
  });

  test.each([
    ['another client', { client_id: 'nobody' }, 'client_id'],
    ['no client', { client_id: undefined }, 'client_id'],
    ['a closing slash', { redirect_uri: 'http://localhost:6285/clayton/authorized/' }, 'redirect_uri'],
    ['the console’s address', { redirect_uri: 'http://127.0.0.1:6284/callback' }, 'redirect_uri'],
    ['a hostile one', { redirect_uri: `https://evil.example/"><script>` }, 'redirect_uri'],
  ])('%s is shown here, not redirected', async (_name, changes, parameter) => {
    for (const method of ['GET', 'POST']) {
      const response = await clayton.send(consentPath(clayton.dialect.facts, changes), { method });
      const page = await response.text();
      expect([response.status, response.headers.get('location')]).toEqual([400, null]);
      expect(page).toContain(`<code>${parameter}</code> is not the registered one`);
      expect(page).not.toContain('<script');
    }
  });

  test.each([
    [{ response_type: 'token' }, 'unsupported_response_type'],
    [{ response_type: undefined }, 'invalid_request'],
    [{ scope: 'openid' }, 'invalid_scope'],
    [{ scope: 'workspace openid' }, 'invalid_scope'],
  ])('%j is sent back', async (changes, error) => {
    const response = await clayton.send(consentPath(clayton.dialect.facts, { state: 'xyz', ...changes }));
    const shown = new URL(response.headers.get('location') ?? '');
    expect([response.status, shown.searchParams.get('error'), shown.searchParams.get('state')]).toEqual([
      303,
      error,
      'xyz',
    ]);
  });

  test.each([
    ['client_id=a', 400],
    ['redirect_uri=a', 400],
    ['scope=workspace', 303],
  ])('twice: %s', async (extra, status) => {
    const response = await clayton.send(`${consentPath(clayton.dialect.facts)}&${extra}`);
    expect(response.status).toBe(status);
  });

  test('a button that is neither asks again; a form of another site is refused', async () => {
    const path = consentPath(clayton.dialect.facts);
    const post = (act: string, headers: Record<string, string> = {}) =>
      clayton.send(path, { method: 'POST', body: new URLSearchParams({ act }), headers });
    expect((await post('maybe')).status).toBe(400);
    expect((await post('allow', { origin: 'http://localhost:6284' })).status).toBe(403);
    expect((await post('allow', { 'sec-fetch-site': 'same-site' })).status).toBe(403);
    expect((await post('allow', { origin: 'http://localhost:6285', 'sec-fetch-site': 'same-origin' })).status).toBe(
      303,
    );
  });
});

test('the page that shows the code says when none came', async () => {
  const response = await clayton.send('/authorized');
  expect([response.status, (await response.text()).includes('none came along')]).toEqual([400, true]);
});

describe('the API refuses', () => {
  test.each([
    ['no token', undefined, 'unauthorized', 'No access token came.'],
    ['the word Bearer forgotten', 'TOKEN', 'invalid_token', 'lacks the word Bearer'],
    ['Basic', 'Basic YTpi', 'unauthorized', 'Send: Authorization: Bearer <access token>'],
    ['a made-up token', 'Bearer made-up', 'invalid_token', 'unknown here'],
    ['the refresh token', 'Bearer REFRESH', 'invalid_token', 'This is a refresh token.'],
  ])('%s', async (...[, authorization, error, words]) => {
    const { access_token, refresh_token } = await freshTokens(clayton);
    const sent = authorization?.replace('TOKEN', access_token).replace('REFRESH', refresh_token);
    const { status, headers, body } = await listWorkspaces(clayton, sent);
    expect([status, body.error]).toEqual([401, error]);
    expect(body.error_description).toContain(words);
    expect(headers.get('www-authenticate')).toMatch(
      error === 'unauthorized' ? /^Bearer realm="clayton"$/ : /^Bearer realm="clayton", error="invalid_token", /,
    );
  });

  test('a token whose time is up, or that was ended by hand', async () => {
    const [timed, expired, revoked] = [
      await freshTokens(clayton),
      await freshTokens(clayton),
      await freshTokens(clayton),
    ];
    clayton.dialect.tokens.expire(expired.access_token);
    clayton.dialect.tokens.revoke(revoked.access_token);
    const words = async (token: string) => (await listWorkspaces(clayton, `Bearer ${token}`)).body.error_description;
    expect(await words(expired.access_token)).toBe('The access token expired.');
    expect(await words(revoked.access_token)).toBe('The access token was revoked.');
    clayton.pass(5_398_999);
    expect((await listWorkspaces(clayton, `Bearer ${timed.access_token}`)).status).toBe(200);
    clayton.pass(1);
    expect(await words(timed.access_token)).toBe('The access token expired.');
  });
});

test('clear forgets tokens and codes', async () => {
  const code = await freshCode(clayton);
  const { access_token } = await freshTokens(clayton);
  clayton.dialect.tokens.clear();
  expect((await listWorkspaces(clayton, `Bearer ${access_token}`)).status).toBe(401);
  const { body } = await askToken(clayton, `?code=${code}`, exchangeFields(clayton.dialect.facts));
  expect(body.error_description).toContain('unknown here');
});

test('its page has what a profile needs, and the vendor’s commands with this place filled in', async () => {
  const page = (await (await clayton.send('/')).text()).replaceAll('&#38;', '&').replaceAll('&#34;', '"');
  const { facts } = clayton.dialect;
  for (const fact of Object.values(facts).filter((value) => value !== null)) expect(page).toContain(fact);
  expect(page).toContain(`${clayton.base}${consentPath(facts)}`);
  expect(page).toContain(`--url "${clayton.base}/oauth2/token?code=$AUTH_CODE"`);
  expect(page).toContain('RFC 6749, section 5.2');
});
