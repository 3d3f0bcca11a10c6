import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ServedPractice, servePractice } from '#practice/serve-practice.test-support.ts';
import { PracticeBrowser } from '#practice/standard/practice-browser.test-support.ts';
import { askUserinfo } from './ask-userinfo.ts';
import { checkEndpoints } from './check-endpoints.ts';
import { checkSignature } from './check-signature.ts';
import { completeAuthorization } from './complete-authorization.ts';
import { setUpConsoles, type TestConsole } from './console.test-support.ts';
import { exchangeCode } from './exchange-code.ts';
import { loadTokenView } from './load-token-views.ts';
import { loadRunView } from './load-views.ts';
import { pasteResponse } from './paste-response.ts';
import { makeProfile } from './profiles.test-support.ts';
import { receiveResponse } from './receive-response.ts';
import { refreshToken } from './refresh-token.ts';
import { sendFirst } from './send-first.test-support.ts';
import { sendTokenRequest } from './send-token-request.ts';
import { startRun } from './start-run.ts';
import { begin, patient } from './walk.test-support.ts';

/** The certified provider library judges our requests. */
let practice: ServedPractice;
beforeAll(async () => {
  practice = await servePractice(['http://127.0.0.1:6284']);
});
afterAll(() => practice.close());

const openConsole = setUpConsoles(() => practice.origin);

/** What the API answers to a token of this run. */
async function statusOfFirstCall(console: TestConsole, runId: string) {
  const view = await loadRunView(console.services, runId);
  if (!view?.token) throw new Error(`No token: ${JSON.stringify(view?.call?.tokenFailure ?? view?.run.outcome)}`);
  const callId = await sendFirst(console.services, { tokenId: view.token.id }, patient);
  return { tokenId: view.token.id, status: (await console.services.vault.loadCall(callId))?.head?.status };
}

test('a web application: code, PKCE, resource, nonce; then the API, a refresh, its signature', async () => {
  const console = await openConsole();
  const scopes = ['openid', 'profile', 'offline_access', 'items:read'];
  const prompt = [{ name: 'prompt', value: 'consent' }];
  const id = await makeProfile(console.services, 'web', { scopes, authorizationParameters: prompt });
  const { runId, consentUrl } = await begin(console, id);
  const answer = await new PracticeBrowser(practice.origin).consent(consentUrl);
  await receiveResponse(console.services, [...answer.searchParams]);
  expect(await completeAuthorization(console.services, runId)).toBe('exchanged');
  const { tokenId, status } = await statusOfFirstCall(console, runId);
  expect(status).toBe(200);
  expect((await refreshToken(console.services, tokenId, patient)).kind).toBe('refreshed');
  const { access, id: idToken, jwksUri } = await checkSignature(console.services, tokenId, patient);
  expect([access.kind, idToken?.kind, jwksUri]).toEqual(['verified', 'verified', `${practice.origin}/jwks`]);
});

test('its userinfo tells whose a token is that was asked for without a resource, and it is whom the ID token names', async () => {
  const console = await openConsole();
  const userinfoRequest = { method: 'GET', url: '' } as const;
  const scopes = ['openid', 'profile', 'email'];
  const id = await makeProfile(console.services, 'web', { scopes, resources: [], userinfoRequest });
  const { runId, consentUrl } = await begin(console, id);
  const answer = await new PracticeBrowser(practice.origin).consent(consentUrl);
  await receiveResponse(console.services, [...answer.searchParams]);
  await completeAuthorization(console.services, runId);
  const { token } = (await loadRunView(console.services, runId)) ?? expect.fail('no run');
  expect(await askUserinfo(console.services, token?.id ?? '', patient)).toEqual({ kind: 'account' });
  const view = await loadTokenView(console.services, token?.id ?? '');
  expect(view?.userinfo?.subject).toEqual({ kind: 'same' });
  expect(view?.account).toMatchObject({ label: 'ada', email: 'ada@practice.example', from: 'userinfo' });
});

test.each([
  ['query', 'http://127.0.0.1:6284/callback?'],
  ['fragment', 'http://127.0.0.1:6284/callback#'],
] as const)('the answer in the %s, pasted as an address', async (responseMode, start) => {
  const console = await openConsole();
  const id = await makeProfile(console.services, 'web', { responseMode });
  const { runId, consentUrl } = await begin(console, id);
  const { href } = await new PracticeBrowser(practice.origin).consent(consentUrl);
  expect(href.startsWith(start)).toBe(true);
  expect(await pasteResponse(console.services, { runId, text: href })).toEqual({ kind: 'taken' });
  await exchangeCode(console.services, runId, patient);
  expect((await statusOfFirstCall(console, runId)).status).toBe(200);
});

test('a native application: no secret, the code on the provider’s own page', async () => {
  const console = await openConsole();
  const { runId, consentUrl } = await begin(console, await makeProfile(console.services, 'native'));
  const browser = new PracticeBrowser(practice.origin);
  const page = await browser.press(await browser.press(await browser.open(consentUrl), 'sign-in'), 'allow');
  const text = page.url.searchParams.get('code') ?? '';
  expect(page.body).toContain(text);
  expect(await pasteResponse(console.services, { runId, text })).toEqual({ kind: 'taken' });
  await exchangeCode(console.services, runId, patient);
  expect((await statusOfFirstCall(console, runId)).status).toBe(200);
});

test('a service: client credentials, and nobody is asked', async () => {
  const console = await openConsole();
  const { runId } = await startRun(console.services, await makeProfile(console.services, 'service'));
  await sendTokenRequest(console.services, runId, patient);
  expect((await statusOfFirstCall(console, runId)).status).toBe(200);
});

test('a person who says no is told in the provider’s words', async () => {
  const console = await openConsole();
  const { runId, consentUrl } = await begin(console);
  const browser = new PracticeBrowser(practice.origin);
  const consent = await browser.press(await browser.open(consentUrl), 'sign-in');
  const { leavesFor } = await browser.press(consent, 'deny');
  await receiveResponse(console.services, [...(leavesFor?.searchParams ?? [])]);
  expect(await completeAuthorization(console.services, runId)).toBe('denied');
  expect((await loadRunView(console.services, runId))?.run.outcome).toMatchObject({ error: 'access_denied' });
});

test('its endpoints are there, and its metadata is its own', async () => {
  const console = await openConsole();
  const checks = await checkEndpoints(console.services, await makeProfile(console.services, 'web'), patient);
  expect(checks.map(({ verdict }) => verdict)).toEqual(Array(7).fill('reachable'));
  expect(checks[0]?.metadata?.issuer).toBe(practice.origin);
});
