import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeAll, expect, test } from 'vitest';
import { setUpPages } from '#queries/pages.test-support.tsx';
import { createTestClock } from '#ui/clock.test-support.ts';
import { ClockContext } from '#ui/clock.ts';
import { giveListsAHeight } from '#ui/list-height.test-support.ts';
import { takeOffers } from '#ui/offer-undo.ts';
import { TokensPage } from './tokens-page.tsx';

const openPages = setUpPages();
beforeAll(giveListsAHeight);
afterEach(() => void takeOffers());

/** A token's page, so long after the token came. */
async function openToken(afterMs: number) {
  const pages = await openPages();
  const token = await pages.walkToToken();
  const { clock } = createTestClock(token.receivedAt + afterMs);
  const view = pages.show(<TokensPage />, {
    path: '/tokens/:tokenId?',
    at: `/tokens/${token.id}`,
    around: (page) => <ClockContext value={clock}>{page}</ClockContext>,
  });
  const loadToken = () => pages.browser.services.vault.loadToken(token.id);
  const button = await screen.findByRole('button', { name: 'Delete token' });
  return { ...pages, ...view, token, loadToken, button };
}

test('a token that works is asked about: what it costs, and the focus on Cancel', async () => {
  const { token, loadToken, button, place } = await openToken(0);
  await userEvent.click(button);
  const dialog = screen.getByRole('dialog', { name: `Delete tok_${token.accessToken.lastFour}?` });
  expect(dialog.textContent).toMatch(/still works for 2:00.*nothing is revoked/);
  const cancel = within(dialog).getByRole('button', { name: 'Cancel' });
  expect(document.activeElement).toBe(cancel);
  await userEvent.click(cancel);
  expect(screen.queryByRole('dialog')).toBeNull();
  expect(await loadToken()).not.toBeNull();
  await userEvent.click(button);
  await userEvent.click(within(screen.getByRole('dialog')).getByRole('button', { name: 'Delete token' }));
  await waitFor(() => expect(place.address).toBe('/tokens'));
  expect(await loadToken()).toBeNull();
  expect(await screen.findByText('No tokens yet')).toBeTruthy();
});

test('an expired token goes at once, by its key too, and comes back whole', async () => {
  const { token, loadToken, place } = await openToken(121_000);
  fireEvent.keyDown(document.body, { key: 'Backspace', ctrlKey: true });
  await waitFor(() => expect(place.address).toBe('/tokens'));
  expect(screen.queryByRole('dialog')).toBeNull();
  const [offer] = takeOffers();
  expect(offer?.message).toBe(`Deleted tok_${token.accessToken.lastFour}`);
  await offer?.undo();
  expect(await loadToken()).toEqual(token);
  expect(await screen.findByRole('link', { name: /tok_/ })).toBeTruthy();
});

test('the keys rest while it asks', async () => {
  const { browser, button } = await openToken(0);
  await userEvent.click(button);
  fireEvent.keyDown(document.body, { key: 'r' });
  fireEvent.keyDown(document.body, { key: 'Backspace', metaKey: true });
  expect(screen.getAllByRole('dialog')).toHaveLength(1);
  expect(browser.tokenRequests()).toHaveLength(1);
});

test('a store that fails deletes nothing and says so', async () => {
  const pages = await openPages();
  const token = await pages.walkToToken();
  const remove = () => Promise.reject(new Error('the store is broken'));
  const services = { ...pages.browser.services, vault: { ...pages.browser.services.vault, remove } };
  pages.show(<TokensPage />, { path: '/tokens/:tokenId?', at: `/tokens/${token.id}`, services });
  await userEvent.click(await screen.findByRole('button', { name: 'Delete token' }));
  expect((await screen.findByRole('alert')).textContent).toContain('Nothing was deleted: the store is broken');
  expect(takeOffers()).toEqual([]);
});
