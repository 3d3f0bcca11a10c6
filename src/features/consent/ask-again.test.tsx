import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test } from 'vitest';
import { setUpPages } from '#queries/pages.test-support.tsx';
import { RunPage } from './run-page.tsx';

const openPages = setUpPages();

/** The page of a run that gave no refresh token, at a provider that gives one with a consent only, or not so. */
async function openRun(bringsRefreshToken: boolean) {
  const pages = await openPages();
  const { browser } = pages;
  browser.provider.behaviour.issuesRefreshToken = false;
  const { runId } = await pages.beginAnswered();
  await pages.complete(runId);
  const { vault } = browser.services;
  const profile = (await vault.loadProfile('practice')) ?? expect.fail('no profile');
  const consentAgain = { ...profile.consentAgain, bringsRefreshToken };
  await vault.put([{ kind: 'profile', profile: { ...profile, consentAgain } }]);
  const at = `/profiles/practice/authorize/${runId}`;
  return { ...pages, ...pages.show(<RunPage />, { path: '/profiles/:profileId/authorize/:runId', at }), at };
}

const again = () => screen.queryByRole('button', { name: 'Ask for consent again' });

test('where a consent brings the refresh token that did not come, one press asks again, and says so in its URL', async () => {
  const { browser, place, at } = await openRun(true);
  expect(await screen.findByText(/^No refresh token came/)).toBeTruthy();
  expect(screen.getByText('prompt=consent')).toBeTruthy();
  await userEvent.click(again() ?? expect.fail('nothing to press'));
  await waitFor(() => expect(place.address).not.toBe(at));
  expect(new URL(browser.windows.at(-1) ?? '').searchParams.get('prompt')).toBe('consent');
  const rows = await screen.findByRole('list', { name: 'Parameters' });
  const row = within(rows).getByRole('button', { name: 'prompt' }).closest('li');
  expect(row?.textContent).toContain('consent again');
});

test('where it would bring none, nothing is offered', async () => {
  await openRun(false);
  expect(await screen.findByText(/^No refresh token came/)).toBeTruthy();
  expect(again()).toBeNull();
});
