import { expect, test } from 'vitest';
import { bindSecret } from './bind-secret.ts';
import { changeProfile } from './change-profile.ts';
import { setUpConsoles, type TestConsole } from './console.test-support.ts';
import { loadProfile, loadRun, loadToken } from './load-records.ts';
import { setProfileSecret } from './profile-secrets.ts';
import { makePasswordProfile, makeProfile, makeRefreshProfile, secretOf } from './profiles.test-support.ts';
import { audience, clients, providerOrigin, user } from './provider-clients.test-support.ts';
import { refreshToken } from './refresh-token.ts';
import { dump, leaksIn, textOf } from './secrecy.test-support.ts';
import { sendTokenRequest } from './send-token-request.ts';
import { startRun } from './start-run.ts';
import { patient } from './walk.test-support.ts';

const openConsole = setUpConsoles();

/** A run of a profile, its token request sent. */
async function send(console: TestConsole, profileId: string) {
  const { runId } = await startRun(console.services, profileId);
  await sendTokenRequest(console.services, runId, patient);
  return { runId, outcome: (await loadRun(console.services, runId)).outcome };
}

async function sendToToken(console: TestConsole, profileId: string) {
  const { outcome } = await send(console, profileId);
  if (outcome.kind !== 'exchanged' || outcome.result.kind !== 'token') throw new Error(`The run is ${textOf(outcome)}`);
  return loadToken(console.services, outcome.result.tokenId);
}

test('a run without consent opens no window and sends nothing before the press', async () => {
  const console = await openConsole();
  const profileId = await makeProfile(console.services, 'service');
  const started = await startRun(console.services, profileId);
  const run = await loadRun(console.services, started.runId);
  expect(started).toEqual({ runId: run.id, profileId, windowOpened: true });
  expect(run).toMatchObject({ grant: 'client_credentials', authorizationRequest: null, outcome: { kind: 'ready' } });
  expect([console.windows, console.network.sent]).toEqual([[], []]);
});

test('client credentials: one press, one request, a token without a user', async () => {
  const console = await openConsole();
  const token = await sendToToken(console, await makeProfile(console.services, 'service'));
  expect(token).toMatchObject({ grant: 'client_credentials', parentId: null, refreshToken: null, idToken: null });
  expect(Object.fromEntries(console.tokenRequests()[0] ?? [])).toEqual({
    grant_type: 'client_credentials',
    scope: 'items:read',
    resource: audience,
  });
});

test('password: name and password arrive as they are, whatever is in them', async () => {
  const console = await openConsole();
  const token = await sendToToken(console, await makePasswordProfile(console.services));
  expect(token).toMatchObject({ grant: 'password', parentId: null });
  expect(console.tokenRequests()[0]?.get('password')).toBe(user.password);
});

test('R28, R29: the password is nowhere but in its request', async () => {
  const console = await openConsole();
  const { runId } = await send(console, await makePasswordProfile(console.services));
  const run = await loadRun(console.services, runId);
  const callId = run.outcome.kind === 'exchanged' ? (run.outcome.callId ?? '') : '';
  const call = await console.services.vault.loadCall(callId);
  expect(leaksIn(textOf([run, call?.request]), [user.password])).toEqual([]);
  expect(leaksIn(await dump(console.indexedDB), console.provider.secrets)).toEqual([]);
  expect(console.provider.secrets).toContain(user.password);
});

test('two tabs that press at once send one request', async () => {
  const console = await openConsole();
  const other = await console.openTab();
  const { runId } = await startRun(console.services, await makeProfile(console.services, 'service'));
  const held = console.network.holdNext();
  const both = [sendTokenRequest(console.services, runId, patient), sendTokenRequest(other, runId, patient)];
  await held.isMade;
  held.release();
  expect(await Promise.all(both)).toEqual(['exchanged', 'exchanged']);
  expect(console.tokenRequests()).toHaveLength(1);
});

test('a press that waited while another one failed sends nothing: it was meant for the first time', async () => {
  const console = await openConsole();
  const other = await console.openTab();
  const { runId } = await startRun(console.services, await makeProfile(console.services, 'service'));
  console.network.meet({ kind: 'proxy-down' });
  await Promise.all([sendTokenRequest(console.services, runId, patient), sendTokenRequest(other, runId, patient)]);
  expect((await loadRun(other, runId)).outcome).toMatchObject({ result: { kind: 'failed' } });
  expect(console.tokenRequests()).toHaveLength(1);
});

test('after a failure it is sent again, with the profile as it is by then; a token ends it', async () => {
  const console = await openConsole();
  const profileId = await makeProfile(console.services, 'service', { scopes: [] });
  await setProfileSecret(console.services, { id: profileId, field: 'clientSecret', text: 'a mistyped secret' });
  const { runId, outcome } = await send(console, profileId);
  expect(outcome).toMatchObject({ kind: 'exchanged', result: { kind: 'failed' } });
  await setProfileSecret(console.services, { id: profileId, field: 'clientSecret', text: clients.service.secret });
  await changeProfile(console.services, { id: profileId, change: { scopes: ['items:read'] } });
  for (const _ of [1, 2]) await sendTokenRequest(console.services, runId, patient);
  expect((await loadRun(console.services, runId)).outcome).toMatchObject({ result: { kind: 'token' } });
  expect(console.tokenRequests().map((fields) => fields.get('scope'))).toEqual([null, 'items:read']);
});

test('a page that goes cuts nothing off once it is sent', async () => {
  const console = await openConsole();
  const { runId } = await startRun(console.services, await makeProfile(console.services, 'service'));
  const held = console.network.holdNext();
  const page = new AbortController();
  const sent = sendTokenRequest(console.services, runId, page);
  await held.isMade;
  page.abort();
  held.release();
  expect(await sent).toBe('exchanged');
  expect(held.isCancelled()).toBe(false);
});

test('a refresh token from elsewhere: the rotated one takes its place, and the next run goes on with that', async () => {
  const console = await openConsole();
  const given = console.provider.giveRefreshToken(clients.service);
  const profileId = await makeRefreshProfile(console.services, given);
  const first = await sendToToken(console, profileId);
  expect(first).toMatchObject({ grant: 'refresh_token', parentId: null });
  const rotated = await secretOf(console.services, profileId, 'startingRefreshToken');
  expect(rotated).toBe(JSON.parse(first.response).refresh_token);
  const second = await sendToToken(console, profileId);
  expect(second.parentId).toBe(first.id);
  expect(console.tokenRequests().map((fields) => fields.get('refresh_token'))).toEqual([given, rotated]);
});

test('a refresh token that was rotated away is removed once it is replaced, unless a token holds it', async () => {
  const console = await openConsole();
  const profileId = await makeRefreshProfile(console.services, console.provider.giveRefreshToken(clients.service));
  const { startingRefreshToken: given } = await loadProfile(console.services, profileId);
  const first = await sendToToken(console, profileId);
  await sendToToken(console, profileId);
  const { vault } = console.services;
  if (!given || !first.refreshToken) expect.fail('no refresh tokens');
  await expect(vault.open(given)).rejects.toThrow();
  expect((await vault.open(first.refreshToken)).reveal()).toBe(JSON.parse(first.response).refresh_token);
});

test('a refresh token that is not rotated stays', async () => {
  const console = await openConsole();
  console.provider.behaviour.issuesRefreshToken = false;
  const profileId = await makeRefreshProfile(console.services, console.provider.giveRefreshToken(clients.service));
  const { startingRefreshToken } = await loadProfile(console.services, profileId);
  const token = await sendToToken(console, profileId);
  expect(token.refreshToken).toEqual(startingRefreshToken);
  expect((await loadProfile(console.services, profileId)).startingRefreshToken).toEqual(startingRefreshToken);
});

test('R27: the first send binds the refresh token that a profile begins with; elsewhere it asks, naming both, and goes on a press', async () => {
  const console = await openConsole();
  const { services, network } = console;
  console.provider.behaviour.issuesRefreshToken = false;
  const id = await makeRefreshProfile(services, console.provider.giveRefreshToken(clients.service));
  await sendToToken(console, id);
  const { startingRefreshToken: ref } = await loadProfile(services, id);
  expect(ref && (await services.vault.loadOriginsOf(ref))).toEqual([providerOrigin]);

  await changeProfile(services, { id, change: { tokenEndpoint: 'https://elsewhere.example/token' } });
  const before = network.sent.length;
  const { runId } = await startRun(services, id);
  const asked = await sendTokenRequest(services, runId, patient);
  expect(asked).toEqual({
    kind: 'new-origin',
    secret: { kind: 'credential', secret: ref },
    origin: 'https://elsewhere.example',
    allowed: [providerOrigin],
  });
  expect([network.sent.length, (await loadRun(services, runId)).outcome.kind]).toEqual([before, 'ready']);
  if (typeof asked === 'string') return;
  await bindSecret(services, asked);
  network.meet({ kind: 'answer', response: Response.json({ access_token: 'there-now', token_type: 'Bearer' }) });
  expect(await sendTokenRequest(services, runId, patient)).toBe('exchanged');
});

test('R27: one that was sent before it was bound is bound by the call of the token that holds it', async () => {
  const console = await openConsole();
  const { services } = console;
  console.provider.behaviour.issuesRefreshToken = false;
  const id = await makeRefreshProfile(services, console.provider.giveRefreshToken(clients.service));
  await sendToToken(console, id);
  const { startingRefreshToken: ref } = await loadProfile(services, id);
  if (!ref) throw new Error('No refresh token');
  await services.vault.put([{ kind: 'secret', secret: { ref, value: await services.vault.open(ref) } }]);
  await changeProfile(services, { id, change: { tokenEndpoint: 'https://elsewhere.example/token' } });
  const { runId } = await startRun(services, id);
  expect(await sendTokenRequest(services, runId, patient)).toMatchObject({ allowed: [providerOrigin] });
});

test('a refresh with other scopes than before is kept as what it asked for; with none, as what was asked before', async () => {
  const console = await openConsole();
  console.provider.behaviour.issuesRefreshToken = false;
  const id = await makeRefreshProfile(console.services, console.provider.giveRefreshToken(clients.service));
  const asked: (readonly string[])[] = [];
  for (const scopes of [[], ['items:read'], []]) {
    await changeProfile(console.services, { id, change: { scopes } });
    asked.push((await sendToToken(console, id)).scopesAsked);
  }
  expect(asked).toEqual([[], ['items:read'], ['items:read']]);
});

test('R05: a run and a refresh of its token never send one refresh token twice', async () => {
  const console = await openConsole();
  const profileId = await makeRefreshProfile(console.services, console.provider.giveRefreshToken(clients.service));
  const first = await sendToToken(console, profileId);
  const other = await console.openTab();
  const { runId } = await startRun(other, profileId);
  const results = await Promise.all([
    refreshToken(console.services, first.id, patient),
    sendTokenRequest(other, runId, patient),
  ]);
  expect(results).toMatchObject([{ kind: 'refreshed' }, 'exchanged']);
  expect((await loadRun(other, runId)).outcome).toMatchObject({ result: { kind: 'token' } });
  const sent = console.tokenRequests().map((fields) => fields.get('refresh_token'));
  expect(new Set(sent).size).toBe(3);
  const rotated = await secretOf(other, profileId, 'startingRefreshToken');
  expect(sent).not.toContain(rotated);
});

test('a refresh token that is gone is a bug: the profile’s checks stop such a run', async () => {
  const console = await openConsole();
  const profileId = await makeProfile(console.services, 'service', { grant: 'refresh_token' });
  const { runId } = await startRun(console.services, profileId);
  await expect(sendTokenRequest(console.services, runId, patient)).rejects.toThrow('no refresh token');
  expect((await loadRun(console.services, runId)).outcome.kind).toBe('ready');
});
