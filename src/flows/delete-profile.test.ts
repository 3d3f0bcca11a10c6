import { expect, test } from 'vitest';
import { changeProfile } from './change-profile.ts';
import { completeAuthorization } from './complete-authorization.ts';
import { setUpConsoles, type TestConsole } from './console.test-support.ts';
import { createProfile } from './create-profile.ts';
import { deleteProfile } from './delete-profile.ts';
import { deleteToken } from './delete-token.ts';
import { loadBody } from './load-body.ts';
import { loadProfile, loadToken } from './load-records.ts';
import { loadCallView, loadTokenCallView } from './load-views.ts';
import { makeProfile, makeRefreshProfile } from './profiles.test-support.ts';
import { clients } from './provider-clients.test-support.ts';
import { receiveResponse } from './receive-response.ts';
import { refreshToken } from './refresh-token.ts';
import { revealCall } from './reveal-call.ts';
import { dump, leaksIn, textOf } from './secrecy.test-support.ts';
import { sendFirst } from './send-first.test-support.ts';
import { sendTokenRequest } from './send-token-request.ts';
import { startRun } from './start-run.ts';
import { begin, patient, walkToToken } from './walk.test-support.ts';

const openConsole = setUpConsoles();

/** How many rows of each store there are on disk. */
async function rowsIn({ indexedDB }: TestConsole): Promise<Record<string, number>> {
  const stores: [name: string, store: string, keys: unknown[]][] = JSON.parse(await dump(indexedDB));
  return Object.fromEntries(stores.map(([, store, keys]) => [store, keys.length]));
}

test('a profile goes with its tokens, runs and secrets; its calls stay, and so does everybody else', async () => {
  const console = await openConsole();
  const other = await makeProfile(console.services, 'service');
  const before = await rowsIn(console);
  const token = await walkToToken(console);
  await refreshToken(console.services, token.id, patient);
  const callId = await sendFirst(console.services, { tokenId: token.id }, patient);
  await begin(console);
  const deleted = await deleteProfile(console.services, token.profileId);
  expect(deleted.tokens).toBe(2);
  // The practice collection came with the practice profile: it stays as well.
  const collection = { collections: 1, requests: expect.any(Number) };
  expect(await rowsIn(console)).toEqual({ ...before, ...collection, calls: 3, callParts: 3 });
  expect(await console.services.vault.loadProfile(other)).not.toBeNull();
  expect(await console.services.vault.loadCall(callId)).not.toBeNull();
});

test('undo brings all of it back, as good as it was', async () => {
  const console = await openConsole();
  const token = await walkToToken(console);
  const waiting = await begin(console);
  const before = await rowsIn(console);
  const { undo } = await deleteProfile(console.services, token.profileId);
  await undo();
  expect(await rowsIn(console)).toEqual(before);
  expect(await loadToken(console.services, token.id)).toEqual(token);
  expect((await refreshToken(console.services, token.id, patient)).kind).toBe('refreshed');
  await receiveResponse(console.services, console.provider.allow(waiting.consentUrl));
  expect(await completeAuthorization(console.services, waiting.runId)).toBe('exchanged');
});

test('R29: what waits for an undo is sealed', async () => {
  const console = await openConsole();
  const token = await walkToToken(console);
  const { remove } = console.services.vault;
  const removed: unknown[] = [];
  const vault: typeof console.services.vault = {
    ...console.services.vault,
    remove: async (addresses) => {
      const rows = await remove(addresses);
      removed.push(rows);
      return rows;
    },
  };
  await deleteProfile({ ...console.services, vault }, token.profileId);
  expect(textOf(removed).length).toBeGreaterThan(1000);
  expect(leaksIn(textOf(removed), console.provider.secrets)).toEqual([]);
});

test('a call whose secret was deleted stays masked in its request, and opens in its response', async () => {
  const console = await openConsole();
  const token = await walkToToken(console);
  await deleteProfile(console.services, token.profileId);
  const { request, response } = await revealCall(console.services, token.callId ?? '');
  expect(leaksIn(textOf(request), console.provider.secrets)).toEqual([]);
  expect(leaksIn(textOf(response), console.provider.secrets)).toHaveLength(3);
});

test('Cliquify’s nested token stays masked when its profile is gone, copies and odd names included, and reads as a success', async () => {
  const console = await openConsole();
  const { services } = console;
  const profileId = await createProfile(services, { kind: 'preset', id: 'cliquify', at: 'practice', values: {} });
  const { tokenPointers } = await loadProfile(services, profileId);
  await changeProfile(services, {
    id: profileId,
    change: { tokenPointers: { ...tokenPointers, access_token: '/token/value' } },
  });
  const secret = 'clq-opaque/0123456789+';
  const answer = { success: true, token: { value: secret, expires_in: 3600 }, note: `Your ticket: ${secret}.` };
  console.network.meet({ kind: 'answer', response: Response.json(answer) });
  const { runId } = await startRun(services, profileId);
  await sendTokenRequest(services, runId, patient);
  const [token] = (await services.vault.loadTokensOf(profileId)).records;
  const callId = token?.callId ?? expect.fail('no token');
  await deleteProfile(services, profileId);

  const inspected = await loadTokenCallView(services, callId);
  expect(inspected?.tokenFailure).toBeNull();
  for (const view of [inspected, await loadCallView(services, callId)]) {
    const shown = view?.responseBody?.map(({ text }) => text).join('') ?? '';
    expect(JSON.parse(shown)).toMatchObject({ success: true, token: { expires_in: 3600 } });
    expect(leaksIn(shown, [secret])).toEqual([]);
  }
  const body = await loadBody(services, callId);
  if (body.kind !== 'body') throw new Error('It was not kept');
  expect(leaksIn(await body.shownBlob.text(), [secret])).toEqual([]);
  expect(JSON.parse(await body.blob.text())).toEqual(answer);
});

test('a token goes with the secrets that are its own; those a younger one shares stay', async () => {
  const console = await openConsole();
  const parent = await walkToToken(console);
  console.network.meet({ kind: 'answer', response: Response.json({ access_token: 'next', token_type: 'Bearer' }) });
  const result = await refreshToken(console.services, parent.id, patient);
  const before = await rowsIn(console);
  const { undo } = await deleteToken(console.services, parent.id);
  const after = await rowsIn(console);
  expect([after.tokens, after.secrets]).toEqual([1, (before.secrets ?? 0) - 1]);
  const childId = result.kind === 'refreshed' ? result.tokenId : '';
  expect((await refreshToken(console.services, childId, patient)).kind).toBe('refreshed');
  await undo();
  expect(await loadToken(console.services, parent.id)).toEqual(parent);
});

test('a token’s refresh token that its profile begins with stays', async () => {
  const console = await openConsole();
  const profileId = await makeRefreshProfile(console.services, console.provider.giveRefreshToken(clients.service));
  const { runId } = await startRun(console.services, profileId);
  await sendTokenRequest(console.services, runId, patient);
  const [token] = (await console.services.vault.loadTokensOf(profileId)).records;
  await deleteToken(console.services, token?.id ?? '');
  const { startingRefreshToken } = await loadProfile(console.services, profileId);
  expect(startingRefreshToken).toEqual(token?.refreshToken);
  expect(startingRefreshToken && (await console.services.vault.open(startingRefreshToken)).reveal()).toMatch(/^rt-/);
});

test('a refresh that is under way is waited for', async () => {
  const console = await openConsole();
  const token = await walkToToken(console);
  const held = console.network.holdNext();
  const refreshed = refreshToken(console.services, token.id, patient);
  await held.isMade;
  const deleted = deleteToken(await console.openTab(), token.id);
  held.release();
  expect((await refreshed).kind).toBe('refreshed');
  await deleted;
  expect((await console.services.vault.loadTokens()).records).toMatchObject([{ parentId: token.id }]);
});

test.each(['a token request', 'a refresh'])(
  '%s under way when its profile is deleted: its call is kept alone',
  async (which) => {
    const console = await openConsole();
    const { services, network } = console;
    const token = await walkToToken(console);
    const service = await makeProfile(services, 'service');
    const { runId } = await startRun(services, service);
    const held = network.holdNext();
    const sent =
      which === 'a refresh' ? refreshToken(services, token.id, patient) : sendTokenRequest(services, runId, patient);
    const settled = sent.catch((error: Error) => error.message);
    await held.isMade;
    const before = await rowsIn(console);
    for (const id of [token.profileId, service]) await deleteProfile(services, id);
    held.release();
    await settled;
    const gone = { profiles: 0, tokens: 0, runs: 0, secrets: 0, attempts: 0 };
    const calls = (before.calls ?? 0) + 1;
    expect(await rowsIn(console)).toEqual({ ...before, ...gone, calls, callParts: calls });
  },
);
