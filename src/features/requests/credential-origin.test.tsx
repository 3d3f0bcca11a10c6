import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test } from 'vitest';
import { bearerHeader } from '#collection/auth.ts';
import { button, setUpRequests } from './request-page.test-support.tsx';

const { openRequest } = setUpRequests();

test('R27: a password typed elsewhere asks before it goes to another host, naming both; one press lets it go', async () => {
  const { browser, show, makeCollection, makeRequest, makePassword } = await openRequest();
  const { vault } = browser.services;
  const secret = await makePassword('pa55word', 'https://api.example');
  const collectionId = await makeCollection('Shop');
  const auth = { kind: 'basic', username: 'ana', password: { kind: 'secret', secret } } as const;
  const { id } = await makeRequest(collectionId, { name: 'orders', url: 'https://evil.example/orders', auth });
  show({ at: `/requests/${collectionId}/${id}` });
  const words = 'This password has gone to https://api.example so far, and this request goes to https://evil.example.';
  await screen.findByText(words);

  await userEvent.click(await button(/^Send/));
  await screen.findByText('Nothing was sent.', { exact: false });
  const sent = () => browser.network.sent.filter(({ url }) => url === 'https://evil.example/orders');
  expect(sent()).toEqual([]);

  browser.network.meet({ kind: 'answer', response: new Response('{"ok":true}') });
  await userEvent.click(screen.getByRole('button', { name: 'Allow this origin and send' }));
  await waitFor(() => expect(sent()).toHaveLength(1));
  expect(sent()[0]?.headers).toContainEqual(['Authorization', `Basic ${btoa('ana:pa55word')}`]);
  await waitFor(() => expect(screen.queryByText(words)).toBeNull());
  expect(await vault.loadOriginsOf(secret)).toEqual(['https://api.example', 'https://evil.example']);
});

test('a password that came by its name alone is asked for where it belongs, and goes along once it is typed', async () => {
  const { browser, show, makeCollection, makeRequest } = await openRequest();
  const collectionId = await makeCollection('Shop');
  const password = { kind: 'missing', label: 'password' } as const;
  const auth = { kind: 'basic', username: 'ana', password } as const;
  const { vault } = browser.services;
  const collection = await vault.loadCollection(collectionId);
  if (collection) await vault.put([{ kind: 'collection', collection: { ...collection, auth } }]);
  const { id } = await makeRequest(collectionId, { name: 'orders', url: 'https://api.example/orders' });
  show({ at: `/requests/${collectionId}/${id}` });
  await userEvent.click(await button(/^Send/));
  await screen.findByText('Nothing was sent.', { exact: false });
  screen.getByText('The password in the auth of “Shop” is not on this device.', { exact: false });
  const sent = () => browser.network.sent.filter(({ url }) => url === 'https://api.example/orders');
  expect(sent()).toEqual([]);

  await userEvent.click(screen.getByRole('button', { name: 'Open its auth' }));
  await userEvent.type(await screen.findByLabelText('Password'), 'pa55word{Enter}');
  await screen.findByRole('button', { name: 'Reveal password' });
  await userEvent.click(screen.getByRole('button', { name: 'Save auth' }));
  await waitFor(() => expect(screen.queryByText('is not on this device', { exact: false })).toBeNull());
  browser.network.meet({ kind: 'answer', response: new Response('{"ok":true}') });
  await userEvent.click(await button(/^Send/));
  await waitFor(() => expect(sent()).toHaveLength(1));
  expect(sent()[0]?.headers).toContainEqual(['Authorization', `Basic ${btoa('ana:pa55word')}`]);
});

test('R27: a token is held back from an API that its profile names since, with a new token and a press as ways on', async () => {
  const { browser, show, walkToToken, changeProfile, makeCollection, makeRequest } = await openRequest();
  const { profileId } = await walkToToken();
  await changeProfile(profileId, { apiBaseUrl: 'https://api.example' });
  const collectionId = await makeCollection('Shop');
  const auth = { kind: 'profile', profileId, placement: bearerHeader } as const;
  const { id } = await makeRequest(collectionId, { name: 'orders', url: '/orders', auth });
  show({ at: `/requests/${collectionId}/${id}` });
  const words =
    'The token of Practice app goes to http://localhost:6285 only: it is from before the profile named https://api.example.';
  await screen.findByText(words, { exact: false });
  expect(screen.getByRole('button', { name: 'Get a token' })).toBeTruthy();
  await screen.findAllByText('is held back');

  browser.network.meet({ kind: 'answer', response: new Response('{"ok":true}') });
  await userEvent.click(screen.getByRole('button', { name: 'Allow this origin and send' }));
  const sent = () => browser.network.sent.filter(({ url }) => url === 'https://api.example/orders');
  await waitFor(() => expect(sent()).toHaveLength(1));
  await waitFor(() => expect(screen.queryByText(words, { exact: false })).toBeNull());
  expect(screen.queryAllByText('is held back')).toEqual([]);
});
