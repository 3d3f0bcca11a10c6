import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test } from 'vitest';
import { bearerHeader } from '#collection/auth.ts';
import type { Profile } from '#oauth/profile.ts';
import { button, RequestPages, setUpRequests } from './request-page.test-support.tsx';

const { openPages } = setUpRequests();

/** A saved request of a profile that asks nobody and has no token yet. */
async function openServiceRequest(change: Partial<Profile> = {}) {
  const pages = await openPages();
  const { profileId } = await pages.beginAs('service', change);
  const collectionId = await pages.makeCollection('Shop');
  const auth = { kind: 'profile', profileId, placement: bearerHeader } as const;
  const { id } = await pages.makeRequest(collectionId, { name: 'items', url: '{{practice}}/api/items', auth });
  pages.show(<RequestPages />, { path: '/requests/*', at: `/requests/${collectionId}/${id}` });
  return { ...pages, profileId, paths: () => pages.browser.network.sent.map(({ url }) => new URL(url).pathname) };
}

test('where no token is good, one press gets one and sends with it; while it lives, Send only sends', async () => {
  const { paths } = await openServiceRequest();
  await userEvent.click(await button('Get token and send'));
  await screen.findByRole('group', { name: 'Response body' });
  expect(paths()).toEqual(['/token', '/api/items']);
  await userEvent.click(await button(/^Send/));
  await waitFor(() => expect(paths()).toEqual(['/token', '/api/items', '/api/items']));
});

test('a token request that fails is led to, and the API is not called', async () => {
  const { browser, paths, profileId } = await openServiceRequest();
  browser.network.meet({ kind: 'answer', response: Response.json({ error: 'invalid_client' }, { status: 401 }) });
  await userEvent.click(await button('Get token and send'));
  const why = await screen.findByRole('link', { name: 'See why' });
  expect(why.getAttribute('href')).toContain(`/profiles/${profileId}/authorize/`);
  expect(paths()).toEqual(['/token']);
});

test('one of the last tokens before the limit takes a press of its own', async () => {
  const { browser, paths } = await openServiceRequest({ issuanceLimit: { count: 2, per: 'hour' } });
  await userEvent.click(await button('Get token and send'));
  await screen.findByRole('group', { name: 'Response body' });
  browser.advance(121_000);
  await userEvent.click(await button('Get token and send'));
  expect(await screen.findByText(/1 of 2 tokens are left for this hour/)).toBeTruthy();
  expect(paths()).toEqual(['/token', '/api/items']);
  await userEvent.click(await button('Get one and send'));
  await waitFor(() => expect(paths()).toEqual(['/token', '/api/items', '/token', '/api/items']));
});
