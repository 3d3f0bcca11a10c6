import { afterEach, expect, test, vi } from 'vitest';
import { setUpConsoles, type TestConsole } from './console.test-support.ts';
import { keepRun } from './keep-run.ts';
import { loadRun } from './load-records.ts';
import * as tokenViews from './load-token-views.ts';
import * as views from './load-views.ts';
import { receiveResponse } from './receive-response.ts';
import { refreshAndRetry } from './refresh-and-retry.ts';
import { refreshToken } from './refresh-token.ts';
import { revealCall } from './reveal-call.ts';
import { dump, leaksIn, textOf } from './secrecy.test-support.ts';
import { sendFirst } from './send-first.test-support.ts';
import { startPracticeRun } from './start-practice-run.ts';
import { never, patient } from './walk.test-support.ts';

const openConsole = setUpConsoles();

const printed = (['log', 'info', 'warn', 'error', 'debug', 'trace'] as const).map((name) =>
  vi.spyOn(console, name).mockImplementation(() => {}),
);
afterEach(() => {
  for (const spy of printed) spy.mockClear();
});

/** A whole journey; gives everything that React was handed on the way. */
async function journey(browser: TestConsole): Promise<{ handed: unknown[]; runId: string; tokenId: string }> {
  const { services, provider } = browser;
  const handed: unknown[] = [];
  const hand = async <T>(value: T | Promise<T>): Promise<T> => {
    handed.push(await value);
    return value;
  };
  const { runId } = await hand(startPracticeRun(services));
  const kept = keepRun(services, runId, never);
  await hand(views.loadRunView(services, runId));
  const held = browser.network.holdNext();
  const received = receiveResponse(services, provider.allow(browser.windows[0] ?? ''));
  await held.isMade;
  await hand(received);
  await hand(views.loadRunView(services, runId));
  held.release();
  await hand(kept);
  const run = await hand(views.loadRunView(services, runId));
  const tokenId = run?.token?.id ?? '';
  await hand(sendFirst(services, { tokenId: tokenId }, patient));
  browser.advance(121_000);
  const late = await hand(sendFirst(services, { tokenId: tokenId }, patient));
  await hand(refreshAndRetry(services, late, patient));
  const newer = await hand(refreshToken(services, tokenId, patient));
  await hand(newer.kind === 'refreshed-elsewhere' ? refreshToken(services, newer.tokenId, patient) : null);
  await hand(tokenViews.loadTokenView(services, tokenId));
  await hand(tokenViews.loadTokenViews(services));
  await hand(views.loadCallViewsOf(services, tokenId));
  await hand(views.loadCallView(services, late));
  await hand(views.loadTokenCallView(services, run?.call?.id ?? ''));
  await hand(services.vault.loadProfile('practice'));
  return { handed, runId, tokenId };
}

test('R28, R29: after a whole journey no secret was handed to React, printed, put in a URL or stored in the clear', async () => {
  const browser = await openConsole();
  const { handed } = await journey(browser);
  const { secrets } = browser.provider;
  // The client secret, a code, a verifier and three times access, refresh and ID token.
  expect(secrets.size).toBe(12);
  for (const value of handed) expect(leaksIn(textOf(value), secrets)).toEqual([]);
  expect(handed.length).toBeGreaterThan(15);
  for (const spy of printed) expect(spy).not.toHaveBeenCalled();
  const urls = [...browser.windows, ...browser.network.sent.map(({ url }) => url)];
  expect(leaksIn(urls.join('\n'), secrets)).toEqual([]);
  expect(leaksIn(await dump(browser.indexedDB), secrets)).toEqual([]);
});

test('the search would have found them', async () => {
  const browser = await openConsole();
  const { tokenId, runId } = await journey(browser);
  const { secrets } = browser.provider;
  expect(leaksIn(textOf(browser.network.sent), secrets).length).toBeGreaterThan(6);
  expect(leaksIn(textOf(await browser.services.vault.loadToken(tokenId)), secrets)).toHaveLength(3);
  expect(await dump(browser.indexedDB)).toContain(runId);
});

test('state and nonce stay out of what is stored in the clear', async () => {
  const browser = await openConsole();
  const { runId } = await journey(browser);
  const { searchParams } = new URL((await loadRun(browser.services, runId)).authorizationRequest?.url ?? '');
  const own = [searchParams.get('state') ?? '', searchParams.get('nonce') ?? ''];
  expect(own[0]).toMatch(/^[\w-]{22}$/);
  expect(leaksIn(await dump(browser.indexedDB), own)).toEqual([]);
});

test('Reveal opens a call on demand: request and response as they went over the wire', async () => {
  const browser = await openConsole();
  const { runId } = await journey(browser);
  const { outcome } = await loadRun(browser.services, runId);
  const revealed = await revealCall(browser.services, outcome.kind === 'exchanged' ? (outcome.callId ?? '') : '');
  const shown = (spans: readonly { text: string }[]) => spans.map(({ text }) => text).join('');
  const [sent] = browser.network.sent;
  expect(shown(revealed.request).replaceAll('\n&', '&')).toContain(sent?.body);
  for (const [name, value] of sent?.headers ?? []) expect(shown(revealed.request)).toContain(`${name}: ${value}`);
  expect(leaksIn(shown(revealed.response), browser.provider.secrets)).toHaveLength(3);
});
