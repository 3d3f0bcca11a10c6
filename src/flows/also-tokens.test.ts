import { expect, test } from 'vitest';
import { bearerHeader } from '#collection/auth.ts';
import { blankRequest } from '#collection/saved-request.ts';
import { tokenPart } from '#oauth/token-words.ts';
import { changeProfile } from './change-profile.ts';
import { setUpConsoles } from './console.test-support.ts';
import { deleteToken } from './delete-token.ts';
import { loadRequestContext } from './load-request-context.ts';
import { loadTokenView, loadTokenViews } from './load-token-views.ts';
import { refreshToken } from './refresh-token.ts';
import { leaksIn, textOf } from './secrecy.test-support.ts';
import { startPracticeRun } from './start-practice-run.ts';
import { loadUsableTokenView } from './usable-token.ts';
import { patient, walkToToken } from './walk.test-support.ts';

const openConsole = setUpConsoles();

const bot = { access_token: 'xoxb-bot-1', token_type: 'bot', expires_in: 43_200, refresh_token: 'xoxe-bot-1' };
const user = { access_token: 'xoxp-user-1', token_type: 'user', refresh_token: 'xoxe-user-1', scope: 'chat:write' };
const secrets = [bot, user].flatMap(({ access_token, refresh_token }) => [access_token, refresh_token]);
const answer = (body: object) => ({ kind: 'answer', response: Response.json({ ok: true, ...body }) }) as const;

/** A profile of Slack's kind, and a response of it with both tokens. */
async function openWithBoth(body: object = { ...bot, scope: 'commands', authed_user: user }) {
  const console = await openConsole();
  const { profileId } = await startPracticeRun(console.services);
  const alsoTokens = [{ name: 'user', pointer: '/authed_user/access_token' }];
  await changeProfile(console.services, { id: profileId, change: { alsoTokens, userScopes: ['chat:write'] } });
  console.network.meet(answer(body));
  const own = await walkToToken(console);
  const { tokens } = await loadTokenViews(console.services);
  return { console, profileId, own, tokens };
}

test('one response gives two tokens of one profile, told apart, each with its own scope, lifetime and refresh token', async () => {
  const { console, own, tokens } = await openWithBoth();
  expect(tokens.map((token) => [tokenPart(token), token.scopes.join(' '), token.lifetime.kind])).toEqual([
    ['bot', 'commands', 'known'],
    ['user', 'chat:write', 'unknown'],
  ]);
  expect(tokens[0]?.id).toBe(own.id);
  expect(tokens[1]?.scopesAsked).toEqual(['chat:write']);
  const open = async (at: number) => {
    const ref = tokens[at]?.refreshToken;
    return ref && (await console.services.vault.open(ref)).reveal();
  };
  expect([await open(0), await open(1)]).toEqual(['xoxe-bot-1', 'xoxe-user-1']);
});

test('neither token is in the view of the other', async () => {
  const { console, tokens } = await openWithBoth();
  for (const { id } of tokens) {
    expect(leaksIn(textOf(await loadTokenView(console.services, id)), secrets)).toEqual([]);
  }
});

test('a request carries the response’s own token, or the one that its auth names, or the one that it is opened with', async () => {
  const { console, profileId, tokens } = await openWithBoth();
  const carried = async (part?: string, tokenId?: string) => {
    const auth = { kind: 'profile', profileId, placement: bearerHeader, ...(part && { part }) } as const;
    const request = { ...blankRequest, id: 'r', changedAt: 0, auth };
    const wish = { request, collectionId: null, environmentId: null, tokenId };
    return (await loadRequestContext(console.services, wish)).token?.id;
  };
  expect(await carried()).toBe(tokens[0]?.id);
  expect(await carried('user')).toBe(tokens[1]?.id);
  expect(await carried(undefined, tokens[1]?.id)).toBe(tokens[1]?.id);
  expect(await carried('admin')).toBeUndefined();
});

test('the user’s token is refreshed by its own refresh token and stays the user’s', async () => {
  const { console, tokens } = await openWithBoth();
  console.network.meet(answer({ ...user, access_token: 'xoxp-user-2', refresh_token: 'xoxe-user-2' }));
  const refreshed = await refreshToken(console.services, tokens[1]?.id ?? '', patient);
  expect(console.tokenRequests().at(-1)?.get('refresh_token')).toBe('xoxe-user-1');
  const child = await loadTokenView(console.services, 'tokenId' in refreshed ? refreshed.tokenId : '');
  expect(child).toMatchObject({ parentId: tokens[1]?.id, part: 'user' });
});

test('where only the user’s came, the run has it', async () => {
  const { own, tokens } = await openWithBoth({ authed_user: user });
  expect(tokens).toHaveLength(1);
  expect(own).toMatchObject({ part: 'user', scopesAsked: ['chat:write'] });
});

test('the user’s token does not make a new bot’s token needless, and outlives it', async () => {
  const { console, profileId, own, tokens } = await openWithBoth();
  await deleteToken(console.services, own.id);
  expect(await loadUsableTokenView(console.services, profileId)).toBeNull();
  const kept = tokens[1]?.accessToken ?? expect.fail('no token');
  expect((await console.services.vault.open(kept)).reveal()).toBe('xoxp-user-1');
});
