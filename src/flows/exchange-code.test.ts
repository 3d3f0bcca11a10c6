import { expect, test } from 'vitest';
import { changeProfile } from './change-profile.ts';
import { completeAuthorization } from './complete-authorization.ts';
import { setUpConsoles, type TestConsole } from './console.test-support.ts';
import { exchangeCode } from './exchange-code.ts';
import { keepRun } from './keep-run.ts';
import { loadRun } from './load-records.ts';
import type { Mishap } from './network.test-support.ts';
import { setProfileSecret } from './profile-secrets.ts';
import { makeProfile, webSecret } from './profiles.test-support.ts';
import { receiveResponse } from './receive-response.ts';
import { begin, never, patient, withoutLocks } from './walk.test-support.ts';

const openConsole = setUpConsoles();

/** A run whose code was captured and waits for its press. */
async function capture(console: TestConsole) {
  const profileId = await makeProfile(console.services, 'web', { pausesBeforeExchange: true });
  const { runId, consentUrl } = await begin(console, profileId);
  await receiveResponse(console.services, console.provider.allow(consentUrl));
  await keepRun(console.services, runId, never);
  return { runId, profileId };
}

const outcomeOf = async (console: TestConsole, runId: string) => (await loadRun(console.services, runId)).outcome;

test('where the profile pauses, a captured code is kept and nothing is sent; a press exchanges it', async () => {
  const console = await openConsole();
  const { runId } = await capture(console);
  expect(await outcomeOf(console, runId)).toMatchObject({
    kind: 'captured',
    from: 'callback',
    code: { lastFour: /./ },
  });
  expect(console.network.sent).toEqual([]);
  expect(await exchangeCode(console.services, runId, patient)).toBe('exchanged');
  expect(await outcomeOf(console, runId)).toMatchObject({ result: { kind: 'token' } });
});

test('a captured code outlives its page', async () => {
  const console = await openConsole();
  const { runId } = await capture(console);
  const other = await console.openTab();
  await keepRun(other, runId, never);
  expect((await loadRun(other, runId)).outcome.kind).toBe('captured');
  expect(await exchangeCode(other, runId, patient)).toBe('exchanged');
});

test('a tab that died after the code was stored and before it was sent: the next holder goes on', async () => {
  const console = await openConsole();
  const { runId, profileId } = await capture(console);
  await changeProfile(console.services, { id: profileId, change: { pausesBeforeExchange: false } });
  await keepRun(await console.openTab(), runId, never);
  expect(await outcomeOf(console, runId)).toMatchObject({ kind: 'exchanged', result: { kind: 'token' } });
  expect(console.tokenRequests()).toHaveLength(1);
});

test('two tabs that press at once use the code once', async () => {
  const console = await openConsole();
  const { runId } = await capture(console);
  const other = await console.openTab();
  await Promise.all([exchangeCode(console.services, runId, patient), exchangeCode(other, runId, patient)]);
  expect(console.tokenRequests()).toHaveLength(1);
});

test('after a failure it is exchanged again: the same code, verifier and redirect URI, the profile as it is now', async () => {
  const console = await openConsole();
  const { runId, profileId } = await capture(console);
  await setProfileSecret(console.services, { id: profileId, field: 'clientSecret', text: 'a mistyped secret' });
  await exchangeCode(console.services, runId, patient);
  expect(await outcomeOf(console, runId)).toMatchObject({ kind: 'exchanged', result: { kind: 'failed' } });
  await setProfileSecret(console.services, { id: profileId, field: 'clientSecret', text: webSecret });
  await changeProfile(console.services, {
    id: profileId,
    change: { redirect: { kind: 'callback', host: 'localhost' } },
  });
  await exchangeCode(console.services, runId, patient);
  expect(await outcomeOf(console, runId)).toMatchObject({ kind: 'exchanged', result: { kind: 'token' } });
  const [first, second] = console.tokenRequests();
  expect(Object.fromEntries(second ?? [])).toEqual(Object.fromEntries(first ?? []));
  expect(second?.get('redirect_uri')).toBe('http://127.0.0.1:6284/callback');
});

test.each<[string, Mishap]>([
  ['no proxy', { kind: 'proxy-down' }],
  ['silence', { kind: 'ending', ending: { kind: 'timeout', during: 'total', waitedMs: 60_000 } }],
])('after %s the code is still there for a press, and nothing is sent without one', async (_, mishap) => {
  const console = await openConsole();
  const { runId } = await capture(console);
  console.network.meet(mishap);
  await exchangeCode(console.services, runId, patient);
  await keepRun(console.services, runId, never);
  expect(console.tokenRequests()).toHaveLength(1);
  await exchangeCode(console.services, runId, patient);
  expect(await outcomeOf(console, runId)).toMatchObject({ result: { kind: 'token' } });
});

test('an interrupted exchange is told first; a press repeats it all the same', async () => {
  const console = await openConsole();
  const { runId } = await capture(console);
  const held = console.network.holdNext();
  // The dead tab: its request was sent, its answer never came in, and its lock is gone with it.
  void exchangeCode(withoutLocks(console.services), runId, patient);
  await held.isMade;
  const other = await console.openTab();
  expect(await completeAuthorization(other, runId)).toBe('interrupted');
  expect(await exchangeCode(other, runId, patient)).toBe('exchanged');
  expect(await outcomeOf(console, runId)).toMatchObject({ result: { kind: 'failed' } });
});

test('a run that has its token, or waits for its code, is not exchanged by a press', async () => {
  const console = await openConsole();
  const waiting = await begin(console);
  expect(await exchangeCode(console.services, waiting.runId, patient)).toBe('waiting');
  const { runId } = await capture(console);
  await exchangeCode(console.services, runId, patient);
  expect(await exchangeCode(console.services, runId, patient)).toBe('exchanged');
  expect(console.tokenRequests()).toHaveLength(1);
});

test('a secret that can’t be opened: nothing is sent, and the code is still there', async () => {
  const console = await openConsole();
  const { runId } = await capture(console);
  const open = () => Promise.reject(new Error('sealed with another key'));
  const services = { ...console.services, vault: { ...console.services.vault, open } };
  await expect(exchangeCode(services, runId, patient)).rejects.toThrow('another key');
  expect((await outcomeOf(console, runId)).kind).toBe('captured');
  expect(console.network.sent).toEqual([]);
});
