import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test } from 'vitest';
import type { SavedRequest } from '#collection/saved-request.ts';
import { Toaster } from '#ui/toaster.tsx';
import { useDraftStore } from './draft-store.ts';
import { RequestPages, setUpRequests } from './request-page.test-support.tsx';

const { openPages } = setUpRequests();
const secret = 'q7Zp41LkWm90TtXe';
const url = 'https://api.example/orders';

async function openRequest(change: Partial<SavedRequest>) {
  const pages = await openPages();
  const collectionId = await pages.makeCollection('Orders');
  const { id } = await pages.makeRequest(collectionId, { name: 'List', url, ...change });
  const { unmount } = pages.show(
    <>
      <RequestPages />
      <Toaster />
    </>,
    { path: '/requests/*', at: `/requests/${collectionId}/${id}` },
  );
  const { vault } = pages.browser.services;
  const edited = () => useDraftStore.getState().edited[id]?.request;
  const variables = async () => (await vault.loadCollection(collectionId))?.variables;
  const secrets = async () => (await vault.loadSecrets()).records.map(({ value }) => value.reveal());
  return { ...pages, edited, variables, secrets, unmount };
}

async function undo() {
  const toast = within(await screen.findByRole('group', { name: /^Moved to the vault/ }));
  await userEvent.click(toast.getByRole('button', { name: 'Undo' }));
}

test('a pasted bearer token is warned of by its last four, moves into Auth on a press, and back with Undo', async () => {
  const headers = [{ name: 'Authorization', value: `Bearer ${secret}`, isEnabled: true }];
  const { edited, secrets } = await openRequest({ headers });
  const warning = await screen.findByText(/^Authorization header: a token ••••••••TtXe in plain text/);
  expect(warning.textContent).not.toContain(secret);
  await userEvent.click(screen.getByRole('button', { name: 'Move to the vault' }));
  await waitFor(() => expect(edited()).toMatchObject({ headers: [], auth: { kind: 'bearer' } }));
  expect(await secrets()).toEqual([secret]);
  expect(screen.queryByText(/in plain text/)).toBeNull();

  await undo();
  await waitFor(() => expect(edited()).toMatchObject({ headers, auth: { kind: 'inherit' } }));
  expect(await secrets()).toEqual([]);
});

test('a key in the URL becomes a secret variable of its collection; Undo leaves what was typed since', async () => {
  const { edited, variables, secrets } = await openRequest({ url: `${url}?api_key=${secret}` });
  await screen.findByText(/^URL: the value of api_key/);
  await userEvent.click(screen.getByRole('button', { name: 'Move to the vault' }));
  await waitFor(() => expect(edited()?.url).toBe(`${url}?api_key={{api_key}}`));
  expect(await variables()).toMatchObject([{ name: 'api_key', value: { kind: 'secret' } }]);

  await userEvent.type(screen.getByRole('textbox', { name: 'URL' }), '&page=2');
  await undo();
  expect(await screen.findByText('Nothing came back: the request was changed since')).toBeTruthy();
  expect(edited()?.url).toBe(`${url}?api_key={{api_key}}&page=2`);
  expect(await secrets()).toEqual([secret]);
});

test('of many the first two are shown; notes take no variable', async () => {
  const headers = ['One-Token', 'Two-Token'].map((name) => ({ name, value: secret, isEnabled: true }));
  await openRequest({ headers, notes: `password: ${secret}` });
  expect(await screen.findAllByRole('button', { name: 'Move to the vault' })).toHaveLength(2);
  expect(screen.getByRole('button', { name: 'Show 1 more' })).toBeTruthy();
  await userEvent.click(screen.getAllByRole('button', { name: 'Move to the vault' })[0] as HTMLElement);
  expect(await screen.findByText('Take it out there.')).toBeTruthy();
});

test('what is secret by its name is masked in its row until that has the focus; variables stay readable', async () => {
  const headers = [
    { name: 'Authorization', value: `Bearer ${secret}`, isEnabled: true },
    { name: 'X-Api-Key', value: '{{key}}', isEnabled: true },
  ];
  const { edited } = await openRequest({ headers });
  await userEvent.click((await screen.findAllByRole('tab', { name: /^Headers/ }))[0] as HTMLElement);
  const value = await screen.findByRole<HTMLTextAreaElement>('textbox', { name: 'Value of header 1' });
  expect(value.value).toBe('Bearer ••••••••TtXe');
  expect(screen.getByRole<HTMLTextAreaElement>('textbox', { name: 'Value of header 2' }).value).toBe('{{key}}');
  expect(document.documentElement.outerHTML).not.toContain(secret);
  await userEvent.click(value);
  expect(value.value).toBe(`Bearer ${secret}`);
  await userEvent.type(value, '9');
  await userEvent.tab();
  expect(value.value).toBe('Bearer ••••••••tXe9');
  expect(edited()?.headers[0]?.value).toBe(`Bearer ${secret}9`);
});

test('all that was found can be seen, and what keeps a URL from being sent repeats none of its secrets', async () => {
  const others = ['a', 'b', 'c'].map((each) => `client_secret=${secret}${each}`).join('&');
  await openRequest({ url: `https://ana:${secret}@api.example/orders?${others}`, auth: { kind: 'none' } });
  await screen.findByText(/holds a user name or password/);
  await userEvent.click(await screen.findByRole('button', { name: /^Show \d+ more$/ }));
  expect(screen.queryByRole('button', { name: /^Show \d+ more$/ })).toBeNull();
  expect(screen.getByText(/holds a user name or password/).textContent).not.toContain(secret);
});
