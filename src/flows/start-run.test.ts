import { expect, test, vi } from 'vitest';
import { completeAuthorization } from './complete-authorization.ts';
import { setUpConsoles } from './console.test-support.ts';
import { loadRun } from './load-records.ts';
import { loadRunView } from './load-views.ts';
import { makeProfile } from './profiles.test-support.ts';
import { receiveResponse } from './receive-response.ts';
import { dump, leaksIn, textOf } from './secrecy.test-support.ts';
import { startRun } from './start-run.ts';
import { begin } from './walk.test-support.ts';

const openConsole = setUpConsoles();

test('implicit: the answer is the token, kept as it came; it has no call', async () => {
  const console = await openConsole();
  const { runId, consentUrl } = await begin(console, await makeProfile(console.services, 'web', { grant: 'implicit' }));
  const fields = console.provider.allow(consentUrl);
  await receiveResponse(console.services, fields);
  expect(await completeAuthorization(console.services, runId)).toBe('exchanged');
  const view = await loadRunView(console.services, runId);
  expect(view?.token).toMatchObject({ grant: 'implicit', callId: null, lifetime: { kind: 'known', seconds: 120 } });
  expect(view?.run.outcome).toMatchObject({ callId: null, code: null, from: 'callback' });
  const token = await console.services.vault.loadToken(view?.token?.id ?? '');
  expect(token?.response).toBe(new URLSearchParams(fields).toString());
  expect(console.network.sent).toEqual([]);
  expect(leaksIn(textOf(view), console.provider.secrets)).toEqual([]);
  expect(leaksIn(await dump(console.indexedDB), console.provider.secrets)).toEqual([]);
  expect([...console.provider.secrets].length).toBeGreaterThan(1);
});

test('R11: the browser is asked to keep what is stored after the first token, whichever way it came', async () => {
  for (const grant of ['implicit', 'authorization_code'] as const) {
    const console = await openConsole();
    const persist = vi.fn(async () => 'granted' as const);
    const services = { ...console.services, vault: { ...console.services.vault, persist } };
    const profileId = await makeProfile(services, 'web', { grant });
    for (const before of [0, 1]) {
      const { runId, consentUrl } = await begin({ ...console, services }, profileId);
      await receiveResponse(services, console.provider.allow(consentUrl));
      expect(persist).toHaveBeenCalledTimes(before);
      expect(await completeAuthorization(services, runId)).toBe('exchanged');
    }
    expect(persist).toHaveBeenCalledTimes(1);
  }
});

test('implicit: a field without a name is nothing to stumble over', async () => {
  const console = await openConsole();
  const { runId, consentUrl } = await begin(console, await makeProfile(console.services, 'web', { grant: 'implicit' }));
  await receiveResponse(console.services, [['', ''], ...console.provider.allow(consentUrl)]);
  expect(await completeAuthorization(console.services, runId)).toBe('exchanged');
});

test.each([
  ['S256', 43],
  ['plain', 43],
  ['off', 0],
] as const)('PKCE %s: the verifier fits the challenge', async (pkce, length) => {
  const console = await openConsole();
  const { runId, consentUrl } = await begin(console, await makeProfile(console.services, 'web', { pkce }));
  await receiveResponse(console.services, console.provider.allow(consentUrl));
  await completeAuthorization(console.services, runId);
  expect((await loadRun(console.services, runId)).outcome).toMatchObject({ result: { kind: 'token' } });
  expect(console.tokenRequests()[0]?.get('code_verifier')?.length ?? 0).toBe(length);
});

test('a profile whose consent URL can’t be opened begins no run and stores nothing', async () => {
  const console = await openConsole();
  const id = await makeProfile(console.services, 'web', { authorizationEndpoint: 'javascript:alert(1)' });
  await expect(startRun(console.services, id)).rejects.toThrow('no http or https URL');
  expect(console.windows).toEqual([]);
  expect((await console.services.vault.loadRunsOf(id)).records).toEqual([]);
});

test('a run keeps the redirect URI it sent, whatever its profile says later', async () => {
  const console = await openConsole();
  const redirect = { kind: 'callback', host: 'localhost' } as const;
  const { runId } = await begin(console, await makeProfile(console.services, 'web', { redirect }));
  const run = await loadRun(console.services, runId);
  expect(run.redirectUri).toBe('http://localhost:6284/callback');
  expect(new URL(console.windows[0] ?? '').searchParams.get('redirect_uri')).toBe(run.redirectUri);
});
