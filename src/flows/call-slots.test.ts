import { expect, test } from 'vitest';
import { setUpConsoles, type TestConsole } from './console.test-support.ts';
import { exchangeCode } from './exchange-code.ts';
import { keepRun } from './keep-run.ts';
import { loadRun } from './load-records.ts';
import type { CallProgress } from './perform-call.ts';
import { makeProfile } from './profiles.test-support.ts';
import { receiveResponse } from './receive-response.ts';
import { refreshToken } from './refresh-token.ts';
import { sendFirst } from './send-first.test-support.ts';
import { begin, never, walkToToken } from './walk.test-support.ts';

const openConsole = setUpConsoles();

const apiCalls = ({ network }: TestConsole) => network.sent.filter(({ url }) => url.endsWith('/api/me')).length;

/** Six calls at once in two tabs, the answers to four of them held back. */
async function sendSix(console: TestConsole) {
  const { id: tokenId } = await walkToToken(console);
  const tabs = [console.services, await console.openTab()];
  const holds = [1, 2, 3, 4].map(() => console.network.holdNext());
  const calls = [0, 1, 2, 3, 4, 5].map((index) => {
    const progress: CallProgress[] = [];
    const press = new AbortController();
    let start = () => {};
    const hasBegun = new Promise<void>((resolve) => (start = resolve));
    const onProgress = (step: CallProgress) => {
      progress.push(step);
      start();
    };
    const options = { signal: press.signal, onProgress };
    return { press, progress, hasBegun, sent: sendFirst(tabs[index % 2] ?? console.services, { tokenId }, options) };
  });
  await Promise.all([...holds.map(({ isMade }) => isMade), ...calls.map(({ hasBegun }) => hasBegun)]);
  return { tokenId, holds, calls, progress: () => calls.map(({ progress }) => progress.join(', ')) };
}

test('six calls at once in two tabs: four are under way, two wait and say so, a token request passes by', async () => {
  const console = await openConsole();
  const { tokenId, holds, calls, progress } = await sendSix(console);
  expect(apiCalls(console)).toBe(4);
  expect(progress().sort()).toEqual(['sending', 'sending', 'sending', 'sending', 'waiting', 'waiting']);
  const own: CallProgress[] = [];
  const options = { signal: never, onProgress: (step: CallProgress) => void own.push(step) };
  expect((await refreshToken(console.services, tokenId, options)).kind).toBe('refreshed');
  expect([own, apiCalls(console)]).toEqual([['sending'], 4]);
  for (const hold of holds) hold.release();
  await Promise.all(calls.map(({ sent }) => sent));
  expect(apiCalls(console)).toBe(6);
  expect(progress().filter((steps) => steps === 'waiting, sending')).toHaveLength(2);
});

test('a call that is given up while it waits is kept as given up, and nothing of it was sent', async () => {
  const console = await openConsole();
  const { holds, calls } = await sendSix(console);
  const waiting = calls.filter(({ progress }) => progress.includes('waiting'));
  for (const { press } of waiting) press.abort();
  for (const { sent } of waiting) {
    const call = await console.services.vault.loadCall(await sent);
    expect(call).toMatchObject({ ending: { kind: 'aborted' }, connection: 'none', sizes: { requestBytes: 0 } });
  }
  for (const hold of holds) hold.release();
  await Promise.all(calls.map(({ sent }) => sent));
  expect(apiCalls(console)).toBe(4);
});

test('a token request waits for another one; given up by then, its run stands where it stood', async () => {
  const console = await openConsole();
  const profileId = await makeProfile(console.services, 'web', { pausesBeforeExchange: true });
  const { runId, consentUrl } = await begin(console, profileId);
  await receiveResponse(console.services, console.provider.allow(consentUrl));
  await keepRun(console.services, runId, never);
  let free = () => {};
  const busy = console.services.locks.withLock('call:token', () => new Promise<void>((resolve) => (free = resolve)));
  const press = new AbortController();
  const steps: CallProgress[] = [];
  const onProgress = (step: CallProgress) => {
    steps.push(step);
    press.abort();
  };
  expect(await exchangeCode(console.services, runId, { signal: press.signal, onProgress })).toBe('captured');
  free();
  await busy;
  expect((await loadRun(console.services, runId)).outcome.kind).toBe('captured');
  expect([steps, console.network.sent]).toEqual([['waiting'], []]);
});
