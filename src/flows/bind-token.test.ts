import { describe, expect, test, vi } from 'vitest';
import { environmentsProfile } from '#collection/auth.ts';
import { blankRequest } from '#collection/saved-request.ts';
import type { Token } from '#oauth/token.ts';
import { RecordUnreadable } from '#vault/errors.ts';
import { rewriteRow } from '#vault/rewrite-row.test-support.ts';
import { adoptToken } from './adopt-token.ts';
import { askUserinfo } from './ask-userinfo.ts';
import { bindSecret } from './bind-secret.ts';
import { changeProfile } from './change-profile.ts';
import { completeAuthorization } from './complete-authorization.ts';
import { setUpConsoles, type TestConsole } from './console.test-support.ts';
import type { ConsoleServices } from './console-services.ts';
import { createProfile } from './create-profile.ts';
import { loadProfile, loadRun, loadToken } from './load-records.ts';
import { loadRequestContext } from './load-request-context.ts';
import { setProfileSecret } from './profile-secrets.ts';
import { makePasswordProfile, makeProfile, makeRefreshProfile } from './profiles.test-support.ts';
import { providerOrigin } from './provider-clients.test-support.ts';
import { readTokenFromAnswer } from './read-token-from-answer.ts';
import { receiveResponse } from './receive-response.ts';
import { refreshToken } from './refresh-token.ts';
import { renewToken } from './renew-token.ts';
import { sendSaved } from './send-saved.ts';
import { sendTokenRequest } from './send-token-request.ts';
import { startRun } from './start-run.ts';
import { switchPresetSide } from './switch-preset-side.ts';
import { loadUsableTokenView } from './usable-token.ts';
import { begin, patient, walkToToken } from './walk.test-support.ts';

const openEmpty = setUpConsoles();
/** A console to which every API says hello. */
async function openConsole(): Promise<TestConsole> {
  const console = await openEmpty();
  const isProvider = ({ url }: Request) => /^http:\/\/localhost:6285\/(?:auth|token)$/.test(url);
  console.answer = async (request) => (isProvider(request) ? console.provider.handle(request) : new Response('hello'));
  return console;
}
const elsewhere = 'https://staging.example';

/** A request as a profile. */
function wishOf(profileId: string, url: string, tokenId?: string) {
  const auth = { ...environmentsProfile, profileId };
  const request = { ...blankRequest, id: 'r1', changedAt: 0, url, auth };
  return { request, collectionId: null, environmentId: null, tokenId };
}

/** Where a token is held back from, and where it may go; `null` where it was sent. */
async function heldBack({ services }: TestConsole, token: Token, url: string) {
  const sent = await sendSaved(services, wishOf(token.profileId, url, token.id), patient);
  if (sent.kind === 'sent') return null;
  const [obstacle] = sent.obstacles;
  return obstacle?.kind === 'new-origin' ? obstacle : expect.fail(JSON.stringify(sent.obstacles));
}

/** The token of a grant that asks nobody. */
async function getToken(services: ConsoleServices, profileId: string): Promise<Token> {
  const { runId } = await startRun(services, profileId);
  await sendTokenRequest(services, runId, patient);
  const { outcome } = await loadRun(services, runId);
  if (outcome.kind !== 'exchanged' || outcome.result.kind !== 'token') throw new Error(`The run is ${outcome.kind}`);
  return loadToken(services, outcome.result.tokenId);
}

/** A token as a version stored it that knew of no bindings. */
async function forgetBinding(
  { vault }: ConsoleServices,
  { origins: _, issuedBy: __, ...older }: Token,
): Promise<Token> {
  await vault.put([{ kind: 'token', token: older }]);
  return older;
}

describe('a new token is bound to what its profile names when it comes', () => {
  const api = { origins: [providerOrigin], issuedBy: providerOrigin };

  test('by a code', async () => {
    expect(await walkToToken(await openConsole())).toMatchObject(api);
  });

  test.each([
    ['client credentials', ({ services }: TestConsole) => makeProfile(services, 'service')],
    ['a password', ({ services }: TestConsole) => makePasswordProfile(services)],
  ])('by %s', async (_, make) => {
    const console = await openConsole();
    expect(await getToken(console.services, await make(console))).toMatchObject(api);
  });

  test('by the fragment of an implicit grant: who gives it is its authorization endpoint', async () => {
    const console = await openConsole();
    const { services } = console;
    const change = { grant: 'implicit', pkce: 'off', tokenEndpoint: '', scopes: ['api'] } as const;
    const { runId, consentUrl } = await begin(console, await makeProfile(services, 'web', change));
    await receiveResponse(services, console.provider.allow(consentUrl));
    await completeAuthorization(services, runId);
    const { outcome } = await loadRun(services, runId);
    if (outcome.kind !== 'exchanged' || outcome.result.kind !== 'token') throw new Error(outcome.kind);
    expect(await loadToken(services, outcome.result.tokenId)).toMatchObject(api);
  });

  test('by pasting it: who gave it, nobody knows', async () => {
    const { services } = await openConsole();
    const id = await createProfile(services, { kind: 'practice', which: 'web' });
    const home = { kind: 'profile', id } as const;
    const { tokenId } = await adoptToken(services, { adoptedAs: 'token', text: 'abc', home, call: null });
    const { origins, issuedBy } = await loadToken(services, tokenId);
    expect({ origins, issuedBy }).toEqual({ origins: [providerOrigin], issuedBy: undefined });
  });

  test('read late out of an answer, it is none of where its profile went since', async () => {
    const console = await openConsole();
    const { services, network } = console;
    const profileId = await makeProfile(services, 'service');
    network.meet({ kind: 'answer', response: Response.json({ result: { access_token: 'at-1' } }) });
    const { runId } = await startRun(services, profileId);
    await sendTokenRequest(services, runId, patient);
    const [call] = await services.vault.loadCallLog();
    const change = { tokenEndpoint: 'https://auth.example/token', apiBaseUrl: elsewhere };
    await changeProfile(services, { id: profileId, change });
    const read = await readTokenFromAnswer(services, { callId: call?.id ?? '', runId });
    const token = await loadToken(services, read.kind === 'token' ? read.tokenId : '');
    expect(token).toMatchObject(api);
  });
});

describe('a refreshed token is bound as the grant’s first was', () => {
  test('whatever its profile names by then', async () => {
    const console = await openConsole();
    const { services } = console;
    const first = await walkToToken(console);
    await changeProfile(services, { id: first.profileId, change: { apiBaseUrl: elsewhere } });
    const refreshed = await refreshToken(services, first.id, patient);
    const child = await loadToken(services, refreshed.kind === 'refreshed' ? refreshed.tokenId : '');
    expect(child).toMatchObject({ parentId: first.id, origins: [providerOrigin] });
    expect(await heldBack(console, child, `${elsewhere}/items`)).toMatchObject({ isNamedSince: true });
  });

  test('so is what a refresh token that a profile begins with goes on to bring', async () => {
    const console = await openConsole();
    const { services, network } = console;
    const rotated = (at: number) => Response.json({ access_token: `at-${at}`, refresh_token: `rt-${at}` });
    network.meet({ kind: 'answer', response: rotated(1) }, { kind: 'answer', response: rotated(2) });
    const profileId = await makeRefreshProfile(services, 'rt-0');
    const first = await getToken(services, profileId);
    await changeProfile(services, { id: profileId, change: { apiBaseUrl: elsewhere } });
    const second = await getToken(services, profileId);
    expect([first.origins, second.parentId, second.origins]).toEqual([[providerOrigin], first.id, [providerOrigin]]);
  });
});

describe('R27: what a profile names later asks, naming both', () => {
  test('another API base: the answer is a new token, or a press that this token and the next ones keep', async () => {
    const console = await openConsole();
    const { services } = console;
    const token = await walkToToken(console);
    const { profileId } = token;
    await changeProfile(services, { id: profileId, change: { apiBaseUrl: elsewhere } });
    const before = console.network.sent.length;
    const obstacle = await heldBack(console, token, '/items');
    expect(obstacle).toMatchObject({ origin: elsewhere, allowed: [providerOrigin], isNamedSince: true });
    expect(console.network.sent).toHaveLength(before);

    if (obstacle) await bindSecret(services, obstacle);
    expect(await heldBack(console, token, '/items')).toBeNull();
    expect(await heldBack(console, token, `${providerOrigin}/api/me`)).toBeNull();
    expect(await heldBack(console, await walkToToken(console), '/items'), 'a new token').toBeNull();
  });

  test('an origin that no profile names: a yes holds for the tokens to come, and for no other that is here', async () => {
    const console = await openConsole();
    const { services } = console;
    const [older, token] = [await walkToToken(console), await walkToToken(console)];
    const obstacle = await heldBack(console, token, 'https://hooks.example/');
    expect(obstacle).toMatchObject({ allowed: [providerOrigin] });
    expect(obstacle).not.toHaveProperty('isNamedSince');
    if (obstacle) await bindSecret(services, obstacle);
    expect((await loadProfile(services, token.profileId)).tokenOrigins).toEqual(['https://hooks.example']);
    expect(await heldBack(console, await walkToToken(console), 'https://hooks.example/')).toBeNull();
    expect(await heldBack(console, older, 'https://hooks.example/')).not.toBeNull();
  });

  test('a profile that names no API: the first send binds its token, whatever it names then', async () => {
    const console = await openConsole();
    const { services } = console;
    const none = { method: 'GET', url: '' } as const;
    const nothing = { apiBaseUrl: '', userinfoEndpoint: '', userinfoRequest: none, firstRequest: none };
    const profileId = await makeProfile(services, 'service', nothing);
    const token = await getToken(services, profileId);
    expect(token.origins).toEqual([]);
    expect(await heldBack(console, token, 'https://api.example/')).toBeNull();
    await changeProfile(services, { id: profileId, change: { apiBaseUrl: elsewhere } });
    expect(await heldBack(console, token, '/items')).toMatchObject({ allowed: ['https://api.example'] });
  });

  test('where userinfo came to be known later, asking whose a token is asks first', async () => {
    const console = await openConsole();
    const { services } = console;
    const token = await walkToToken(console);
    const change = { userinfoEndpoint: 'https://who.example/me', userinfoRequest: { method: 'GET', url: '' } } as const;
    await changeProfile(services, { id: token.profileId, change });
    expect(await askUserinfo(services, token.id, patient)).toMatchObject({
      kind: 'blocked',
      obstacles: [{ kind: 'new-origin', origin: 'https://who.example', allowed: [providerOrigin] }],
    });
  });
});

describe('a profile that goes to the real vendor', () => {
  /** A profile of Clayton's with a token of the practice provider. */
  async function openPractised() {
    const console = await openConsole();
    const { services, network } = console;
    const id = await createProfile(services, { kind: 'preset', id: 'clayton', at: 'practice', values: {} });
    await changeProfile(services, { id, change: { grant: 'client_credentials' } });
    network.meet({ kind: 'answer', response: Response.json({ access_token: 'practised', expires_in: 60 }) });
    return { console, services, network, id, token: await getToken(services, id) };
  }

  test('takes no practice token along, and gets one of its own', async () => {
    const { console, services, network, id, token } = await openPractised();
    await switchPresetSide(services, { id, at: 'real', values: {} });
    const { origin } = new URL((await loadProfile(services, id)).apiBaseUrl);
    const obstacle = await heldBack(console, token, `${origin}/v1/items`);
    expect(obstacle).toMatchObject({ origin, allowed: [providerOrigin], isNamedSince: true });

    await changeProfile(services, { id, change: { clientId: 'mine' } });
    await setProfileSecret(services, { id, field: 'clientSecret', text: 'mine-and-nobodys' });
    network.meet({ kind: 'answer', response: Response.json({ access_token: 'real', expires_in: 3600 }) });
    const renewed = await renewToken(services, { profileId: id, mayBeLast: true }, patient);
    expect(renewed).toMatchObject({ kind: 'token', isNew: true });
    const real = await loadToken(services, renewed.kind === 'token' ? renewed.tokenId : '');
    expect(await heldBack(console, real, `${origin}/v1/items`)).toBeNull();
    await switchPresetSide(services, { id, at: 'practice', values: {} });
    expect(await heldBack(console, real, `${providerOrigin}/clayton/v1/items`)).toMatchObject({ allowed: [origin] });
    console.advance(120_000);
    const { token: carried } = await loadRequestContext(services, wishOf(id, '/v1/items'));
    expect(carried?.id, 'the practice token again, though it is dead by now and the real one lives').toBe(token.id);
  });

  test('carries a practice token that is asked for while it lives; a dead one only where it has none of its own', async () => {
    const { console, services, network, id, token } = await openPractised();
    await switchPresetSide(services, { id, at: 'real', values: {} });
    await changeProfile(services, { id, change: { clientId: 'mine' } });
    await setProfileSecret(services, { id, field: 'clientSecret', text: 'mine-and-nobodys' });
    const carried = async () => (await loadRequestContext(services, wishOf(id, '/v1/items', token.id))).token?.id;
    expect(await carried()).toBe(token.id);
    console.advance(120_000);
    expect(await carried(), 'there is no other').toBe(token.id);
    network.meet({ kind: 'answer', response: Response.json({ access_token: 'real', expires_in: 60 }) });
    const real = await getToken(services, id);
    console.advance(120_000);
    expect(await carried(), 'its own, dead too').toBe(real.id);
  });

  test('a yes for a token of the other side is for that token alone', async () => {
    const { console, services, id, token } = await openPractised();
    await switchPresetSide(services, { id, at: 'real', values: {} });
    const obstacle = await heldBack(console, token, 'https://hooks.example/');
    if (obstacle) await bindSecret(services, obstacle);
    expect(await heldBack(console, token, 'https://hooks.example/')).toBeNull();
    expect((await loadProfile(services, id)).tokenOrigins).toEqual([]);
  });
});

describe('a token that is older than bindings', () => {
  test('goes where its profile says, and is bound by that', async () => {
    const console = await openConsole();
    const { services } = console;
    const older = await forgetBinding(services, await walkToToken(console));
    expect(await heldBack(console, older, `${providerOrigin}/api/me`)).toBeNull();
    expect(await loadToken(services, older.id)).toMatchObject({ origins: [providerOrigin] });
  });

  test('is bound before its profile names something else', async () => {
    const console = await openConsole();
    const { services } = console;
    const older = await forgetBinding(services, await walkToToken(console));
    await changeProfile(services, { id: older.profileId, change: { name: 'Renamed' } });
    expect(await loadToken(services, older.id), 'a name says nothing').toEqual(older);
    await changeProfile(services, { id: older.profileId, change: { apiBaseUrl: elsewhere } });
    expect(await loadToken(services, older.id)).toMatchObject({ origins: [providerOrigin], issuedBy: providerOrigin });
    expect(await heldBack(console, older, '/items')).toMatchObject({ allowed: [providerOrigin] });
  });

  test('of a profile that was at another provider then is told by the call that brought it', async () => {
    const console = await openConsole();
    const { services } = console;
    const older = await walkToToken(console);
    const moved = { tokenEndpoint: 'https://auth.example/token', apiBaseUrl: elsewhere };
    await changeProfile(services, { id: older.profileId, change: moved });
    await forgetBinding(services, older);
    expect(await heldBack(console, older, '/items')).toMatchObject({ allowed: [providerOrigin], isNamedSince: true });
  });

  test('is bound before a yes for another token names one more origin', async () => {
    const console = await openConsole();
    const { services } = console;
    const other = await forgetBinding(services, await walkToToken(console));
    const token = await forgetBinding(services, await walkToToken(console));
    const obstacle = await heldBack(console, token, 'https://hooks.example/');
    if (obstacle) await bindSecret(services, obstacle);
    expect(await heldBack(console, token, 'https://hooks.example/')).toBeNull();
    expect(await heldBack(console, other, 'https://hooks.example/')).toMatchObject({ allowed: [providerOrigin] });
    expect(await heldBack(console, other, `${providerOrigin}/api/me`)).toBeNull();
  });

  test('whose call can’t be opened goes by its profile: it can be sent, and its profile changed', async () => {
    const console = await openConsole();
    const { services, indexedDB } = console;
    const older = await forgetBinding(services, await walkToToken(console));
    await rewriteRow(indexedDB, ['callParts', older.callId ?? ''], (row) => ({ ...row, keyId: 'a key that is gone' }));
    await expect(services.vault.loadCall(older.callId ?? '')).rejects.toThrow(RecordUnreadable);
    expect((await loadUsableTokenView(services, older.profileId))?.id).toBe(older.id);
    expect(await heldBack(console, older, `${providerOrigin}/api/me`)).toBeNull();
    await forgetBinding(services, older);
    await changeProfile(services, { id: older.profileId, change: { apiBaseUrl: elsewhere } });
    expect(await loadToken(services, older.id)).toMatchObject({ origins: [providerOrigin] });
  });

  test('has its call opened for what its profile keeps only where it gives a secret of it', async () => {
    const console = await openConsole();
    const { services } = console;
    const older = await forgetBinding(services, await walkToToken(console));
    const { id, profileId } = await walkToToken(console);
    const loadCall = vi.spyOn(services.vault, 'loadCall');
    const keep = (isSecret: boolean) =>
      changeProfile(services, {
        id: profileId,
        change: { keptValues: [{ name: 'kind', pointer: '/token_type', isSecret }] },
      });
    await keep(false);
    expect((await loadRequestContext(services, wishOf(profileId, '/v1/items', id))).kept).toHaveLength(1);
    expect(loadCall).not.toHaveBeenCalled();
    await keep(true);
    const { kept } = await loadRequestContext(services, wishOf(profileId, '/v1/items', older.id));
    expect(kept).toMatchObject([{ name: 'kind', from: { id: older.id, issuedBy: providerOrigin } }]);
  });
});
