import { act, fireEvent, screen } from '@testing-library/react';
import { afterEach, expect, test, vi } from 'vitest';
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
