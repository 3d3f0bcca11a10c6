import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeAll, expect, test } from 'vitest';
import type { Profile } from '#oauth/profile.ts';
import { setUpPages } from '#queries/pages.test-support.tsx';
import { giveListsAHeight } from '#ui/list-height.test-support.ts';
import { TokensPage } from './tokens-page.tsx';

const openPages = setUpPages();
beforeAll(giveListsAHeight);

async function openToken(change: Partial<Profile> = { userinfoRequest: { method: 'GET', url: '' } }) {
  const pages = await openPages();
  const token = await pages.walkToToken();
  const { vault } = pages.browser.services;
  const profile = (await vault.loadProfile(token.profileId)) ?? expect.fail('no profile');
  await vault.put([{ kind: 'profile', profile: { ...profile, ...change } }]);
  pages.show(<TokensPage />, { path: '/tokens/:tokenId?', at: `/tokens/${token.id}` });
  return {
    ...pages,
    token,
    press: async () => userEvent.click(await screen.findByRole('button', { name: 'Whose token is it?' })),
  };
}

const answer = (body: object, status = 200) => ({ kind: 'answer', response: Response.json(body, { status }) }) as const;
const account = () => screen.getByText(/^Token of/).textContent;

test('the ID token says whose it is at once; a press asks the provider, and list, heading and details name the account', async () => {
  const { press, leaksIn } = await openToken();
  await waitFor(() => expect(account()).toBe('Token of pat · from the ID token, not verified'));
  await press();
  await waitFor(() => expect(account()).toMatch(/^Token of Pat · from userinfo, /));
  const row = within(screen.getByRole('navigation', { name: 'Tokens' })).getByRole('link');
  expect(row.textContent).toContain('· Pat');
  await userEvent.click(screen.getByRole('tab', { name: 'Lifetime' }));
  expect(screen.getByText('sub: pat, name: Pat')).toBeTruthy();
  await userEvent.click(screen.getByRole('tab', { name: /^Calls/ }));
  expect(within(screen.getByRole('list', { name: 'Calls with this token' })).getByText(/\/userinfo$/)).toBeTruthy();
  expect(leaksIn(document.documentElement.outerHTML)).toEqual([]);
});

test('a list is filtered by account', async () => {
  const { press } = await openToken();
  await press();
  await waitFor(() => expect(account()).toMatch(/Pat/));
  await userEvent.type(screen.getByRole('searchbox', { name: 'Filter tokens' }), 'nobody');
  expect(await screen.findByText('No token matches')).toBeTruthy();
  await userEvent.clear(screen.getByRole('searchbox', { name: 'Filter tokens' }));
  await userEvent.type(screen.getByRole('searchbox', { name: 'Filter tokens' }), 'PAT');
  await waitFor(() => expect(screen.queryByText('No token matches')).toBeNull());
});

test('userinfo of another subject is refused, and says so again after a reload', async () => {
  const { browser, press, show, token } = await openToken();
  await screen.findByText(/^Token of/);
  browser.network.meet(answer({ sub: 'eve', name: 'Eve' }));
  await press();
  const verdict = await screen.findByRole('alert');
  expect(within(verdict).getByRole('heading', { name: 'Userinfo speaks of somebody else.' })).toBeTruthy();
  expect(within(verdict).getByText('eve')).toBeTruthy();
  expect(account()).toBe('Token of pat · from the ID token, not verified');
  document.body.replaceChildren();
  show(<TokensPage />, { path: '/tokens/:tokenId?', at: `/tokens/${token.id}` });
  expect(await screen.findByRole('heading', { name: 'Userinfo speaks of somebody else.' })).toBeTruthy();
});

test('a refusal is explained like any call, and leads to it', async () => {
  const { browser, press, token } = await openToken();
  browser.network.meet(answer({ error: 'invalid_token' }, 401));
  await press();
  const verdict = await screen.findByRole('alert');
  const [call] = (await browser.services.vault.loadCallsOf(token.id)).records;
  const link = within(verdict).getByRole('link', { name: 'Show the call' });
  expect(link.getAttribute('href')).toBe(`/timeline?call=${call?.id}`);
  expect(within(verdict).getByRole('button')).toBeTruthy();
});

test('an answer that names nobody leads to where the profile reads it', async () => {
  const { browser, press } = await openToken();
  browser.network.meet(answer({ login: 'octocat' }));
  await press();
  const verdict = await screen.findByRole('alert');
  expect(within(verdict).getByRole('heading', { name: 'The answer names nobody.' })).toBeTruthy();
  expect(within(verdict).getByText('/sub, /preferred_username, /email, /name')).toBeTruthy();
  const edit = within(verdict).getByRole('link', { name: 'Edit profile' });
  expect(edit.getAttribute('href')).toBe('/profiles/practice#userinfoRequest');
});

test('where the provider has no address for it, nothing is offered', async () => {
  await openToken({ userinfoEndpoint: '', userinfoRequest: { method: 'GET', url: '' } });
  await screen.findByRole('button', { name: 'Refresh token' });
  expect(screen.queryByRole('button', { name: 'Whose token is it?' })).toBeNull();
});

test('an address that can’t be called is told before anything is sent', async () => {
  const { press } = await openToken({ userinfoRequest: { method: 'GET', url: 'ftp://files.example' } });
  await press();
  const note = await screen.findByRole('alert');
  expect(note.textContent).toContain('Nothing was sent');
  expect(within(note).getByRole('link', { name: 'Mend it in the profile' })).toBeTruthy();
});

test('R27: an address that the profile came to name after the token asks first, naming both; one press asks there', async () => {
  const userinfoRequest = { method: 'GET', url: 'https://who.example/me' } as const;
  const { browser, press } = await openToken({ userinfoRequest });
  await press();
  const note = await screen.findByRole('alert');
  expect(note.textContent).toContain(
    'goes to http://localhost:6285 only: it is from before the profile named https://who.example.',
  );
  const sent = () => browser.network.sent.filter(({ url }) => url === 'https://who.example/me');
  expect(sent()).toEqual([]);
  browser.network.meet(answer({ sub: 'pat', name: 'Pat' }));
  await userEvent.click(within(note).getByRole('button', { name: 'Allow this origin and ask' }));
  await waitFor(() => expect(account()).toMatch(/^Token of Pat · from userinfo, /));
  expect(sent()).toHaveLength(1);
});
