import { expect, test } from 'vitest';
import { standardDialect } from '#oauth/dialect.ts';
import { bindToken } from './bind-token.ts';
import { changeProfile } from './change-profile.ts';
import { setUpConsoles, type TestConsole } from './console.test-support.ts';
import { makeProfile } from './profiles.test-support.ts';
import { refreshToken } from './refresh-token.ts';
import { sendTokenRequest } from './send-token-request.ts';
import { startRun } from './start-run.ts';
import { loadUsableTokenView } from './usable-token.ts';
import { patient, walkToToken } from './walk.test-support.ts';

const openConsole = setUpConsoles();

const usableId = async (console: TestConsole, profileId: string) =>
  (await loadUsableTokenView(console.services, profileId))?.id ?? null;

test('a token that lives makes a new one needless; the newest of several', async () => {
  const console = await openConsole();
  const first = await walkToToken(console);
  expect(await usableId(console, first.profileId)).toBe(first.id);
  const result = await refreshToken(console.services, first.id, patient);
  expect(result).toMatchObject({ kind: 'refreshed', tokenId: await usableId(console, first.profileId) });
});

test('one that was refreshed is told by the account that userinfo named for the token before it', async () => {
  const console = await openConsole();
  const { services } = console;
  const first = await walkToToken(console);
  const pointers = { ...standardDialect.userinfoPointers, sub: '' };
  const userinfo = { callId: 'asked', receivedAt: services.now(), response: '{"name":"Ada"}', pointers };
  await services.vault.put([{ kind: 'token', token: { ...first, userinfo } }]);
  await refreshToken(services, first.id, patient);
  const usable = await loadUsableTokenView(services, first.profileId);
  expect(usable).toMatchObject({ parentId: first.id, account: { label: 'Ada', from: 'userinfo' } });
});

test('a token that has expired does not; one whose lifetime nobody told does', async () => {
  const console = await openConsole();
  const { profileId } = await walkToToken(console);
  console.advance(121_000);
  expect(await usableId(console, profileId)).toBeNull();
  console.provider.behaviour.accessTokenSeconds = undefined;
  const lasting = await walkToToken(console);
  console.advance(3_600_000);
  expect(await usableId(console, profileId)).toBe(lasting.id);
});

test.each([
  ['another scope', { scopes: ['openid', 'items:read', 'items:write'] }],
  ['one scope less', { scopes: ['openid', 'items:read'] }],
  ['another audience', { audience: 'https://api.example' }],
  ['another resource', { resources: ['https://api.example'] }],
  ['no resource', { resources: [] }],
])('a profile that asks for %s by now needs a new token', async (_, change) => {
  const console = await openConsole();
  const { profileId } = await walkToToken(console);
  await changeProfile(console.services, { id: profileId, change });
  expect(await usableId(console, profileId)).toBeNull();
});

test.each([
  ['R27: another API base', { apiBaseUrl: 'https://staging.example' }],
  ['R27: another userinfo', { userinfoEndpoint: 'https://who.example/me' }],
])('%s: the token that is held back from there is not offered, a new one is', async (_, change) => {
  const console = await openConsole();
  const { services } = console;
  const { id, profileId } = await walkToToken(console);
  await changeProfile(services, { id: profileId, change });
  expect(await usableId(console, profileId)).toBeNull();
  const renewed = await walkToToken(console);
  expect(await usableId(console, profileId)).toBe(renewed.id);
  await services.vault.remove([{ store: 'token', id: renewed.id }]);
  const [origin] = Object.values(change).map((url) => new URL(url).origin);
  await bindToken(services, { profileId, tokenId: id }, origin ?? '');
  expect(await usableId(console, profileId), 'it was allowed to go there').toBe(id);
});

test('the order of scopes is none', async () => {
  const console = await openConsole();
  const { id, profileId } = await walkToToken(console);
  await changeProfile(console.services, { id: profileId, change: { scopes: ['items:read', 'profile', 'openid'] } });
  expect(await usableId(console, profileId)).toBe(id);
});

test('of another profile’s tokens none is usable, and a profile that is not there has none', async () => {
  const console = await openConsole();
  const profileId = await makeProfile(console.services, 'service');
  await walkToToken(console);
  expect([await usableId(console, profileId), await usableId(console, 'nowhere')]).toEqual([null, null]);
  const { runId } = await startRun(console.services, profileId);
  await sendTokenRequest(console.services, runId, patient);
  expect(await usableId(console, profileId)).not.toBeNull();
});
