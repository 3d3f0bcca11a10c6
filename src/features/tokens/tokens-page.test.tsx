import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeAll, expect, test, vi } from 'vitest';
import { meanwhile, setUpPages } from '#queries/pages.test-support.tsx';
import { createTestClock } from '#ui/clock.test-support.ts';
import { ClockContext } from '#ui/clock.ts';
import { giveListsAHeight } from '#ui/list-height.test-support.ts';
import { TokensPage } from './tokens-page.tsx';

const openPages = setUpPages();
beforeAll(giveListsAHeight);
afterEach(() => vi.useRealTimers());

/** The tokens page over a finished run; the page's clock stands at the moment the token came. */
async function openTokens() {
  const pages = await openPages();
  const token = await pages.walkToToken();
  const time = createTestClock(token.receivedAt);
  const show = (at = `/tokens/${token.id}`) =>
    pages.show(<TokensPage />, {
      path: '/tokens/:tokenId?',
      at,
      around: (page) => <ClockContext value={time.clock}>{page}</ClockContext>,
    });
  return { ...pages, token, show, time };
}

const rowsOf = (group: string) => within(screen.getByRole('region', { name: group })).getAllByRole('link');
const left = () =>
  screen.getByRole('heading', { level: 1 }).closest('main, body')?.querySelector('time.text-40, time.text-26');

test('without tokens it says how to get one', async () => {
  const { show } = await openPages();
  show(<TokensPage />, { path: '/tokens/:tokenId?', at: '/tokens' });
  expect(await screen.findByText('No tokens yet')).toBeTruthy();
  expect(screen.getByRole('link', { name: 'Get your first token' }).getAttribute('href')).toBe('/');
});

test('a token of another device is not found', async () => {
  const { show } = await openTokens();
  show('/tokens/nothing');
  expect(await screen.findByText('This token is not on this device.')).toBeTruthy();
});

test('a token counts down in front of one’s eyes, expires and moves to the expired', async () => {
  const { show, time } = await openTokens();
  show();
  await waitFor(() => expect(left()?.textContent).toBe('2:00'));
  expect(rowsOf('Active')).toHaveLength(1);
  time.advance(61_000);
  expect(left()?.textContent).toBe('0:59');
  time.advance(60_000);
  expect(left()?.textContent).toBe('expired 0s ago');
  expect(rowsOf('Expired')).toHaveLength(1);
  expect(screen.queryByRole('region', { name: 'Active' })).toBeNull();
  expect(within(screen.getByRole('heading', { level: 1 })).getByText('Expired')).toBeTruthy();
});

test('Refresh goes to the new token; the old one reads as replaced, and the lineage leads back', async () => {
  const { browser, show, token } = await openTokens();
  const { place } = show();
  await userEvent.click(await screen.findByRole('button', { name: 'Refresh token' }));
  await waitFor(() => expect(place.address).not.toBe(`/tokens/${token.id}`));
  const child = await browser.services.vault.loadChildOf(token.id);
  expect(place.address).toBe(`/tokens/${child?.id}`);
  await waitFor(() => expect(screen.getAllByText('replaced')).toHaveLength(1));
  const link = await screen.findByRole('link', { name: `tok_${token.accessToken.lastFour} active` });
  expect(link.getAttribute('href')).toBe(`/tokens/${token.id}`);
});

test('R refreshes, once for a held key, and rests where there is nothing to refresh', async () => {
  const { browser, show, token } = await openTokens();
  const { place } = show();
  await screen.findByRole('button', { name: 'Refresh token' });
  fireEvent.keyDown(document.body, { key: 'r' });
  fireEvent.keyDown(document.body, { key: 'r', repeat: true });
  await waitFor(() => expect(place.address).not.toBe(`/tokens/${token.id}`));
  expect(browser.tokenRequests()).toHaveLength(2);
});

test('without a refresh token a new one takes a new run', async () => {
  const pages = await openPages();
  pages.browser.provider.behaviour.issuesRefreshToken = false;
  const token = await pages.walkToToken();
  const { place } = pages.show(<TokensPage />, { path: '/tokens/:tokenId?', at: `/tokens/${token.id}` });
  await userEvent.click(await screen.findByRole('button', { name: 'Get a new token' }));
  await waitFor(() => expect(place.address).toMatch(/^\/profiles\/practice\/authorize\//));
});

test('a link to a token names it and nothing else', async () => {
  const { show, token } = await openTokens();
  show(`/tokens/${token.id}?tab=raw`);
  const user = userEvent.setup();
  await user.click(await screen.findByRole('button', { name: 'Copy link' }));
  expect(await navigator.clipboard.readText()).toBe(`${location.origin}/tokens/${token.id}`);
});

test('a token that came with the authorization response has no call; its fields are shown and revealed all the same', async () => {
  const { browser, show, token, leaksIn } = await openTokens();
  const response = `access_token=${JSON.parse(token.response).access_token}&token_type=bearer&state=x`;
  const implicit = { ...token, id: 'implicit', grant: 'implicit', callId: null, response } as const;
  await browser.services.vault.put([{ kind: 'token', token: implicit }]);
  show('/tokens/implicit?tab=raw');
  const raw = await screen.findByRole('group', { name: 'Token response' });
  expect(raw.textContent).toContain('token_type=bearer&state=x');
  expect(screen.getByText(/came with the authorization response/)).toBeTruthy();
  expect(leaksIn(document.documentElement.outerHTML)).toEqual([]);
  await userEvent.click(screen.getByRole('button', { name: 'Reveal' }));
  await waitFor(() => expect(screen.getByRole('group', { name: 'Token response' }).textContent).toBe(`1${response}`));
});

test('a member that stands twice in the response is named, and which of them counts', async () => {
  const { browser, show, token } = await openTokens();
  const response = '{"access_token":"opaque","scope":"a","scope":"b"}';
  await browser.services.vault.put([{ kind: 'token', token: { ...token, id: 'twice', response } }]);
  show('/tokens/twice?tab=raw');
  const note = await screen.findByText(/stands more than once; the last counts/);
  expect(note.textContent).toContain('scope');
});

test('a refresh that fails is explained and the page stays', async () => {
  const { browser, show, token } = await openTokens();
  const { place, container } = show();
  const body = { error: 'invalid_grant', error_description: '<img src=x onerror=alert(1)>' };
  browser.network.meet({ kind: 'answer', response: Response.json(body, { status: 400 }) });
  await userEvent.click(await screen.findByRole('button', { name: 'Refresh token' }));
  const verdict = await screen.findByRole('alert');
  expect(within(verdict).getByText('invalid_grant')).toBeTruthy();
  expect(verdict.textContent).toContain('<img src=x onerror=alert(1)>');
  expect(container.querySelector('img')).toBeNull();
  expect(place.address).toBe(`/tokens/${token.id}`);
  await userEvent.click(within(verdict).getByRole('button', { name: 'Authorize again' }));
  await waitFor(() => expect(place.address).toMatch(/^\/profiles\/practice\/authorize\//));
});

test('a refresh token that was used up is not sent: it says so, and offers a new token by the profile’s grant', async () => {
  const { browser, show, refresh, token } = await openTokens();
  const { vault } = browser.services;
  const profile = (await vault.loadProfile('practice')) ?? expect.fail('no practice profile');
  await vault.put([{ kind: 'profile', profile: { ...profile, grant: 'client_credentials' } }]);
  await refresh(token.id);
  const child = (await vault.loadChildOf(token.id)) ?? expect.fail('no child');
  await vault.remove([{ store: 'token', id: child.id }]);
  const sent = browser.tokenRequests().length;
  show();
  await userEvent.click(await screen.findByRole('button', { name: 'Refresh token' }));
  const verdict = await screen.findByRole('alert');
  expect(within(verdict).getByRole('heading', { name: 'The refresh token was used up.' })).toBeTruthy();
  expect(within(verdict).getByRole('button', { name: 'Get a new token' })).toBeTruthy();
  expect(browser.tokenRequests()).toHaveLength(sent);
});

test('a second tab that refreshed shows up by itself', async () => {
  const { show, refresh, token } = await openTokens();
  show();
  await screen.findByRole('button', { name: 'Refresh token' });
  expect(rowsOf('Active')).toHaveLength(1);
  await meanwhile(() => refresh(token.id));
  await waitFor(() => expect(rowsOf('Active')).toHaveLength(2));
});

test('without a refresh token there is no button for it', async () => {
  const pages = await openPages();
  pages.browser.provider.behaviour.issuesRefreshToken = false;
  const token = await pages.walkToToken();
  pages.show(<TokensPage />, { path: '/tokens/:tokenId?', at: `/tokens/${token.id}?tab=raw` });
  await screen.findByRole('group', { name: 'Token response' });
  expect(screen.queryByRole('button', { name: 'Refresh token' })).toBeNull();
});

test('the raw response is masked until Reveal, and again after 30 seconds', async () => {
  const { show, leaksIn, token } = await openTokens();
  show(`/tokens/${token.id}?tab=raw`);
  const raw = await screen.findByRole('group', { name: 'Token response' });
  expect(raw.textContent).toContain('"expires_in"');
  expect(leaksIn(document.documentElement.outerHTML)).toEqual([]);
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  fireEvent.click(screen.getByRole('button', { name: 'Reveal' }));
  await vi.waitFor(() => expect(screen.getByRole('button', { name: 'Hide' })).toBeTruthy());
  // The 30 seconds begin with the effects of that render.
  await act(async () => {});
  for (const value of ['access_token', 'refresh_token', 'id_token'])
    expect(document.body.textContent).toContain(JSON.parse(token.response)[value]);
  act(() => void vi.advanceTimersByTime(30_000));
  expect(leaksIn(document.documentElement.outerHTML)).toEqual([]);
});

test('Copy copies the raw response on the press and shows nothing of it', async () => {
  const { show, leaksIn, token } = await openTokens();
  show(`/tokens/${token.id}?tab=raw`);
  const user = userEvent.setup();
  await user.click(await screen.findByRole('button', { name: 'Copy raw response' }));
  expect(await screen.findByText('Copied secret')).toBeTruthy();
  expect(JSON.parse(await navigator.clipboard.readText())).toEqual(JSON.parse(token.response));
  expect(leaksIn(document.documentElement.outerHTML)).toEqual([]);
});

test('the calls of a token are counted by what came of them; a refresh is none', async () => {
  const { browser, show, send, refresh, token } = await openTokens();
  show();
  expect(await screen.findByText('0 calls')).toBeTruthy();
  await meanwhile(() => send(token.id));
  expect(await screen.findByText('1 call · 1 × 2xx')).toBeTruthy();
  browser.advance(121_000);
  await meanwhile(() => send(token.id));
  expect(await screen.findByText('2 calls · 1 × 2xx · 1 × 401')).toBeTruthy();
  browser.network.meet({ kind: 'proxy-down' });
  await meanwhile(() => send(token.id));
  await meanwhile(() => refresh(token.id));
  expect(await screen.findByText('3 calls · 1 × 2xx · 1 × 401 · 1 × no response')).toBeTruthy();
  // From here on its replacement is sent.
  await meanwhile(() => send(token.id));
  expect(screen.getByText('3 calls · 1 × 2xx · 1 × 401 · 1 × no response')).toBeTruthy();
});

test('a token leads to its request', async () => {
  const { show, token } = await openTokens();
  show();
  const link = await screen.findByRole('link', { name: 'Send request' });
  expect(link.getAttribute('href')).toBe(`/requests/scratch/first?token=${token.id}`);
});

test('a replaced token leads to the one that replaced it, and is not refreshed again', async () => {
  const { browser, show, refresh, token } = await openTokens();
  await refresh(token.id);
  const child = await browser.services.vault.loadChildOf(token.id);
  show();
  const link = await screen.findByRole('link', { name: `Replaced by tok_${child?.accessToken.lastFour}` });
  expect(link.getAttribute('href')).toBe(`/tokens/${child?.id}`);
  expect(screen.queryByRole('button', { name: 'Refresh token' })).toBeNull();
});

test('the calls of a token are listed', async () => {
  const { show, send, token, leaksIn } = await openTokens();
  await send(token.id);
  show(`/tokens/${token.id}?tab=calls`);
  const calls = await screen.findByRole('list', { name: 'Calls with this token' });
  expect(within(calls).getByText('http://localhost:6285/api/me')).toBeTruthy();
  expect(leaksIn(document.documentElement.outerHTML)).toEqual([]);
});

test('a JWT is taken apart: claims read against the profile, the ID token beside it, the signature not claimed', async () => {
  const { show, leaksIn } = await openTokens();
  show();
  const claims = await screen.findByRole('list', { name: 'Claims' });
  expect(claims.textContent).toContain('Covers what was asked for');
  expect(screen.getByText('Signature not checked')).toBeTruthy();
  await userEvent.click(screen.getByRole('radio', { name: 'ID token' }));
  expect((await screen.findByRole('list', { name: 'Claims' })).textContent).toContain(
    'Ties the ID token to the request',
  );
  expect(leaksIn(document.documentElement.outerHTML)).toEqual([]);
});

test('the Lifetime tab says where an end could come from, which one is counted by, and what came along', async () => {
  const { show, token } = await openTokens();
  show(`/tokens/${token.id}?tab=lifetime`);
  const sources = await screen.findByRole('list', { name: 'Sources of the lifetime' });
  const [response, jwt] = within(sources).getAllByRole('listitem');
  expect(response?.textContent).toContain('expires_in120');
  expect(within(response as HTMLElement).getByText('counted by')).toBeTruthy();
  expect(jwt?.textContent).toContain('The JWT carries no exp claim.');
  expect(screen.getByText(/up to 40 ms earlier/)).toBeTruthy();
  expect(screen.getByRole('heading', { name: 'What the response brought' })).toBeTruthy();
});

test('a signature is checked on a press and not before, by the issuer’s keys, which are named', async () => {
  const { browser, show, token } = await openTokens();
  show(`/tokens/${token.id}?tab=decoded`);
  expect(await screen.findByText('Signature not checked')).toBeTruthy();
  const sent = browser.network.sent.length;
  await userEvent.click(screen.getByRole('button', { name: 'Check signature' }));
  expect(await screen.findByText('Signature verified')).toBeTruthy();
  expect(screen.getByText(/^Keys from http:\/\/localhost:6285\/jwks/)).toBeTruthy();
  expect(browser.network.sent.length).toBe(sent + 1);
});

test('an opaque access token has no claims; the ID token beside it has its own, for this client', async () => {
  const { browser, show, token } = await openTokens();
  const response = JSON.stringify({ ...JSON.parse(token.response), access_token: 'opaque-0123456789' });
  await browser.services.vault.put([{ kind: 'token', token: { ...token, id: 'opaque', response } }]);
  show('/tokens/opaque?tab=decoded');
  expect(await screen.findByText(/is opaque/)).toBeTruthy();
  expect(screen.queryByText('This client')).toBeNull();
  await userEvent.click(screen.getByRole('radio', { name: 'ID token' }));
  expect(await screen.findByText('This client')).toBeTruthy();
});
