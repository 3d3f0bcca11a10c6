import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { ReactElement, ReactNode } from 'react';
import { afterEach, expect, test } from 'vitest';
import { blankRequest } from '#collection/saved-request.ts';
import { useDismissed } from '#queries/dismissed.ts';
import { meanwhile, setUpPages } from '#queries/pages.test-support.tsx';
import { ClockContext, createClock } from '#ui/clock.ts';
import { HomePage } from './home-page.tsx';

const openPages = setUpPages();
const Presets = () => <p>All presets</p>;
afterEach(() => useDismissed.setState({ ids: [] }));

/** The page's time is the console's. */
function byClockOf({ now }: { now: () => number }): (page: ReactNode) => ReactElement {
  const clock = createClock({ now, steady: now, setTimeout, clearTimeout });
  return (page) => <ClockContext value={clock}>{page}</ClockContext>;
}

/** A token, a 200, and a 401 that left a minute after its end; Home as it is then. */
async function openAfterExpiry() {
  const pages = await openPages();
  const { browser, walkToToken, send, show } = pages;
  const { id: tokenId } = await walkToToken();
  await send(tokenId);
  browser.advance(180_000);
  const failedId = await send(tokenId);
  const shown = show(<HomePage Presets={Presets} />, { path: '/', around: byClockOf(browser.services) });
  return { ...pages, ...shown, tokenId, failedId };
}

const attention = () => screen.findByRole('region', { name: /^Needs attention/ });

test('what failed stands first, and its button mends it', async () => {
  const { browser } = await openAfterExpiry();
  const section = await attention();
  expect(within(section).getByRole('heading', { level: 3 }).textContent).toMatch(/: the access token had expired\.$/);
  expect(section.textContent).toMatch(/GET \/api\/me answered 401 at \d\d:\d\d:\d\d, \d+ s after expiry|1m\d\ds after/);
  await userEvent.click(within(section).getByRole('button', { name: 'Refresh and retry' }));
  expect(await screen.findByText('Refreshed, and sent again')).toBeTruthy();
  await waitFor(() => expect(screen.queryByRole('region', { name: /^Needs attention/ })).toBeNull());
  const [latest] = await browser.services.vault.loadCallLog();
  expect(latest?.status).toBe(200);
});

test('where the refresh fails, that is what stands first, and a new run is a press away', async () => {
  const { browser, place } = await openAfterExpiry();
  browser.network.meet({ kind: 'answer', response: Response.json({ error: 'invalid_grant' }, { status: 400 }) });
  await userEvent.click(within(await attention()).getByRole('button', { name: 'Refresh and retry' }));
  expect(await screen.findByText('Not refreshed')).toBeTruthy();
  expect(await screen.findByText('POST /token')).toBeTruthy();
  await userEvent.click(within(await attention()).getByRole('button', { name: 'Authorize again' }));
  await waitFor(() => expect(place.address).toMatch(/^\/profiles\/practice\/authorize\//));
});

test('what is dismissed stays away until something new happens', async () => {
  const { send, tokenId } = await openAfterExpiry();
  await userEvent.click(within(await attention()).getByRole('button', { name: 'Dismiss' }));
  await waitFor(() => expect(screen.queryByRole('region', { name: /^Needs attention/ })).toBeNull());
  await meanwhile(() => send(tokenId));
  expect(within(await attention()).getAllByRole('button', { name: 'Dismiss' })).toHaveLength(1);
});

test('recent profiles, live tokens and today tell of the same calls in words', async () => {
  await openAfterExpiry();
  const recent = within(await screen.findByRole('region', { name: 'Recent profiles' }));
  expect(recent.getByRole('img').getAttribute('aria-label')).toBe('Calls today: 1 with 2xx, 1 with 4xx');
  expect(recent.getByText(/^401 at \d\d:\d\d, 2 calls today$/)).toBeTruthy();
  expect(recent.getByRole('link', { name: 'All 1' }).getAttribute('href')).toBe('/profiles');
  const live = within(screen.getByRole('region', { name: 'Lifetimes of live tokens' }));
  expect(live.getByText(/2 calls today, has a refresh token, token of pat$/)).toBeTruthy();
  const today = within(screen.getByRole('region', { name: /^Today/ }));
  expect(today.getByRole('img').getAttribute('aria-label')).toBe('2 calls today, hour by hour: 1 with 2xx, 1 with 4xx');
});

test('what was left open can be gone on with; a new profile is a key away', async () => {
  const { browser, show, begin } = await openPages();
  const { runId } = await begin();
  const changedAt = browser.services.now();
  const request = { ...blankRequest, id: 'r1', name: 'List reviews', changedAt };
  await browser.services.vault.put([{ kind: 'draft', draft: { id: 'r1', request, basedOn: null, changedAt } }]);
  const { place } = show(<HomePage Presets={Presets} />, { path: '/', around: byClockOf(browser.services) });
  const left = within(await screen.findByRole('region', { name: 'Continue' }));
  const addresses = left.getAllByRole('link').map((link) => link.getAttribute('href'));
  expect(addresses).toEqual([`/profiles/practice/authorize/${runId}`, '/requests/scratch/r1']);
  expect(screen.getByRole('button', { name: 'Start practice run' })).toBeTruthy();
  await userEvent.keyboard('n');
  await waitFor(() => expect(place.address).toBe('/profiles/new'));
});

test('what can’t be read is said, with the cause', async () => {
  const { browser, show, begin } = await openPages();
  await begin();
  const vault = { ...browser.services.vault, loadCallLog: () => Promise.reject(new Error('The browser closed it')) };
  show(<HomePage Presets={Presets} />, { path: '/', services: { ...browser.services, vault } });
  expect((await screen.findByRole('alert')).textContent).toContain('The browser closed it');
});
