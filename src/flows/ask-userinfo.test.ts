import { expect, test } from 'vitest';
import { viewToken } from '#oauth/token-view.ts';
import { askUserinfo } from './ask-userinfo.ts';
import { changeProfile } from './change-profile.ts';
import { setUpConsoles, type TestConsole } from './console.test-support.ts';
import { deleteToken } from './delete-token.ts';
import { loadToken } from './load-records.ts';
import { loadTokenView, loadTokenViews } from './load-token-views.ts';
import { refreshToken } from './refresh-token.ts';
import { leaksIn, textOf } from './secrecy.test-support.ts';
import { patient, walkToToken } from './walk.test-support.ts';

const openConsole = setUpConsoles();
const standard = { userinfoRequest: { method: 'GET', url: '' } } as const;

const whoseRequests = ({ network }: TestConsole) => network.sent.filter(({ url }) => !url.endsWith('/token'));
const answerWith = (body: object, status = 200) =>
  ({ kind: 'answer', response: Response.json(body, { status }) }) as const;

async function openWithToken(change: Parameters<typeof changeProfile>[1]['change'] = standard) {
  const console = await openConsole();
  const token = await walkToToken(console);
  await changeProfile(console.services, { id: token.profileId, change });
  return { console, token, ask: () => askUserinfo(console.services, token.id, patient) };
}

test('the ID token tells at once; userinfo tells more, and the token keeps its answer', async () => {
  const { console, token, ask } = await openWithToken();
  expect(viewToken(token).account).toMatchObject({ label: 'pat', from: 'id-token' });
  expect(await ask()).toEqual({ kind: 'account' });
  const view = await loadTokenView(console.services, token.id);
  expect(view?.account).toMatchObject({ label: 'Pat', sub: 'pat', from: 'userinfo' });
  expect(view?.userinfo?.subject).toEqual({ kind: 'same' });
  const call = await console.services.vault.loadCall(view?.userinfo?.callId ?? '');
  expect(call).toMatchObject({ purpose: 'userinfo', tokenId: token.id, profileId: token.profileId });
  expect(leaksIn(textOf(view), console.provider.secrets)).toEqual([]);
});

test('it is one request with this token and nothing more, redirects not followed', async () => {
  const { console, token, ask } = await openWithToken();
  await refreshToken(console.services, token.id, patient);
  await ask();
  const [sent, ...more] = whoseRequests(console);
  const bearer = (await console.services.vault.open(token.accessToken)).reveal();
  expect(more).toEqual([]);
  expect(sent).toMatchObject({
    method: 'GET',
    url: 'http://localhost:6285/userinfo',
    redirects: 'manual',
    hasBody: false,
  });
  expect(sent?.headers).toEqual([
    ['Accept', 'application/json'],
    ['Authorization', `Bearer ${bearer}`],
  ]);
});

test('a profile may ask at an address of its own, in its way, and read other members', async () => {
  const userinfoPointers = { sub: '/user_id', preferred_username: '/user', email: '', name: '' };
  const change = {
    userinfoRequest: { method: 'POST', url: 'auth.test' },
    userinfoPointers,
    apiBaseUrl: '{{practice}}/api',
    defaultHeaders: [{ name: 'X-Version', value: '2' }],
  } as const;
  const { console, token, ask } = await openWithToken(change);
  console.network.meet(answerWith({ ok: true, user: 'grace', user_id: 'pat' }));
  expect(await ask()).toEqual({ kind: 'account' });
  const [sent] = whoseRequests(console);
  expect(sent).toMatchObject({ method: 'POST', url: 'http://localhost:6285/api/auth.test', hasBody: false });
  expect(sent?.headers.map(([name]) => name)).toEqual(['Accept', 'Authorization', 'X-Version']);
  expect((await loadTokenView(console.services, token.id))?.account).toMatchObject({
    label: 'grace',
    from: 'userinfo',
  });
});

test('what is refreshed from it is of the same account, in the list and alone', async () => {
  const { console, token, ask } = await openWithToken();
  await ask();
  const { tokenId } = (await refreshToken(console.services, token.id, patient)) as { tokenId: string };
  expect((await loadTokenView(console.services, tokenId))?.account).toMatchObject({ label: 'Pat', from: 'userinfo' });
  const { tokens } = await loadTokenViews(console.services);
  expect(tokens.map(({ account }) => account?.label)).toEqual(['Pat', 'Pat']);
});

test('another subject is told, kept, and not used', async () => {
  const { console, token, ask } = await openWithToken();
  console.network.meet(answerWith({ sub: 'eve', name: 'Eve' }));
  expect(await ask()).toEqual({ kind: 'account' });
  const view = await loadTokenView(console.services, token.id);
  expect(view?.userinfo?.subject).toEqual({ kind: 'differs', userinfo: 'eve', idToken: 'pat' });
  expect(view?.account).toMatchObject({ label: 'pat', from: 'id-token' });
});

test.each([
  ['a refusal', answerWith({ error: 'invalid_token' }, 401), 'failed-call'],
  ['a refusal under 200', answerWith({ ok: false, error: 'token_revoked' }), 'nobody'],
  ['no answer', { kind: 'proxy-down' } as const, 'failed-call'],
])('%s leaves what was known, and its call says why', async (_, mishap, kind) => {
  const { console, token, ask } = await openWithToken();
  await ask();
  console.network.meet(mishap);
  const asked = await ask();
  expect(asked).toMatchObject({ kind: 'nobody', reading: { kind } });
  expect(await console.services.vault.loadCall('callId' in asked ? asked.callId : '')).not.toBeNull();
  expect((await loadTokenView(console.services, token.id))?.account?.label).toBe('Pat');
});

test('an address that can’t be called stops it before anything is sent', async () => {
  const { console, ask } = await openWithToken({ userinfoRequest: { method: 'GET', url: 'javascript:alert(1)' } });
  expect(await ask()).toMatchObject({ kind: 'blocked', obstacles: [{ kind: 'bad-url' }] });
  expect(whoseRequests(console)).toEqual([]);
});

test('a token that is deleted while it is asked for stays deleted', async () => {
  const { console, token, ask } = await openWithToken();
  const held = console.network.holdNext();
  const asked = ask();
  await held.isMade;
  await deleteToken(console.services, token.id);
  held.release();
  expect(await asked).toEqual({ kind: 'account' });
  await expect(loadToken(console.services, token.id)).rejects.toThrow('There is no token');
});

test('given up, it is cancelled', async () => {
  const { console, token } = await openWithToken();
  const held = console.network.holdNext();
  const press = new AbortController();
  const asked = askUserinfo(console.services, token.id, { signal: press.signal });
  await held.isMade;
  press.abort();
  expect(await asked).toEqual({ kind: 'cancelled' });
});
