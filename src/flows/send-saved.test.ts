import { expect, test } from 'vitest';
import { environmentsProfile } from '#collection/auth.ts';
import type { Collection } from '#collection/collection.ts';
import { blankRequest, type SavedRequest } from '#collection/saved-request.ts';
import { viewToken } from '#oauth/token-view.ts';
import { newSecret } from '#vault/vault.ts';
import { bindSecret } from './bind-secret.ts';
import { changeProfile } from './change-profile.ts';
import { setUpConsoles, type TestConsole } from './console.test-support.ts';
import { deleteToken } from './delete-token.ts';
import { duplicateItem } from './duplicate-item.ts';
import { loadToken } from './load-records.ts';
import { loadCallView } from './load-views.ts';
import { putCredential } from './put-credential.ts';
import { refreshAndRetry } from './refresh-and-retry.ts';
import { refreshToken } from './refresh-token.ts';
import { resendCall } from './repeat-call.ts';
import { leaksIn, textOf } from './secrecy.test-support.ts';
import { refreshAndSend, sendSaved } from './send-saved.ts';
import { patient, walkToToken } from './walk.test-support.ts';

const openConsole = setUpConsoles();

const request: SavedRequest = {
  ...blankRequest,
  ...{
    id: 'r1',
    changedAt: 0,
    method: 'POST',
    url: '{{practice}}/api/me?at={{$timestamp}}',
    auth: environmentsProfile,
  },
  body: { kind: 'json', text: '{"hook":"{{hook}}"}' },
};

/** A token, an environment that names its profile, and a secret variable in it. */
async function prepare(console: TestConsole) {
  const token = await walkToToken(console);
  const { vault } = console.services;
  const hook = newSecret('hook', 'hook-secret-value', () => 'secret-hook');
  const environment = {
    ...{ id: 'dev', name: 'Development', profileId: token.profileId, createdAt: 0 },
    variables: [{ name: 'hook', isEnabled: true, value: { kind: 'secret' as const, secret: hook.ref, origins: [] } }],
  };
  await vault.put([
    { kind: 'secret', secret: hook },
    { kind: 'environment', environment },
  ]);
  return { token, vault };
}
const wish = { request, collectionId: null, environmentId: 'dev' };
const bodyOf = (sent: { readonly body: string } | undefined) => sent?.body;

test('a request is sent with its environment’s profile and values, and its call keeps handles only', async () => {
  const console = await openConsole();
  const { token, vault } = await prepare(console);
  const result = await sendSaved(console.services, wish, patient);

  const sent = console.network.sent.at(-1);
  const accessToken = (await vault.open(token.accessToken)).reveal();
  expect(sent?.url).toMatch(/\/api\/me\?at=\d{10}$/);
  expect(sent?.headers).toContainEqual(['Authorization', `Bearer ${accessToken}`]);
  expect(bodyOf(sent)).toBe('{"hook":"hook-secret-value"}');
  const call = result.kind === 'sent' ? await vault.loadCall(result.callId) : null;
  expect(call).toMatchObject({ requestId: 'r1', tokenId: token.id, profileId: token.profileId, purpose: 'api' });
  expect(JSON.stringify(call?.request)).not.toMatch(/hook-secret-value/);
});

test('what the profile keeps of its token response is a variable', async () => {
  const console = await openConsole();
  const { token, vault } = await prepare(console);
  const profile = await vault.loadProfile(token.profileId);
  if (!profile) throw new Error('No profile');
  await vault.put([
    { kind: 'profile', profile: { ...profile, keptValues: [{ name: 'kind', pointer: '/token_type' }] } },
  ]);
  await sendSaved(
    console.services,
    { ...wish, request: { ...request, url: '{{practice}}/api/me?kind={{kind}}' } },
    patient,
  );
  expect(console.network.sent.at(-1)?.url).toMatch(/\?kind=bearer$/i);
});

test('what the profile keeps as a secret is sent, masked everywhere, and goes only where its token may (R27)', async () => {
  const console = await openConsole();
  const { services, network } = console;
  const { token, vault } = await prepare(console);
  const seat = 'seat/A-17-9931';
  const answer = { access_token: 'at-with-a-seat', token_type: 'Bearer', seat, note: `You sit at ${seat}.` };
  network.meet({ kind: 'answer', response: Response.json(answer) });
  const refreshed = await refreshToken(services, token.id, patient);
  if (refreshed.kind !== 'refreshed') throw new Error(refreshed.kind);
  // Marked only now: what is there already is sealed too.
  const keptValues = [{ name: 'seat', pointer: '/seat', isSecret: true }];
  await changeProfile(services, { id: token.profileId, change: { keptValues } });
  const asked = {
    ...wish,
    request: { ...request, url: '{{practice}}/api/me?seat={{seat}}' },
    tokenId: refreshed.tokenId,
  };
  const sent = await sendSaved(services, asked, patient);
  expect(new URL(network.sent.at(-1)?.url ?? '').searchParams.get('seat')).toBe(seat);

  const kept = await loadToken(services, refreshed.tokenId);
  const views = [
    viewToken(kept),
    await loadCallView(services, kept.callId ?? ''),
    await loadCallView(services, sent.kind === 'sent' ? sent.callId : ''),
  ];
  for (const view of views) {
    expect(view).not.toBeNull();
    expect(leaksIn(textOf(view), [seat])).toEqual([]);
  }
  const elsewhere = { ...request, auth: { kind: 'none' as const }, url: 'https://evil.example/?seat={{seat}}' };
  expect(await sendSaved(services, { ...asked, request: elsewhere }, patient)).toMatchObject({
    kind: 'blocked',
    obstacles: expect.arrayContaining([
      expect.objectContaining({ kind: 'new-origin', secret: expect.objectContaining({ kind: 'token' }) }),
    ]),
  });
  const { keptSecrets = [] } = kept;
  await deleteToken(services, kept.id);
  for (const { secret } of keptSecrets) await expect(vault.open(secret)).rejects.toThrow();
  expect(keptSecrets).toHaveLength(1);
});

test('R27: the first send binds a secret to where it went; from then on another host is asked about, and gets nothing', async () => {
  const console = await openConsole();
  const { vault } = await prepare(console);
  await sendSaved(console.services, wish, patient);
  const bound = (await vault.loadEnvironment('dev'))?.variables[0]?.value;
  expect(bound).toMatchObject({ origins: [console.services.origins.practice] });

  const before = console.network.sent.length;
  const elsewhere = { ...wish, request: { ...request, url: 'https://evil.example/', auth: { kind: 'none' as const } } };
  expect(await sendSaved(console.services, elsewhere, patient)).toMatchObject({
    kind: 'blocked',
    obstacles: [{ kind: 'new-origin', origin: 'https://evil.example', allowed: [console.services.origins.practice] }],
  });
  expect(console.network.sent).toHaveLength(before);
});

test('R27: a variable of a folder is bound where it stands', async () => {
  const console = await openConsole();
  const { vault } = await prepare(console);
  const entry = { kind: 'request' as const, id: 'r1', name: '', method: 'POST' };
  const key = newSecret('key', 'folder-secret', () => 'secret-key');
  const value = { kind: 'secret' as const, secret: key.ref, origins: [] };
  const folder = {
    ...{ kind: 'folder' as const, id: 'f1', name: 'Folder', auth: { kind: 'inherit' as const }, items: [entry] },
    variables: [{ name: 'hook', isEnabled: true, value }],
  };
  const collection: Collection = {
    ...{ id: 'c1', name: 'API', auth: environmentsProfile, variables: [], items: [folder], createdAt: 0 },
  };
  await vault.put([
    { kind: 'secret', secret: key },
    { kind: 'collection', collection },
  ]);
  await sendSaved(console.services, { ...wish, collectionId: 'c1' }, patient);
  expect(bodyOf(console.network.sent.at(-1))).toBe('{"hook":"folder-secret"}');
  const [changed] = (await vault.loadCollection('c1'))?.items ?? [];
  expect(changed).toMatchObject({ variables: [{ value: { origins: [console.services.origins.practice] } }] });
});

test('R27: a password typed on a collection goes along to the first host that was sent to; to another only after a press', async () => {
  const console = await openConsole();
  const { services, network } = console;
  const { vault } = services;
  const password = await putCredential(services, { label: 'password', text: 'pa55word' });
  const auth = { kind: 'basic' as const, username: 'ana', password };
  const items = ['r1', 'r2'].map((id) => ({ kind: 'request' as const, id, name: '', method: 'GET' }));
  await vault.put([
    { kind: 'collection', collection: { id: 'c1', name: 'API', auth, variables: [], items, createdAt: 0 } },
  ]);
  const wishOf = (id: string, url: string) => ({
    request: { ...blankRequest, id, changedAt: 0, url },
    collectionId: 'c1',
    environmentId: null,
  });
  expect(await sendSaved(services, wishOf('r1', '{{practice}}/api/echo'), patient)).toMatchObject({ kind: 'sent' });
  const before = network.sent.length;
  const blocked = await sendSaved(services, wishOf('r2', 'https://evil.example/'), patient);
  const asked = {
    kind: 'blocked',
    obstacles: [{ kind: 'new-origin', origin: 'https://evil.example', allowed: [services.origins.practice] }],
  };
  expect(blocked).toMatchObject(asked);
  const copy = await duplicateItem(services, { collectionId: 'c1', id: 'c1' });
  const ofCopy = { ...wishOf('r3', 'https://evil.example/'), collectionId: copy.id };
  expect(await sendSaved(services, ofCopy, patient), 'a copy is bound like its original').toMatchObject(asked);
  expect(network.sent).toHaveLength(before);

  const [obstacle] = blocked.kind === 'blocked' ? blocked.obstacles : [];
  if (obstacle?.kind === 'new-origin') await bindSecret(services, obstacle);
  network.meet({ kind: 'answer', response: new Response('hello') });
  expect(await sendSaved(services, wishOf('r2', 'https://evil.example/'), patient)).toMatchObject({ kind: 'sent' });
  const sent = network.sent.at(-1)?.headers;
  expect(sent).toContainEqual(['Authorization', `Basic ${btoa('ana:pa55word')}`]);
});

test('what is in the way is told, and nothing is sent', async () => {
  const console = await openConsole();
  const before = console.network.sent.length;
  expect(await sendSaved(console.services, { ...wish, environmentId: null }, patient)).toEqual({
    kind: 'blocked',
    obstacles: [
      { kind: 'unresolved-variable', name: 'hook', parts: ['body'] },
      { kind: 'no-profile', profileId: null, group: null },
    ],
  });
  expect(console.network.sent).toHaveLength(before);
});

test('a dead token is refreshed first, and the request goes with the new one', async () => {
  const console = await openConsole();
  const { token } = await prepare(console);
  console.advance(10 * 60_000);
  const result = await refreshAndSend(console.services, wish, patient);
  const call = result.kind === 'sent' ? await console.services.vault.loadCall(result.callId) : null;
  expect(call?.head?.status).toBe(200);
  expect(call?.tokenId).not.toBe(token.id);
});

test('refresh and retry repeats the very request, body and all, with the new token', async () => {
  const console = await openConsole();
  const { vault } = await prepare(console);
  console.advance(10 * 60_000);
  const refused = await sendSaved(console.services, wish, patient);
  if (refused.kind !== 'sent') throw new Error('blocked');
  const retried = await refreshAndRetry(console.services, refused.callId, patient);
  const [first, second] = [console.network.sent.at(-3), console.network.sent.at(-1)];
  expect([second?.method, second?.url, bodyOf(second)]).toEqual([first?.method, first?.url, bodyOf(first)]);
  const call = retried.kind === 'retried' ? await vault.loadCall(retried.callId) : null;
  expect(call).toMatchObject({ requestId: 'r1', retryOf: refused.callId, head: { status: 200 } });
});

test('a call of the log is sent again as it was; where a secret of it is gone, that is said', async () => {
  const console = await openConsole();
  const { vault } = await prepare(console);
  const sent = await sendSaved(console.services, wish, patient);
  if (sent.kind !== 'sent') throw new Error('blocked');
  const again = await resendCall(console.services, sent.callId, patient);
  expect(console.network.sent.at(-1)).toEqual(console.network.sent.at(-2));
  expect(again.kind).toBe('sent');
  await vault.remove([{ store: 'secret', id: 'secret-hook' }]);
  expect(await resendCall(console.services, sent.callId, patient)).toEqual({ kind: 'secret-gone', label: 'hook' });
});
