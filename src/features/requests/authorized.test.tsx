import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test } from 'vitest';
import { type Auth, environmentsProfile } from '#collection/auth.ts';
import type { SavedRequest } from '#collection/saved-request.ts';
import type { PracticeClient } from '#providers/practice.ts';
import { chooseEnvironment } from '#queries/environment-in-use.ts';
import { button, RequestPages, setUpRequests } from './request-page.test-support.tsx';

const { openPages } = setUpRequests();

/** A request of a collection, an environment in use that names a profile of the practice provider. */
async function openRequest(request: Partial<SavedRequest>, which: PracticeClient = 'service') {
  const pages = await openPages();
  const { profileId } = await pages.beginAs(which);
  const environment = { id: 'dev', name: 'Development', profileId, variables: [], createdAt: 0 };
  await pages.browser.services.vault.put([{ kind: 'environment', environment }]);
  chooseEnvironment('dev');
  const collectionId = await pages.makeCollection('Shop');
  const { id } = await pages.makeRequest(collectionId, { name: 'items', url: '{{practice}}/api/items', ...request });
  const shown = pages.show(<RequestPages />, { path: '/requests/*', at: `/requests/${collectionId}/${id}` });
  const paths = () => pages.browser.network.sent.map(({ url }) => new URL(url).pathname);
  return { ...pages, ...shown, id, collectionId, profileId, paths };
}

const none: Auth = { kind: 'none' };
const typed = { kind: 'text', text: 'mF_9.B5f-4.1JqM' } as const;

test.each<[words: RegExp, Partial<SavedRequest>]>([
  [/Nothing authorizes this: no auth is set/, { auth: none }],
  [
    /The header Authorization, written here, authorizes this/,
    { auth: environmentsProfile, headers: [{ name: 'Authorization', value: 'Bearer x', isEnabled: true }] },
  ],
  [/The bearer token typed under Auth authorizes this/, { auth: { kind: 'bearer', token: typed } }],
  [
    /The API key X-Key typed under Auth authorizes this/,
    { auth: { kind: 'api-key', in: 'header', name: 'X-Key', value: typed } },
  ],
])('%s: no token is fetched for it, though the environment names a profile', async (words, request) => {
  const { paths, browser } = await openRequest(request);
  browser.network.meet({ kind: 'answer', response: Response.json([]) });
  await userEvent.click(await button(/^Send/));
  await screen.findByRole('group', { name: 'Response body' });
  expect(paths()).toEqual(['/api/items']);
  expect(document.body.textContent).toMatch(words);
  expect(document.body.textContent).not.toMatch(/tok_|has no token|Get token/);
});

test('a token that is there is not said to go along with a request that carries none', async () => {
  const { browser, profileId, begin, sendTokenRequest } = await openRequest({ auth: none });
  await sendTokenRequest((await begin(profileId)).runId);
  browser.network.meet({ kind: 'answer', response: Response.json([]) });
  await userEvent.click(await button(/^Send/));
  await screen.findByRole('group', { name: 'Response body' });
  expect(screen.queryByText(/tok_/)).toBeNull();
});

test('a 401 to a request that proves nothing leads to what is chosen under Auth', async () => {
  const { browser } = await openRequest({ auth: none });
  browser.network.meet({ kind: 'answer', response: new Response('', { status: 401 }) });
  await userEvent.click(await button(/^Send/));
  const verdict = await screen.findByRole('alert');
  await userEvent.click(within(verdict).getByRole('button', { name: 'Choose under Auth' }));
  expect(screen.getByRole('tab', { name: /^Auth/ }).getAttribute('aria-selected')).toBe('true');
  await waitFor(() => expect(document.activeElement?.getAttribute('data-field')).toBe('auth'));
});

test('a consent that the request waits for is its primary; the run leads back, and sends with its token', async () => {
  const { place, browser, begin, receive, complete, show, ...page } = await openRequest(
    { auth: environmentsProfile },
    'web',
  );
  await screen.findAllByText(/has no token yet/);
  expect(screen.queryByRole('button', { name: /^Send/ })).toBeNull();
  await userEvent.click(await button(/^Get a token/));
  await waitFor(() => expect(place.address).toMatch(/\/authorize\//));
  const runId = place.address.split('/').at(-1) ?? '';
  expect(await browser.services.vault.loadRun(runId)).toMatchObject({ requestId: page.id });
  await receive(browser.provider.allow(browser.windows.at(-1) ?? ''));
  await complete(runId);
  page.unmount();
  show(<RequestPages />, {
    path: '/requests/*',
    at: `/requests/${page.collectionId}/${page.id}`,
    state: { sendOnArrival: true },
  });
  await screen.findByRole('group', { name: 'Response body' });
  expect(page.paths().at(-1)).toBe('/api/items');
  expect(screen.getAllByText(/tok_/).length).toBeGreaterThan(0);
});

test('that a run could not be stored is not said any more once a request went', async () => {
  const { unmount, show, begin, receive, complete, browser, ...page } = await openRequest(
    { auth: environmentsProfile },
    'web',
  );
  unmount();
  const stored = browser.services.vault;
  const put: typeof stored.put = async (records) => {
    if (records.some(({ kind }) => kind === 'run')) throw new Error('no room left');
    await stored.put(records);
  };
  show(<RequestPages />, {
    path: '/requests/*',
    at: `/requests/${page.collectionId}/${page.id}`,
    services: { ...browser.services, vault: { ...stored, put } },
  });
  await userEvent.click(await button(/^Get a token/));
  await screen.findByText(/no room left/);
  const { runId, consentUrl } = await begin(page.profileId);
  await receive(browser.provider.allow(consentUrl));
  await complete(runId);
  await userEvent.click(await button(/^Send/));
  await screen.findByRole('group', { name: 'Response body' });
  expect(screen.queryByText(/no room left/)).toBeNull();
});
