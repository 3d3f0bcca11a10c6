import { expect, test } from 'vitest';
import { noon, roundTripMs, setUpConsoles } from './console.test-support.ts';
import { keepRun } from './keep-run.ts';
import { loadRun, loadToken } from './load-records.ts';
import { loadTokenViews } from './load-token-views.ts';
import { loadRunView } from './load-views.ts';
import { receiveResponse } from './receive-response.ts';
import { refreshAndRetry } from './refresh-and-retry.ts';
import { sendFirst } from './send-first.test-support.ts';
import { startPracticeRun } from './start-practice-run.ts';
import { never, patient } from './walk.test-support.ts';

const openConsole = setUpConsoles();

test('from nothing to a token, a 200, a 401 after expiry, and a refresh that mends it', async () => {
  const console = await openConsole();
  const { services, provider, network } = console;

  const { runId, windowOpened } = await startPracticeRun(services);
  expect(windowOpened).toBe(true);
  const kept = keepRun(services, runId, never);

  const callbackTab = await console.openTab();
  const fields = provider.allow(console.windows[0] ?? '');
  expect(await receiveResponse(callbackTab, fields)).toEqual({ kind: 'run-goes-on' });
  await kept;

  const run = await loadRunView(services, runId);
  expect(run?.run.outcome).toMatchObject({ kind: 'exchanged', receivedAt: noon, result: { kind: 'token' } });
  expect(run?.call).toMatchObject({ purpose: 'token', tokenFailure: null, head: { status: 200 } });
  const tokenId = run?.token?.id ?? '';
  expect(run?.token).toMatchObject({
    grant: 'authorization_code',
    runId,
    parentId: null,
    format: { kind: 'jwt', algorithm: 'ES256' },
  });
  const receivedAt = noon + roundTripMs;
  expect(run?.token?.lifetime).toEqual({
    kind: 'known',
    startsAt: receivedAt,
    expiresAt: receivedAt + 120_000,
    seconds: 120,
  });

  const firstCallId = await sendFirst(services, { tokenId: tokenId }, patient);
  expect(await services.vault.loadCall(firstCallId)).toMatchObject({ head: { status: 200 }, tokenId, retryOf: null });

  console.advance(121_000);
  const lateCallId = await sendFirst(services, { tokenId: tokenId }, patient);
  expect(await services.vault.loadCall(lateCallId)).toMatchObject({ head: { status: 401 }, tokenId });

  const retried = await refreshAndRetry(services, lateCallId, patient);
  expect(retried.kind).toBe('retried');
  const [latest, ...older] = (await services.vault.loadApiCalls(10)).records;
  expect(latest).toMatchObject({ head: { status: 200 }, retryOf: lateCallId });
  expect(older).toHaveLength(2);
  const child = await loadToken(services, latest?.tokenId ?? '');
  expect(child).toMatchObject({
    grant: 'refresh_token',
    parentId: tokenId,
    runId: null,
    scopesAsked: run?.token?.scopesAsked,
  });
  expect((await loadTokenViews(services)).tokens).toHaveLength(2);

  const origins = new Set(network.sent.map(({ url }) => new URL(url).origin));
  expect([...origins]).toEqual(['http://localhost:6285']);
  expect(console.tokenRequests().map((fields) => fields.get('grant_type'))).toEqual([
    'authorization_code',
    'refresh_token',
  ]);
});

test('a second practice run uses the same profile, with its own state, verifier and nonce', async () => {
  const console = await openConsole();
  const first = await startPracticeRun(console.services);
  const second = await startPracticeRun(console.services);
  expect(second.profileId).toBe(first.profileId);
  expect((await console.services.vault.loadProfiles()).records).toHaveLength(1);
  const [a, b] = console.windows.map((url) => new URL(url).searchParams);
  for (const name of ['state', 'nonce', 'code_challenge']) expect(a?.get(name)).not.toBe(b?.get(name));
});

test('a blocked window is told, and the run waits all the same', async () => {
  const console = await openConsole();
  console.blocksWindows = true;
  const { runId, windowOpened } = await startPracticeRun(console.services);
  expect(windowOpened).toBe(false);
  expect((await loadRun(console.services, runId)).outcome).toEqual({ kind: 'waiting' });
});

test('run, attempt and verifier are stored before the window opens', async () => {
  const console = await openConsole();
  await startPracticeRun(console.services);
  const opened: string[] = [];
  const failing = { ...console.services.vault, put: () => Promise.reject(new Error('full')) };
  const services = { ...console.services, vault: failing, openWindow: (url: string) => opened.push(url) > 0 };
  await expect(startPracticeRun(services)).rejects.toThrow('full');
  expect(opened).toEqual([]);
});
