import { describe, expect, test } from 'vitest';
import type { VaultRecord } from '#vault/vault.ts';
import { adoptToken } from './adopt-token.ts';
import { changeProfile } from './change-profile.ts';
import { setUpConsoles, type TestConsole } from './console.test-support.ts';
import type { ConsoleServices } from './console-services.ts';
import { deleteToken } from './delete-token.ts';
import { loadToken } from './load-records.ts';
import type { Mishap } from './network.test-support.ts';
import { providerOrigin } from './provider-clients.test-support.ts';
import { allowRefresh } from './refresh-origin.ts';
import { type RefreshResult, refreshToken } from './refresh-token.ts';
import { patient, walkToToken, withoutLocks } from './walk.test-support.ts';

const openConsole = setUpConsoles();

const refreshRequests = (console: TestConsole) =>
  console.tokenRequests().filter((fields) => fields.get('grant_type') === 'refresh_token');

function tokenIdOf(result: RefreshResult): string {
  if (result.kind !== 'refreshed' && result.kind !== 'refreshed-elsewhere') throw new Error(result.kind);
  return result.tokenId;
}

/** The tab's services with a `put` that can be told to fail, and one that remembers. */
function withPut(services: ConsoleServices, put: ConsoleServices['vault']['put']): ConsoleServices {
  return { ...services, vault: { ...services.vault, put } };
}

test('a refresh gives a child with secrets of its own, and its call is kept', async () => {
  const console = await openConsole();
  const parent = await walkToToken(console);
  const result = await refreshToken(console.services, parent.id, patient);
  expect(Object.keys(result).sort()).toEqual(['kind', 'tokenId']);
  const child = await loadToken(console.services, tokenIdOf(result));
  expect(child).toMatchObject({ parentId: parent.id, grant: 'refresh_token', runId: null });
  expect(child.accessToken.id).not.toBe(parent.accessToken.id);
  expect(child.refreshToken?.id).not.toBe(parent.refreshToken?.id);
  const call = await console.services.vault.loadCall(child.callId ?? '');
  expect(call).toMatchObject({ purpose: 'refresh', tokenId: parent.id });
});

test('R05: two tabs refresh at once: one request, and the second gets the first one’s token', async () => {
  const console = await openConsole();
  const parent = await walkToToken(console);
  const other = await console.openTab();
  const held = console.network.holdNext();
  const both = [refreshToken(console.services, parent.id, patient), refreshToken(other, parent.id, patient)];
  await held.isMade;
  held.release();
  const [first, second] = await Promise.all(both);
  expect([first?.kind, second?.kind]).toEqual(['refreshed', 'refreshed-elsewhere']);
  expect(first && second && tokenIdOf(first) === tokenIdOf(second)).toBe(true);
  expect(refreshRequests(console)).toHaveLength(1);
});

test('R05: a token that was refreshed twice since leads to the newest of its line, without a request', async () => {
  const console = await openConsole();
  const first = await walkToToken(console);
  const second = tokenIdOf(await refreshToken(console.services, first.id, patient));
  const third = tokenIdOf(await refreshToken(console.services, second, patient));
  expect(await refreshToken(console.services, first.id, patient)).toEqual({
    kind: 'refreshed-elsewhere',
    tokenId: third,
  });
  expect(refreshRequests(console)).toHaveLength(2);
});

test('R05: the new token, its refresh token and the call are stored in one put before anybody hears of it', async () => {
  const console = await openConsole();
  const parent = await walkToToken(console);
  const puts: (readonly VaultRecord[])[] = [];
  const services = withPut(console.services, (records) => {
    puts.push(records);
    return console.services.vault.put(records);
  });
  const child = await loadToken(console.services, tokenIdOf(await refreshToken(services, parent.id, patient)));
  expect(puts.map((records) => records.map(({ kind }) => kind))).toEqual([
    ['secret', 'secret', 'secret', 'token', 'call'],
  ]);
  const stored = child.refreshToken && (await console.services.vault.open(child.refreshToken)).reveal();
  expect(JSON.parse(child.response).refresh_token).toBe(stored);
});

test('R05: where storing fails nothing is half there and nobody gets a token', async () => {
  const console = await openConsole();
  const parent = await walkToToken(console);
  const full = withPut(console.services, () => Promise.reject(new Error('full')));
  await expect(refreshToken(full, parent.id, patient)).rejects.toThrow('full');
  expect(await console.services.vault.loadChildOf(parent.id)).toBeNull();
  expect((await console.services.vault.loadTokens()).records).toEqual([parent]);
});

test('R05: invalid_grant reads again before it is believed: somebody without our locks was first', async () => {
  const console = await openConsole();
  const parent = await walkToToken(console);
  const other = await console.openTab();
  const ownLocks = withoutLocks(other);
  const held = console.network.holdNext();
  const first = refreshToken(ownLocks, parent.id, patient);
  await held.isMade;
  const late = console.network.holdNext();
  const second = refreshToken(console.services, parent.id, patient);
  await late.isMade;
  held.release();
  const child = tokenIdOf(await first);
  late.release();
  expect(await second).toEqual({ kind: 'refreshed-elsewhere', tokenId: child });
});

test('invalid_grant that nobody else explains is a failure with its call', async () => {
  const console = await openConsole();
  const parent = await walkToToken(console);
  const refused = { error: 'invalid_grant', error_description: 'revoked' };
  console.network.meet({ kind: 'answer', response: Response.json(refused, { status: 400 }) });
  const result = await refreshToken(console.services, parent.id, patient);
  expect(result.kind).toBe('failed');
  const call = result.kind === 'failed' ? await console.services.vault.loadCall(result.callId) : null;
  expect(call).toMatchObject({ purpose: 'refresh', tokenId: parent.id, head: { status: 400 } });
  expect(await console.services.vault.loadChildOf(parent.id)).toBeNull();
});

test.each<[string, Mishap]>([
  [
    'redirect',
    { kind: 'answer', response: new Response(null, { status: 307, headers: { location: 'https://evil.example/' } }) },
  ],
  ['page', { kind: 'answer', response: new Response('<p>down</p>', { status: 503 }) }],
  ['break', { kind: 'ending', ending: { kind: 'broken-off', code: 'ECONNRESET', how: 'reset', expectedBytes: null } }],
  ['dead proxy', { kind: 'proxy-down' }],
])('a %s in place of an answer: one request, to the token endpoint only, and no token', async (_, mishap) => {
  const console = await openConsole();
  const parent = await walkToToken(console);
  const before = console.network.sent.length;
  console.network.meet(mishap);
  expect((await refreshToken(console.services, parent.id, patient)).kind).toBe('failed');
  expect(console.network.sent.slice(before).map(({ url }) => url)).toEqual(['http://localhost:6285/token']);
  expect(await console.services.vault.loadChildOf(parent.id)).toBeNull();
});

test('a refresh response without refresh_token and id_token keeps the parent’s', async () => {
  const console = await openConsole();
  const parent = await walkToToken(console);
  console.network.meet({
    kind: 'answer',
    response: Response.json({ access_token: 'next-access-token', token_type: 'Bearer' }),
  });
  const child = await loadToken(console.services, tokenIdOf(await refreshToken(console.services, parent.id, patient)));
  expect(child.refreshToken).toEqual(parent.refreshToken);
  expect(child.idToken).toEqual(parent.idToken);
  expect(child.response).toBe('{"access_token":"next-access-token","token_type":"Bearer"}');
  const grandchild = await refreshToken(console.services, child.id, patient);
  expect(grandchild.kind).toBe('refreshed');
});

test('where the refreshed token was deleted, the used-up refresh token is not sent again; undone, it leads on', async () => {
  const console = await openConsole();
  const parent = await walkToToken(console);
  const child = await loadToken(console.services, tokenIdOf(await refreshToken(console.services, parent.id, patient)));
  const deletion = await deleteToken(console.services, child.id);
  const again = () => refreshToken(console.services, parent.id, patient);
  expect(await again()).toEqual({ kind: 'used-up', callId: child.callId });
  expect(refreshRequests(console)).toHaveLength(1);
  await deletion.undo();
  expect(await again()).toEqual({ kind: 'refreshed-elsewhere', tokenId: child.id });
});

test.each(['none', 'the same'])(
  'a provider that answers a refresh with %s leaves the refresh token as good as it was',
  async (which) => {
    const console = await openConsole();
    const parent = await walkToToken(console);
    const kept = which === 'none' ? {} : { refresh_token: JSON.parse(parent.response).refresh_token };
    const response = Response.json({ access_token: 'next-access-token', token_type: 'Bearer', ...kept });
    console.network.meet({ kind: 'answer', response });
    await deleteToken(console.services, tokenIdOf(await refreshToken(console.services, parent.id, patient)));
    expect((await refreshToken(console.services, parent.id, patient)).kind).toBe('refreshed');
  },
);

test('without a refresh token nothing is sent', async () => {
  const console = await openConsole();
  console.provider.behaviour.issuesRefreshToken = false;
  const token = await walkToToken(console);
  expect(await refreshToken(console.services, token.id, patient)).toEqual({ kind: 'no-refresh-token' });
  expect(refreshRequests(console)).toEqual([]);
});

test('cancelled while another tab refreshes: let go at once, nothing sent', async () => {
  const console = await openConsole();
  const parent = await walkToToken(console);
  const other = await console.openTab();
  console.network.meet({ kind: 'proxy-down' });
  let free = () => {};
  const busy = other.locks.withLock(`refresh:${parent.id}`, () => new Promise<void>((resolve) => (free = resolve)));
  const press = new AbortController();
  const refreshed = refreshToken(console.services, parent.id, press);
  press.abort();
  expect(await refreshed).toEqual({ kind: 'cancelled' });
  free();
  await busy;
  await console.services.locks.withLock(`refresh:${parent.id}`, async () => {});
  expect(refreshRequests(console)).toEqual([]);
});

test('cancelled in mid-refresh: let go at once, yet the rotated refresh token is not lost', async () => {
  const console = await openConsole();
  const parent = await walkToToken(console);
  const held = console.network.holdNext();
  const press = new AbortController();
  const refreshed = refreshToken(console.services, parent.id, press);
  await held.isMade;
  press.abort();
  expect(await refreshed).toEqual({ kind: 'cancelled' });
  held.release();
  const next = await refreshToken(console.services, parent.id, patient);
  expect(next.kind).toBe('refreshed-elsewhere');
  expect((await refreshToken(console.services, tokenIdOf(next), patient)).kind).toBe('refreshed');
});

describe('R27: a refresh token goes only to the server that gave it', () => {
  const elsewhere = { tokenEndpoint: 'https://elsewhere.example/token' };
  const moved = { kind: 'moved', from: [providerOrigin] };

  test('once the endpoint is elsewhere, nothing is sent, whether its call is kept or not', async () => {
    const console = await openConsole();
    const { services, network } = console;
    const { id, profileId, callId } = await walkToToken(console);
    const before = network.sent.length;
    await changeProfile(services, { id: profileId, change: elsewhere });
    expect(await refreshToken(services, id, patient)).toEqual(moved);
    await services.vault.remove([{ store: 'call', id: callId ?? '' }]);
    expect(await refreshToken(services, id, patient)).toEqual(moved);
    expect(network.sent).toHaveLength(before);
    await changeProfile(services, { id: profileId, change: { tokenEndpoint: '{{practice}}/token' } });
    const next = tokenIdOf(await refreshToken(services, id, patient));
    await changeProfile(services, { id: profileId, change: elsewhere });
    expect(await refreshToken(services, next, patient)).toEqual(moved);
  });

  test('one that was stored unbound is bound by the call that brought it', async () => {
    const console = await openConsole();
    const { services } = console;
    const { id, profileId, callId, refreshToken: ref } = await walkToToken(console);
    if (!ref) throw new Error('No refresh token');
    await services.vault.put([{ kind: 'secret', secret: { ref, value: await services.vault.open(ref) } }]);
    await changeProfile(services, { id: profileId, change: elsewhere });
    expect(await refreshToken(services, id, patient)).toEqual(moved);
    await services.vault.remove([{ store: 'call', id: callId ?? '' }]);
    expect(await refreshToken(services, id, patient)).toEqual({
      ...{ kind: 'unbound', tokenId: id, origin: 'https://elsewhere.example' },
    });
  });

  test('an adopted one asks first, naming the origin, and goes nowhere else once it was allowed to', async () => {
    const console = await openConsole();
    const { services, network } = console;
    const { profileId, response: text } = await walkToToken(console);
    const home = { kind: 'profile', id: profileId } as const;
    const { tokenId } = await adoptToken(services, { adoptedAs: 'response', text, home, call: null });
    const before = network.sent.length;
    const asked = await refreshToken(services, tokenId, patient);
    expect(asked).toEqual({ kind: 'unbound', tokenId, origin: providerOrigin });
    expect(network.sent).toHaveLength(before);
    await allowRefresh(services, { tokenId, origin: providerOrigin });
    await changeProfile(services, { id: profileId, change: elsewhere });
    expect(await refreshToken(services, tokenId, patient)).toEqual(moved);
    await changeProfile(services, { id: profileId, change: { tokenEndpoint: '{{practice}}/token' } });
    expect(await refreshToken(services, tokenId, patient)).toMatchObject({ kind: 'refreshed' });
  });
});
