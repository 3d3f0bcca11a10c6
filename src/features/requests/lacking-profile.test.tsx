import { screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import { bearerHeader } from '#collection/auth.ts';
import { setUpRequests } from './request-page.test-support.tsx';

const { openRequest } = setUpRequests();

test('a profile that can’t get a token yet says what it lacks, with the way to it, before anything is sent', async () => {
  const { beginAs, browser, show, makeCollection, makeRequest } = await openRequest();
  const { profileId } = await beginAs('service', { clientId: '' });
  const collectionId = await makeCollection('Shop');
  const auth = { kind: 'profile', profileId, placement: bearerHeader } as const;
  const { id } = await makeRequest(collectionId, { name: 'orders', url: 'https://api.example/orders', auth });
  const before = browser.network.sent.length;
  show({ at: `/requests/${collectionId}/${id}` });
  await screen.findByText(/has no token yet, and no client ID to get one with: put that in, then send\.$/);
  expect(screen.getByRole('link', { name: 'Open the profile' }).getAttribute('href')).toBe(`/profiles/${profileId}`);
  expect(screen.queryByRole('button', { name: 'Get a token' })).toBeNull();
  expect(browser.network.sent).toHaveLength(before);
});
