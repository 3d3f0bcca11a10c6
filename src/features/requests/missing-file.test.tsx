import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test } from 'vitest';
import { button, setUpRequests } from './request-page.test-support.tsx';

const { openRequest } = setUpRequests();

test('a file that came by its name alone is asked for by that name, in the note and under Body, until it is chosen', async () => {
  const { show, makeCollection, makeRequest } = await openRequest();
  const collectionId = await makeCollection('Shop');
  const awaits = { name: 'orders.csv', mediaType: 'text/csv' };
  const { id } = await makeRequest(collectionId, {
    ...{ name: 'upload', method: 'POST', url: 'https://api.example/orders' },
    body: { kind: 'file', file: null, awaits },
  });
  show({ at: `/requests/${collectionId}/${id}` });
  await userEvent.click(await button(/^Send/));
  await screen.findByText('Nothing was sent.', { exact: false });
  const missing = 'The body is the file “orders.csv”, of which only the name came along.';
  screen.getByText(missing);

  await userEvent.click(screen.getByRole('button', { name: 'Choose a file' }));
  const panel = within(screen.getByLabelText('File for the body').parentElement!);
  panel.getByText('Choose the file', { exact: false });
  await userEvent.upload(screen.getByLabelText('File for the body'), new File(['a;b'], 'mine.csv'));
  await panel.findByText('mine.csv');
  await waitFor(() => expect(screen.queryByText(missing)).toBeNull());
});
