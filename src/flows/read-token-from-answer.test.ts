import { expect, test } from 'vitest';
import { standardDialect } from '#oauth/dialect.ts';
import { changeProfile } from './change-profile.ts';
import { setUpConsoles, type TestConsole } from './console.test-support.ts';
import { deleteProfile } from './delete-profile.ts';
import { loadRun, loadToken } from './load-records.ts';
import { loadTokenCallView } from './load-views.ts';
import { setProfileSecret } from './profile-secrets.ts';
import { makeProfile, makeRefreshProfile, secretOf } from './profiles.test-support.ts';
import { clients, providerOrigin } from './provider-clients.test-support.ts';
import { readTokenFromAnswer } from './read-token-from-answer.ts';
import { refreshToken } from './refresh-token.ts';
import { sendTokenRequest } from './send-token-request.ts';
import { startRun } from './start-run.ts';
import { patient, walkToToken } from './walk.test-support.ts';

const openConsole = setUpConsoles();

const nested = () =>
  Response.json({ token: { access_token: 'at-nested', refresh_token: 'rt-nested', expires_in: 3600 } });

/** A run whose answer has its token where the profile does not look. */
async function sendUnread({ services, network }: TestConsole, profileId: string, response = nested()) {
  const { runId } = await startRun(services, profileId);
  network.meet({ kind: 'answer', response });
  await sendTokenRequest(services, runId, patient);
  const { outcome } = await loadRun(services, runId);
  if (outcome.kind !== 'exchanged' || !outcome.callId) throw new Error(`The run is ${outcome.kind}`);
  expect(outcome.result).toEqual({ kind: 'failed' });
  return { runId, callId: outcome.callId };
}

test('the token of a stored answer becomes the token of its run, and nothing is sent', async () => {
  const console = await openConsole();
  const { services, network } = console;
  const profileId = await makeProfile(services, 'service');
  const unread = await sendUnread(console, profileId);
  const read = await readTokenFromAnswer(services, unread);
  if (read.kind !== 'token') throw new Error(read.kind);
  const [token, call, run] = await Promise.all([
    loadToken(services, read.tokenId),
    services.vault.loadCall(unread.callId),
    loadRun(services, unread.runId),
  ]);
  expect(token).toMatchObject({ ...unread, receivedAt: call?.receivedAt, sentAt: call?.sentAt });
  expect(run.outcome).toMatchObject({ result: { kind: 'token', tokenId: token.id } });
  expect((await services.vault.loadProfile(profileId))?.tokenPointers.expires_in).toBe('/token/expires_in');
  expect(network.sent).toHaveLength(1);
});

test('pressed twice, in two tabs, it gives one token', async () => {
  const console = await openConsole();
  const other = await console.openTab();
  const unread = await sendUnread(console, await makeProfile(console.services, 'service'));
  const [first, second] = await Promise.all([
    readTokenFromAnswer(console.services, unread),
    readTokenFromAnswer(other, unread),
  ]);
  expect(first).toMatchObject({ kind: 'token' });
  expect(second).toEqual(first);
});

test('its refresh token is bound to the server that gave it, wherever the profile points by now', async () => {
  const console = await openConsole();
  const { services } = console;
  const profileId = await makeProfile(services, 'service');
  const unread = await sendUnread(console, profileId);
  await changeProfile(services, { id: profileId, change: { tokenEndpoint: 'https://new.example/token' } });
  const read = await readTokenFromAnswer(services, unread);
  const token = await loadToken(services, read.kind === 'token' ? read.tokenId : '');
  const origins = token.refreshToken && (await services.vault.loadOriginsOf(token.refreshToken));
  expect(origins).toEqual([providerOrigin]);
});

test('a rotated refresh token takes the place of the one that its profile begins with', async () => {
  const console = await openConsole();
  const { services } = console;
  const profileId = await makeRefreshProfile(services, console.provider.giveRefreshToken(clients.service));
  const read = await readTokenFromAnswer(services, await sendUnread(console, profileId));
  const token = await loadToken(services, read.kind === 'token' ? read.tokenId : '');
  expect((await services.vault.loadProfile(profileId))?.startingRefreshToken).toEqual(token.refreshToken);
});

test('the token that it took stays masked in its call when the profile is gone, whatever it is called', async () => {
  const console = await openConsole();
  const { services } = console;
  const profileId = await makeProfile(services, 'service');
  const response = Response.json({ data: { key: 'odd-key-4711', expires_in: 60 } });
  const unread = await sendUnread(console, profileId, response);
  const tokenPointers = { ...standardDialect.tokenPointers, access_token: '/data/key' };
  await changeProfile(services, { id: profileId, change: { tokenPointers } });
  expect(await readTokenFromAnswer(services, unread)).toMatchObject({ kind: 'token' });
  await deleteProfile(services, profileId);
  const view = await loadTokenCallView(services, unread.callId);
  expect(view?.tokenFailure).toBeNull();
  expect(JSON.stringify(view)).not.toContain('odd-key-4711');
});

test('a token is not tied to a refresh token that its profile was given since', async () => {
  const console = await openConsole();
  const { services } = console;
  const profileId = await makeRefreshProfile(services, console.provider.giveRefreshToken(clients.service));
  const response = Response.json({ token: { access_token: 'at-nested', expires_in: 3600 } });
  const unread = await sendUnread(console, profileId, response);
  await setProfileSecret(services, { id: profileId, field: 'startingRefreshToken', text: 'rt-of-somebody-else' });
  const read = await readTokenFromAnswer(services, unread);
  expect((await loadToken(services, read.kind === 'token' ? read.tokenId : '')).refreshToken).toBeNull();
  expect(await secretOf(services, profileId, 'startingRefreshToken')).toBe('rt-of-somebody-else');
});

test('the answer to a refresh gives the successor of the token that was refreshed', async () => {
  const console = await openConsole();
  const { services, network } = console;
  const parent = await walkToToken(console);
  network.meet({ kind: 'answer', response: nested() });
  const failed = await refreshToken(services, parent.id, patient);
  if (failed.kind !== 'failed') throw new Error(failed.kind);
  const unread = { callId: failed.callId, runId: null };
  const read = await readTokenFromAnswer(services, unread);
  if (read.kind !== 'token') throw new Error(read.kind);
  expect(await loadToken(services, read.tokenId)).toMatchObject({ parentId: parent.id, callId: failed.callId });
  expect(await readTokenFromAnswer(services, unread)).toEqual(read);
});

test('a refresh that its profile reads only by now is not sent again: its answer gives the token', async () => {
  const console = await openConsole();
  const { services, network } = console;
  const parent = await walkToToken(console);
  network.meet({ kind: 'answer', response: nested() });
  await refreshToken(services, parent.id, patient);
  const { tokenPointers } = standardDialect;
  const moved = { ...tokenPointers, access_token: '/token/access_token', refresh_token: '/token/refresh_token' };
  await changeProfile(services, { id: parent.profileId, change: { tokenPointers: moved } });
  const again = await refreshToken(services, parent.id, patient);
  if (again.kind !== 'used-up') throw new Error(again.kind);
  const read = await readTokenFromAnswer(services, { callId: again.callId, runId: null });
  if (read.kind !== 'token') throw new Error(read.kind);
  const { tokenId } = read;
  expect(await refreshToken(services, parent.id, patient)).toEqual({ kind: 'refreshed-elsewhere', tokenId });
});

test('an answer that was deleted is gone, and the profile stays as it is', async () => {
  const console = await openConsole();
  const { services } = console;
  const profileId = await makeProfile(services, 'service');
  const unread = await sendUnread(console, profileId);
  const before = await services.vault.loadProfile(profileId);
  await services.vault.remove([{ store: 'call', id: unread.callId }]);
  expect(await readTokenFromAnswer(services, unread)).toEqual({ kind: 'gone' });
  expect(await services.vault.loadProfile(profileId)).toEqual(before);
});
