import { expect, test, vi } from 'vitest';
import { completeAuthorization } from './complete-authorization.ts';
import { setUpConsoles } from './console.test-support.ts';
import { keepRun } from './keep-run.ts';
import { loadRun } from './load-records.ts';
import { loadRunView } from './load-views.ts';
import { receiveResponse } from './receive-response.ts';
import { begin, beginAnswered, never } from './walk.test-support.ts';

const openConsole = setUpConsoles();

test('two tabs that keep the same run exchange its code once', async () => {
  const console = await openConsole();
  const { runId, consentUrl } = await begin(console);
  const other = await console.openTab();
  const kept = [keepRun(console.services, runId, never), keepRun(other, runId, never)];
  await receiveResponse(other, console.provider.allow(consentUrl));
  await Promise.all(kept);
  expect(console.tokenRequests()).toHaveLength(1);
  expect((await loadRunView(other, runId))?.token).not.toBeNull();
});

test('a page kept twice, as React’s strict mode does, exchanges the code once and lets go of the first', async () => {
  const console = await openConsole();
  const { runId, consentUrl } = await begin(console);
  const first = new AbortController();
  const kept = keepRun(console.services, runId, first.signal);
  first.abort();
  const again = keepRun(console.services, runId, never);
  await kept;
  await receiveResponse(console.services, console.provider.allow(consentUrl));
  await again;
  expect(console.tokenRequests()).toHaveLength(1);
});

test('a page that goes in mid-exchange: the exchange is finished and the token stored', async () => {
  const console = await openConsole();
  const { runId } = await beginAnswered(console);
  const held = console.network.holdNext();
  const page = new AbortController();
  const kept = keepRun(console.services, runId, page.signal);
  await held.isMade;
  page.abort();
  expect((await loadRun(console.services, runId)).outcome.kind).toBe('exchanging');
  held.release();
  await kept;
  expect(held.isCancelled()).toBe(false);
  expect((await loadRunView(console.services, runId))?.token).not.toBeNull();
});

test('a tab that died in mid-exchange: the next holder says so and sends nothing again', async () => {
  const console = await openConsole();
  const { runId } = await beginAnswered(console);
  const held = console.network.holdNext();
  // The dead tab: its flow stands still for ever, and its lock is gone with it.
  void completeAuthorization(console.services, runId);
  await held.isMade;
  const other = await console.openTab();
  await keepRun(other, runId, never);
  expect((await loadRun(other, runId)).outcome.kind).toBe('interrupted');
  expect(console.tokenRequests()).toHaveLength(1);
});

test('a tab that died between taking the answer and storing its code: the next holder says so at once', async () => {
  const console = await openConsole();
  const { runId } = await beginAnswered(console);
  const { authorizationRequest } = await loadRun(console.services, runId);
  const state = authorizationRequest?.parameters.find(({ name }) => name === 'state')?.value ?? '';
  expect(await console.services.vault.takeAttempt(state, console.services.now())).not.toBeNull();
  const other = await console.openTab();
  await keepRun(other, runId, never);
  expect((await loadRun(other, runId)).outcome).toMatchObject({ kind: 'interrupted', code: null });
  expect(console.tokenRequests()).toEqual([]);
});

test('where the token can’t be stored, nothing of it is, and the code is not sent again', async () => {
  const console = await openConsole();
  const { runId } = await beginAnswered(console);
  const held = console.network.holdNext();
  const { vault } = console.services;
  let isFull = false;
  const put: typeof vault.put = (records) => (isFull ? Promise.reject(new Error('full')) : vault.put(records));
  const kept = keepRun({ ...console.services, vault: { ...vault, put } }, runId, never);
  await held.isMade;
  isFull = true;
  held.release();
  await expect(kept).rejects.toThrow('full');
  expect((await vault.loadTokens()).records).toEqual([]);
  await keepRun(console.services, runId, never);
  expect((await loadRun(console.services, runId)).outcome.kind).toBe('interrupted');
  expect(console.tokenRequests()).toHaveLength(1);
});

test('a waiting run notices by itself that its attempt has ended', async () => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
  try {
    const console = await openConsole();
    const { runId } = await begin(console);
    const kept = keepRun(console.services, runId, never);
    await vi.waitFor(() => expect(vi.getTimerCount()).toBe(1));
    console.advance(10 * 60_000 + 1);
    await vi.advanceTimersByTimeAsync(5_000);
    await kept;
    expect((await loadRun(console.services, runId)).outcome).toMatchObject({ reason: { kind: 'attempt-expired' } });
  } finally {
    vi.useRealTimers();
  }
});

test.each<[string, boolean]>([
  ['before it had the lock', true],
  ['while it waited', false],
])('a page that goes %s leaves no timer and no listener behind', async (_, isEarly) => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
  try {
    const console = await openConsole();
    const { runId } = await begin(console);
    let listeners = 0;
    const { vault } = console.services;
    const subscribe: typeof vault.subscribe = (listener) => {
      listeners += 1;
      const stop = vault.subscribe(listener);
      return () => {
        listeners -= 1;
        stop();
      };
    };
    const page = new AbortController();
    const kept = keepRun({ ...console.services, vault: { ...vault, subscribe } }, runId, page.signal);
    if (!isEarly) await vi.waitFor(() => expect(listeners).toBe(1));
    page.abort();
    await kept;
    expect([listeners, vi.getTimerCount()]).toEqual([0, 0]);
  } finally {
    vi.useRealTimers();
  }
});
