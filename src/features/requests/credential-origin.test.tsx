import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test } from 'vitest';
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
