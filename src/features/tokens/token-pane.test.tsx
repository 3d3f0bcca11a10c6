import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeAll, expect, test } from 'vitest';
import type { Token } from '#oauth/token.ts';
import { setUpPages } from '#queries/pages.test-support.tsx';
import { createTestClock } from '#ui/clock.test-support.ts';
import { ClockContext } from '#ui/clock.ts';
import { giveListsAHeight } from '#ui/list-height.test-support.ts';
import { TokensPage } from './tokens-page.tsx';

const openPages = setUpPages();
beforeAll(giveListsAHeight);

/** The tokens page over tokens that are like a real one but for what is changed: "tok_0000", "tok_0001" and so on. */
async function openList(changes: Partial<Token>[], at = '/tokens') {
  const pages = await openPages();
  const token = await pages.walkToToken();
  const { vault } = pages.browser.services;
  const tokens = changes.map((change, place): Token => {
    const name = String(place).padStart(4, '0');
    const [sentAt, receivedAt] = [token.sentAt - 1 - place, token.receivedAt - 1 - place];
    return { ...token, id: name, sentAt, receivedAt, accessToken: { ...token.accessToken, lastFour: name }, ...change };
  });
  await vault.put(tokens.map((each) => ({ kind: 'token', token: each })));
  const time = createTestClock(token.receivedAt);
  const view = pages.show(<TokensPage />, {
    path: '/tokens/:tokenId?',
    at,
    around: (page) => <ClockContext value={time.clock}>{page}</ClockContext>,
  });
  await screen.findByRole('region', { name: 'Active' });
  return { ...pages, ...view, token, time };
}

const namesIn = (group: string) =>
  within(screen.getByRole('region', { name: group }))
    .getAllByRole('link')
    .map(({ textContent }) => /tok_[\w-]{4}/.exec(textContent ?? '')?.[0]);
const press = (key: string) => fireEvent.keyDown(document.activeElement ?? document.body, { key });

test('a token whose lifetime is unknown is in a group of its own and counts nothing down', async () => {
  await openList([{ response: '{"access_token":"opaque"}' }, { response: '{"access_token":"o","expires_in":"soon"}' }]);
  expect(namesIn('Lifetime unknown')).toEqual(['tok_0000', 'tok_0001']);
  expect(within(screen.getByRole('region', { name: 'Lifetime unknown' })).getAllByText('unknown')).toHaveLength(2);
  expect(screen.getByRole('heading', { name: 'Lifetime unknown 2' })).toBeTruthy();
});

test('of a thousand tokens those in view are drawn, each knowing its place among all', async () => {
  await openList(Array.from({ length: 1000 }, () => ({})));
  expect(screen.getByRole('heading', { name: 'Active 1001' })).toBeTruthy();
  const rows = within(screen.getByRole('region', { name: 'Active' })).getAllByRole('listitem');
  expect(rows.length).toBeLessThan(40);
  expect(rows[3]?.getAttribute('aria-posinset')).toBe('4');
  expect(rows[3]?.getAttribute('aria-setsize')).toBe('1001');
});

test('/ goes to the filter, which takes profile, name, grant and scope; it stays in the address', async () => {
  const { place } = await openList([{ grant: 'client_credentials' }, { scopesAsked: ['items:read'] }]);
  press('/');
  expect(document.activeElement).toBe(screen.getByRole('searchbox', { name: 'Filter tokens' }));
  await userEvent.keyboard('client');
  await waitFor(() => expect(namesIn('Active')).toEqual(['tok_0000']));
  expect(place.address).toBe('/tokens?filter=client');
  await userEvent.keyboard(' <b>');
  expect(await screen.findByText('No token matches')).toBeTruthy();
  expect(screen.getByText('Nothing here holds “client <b>”.')).toBeTruthy();
  await userEvent.keyboard('{Escape}');
  expect(namesIn('Active')).toHaveLength(3);
  expect(place.address).toBe('/tokens');
});

test('an address with a filter opens with it', async () => {
  await openList([{ grant: 'password' }], '/tokens?filter=PASSWORD');
  expect(namesIn('Active')).toEqual(['tok_0000']);
});

test('J and K go down and up the list through all groups, the tab and the filter kept; a letter in the filter does not', async () => {
  const { place, token } = await openList([{}, { response: '{"access_token":"opaque"}' }], '/tokens?tab=raw');
  const steps: [key: string, address: string][] = [
    ['j', `/tokens/${token.id}?tab=raw`],
    ['ArrowDown', '/tokens/0000?tab=raw'],
    ['j', '/tokens/0001?tab=raw'],
    ['j', '/tokens/0001?tab=raw'],
    ['k', '/tokens/0000?tab=raw'],
    ['ArrowUp', `/tokens/${token.id}?tab=raw`],
  ];
  for (const [key, address] of steps) {
    press(key);
    await waitFor(() => expect(place.address).toBe(address));
  }
  screen.getByRole('searchbox').focus();
  press('j');
  fireEvent.keyDown(document.body, { key: 'j', ctrlKey: true });
  expect(place.address).toBe(`/tokens/${token.id}?tab=raw`);
});

test('the focus goes with the selection where it stood in the list', async () => {
  const { token } = await openList([{}]);
  const [first] = within(screen.getByRole('region', { name: 'Active' })).getAllByRole('link');
  first?.focus();
  press('j');
  await waitFor(() => expect(document.activeElement?.getAttribute('aria-current')).toBe('page'));
  expect(document.activeElement?.getAttribute('href')).toBe(`/tokens/${token.id}`);
  press('j');
  await waitFor(() => expect(document.activeElement?.getAttribute('href')).toBe('/tokens/0000'));
});
