import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, test } from 'vitest';
import { meanwhile, setUpPages } from '#queries/pages.test-support.tsx';
import { Toaster } from '#ui/toaster.tsx';
import { useDraftStore } from './draft-store.ts';
import { useOpenRequests } from './open-requests.ts';
import { RequestsPage } from './requests-page.tsx';

const openPages = setUpPages();
const path = '/requests/:collectionId?/:requestId?';

afterEach(() => {
  useOpenRequests.setState({ tabs: [], current: null, groups: {} });
  useDraftStore.setState({ edited: {}, failure: null });
});

/** A page over the collection "Shop" with the requests that are named. */
async function openShop(...names: string[]) {
  const { browser, show, makeCollection, makeRequest, saveOver } = await openPages();
  const collectionId = await makeCollection('Shop');
  const ids: string[] = [];
  for (const name of names) ids.push((await makeRequest(collectionId, { name, url: `/${name}` })).id);
  const open = (at = '/requests') =>
    show(
      <>
        <RequestsPage />
        <Toaster />
      </>,
      { path, at },
    );
  const page = open();
  await screen.findByRole('treeitem', { name: /^Shop/ });
  return { services: browser.services, ids, page, reopen: open, saveOver };
}

const line = (name: RegExp) => screen.findByRole('treeitem', { name });
const url = () => screen.findByRole<HTMLTextAreaElement>('textbox', { name: 'URL' });
const tabs = () =>
  within(screen.getByRole('navigation', { name: 'Open requests' }))
    .queryAllByRole('link')
    .map(({ textContent }) => textContent);

test('an edit is kept as a draft that survives a reload, until it is saved', async () => {
  const { services, ids, page, reopen } = await openShop('orders');
  await userEvent.click(await line(/orders/));
  await userEvent.type(await url(), '/7');
  expect(tabs()).toEqual(['GETorders, unsaved changes']);
  await waitFor(async () => expect((await services.vault.loadDraft(ids[0] ?? ''))?.request.url).toBe('/orders/7'));
  page.unmount();
  useDraftStore.setState({ edited: {} });
  reopen();
  expect((await url()).value).toBe('/orders/7');
  await userEvent.keyboard('{Control>}s{/Control}');
  await waitFor(() => expect(tabs()).toEqual(['GETorders']));
  expect((await services.vault.loadRequest(ids[0] ?? ''))?.url).toBe('/orders/7');
  expect(await services.vault.loadDraft(ids[0] ?? '')).toBeNull();
});

test('by keyboard alone: down to a request, into it, renamed, deleted, and back', async () => {
  const { page } = await openShop('orders', 'parcels');
  const shop = await line(/^Shop/);
  shop.focus();
  await userEvent.keyboard('{ArrowDown}');
  await waitFor(() => expect(document.activeElement?.getAttribute('aria-label')).toMatch(/orders/));
  await userEvent.keyboard('p');
  await waitFor(() => expect(document.activeElement?.getAttribute('aria-label')).toMatch(/parcels/));
  await userEvent.keyboard('{F2}');
  await userEvent.keyboard('boxes{Enter}');
  const boxes = await line(/boxes/);
  await waitFor(() => expect(document.activeElement).toBe(boxes));
  await userEvent.keyboard('{Enter}');
  await waitFor(() => expect(tabs()).toEqual(['GETboxes']));
  await userEvent.keyboard('{Control>}{Backspace}{/Control}');
  await screen.findByText('Deleted “boxes”');
  await waitFor(() => expect(page.place.address).toBe('/requests'));
  expect(screen.queryByRole('treeitem', { name: /boxes/ })).toBeNull();
  await userEvent.click(screen.getByRole('button', { name: 'Undo' }));
  await line(/boxes/);
});

test('a new request lives as a draft until Save gives it a name and a place', async () => {
  const { services, page } = await openShop();
  await userEvent.keyboard('n');
  await userEvent.type(await url(), 'https://shop.example/carts');
  await userEvent.keyboard('{Control>}s{/Control}');
  const dialog = await screen.findByRole('dialog', { name: 'Save request' });
  await userEvent.selectOptions(within(dialog).getByRole('combobox'), 'Shop');
  await userEvent.click(within(dialog).getByRole('button', { name: 'Save request' }));
  await line(/GET carts/);
  await waitFor(() => expect(tabs()).toEqual(['GETcarts']));
  const id = page.place.address.split('/').at(-1) ?? '';
  expect(await services.vault.loadRequest(id)).toMatchObject({ name: 'carts', url: 'https://shop.example/carts' });
  expect((await services.vault.loadDrafts()).records).toEqual([]);
});

test('a tab with unsaved changes asks before it closes; discarding can be undone', async () => {
  const { ids, services } = await openShop('orders');
  await userEvent.click(await line(/orders/));
  await userEvent.type(await url(), '/7');
  const close = () => userEvent.click(screen.getByRole('button', { name: 'Close orders' }));
  await close();
  const dialog = await screen.findByRole('dialog', { name: 'Save changes to orders?' });
  await userEvent.click(within(dialog).getByRole('button', { name: 'Cancel' }));
  expect(tabs()).toHaveLength(1);
  await close();
  await userEvent.click(await screen.findByRole('button', { name: 'Discard changes' }));
  await waitFor(() => expect(tabs()).toEqual([]));
  await userEvent.click(await screen.findByRole('button', { name: 'Undo' }));
  await waitFor(async () => expect((await services.vault.loadDraft(ids[0] ?? ''))?.request.url).toBe('/orders/7'));
});

type Vault = Awaited<ReturnType<typeof openShop>>['services']['vault'];

/** Has an act of the vault wait until it is let go. */
function holdBack(vault: Vault, name: 'put' | 'remove'): () => void {
  let letGo = () => {};
  const held = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  const act = vault[name] as (given: unknown) => Promise<unknown>;
  Object.assign(vault, { [name]: (given: unknown) => held.then(() => act(given)) });
  return letGo;
}

/** Three requests open, one after the other; the last of them is in view. */
async function openThree() {
  const shop = await openShop('orders', 'parcels', 'carts');
  const goTo = async (name: string) => {
    await userEvent.click(await line(new RegExp(name)));
    await waitFor(async () => expect((await url()).value).toBe(`/${name}`));
    return shop.page.place.address;
  };
  for (const name of ['orders', 'parcels', 'carts']) await goTo(name);
  return { ...shop, goTo };
}

test('who has gone on by the time a deletion is stored is not led away', async () => {
  const { services, page, goTo } = await openThree();
  const remove = holdBack(services.vault, 'remove');
  await userEvent.keyboard('{Control>}{Backspace}{/Control}');
  const orders = await goTo('orders');
  remove();
  await screen.findByText('Deleted “carts”');
  expect(page.place.address).toBe(orders);
});

test('who has gone on by the time a tab is saved and closed is not led away', async () => {
  const { services, page, goTo } = await openThree();
  await goTo('parcels');
  await userEvent.type(await url(), '7');
  await userEvent.click(await screen.findByRole('button', { name: /^Close parcels/ }));
  const put = holdBack(services.vault, 'put');
  await userEvent.click(await screen.findByRole('button', { name: 'Save request' }));
  const orders = await goTo('orders');
  put();
  await waitFor(() => expect(tabs()).toEqual(['GETorders', 'GETcarts']));
  await meanwhile(() => expect(page.place.address).toBe(orders));
  expect((await url()).value).toBe('/orders');
});

test('what another tab saved meanwhile is said, and either version can be kept', async () => {
  const { services, ids, saveOver } = await openShop('orders');
  await userEvent.click(await line(/orders/));
  await userEvent.type(await url(), '/mine');
  await meanwhile(() => saveOver(ids[0] ?? '', { url: '/theirs' }));
  await userEvent.click(await screen.findByRole('button', { name: 'Keep mine' }));
  expect(screen.queryByText(/saved in another tab/)).toBeNull();
  expect((await url()).value).toBe('/orders/mine');
  await userEvent.keyboard('{Control>}s{/Control}');
  await waitFor(async () => expect((await services.vault.loadRequest(ids[0] ?? ''))?.url).toBe('/orders/mine'));
});

test('the filter narrows the tree down; a request that is not here is said', async () => {
  const { page } = await openShop('orders', 'parcels');
  await userEvent.keyboard('/');
  await userEvent.keyboard('parc');
  await waitFor(() => expect(screen.queryByRole('treeitem', { name: /orders/ })).toBeNull());
  await line(/parcels/);
  page.unmount();
  const { show } = await openPages();
  show(<RequestsPage />, { path, at: '/requests/scratch/gone' });
  expect(await screen.findByText('This request is not on this device.')).toBeTruthy();
});

test('a link to a request that is not here leaves nothing behind: no tab, nothing to delete, no way back to it', async () => {
  const { show } = await openPages();
  const page = show(<RequestsPage />, { path, at: '/requests/scratch/gone' });
  expect(await screen.findByText('This request is not on this device.')).toBeTruthy();
  expect(screen.queryByRole('button', { name: 'More' })).toBeNull();
  expect(useOpenRequests.getState()).toMatchObject({ tabs: [], current: null });
  page.unmount();
  // One that was looked at last and went meanwhile, in another tab.
  useOpenRequests.setState({ tabs: ['gone'], current: 'gone' });
  show(<RequestsPage />, { path, at: '/requests' });
  expect(await screen.findByText('No request is open')).toBeTruthy();
});

test('a link to a collection that is not here: said beside the tree, from which one that is here is chosen', async () => {
  const { page, reopen } = await openShop('orders');
  page.unmount();
  reopen('/requests/gone');
  await screen.findByText('This collection is not on this device.');
  expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('Collection');
  await userEvent.click(await line(/orders/));
  expect((await url()).value).toBe('/orders');
  expect(screen.queryByText('This collection is not on this device.')).toBeNull();
});

test('a new collection is asked for its name at once, as a new folder is', async () => {
  const { services } = await openShop();
  await userEvent.click(screen.getByRole('button', { name: 'New request or collection' }));
  await userEvent.click(await screen.findByRole('menuitem', { name: 'New collection' }));
  const name = await screen.findByDisplayValue('New collection');
  expect(document.activeElement).toBe(name);
  await userEvent.clear(name);
  await userEvent.type(name, 'Billing{Enter}');
  await line(/^Billing/);
  const { records } = await services.vault.loadCollections();
  expect(records.map((each) => each.name)).toContain('Billing');
});
