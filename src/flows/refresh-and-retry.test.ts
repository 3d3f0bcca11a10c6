import { expect, test } from 'vitest';
import { setUpConsoles } from './console.test-support.ts';
import { loadToken } from './load-records.ts';
import { loadCallViewsOf } from './load-views.ts';
import type { Mishap } from './network.test-support.ts';
import { refreshAndRetry } from './refresh-and-retry.ts';
import { refreshToken } from './refresh-token.ts';
import { sendFirst } from './send-first.test-support.ts';
import { patient, walkToToken } from './walk.test-support.ts';

const openConsole = setUpConsoles();

test('the stored call holds its token as a slot, never as text', async () => {
  const console = await openConsole();
  const token = await walkToToken(console);
  const call = await console.services.vault.loadCall(await sendFirst(console.services, { tokenId: token.id }, patient));
  const accessToken = (await console.services.vault.open(token.accessToken)).reveal();
  expect(JSON.stringify(call?.request)).not.toContain(accessToken);
  expect(JSON.stringify(call?.request)).toContain(token.accessToken.id);
});

test.each<[string, Mishap, string]>([
  [
    'unreachable',
    { kind: 'ending', ending: { kind: 'unreachable', code: 'ECONNREFUSED', during: 'connect' } },
    'unreachable',
  ],
  ['proxy down', { kind: 'proxy-down' }, 'proxy-down'],
  ['timeout', { kind: 'ending', ending: { kind: 'timeout', during: 'body', waitedMs: 9 }, arrived: 'half' }, 'timeout'],
])('a call that ends badly is stored as it ended: %s', async (_, mishap, kind) => {
  const console = await openConsole();
  const token = await walkToToken(console);
  console.network.meet(mishap);
  const callId = await sendFirst(console.services, { tokenId: token.id }, patient);
  expect((await console.services.vault.loadCall(callId))?.ending.kind).toBe(kind);
});

test('a cancelled call hangs up and is stored as cancelled', async () => {
  const console = await openConsole();
  const token = await walkToToken(console);
  const held = console.network.holdNext();
  const press = new AbortController();
  const sent = sendFirst(console.services, { tokenId: token.id }, press);
  await held.isMade;
  press.abort();
  expect((await console.services.vault.loadCall(await sent))?.ending).toEqual({ kind: 'aborted' });
});

test('unknown tokens and calls are bugs, not outcomes', async () => {
  const { services } = await openConsole();
  await expect(sendFirst(services, { tokenId: 'nothing' }, patient)).rejects.toThrow('There is no token nothing');
  await expect(refreshAndRetry(services, 'nothing', patient)).rejects.toThrow('There is no call nothing');
});

test('refresh and retry links the second call to the first and carries the child’s token', async () => {
  const console = await openConsole();
  const token = await walkToToken(console);
  console.advance(121_000);
  const refused = await sendFirst(console.services, { tokenId: token.id }, patient);
  const result = await refreshAndRetry(console.services, refused, patient);
  const call = result.kind === 'retried' ? await console.services.vault.loadCall(result.callId) : null;
  expect(call).toMatchObject({ retryOf: refused, purpose: 'api', head: { status: 200 } });
  expect((await loadToken(console.services, call?.tokenId ?? '')).parentId).toBe(token.id);
});

test('the calls of a token are those to APIs: a refresh carries the refresh token', async () => {
  const console = await openConsole();
  const token = await walkToToken(console);
  await sendFirst(console.services, { tokenId: token.id }, patient);
  await refreshToken(console.services, token.id, patient);
  const { records } = await console.services.vault.loadCallsOf(token.id);
  expect(records.map(({ purpose }) => purpose).sort()).toEqual(['api', 'refresh']);
  expect((await loadCallViewsOf(console.services, token.id)).calls).toMatchObject([
    { purpose: 'api', method: 'GET', url: 'http://localhost:6285/api/me' },
  ]);
});

test('where a refresh since has mended things, none is made', async () => {
  const console = await openConsole();
  const token = await walkToToken(console);
  console.advance(121_000);
  const refused = await sendFirst(console.services, { tokenId: token.id }, patient);
  await refreshToken(console.services, token.id, patient);
  const before = console.tokenRequests().length;
  expect((await refreshAndRetry(console.services, refused, patient)).kind).toBe('retried');
  expect(console.tokenRequests()).toHaveLength(before);
});

test('two presses at once refresh once and send twice', async () => {
  const console = await openConsole();
  const token = await walkToToken(console);
  console.advance(121_000);
  const refused = await sendFirst(console.services, { tokenId: token.id }, patient);
  const other = await console.openTab();
  const before = console.tokenRequests().length;
  const results = await Promise.all([
    refreshAndRetry(console.services, refused, patient),
    refreshAndRetry(other, refused, patient),
  ]);
  expect(results.map(({ kind }) => kind)).toEqual(['retried', 'retried']);
  expect(console.tokenRequests()).toHaveLength(before + 1);
});

test('a refresh that fails sends nothing again and names its call', async () => {
  const console = await openConsole();
  const token = await walkToToken(console);
  const refused = await sendFirst(console.services, { tokenId: token.id }, patient);
  console.network.meet({ kind: 'answer', response: Response.json({ error: 'invalid_grant' }, { status: 400 }) });
  const result = await refreshAndRetry(console.services, refused, patient);
  expect(result).toMatchObject({ kind: 'not-refreshed', refresh: { kind: 'failed', callId: expect.any(String) } });
  expect((await console.services.vault.loadApiCalls(10)).records).toHaveLength(1);
});

test('cancelled during the refresh: nothing is sent again, and the refreshed token is kept', async () => {
  const console = await openConsole();
  const token = await walkToToken(console);
  const refused = await sendFirst(console.services, { tokenId: token.id }, patient);
  const held = console.network.holdNext();
  const press = new AbortController();
  const retried = refreshAndRetry(console.services, refused, press);
  await held.isMade;
  press.abort();
  expect(await retried).toEqual({ kind: 'cancelled' });
  held.release();
  expect((await refreshToken(console.services, token.id, patient)).kind).toBe('refreshed-elsewhere');
  expect((await console.services.vault.loadApiCalls(10)).records).toHaveLength(1);
});
