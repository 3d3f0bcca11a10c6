import { expect, test } from 'vitest';
import { bearerHeader } from '#collection/auth.ts';
import { blankRequest } from '#collection/saved-request.ts';
import { changeProfile } from './change-profile.ts';
import { setUpConsoles, type TestConsole } from './console.test-support.ts';
import { loadIssuances } from './load-issuances.ts';
import { loadRun } from './load-records.ts';
import { loadRequestContext } from './load-request-context.ts';
import { makeProfile, makeRefreshProfile } from './profiles.test-support.ts';
import { clients } from './provider-clients.test-support.ts';
import { refreshToken } from './refresh-token.ts';
import { renewToken } from './renew-token.ts';
import { getTokenAndSend } from './send-saved.ts';
import { patient, walkToToken } from './walk.test-support.ts';

const openConsole = setUpConsoles();

const renew = ({ services }: TestConsole, profileId: string, mayBeLast = false) =>
  renewToken(services, { profileId, mayBeLast }, patient);

test('needs that come together share one token request', async () => {
  const console = await openConsole();
  const profileId = await makeProfile(console.services, 'service');
  const [first, second] = await Promise.all([renew(console, profileId), renew(console, profileId)]);
  expect(first).toMatchObject({ kind: 'token', isNew: true });
  expect(second).toEqual({ ...first, isNew: false });
  expect(console.tokenRequests()).toHaveLength(1);
});

test('a token that still works makes a new one needless', async () => {
  const console = await openConsole();
  const profileId = await makeProfile(console.services, 'service');
  const first = await renew(console, profileId);
  console.advance(119_000);
  expect(await renew(console, profileId)).toEqual({ ...first, isNew: false });
  console.advance(2_000);
  expect(await renew(console, profileId)).toMatchObject({ kind: 'token', isNew: true });
});

test('the last tokens before the limit ask first, and go by a press of their own', async () => {
  const console = await openConsole();
  const issuanceLimit = { count: 3, per: 'hour' } as const;
  const profileId = await makeProfile(console.services, 'service', { issuanceLimit });
  for (const _ of [1, 2]) {
    await renew(console, profileId);
    console.advance(121_000);
  }
  expect(await loadIssuances(console.services, profileId)).toMatchObject({ left: 1, isLow: true });
  expect(await renew(console, profileId)).toEqual({ kind: 'asks-first' });
  expect(console.tokenRequests()).toHaveLength(2);
  expect(await renew(console, profileId, true)).toMatchObject({ kind: 'token', isNew: true });
  expect(await loadIssuances(console.services, profileId)).toMatchObject({ left: 0 });
});

test('R27: a refresh token that would go elsewhere is held back, and the run asks', async () => {
  const console = await openConsole();
  const { services, provider } = console;
  const id = await makeRefreshProfile(services, provider.giveRefreshToken(clients.service));
  await renew(console, id);
  await changeProfile(services, { id, change: { tokenEndpoint: 'https://elsewhere.example/token' } });
  console.advance(121_000);
  const held = await renew(console, id);
  if (held.kind !== 'held-back') throw new Error(held.kind);
  expect((await loadRun(services, held.runId)).outcome.kind).toBe('ready');
  expect(console.tokenRequests()).toHaveLength(1);
});

test('issuances are counted by tokens and by the calls that brought them, each once; refreshes too, refusals not', async () => {
  const console = await openConsole();
  const { services, network } = console;
  const { id, profileId } = await walkToToken(console);
  expect(await loadIssuances(services, profileId)).toBeNull();
  const profile = (await services.vault.loadProfile(profileId)) ?? expect.fail('no profile');
  await services.vault.put([{ kind: 'profile', profile: { ...profile, issuanceLimit: { count: 10, per: 'day' } } }]);
  const left = async () => (await loadIssuances(services, profileId))?.left;
  expect(await left()).toBe(9);
  network.meet({ kind: 'answer', response: Response.json({ error: 'invalid_grant' }, { status: 400 }) });
  await refreshToken(services, id, patient);
  expect(await left()).toBe(9);
  await refreshToken(services, id, patient);
  expect(await left()).toBe(8);
  await services.vault.remove([{ store: 'token', id }]);
  expect(await left()).toBe(8);
});

test('a refusal is told by its run, and no request goes without its token', async () => {
  const console = await openConsole();
  const profileId = await makeProfile(console.services, 'service');
  console.network.meet({ kind: 'answer', response: Response.json({ error: 'invalid_client' }, { status: 401 }) });
  const request = {
    ...blankRequest,
    ...{ id: 'r', changedAt: 0, url: '{{practice}}/api/items' },
    auth: { kind: 'profile', profileId, placement: bearerHeader },
  } as const;
  const wish = { request, collectionId: null, environmentId: null, mayBeLast: false };
  const sent = await getTokenAndSend(console.services, wish, patient);
  if (sent.kind !== 'failed') throw new Error(`It was ${sent.kind}`);
  expect((await loadRun(console.services, sent.runId)).outcome).toMatchObject({ result: { kind: 'failed' } });
  expect(console.network.sent).toHaveLength(1);
  expect(await getTokenAndSend(console.services, wish, patient)).toMatchObject({ kind: 'sent' });
  expect(console.network.sent.map(({ url }) => new URL(url).pathname)).toEqual(['/token', '/token', '/api/items']);
});

test('a request that was tied to a token which is dead by now carries the one that was fetched in its place', async () => {
  const console = await openConsole();
  const profileId = await makeProfile(console.services, 'service');
  const first = await renew(console, profileId);
  console.advance(121_000);
  const second = await renew(console, profileId);
  if (first.kind !== 'token' || second.kind !== 'token') throw new Error('There is no token');
  const auth = { kind: 'profile', profileId, placement: bearerHeader } as const;
  const request = { ...blankRequest, id: 'r', changedAt: 0, url: '{{practice}}/api/items', auth };
  const wish = { request, collectionId: null, environmentId: null, tokenId: first.tokenId };
  expect((await loadRequestContext(console.services, wish)).token?.id).toBe(second.tokenId);
  console.advance(121_000);
  expect((await loadRequestContext(console.services, wish)).token?.id).toBe(first.tokenId);
});

test('given up while it waits, nothing is sent', async () => {
  const console = await openConsole();
  const profileId = await makeProfile(console.services, 'service');
  const press = new AbortController();
  press.abort();
  const given = renewToken(console.services, { profileId, mayBeLast: false }, { ...patient, signal: press.signal });
  expect(await given).toEqual({ kind: 'cancelled' });
  expect(console.network.sent).toEqual([]);
});
