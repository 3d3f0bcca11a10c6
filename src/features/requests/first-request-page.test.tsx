import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test } from 'vitest';
import { meanwhile } from '#queries/pages.test-support.tsx';
import { button, partTab, path, RequestPages, setUpRequests } from './request-page.test-support.tsx';

const { openPages, openRequest } = setUpRequests();

test('without a token it says how to get one', async () => {
  const { show } = await openPages();
  show(<RequestPages />, { ...path });
  expect(await screen.findByText('No token to send a request with')).toBeTruthy();
});

test('nothing is sent by opening the page; Send sends once and the answer is shown', async () => {
  const { show, apiCalls, leaksIn } = await openRequest();
  show();
  expect(await screen.findByText('Not sent yet')).toBeTruthy();
  expect(apiCalls()).toHaveLength(0);
  await userEvent.click(await button(/^Send/));
  expect((await screen.findByRole('group', { name: 'Response body' })).textContent).toContain('"Pat"');
  expect(screen.getAllByText(/200/)).not.toHaveLength(0);
  expect(apiCalls()).toHaveLength(1);
  expect(leaksIn(document.documentElement.outerHTML)).toEqual([]);
});

test('a 401 after expiry says so, and one press mends it', async () => {
  const { browser, show, apiCalls } = await openRequest();
  browser.advance(132_000);
  show();
  await userEvent.click(await button(/^Send/));
  const verdict = await screen.findByRole('alert');
  expect(within(verdict).getByRole('heading', { name: /expired/ })).toBeTruthy();
  expect(verdict.textContent).toMatch(/1[12] s/);
  await userEvent.click(within(verdict).getByRole('button', { name: 'Refresh and retry' }));
  expect(await screen.findByText('sent again after a refresh')).toBeTruthy();
  await waitFor(() => expect(screen.queryByRole('alert')).toBeNull());
  expect(apiCalls()).toHaveLength(2);
});

test('a refresh that fails is explained beside the 401', async () => {
  const { browser, show, apiCalls } = await openRequest();
  browser.advance(132_000);
  show();
  await userEvent.click(await button(/^Send/));
  const retry = await button('Refresh and retry');
  browser.network.meet({ kind: 'answer', response: Response.json({ error: 'invalid_grant' }, { status: 400 }) });
  await userEvent.click(retry);
  expect(await screen.findByText('invalid_grant')).toBeTruthy();
  expect(apiCalls()).toHaveLength(1);
});

test('R26: a page for an answer stays text, and so do its headers', async () => {
  const { browser, show } = await openRequest();
  const markup = '<img src=x onerror=alert(1)><script>alert(2)</script>';
  const response = new Response(markup, { headers: { 'content-type': 'text/html', 'x-note': markup } });
  browser.network.meet({ kind: 'answer', response });
  const { container } = show();
  await userEvent.click(await button(/^Send/));
  expect((await screen.findByRole('group', { name: 'Response body' })).textContent).toContain(markup);
  await userEvent.click(await partTab(/Headers/));
  expect(await screen.findByText(markup)).toBeTruthy();
  expect(container.querySelectorAll('img, script, iframe')).toHaveLength(0);
});

test('a call that can’t be stored says so', async () => {
  const pages = await openPages();
  await pages.walkToToken();
  const stored = pages.browser.services.vault;
  const put: typeof stored.put = async (records) => {
    if (records.some(({ kind }) => kind === 'call')) throw new Error('no room left');
    await stored.put(records);
  };
  const vault = { ...stored, put };
  pages.show(<RequestPages />, { ...path, services: { ...pages.browser.services, vault } });
  await userEvent.click(await button(/^Send/));
  expect((await screen.findByRole('alert')).textContent).toContain('no room left');
});

test('with the practice provider off its stored token has nowhere to go: it says so and offers no Send', async () => {
  const pages = await openPages();
  await pages.walkToToken();
  const origins = { ...pages.browser.services.origins, practice: '' };
  pages.show(<RequestPages />, {
    ...path,
    services: { ...pages.browser.services, origins },
    state: { sendOnArrival: true },
  });
  expect(await screen.findByText('The practice provider is not running')).toBeTruthy();
  expect(screen.queryByRole('button', { name: /^Send/ })).toBeNull();
  fireEvent.keyDown(document.body, { key: 'Enter', ctrlKey: true });
  expect(pages.browser.network.sent.map(({ url }) => url)).toEqual(['http://localhost:6285/token']);
});

test.each([
  ['', 'This profile names no first request'],
  ['/me', 'The first request leads nowhere'],
])('a profile whose first request is %j says so and leads to the profile', async (url, title) => {
  const { browser, show } = await openRequest();
  const { vault } = browser.services;
  const profile = await vault.loadProfile('practice');
  if (!profile) throw new Error('There is no practice profile');
  const firstRequest = { method: 'GET', url };
  await vault.put([{ kind: 'profile', profile: { ...profile, firstRequest, apiBaseUrl: '' } }]);
  show();
  expect(await screen.findByText(title)).toBeTruthy();
  expect(screen.getByRole('link', { name: 'Open Practice app' }).getAttribute('href')).toBe('/profiles/practice');
  expect(screen.queryByRole('button', { name: /^Send/ })).toBeNull();
});

test('a profile that does not verify certificates is warned of before anything is sent', async () => {
  const { browser, show } = await openRequest();
  const { vault } = browser.services;
  const profile = await vault.loadProfile('practice');
  if (!profile) throw new Error('There is no practice profile');
  const connection = { ...profile.connection, verifiesCertificate: false };
  await vault.put([{ kind: 'profile', profile: { ...profile, connection } }]);
  show();
  expect(await screen.findByText(/This profile verifies no certificate/)).toBeTruthy();
});

test('the token of the address is followed to its newest refresh; without one the newest of all is taken', async () => {
  const { browser, show, walkToToken, refresh, token } = await openRequest();
  const { vault } = browser.services;
  await refresh(token.id);
  const child = await vault.loadChildOf(token.id);
  await refresh(child?.id ?? '');
  const grandchild = await vault.loadChildOf(child?.id ?? '');
  browser.advance(1000);
  const newest = await walkToToken();
  const shown = async (search: string) => {
    const { unmount } = show({ at: `${path.at}${search}` });
    const [link] = await screen.findAllByRole('link', { name: 'Practice app' });
    unmount();
    return link?.getAttribute('href');
  };
  expect(await shown(`?token=${token.id}`)).toBe(`/tokens/${grandchild?.id}`);
  expect(await shown(`?token=${grandchild?.id}`)).toBe(`/tokens/${grandchild?.id}`);
  expect(await shown('?token=gone')).toBe(`/tokens/${newest.id}`);
  expect(await shown('')).toBe(`/tokens/${newest.id}`);
});

test.each<[string, (act: { send: () => Promise<unknown> }) => Promise<unknown>]>([
  ['sent here', async () => userEvent.click(await button(/^Send(?! again)/))],
  ['sent in another tab', ({ send }) => meanwhile(send)],
])('a refresh that failed is not said of a newer call, %s', async (_, sendAgain) => {
  const { browser, show, send, token, apiCalls } = await openRequest();
  browser.advance(132_000);
  show();
  await userEvent.click(await button(/^Send/));
  const retry = await button('Refresh and retry');
  browser.network.meet({ kind: 'answer', response: Response.json({ error: 'invalid_grant' }, { status: 400 }) });
  await userEvent.click(retry);
  await screen.findByText('invalid_grant');
  await sendAgain({ send: () => send(token.id) });
  await waitFor(() => expect(screen.queryByText('invalid_grant')).toBeNull());
  await waitFor(() => expect(apiCalls()).toHaveLength(2));
  expect(await button('Refresh and retry')).toBeTruthy();
});

const broken = () => Promise.reject(new Error('the store is broken'));

test.each(['loadTokens', 'loadToken', 'loadLogEntriesOf'] as const)('a store that fails (%s) is told', async (load) => {
  const pages = await openPages();
  await pages.walkToToken();
  const vault = { ...pages.browser.services.vault, [load]: broken };
  pages.show(<RequestPages />, { ...path, services: { ...pages.browser.services, vault } });
  expect(await screen.findByText(/the store is broken/)).toBeTruthy();
});

test('a call whose token can’t be read is not misread', async () => {
  const { browser, show, send, refresh, token } = await openRequest();
  browser.advance(132_000);
  await send(token.id);
  await refresh(token.id);
  const { vault } = browser.services;
  const loadToken: typeof vault.loadToken = (id) => (id === token.id ? broken() : vault.loadToken(id));
  show({ services: { ...browser.services, vault: { ...vault, loadToken } } });
  expect(await screen.findByText(/The token of this call can’t be read: the store is broken/)).toBeTruthy();
  expect(screen.queryByRole('button', { name: 'Refresh and retry' })).toBeNull();
});
