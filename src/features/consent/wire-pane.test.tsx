import { act, fireEvent, screen, within } from '@testing-library/react';
import { Link } from 'react-router';
import { afterEach, expect, test, vi } from 'vitest';
import type { RunOutcome } from '#oauth/run.ts';
import { setUpPages } from '#queries/pages.test-support.tsx';
import { RunPage } from './run-page.tsx';

const openPages = setUpPages();
afterEach(() => vi.useRealTimers());

const shownHtml = () => document.documentElement.outerHTML;

async function openFinishedRun() {
  const pages = await openPages();
  const { runId } = await pages.walkToToken();
  const showing = { path: '/profiles/:profileId/authorize/:runId', at: `/profiles/practice/authorize/${runId}` };
  const view = pages.show(<RunPage />, showing);
  await screen.findByText('Token received');
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  return {
    ...pages,
    ...view,
    showAgain: () => pages.show(<RunPage />, showing),
    async reveal() {
      fireEvent.click(screen.getByRole('button', { name: 'Reveal secrets' }));
      await vi.waitFor(() => expect(screen.getByRole('button', { name: 'Hide secrets' })).toBeTruthy());
      // The 30 seconds begin with the effects of that render.
      await act(async () => {});
    },
  };
}

test('no secret is on the page before Reveal; after it request and response are as they went', async () => {
  const { browser, leaksIn, reveal } = await openFinishedRun();
  expect(leaksIn(shownHtml())).toEqual([]);
  await reveal();
  // Client secret, code, verifier; access, refresh and ID token.
  expect(leaksIn(document.body.textContent ?? '')).toHaveLength(browser.provider.secrets.size);
});

test('what was revealed is masked again after 30 seconds', async () => {
  const { leaksIn, reveal } = await openFinishedRun();
  await reveal();
  act(() => void vi.advanceTimersByTime(29_000));
  expect(leaksIn(shownHtml())).not.toEqual([]);
  act(() => void vi.advanceTimersByTime(1_000));
  expect(leaksIn(shownHtml())).toEqual([]);
});

test.each([
  ['a second press', () => fireEvent.click(screen.getByRole('button', { name: 'Hide secrets' }))],
  ['the window losing focus', () => fireEvent.blur(globalThis as unknown as Window)],
])('%s masks it at once', async (_, happen) => {
  const { leaksIn, reveal } = await openFinishedRun();
  await reveal();
  act(() => void happen());
  expect(leaksIn(shownHtml())).toEqual([]);
  expect(screen.getByRole('button', { name: 'Reveal secrets' })).toBeTruthy();
});

test('leaving the page forgets it: back again it is masked, and the query cache never had it', async () => {
  const { leaksIn, reveal, unmount, showAgain, queryClient } = await openFinishedRun();
  await reveal();
  const cached = queryClient.getQueryCache().getAll();
  expect(leaksIn(cached.map(({ queryKey, state }) => [queryKey, state.data]))).toEqual([]);
  unmount();
  vi.useRealTimers();
  showAgain();
  await screen.findByText('Token received');
  expect(leaksIn(shownHtml())).toEqual([]);
});

test('what was revealed of one run is never shown under another', async () => {
  const pages = await openPages();
  const addresses: string[] = [];
  for (const _ of ['first', 'second'])
    addresses.push(`/profiles/practice/authorize/${(await pages.walkToToken()).runId}`);
  const [first = '', second = ''] = addresses;
  const page = (
    <>
      <Link to={first}>first run</Link>
      <Link to={second}>second run</Link>
      <RunPage />
    </>
  );
  const { place } = pages.show(page, { path: '/profiles/:profileId/authorize/:runId', at: second });
  await screen.findByText('Token received');
  fireEvent.click(screen.getByRole('link', { name: 'first run' }));
  await screen.findByText('Token received');
  fireEvent.click(screen.getByRole('button', { name: 'Reveal secrets' }));
  await screen.findByRole('button', { name: 'Hide secrets' });
  expect(pages.leaksIn(shownHtml())).not.toEqual([]);
  // Both runs are in the cache: the second one stands in the same render.
  fireEvent.click(screen.getByRole('link', { name: 'second run' }));
  expect(place.address).toBe(second);
  expect(screen.getByRole('button', { name: 'Reveal secrets' })).toBeTruthy();
  expect(pages.leaksIn(shownHtml())).toEqual([]);
});

const code = { id: 'code', label: 'authorization code', lastFour: 'wxyz' };

test.each<[says: string, outcome: RunOutcome]>([
  ['Preview, not sent', { kind: 'waiting' }],
  ['Not sent', { kind: 'denied', receivedAt: 1, error: 'access_denied', description: null, uri: null }],
  ['Not sent', { kind: 'refused', receivedAt: 1, reason: { kind: 'state-differs' } }],
  ['Sending', { kind: 'exchanging', receivedAt: 1, code, from: 'callback' }],
  ['Perhaps sent, no answer', { kind: 'interrupted', receivedAt: 1, code, from: 'callback' }],
  ['Not sent', { kind: 'interrupted', receivedAt: 1, code: null, from: null }],
])('before an answer it says what became of the token request: %s, %o', async (says, outcome) => {
  const { browser, begin, show } = await openPages();
  const { runId } = await begin();
  const { vault, locks } = browser.services;
  const run = await vault.loadRun(runId);
  if (run) await vault.put([{ kind: 'run', run: { ...run, outcome } }]);
  // Another tab holds the run, or this page would go on with it.
  void locks.withLock(`run:${runId}`, () => new Promise<void>(() => {}));
  show(<RunPage />, {
    path: '/profiles/:profileId/authorize/:runId',
    at: `/profiles/practice/authorize/${runId}`,
  });
  const wire = await screen.findByRole('complementary', { name: 'Wire' });
  expect(within(wire).getByText(says)).toBeTruthy();
  expect(within(wire).getByRole('group', { name: 'Token request' }).textContent).toContain('grant_type=');
});

test('pause before exchange: switched on while it listens, it holds for this run and the next', async () => {
  const { browser, beginAs, receive, show } = await openPages();
  const { profileId, runId, consentUrl } = await beginAs('web');
  show(<RunPage />, {
    path: '/profiles/:profileId/authorize/:runId',
    at: `/profiles/${profileId}/authorize/${runId}`,
  });
  fireEvent.click(await screen.findByRole('switch', { name: 'Pause before exchange' }));
  expect(await screen.findByText(/waits for you to exchange it/)).toBeTruthy();
  await act(async () => void (await receive(browser.provider.allow(consentUrl))));
  expect(await screen.findByRole('button', { name: 'Exchange code' })).toBeTruthy();
  expect(browser.network.sent).toEqual([]);
});

test('the response’s JSON is laid out; Raw shows it byte for byte', async () => {
  const { reveal, browser } = await openFinishedRun();
  await reveal();
  const response = () => screen.getByLabelText('Token response').textContent ?? '';
  expect(response()).toMatch(/\{\n {2}"access_token": "/);
  fireEvent.click(screen.getByRole('radio', { name: 'Raw' }));
  const { records } = await browser.services.vault.loadTokens();
  expect(response().endsWith(`\n\n${records[0]?.response}`)).toBe(true);
});
