import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test } from 'vitest';
import type { Folder } from '#collection/collection.ts';
import { chooseEnvironment } from '#queries/environment-in-use.ts';
import { Toaster } from '#ui/toaster.tsx';
import { button, RequestPages, setUpRequests } from '../request-page.test-support.tsx';
import { requestPath } from '../request-words.ts';

const { openPages } = setUpRequests();

/** A request of the collection "Shop", with the environment beside it. */
async function openInspector() {
  chooseEnvironment(null);
  const { browser, show, makeCollection, makeRequest } = await openPages();
  const collectionId = await makeCollection('Shop');
  const { id } = await makeRequest(collectionId, { name: 'orders', url: 'https://{{host}}/orders' });
  const page = show(
    <>
      <RequestPages />
      <Toaster />
    </>,
    { path: '/requests/*', at: `/requests/${collectionId}/${id}?panel=environment` },
  );
  const panel = within(await screen.findByRole('complementary', { name: 'Environment' }));
  const field = (name: string) => panel.findByRole<HTMLInputElement>('textbox', { name });
  const add = async (name: string, text: string) => {
    await userEvent.type(await field('Name of the new variable'), name);
    await userEvent.type(await field('Value of the new variable'), `${text}{Enter}`);
  };
  return { vault: browser.services.vault, page, panel, field, add };
}

test('from none to one with a secret: masked in the page, renamed, deleted and back', async () => {
  const { vault, page, panel, field, add } = await openInspector();
  await userEvent.click((await panel.findAllByRole('button', { name: 'New environment' }))[0] as HTMLElement);
  await add('host', 'api.example');
  expect((await field('Value of host')).value).toBe('api.example');
  await add('key', 'whk-0123456789-41d8');
  await userEvent.click(await panel.findByRole('button', { name: 'Make key secret' }));
  await panel.findByText('goes only where it is first sent');
  expect(page.container.innerHTML).toContain('41d8');
  expect(page.container.innerHTML).not.toContain('0123456789');

  await userEvent.click(panel.getByRole('button', { name: 'Delete key' }));
  await userEvent.click(await screen.findByRole('button', { name: 'Undo' }));
  await panel.findByRole('button', { name: 'Make key plain' });

  const name = await field('Name of host');
  await userEvent.clear(name);
  await userEvent.type(name, 'key{Enter}');
  await waitFor(() => expect(name.getAttribute('aria-invalid')).toBe('true'));
  await userEvent.clear(name);
  await userEvent.type(name, 'origin{Enter}');
  await field('Value of origin');
  const [environment] = (await vault.loadEnvironments()).records;
  expect(environment?.variables.map((each) => each.name)).toEqual(['origin', 'key']);
  expect(panel.getByRole('button', { name: 'Back to the request' })).toBeTruthy();
});

test('variables typed faster than they are stored are all added; one that is refused comes back to its row', async () => {
  const { vault, panel, field } = await openInspector();
  await userEvent.click((await panel.findAllByRole('button', { name: 'New environment' }))[0] as HTMLElement);
  const [name, value] = [await field('Name of the new variable'), await field('Value of the new variable')];
  const enter = (variable: string, text: string) => {
    fireEvent.change(name, { target: { value: variable } });
    fireEvent.change(value, { target: { value: text } });
    fireEvent.keyDown(value, { key: 'Enter' });
  };
  for (const [variable, text] of [
    ['who', 'ada'],
    ['base', 'https://api.example'],
    ['who', 'eve'],
  ] as const)
    enter(variable, text);
  expect((await panel.findByRole('alert')).textContent).toBe('There is a variable of this name here already.');
  expect([name.value, value.value]).toEqual(['who', 'eve']);
  const [environment] = (await vault.loadEnvironments()).records;
  expect(environment?.variables.map((each) => each.name)).toEqual(['who', 'base']);

  enter('base', 'again');
  fireEvent.change(name, { target: { value: 'next' } });
  expect((await panel.findByRole('alert')).textContent).toContain('base = again was not added.');
  expect(name.value).toBe('next');
});

test('a collection has variables too, and the panel is closed by its address', async () => {
  const { vault, page, panel, add } = await openInspector();
  await userEvent.click(panel.getByRole('tab', { name: /Collection/ }));
  await add('host', 'shop.example');
  await panel.findByRole('textbox', { name: 'Value of host' });
  const { records } = await vault.loadCollections();
  expect(records.find(({ name }) => name === 'Shop')?.variables).toMatchObject([{ name: 'host' }]);
  await userEvent.click(await button('Close the environment'));
  expect(screen.queryByRole('complementary', { name: 'Environment' })).toBeNull();
  expect(page.place.address).not.toContain('panel');
});

test.each(['collection', 'folder'] as const)('beside a %s stand its own variables, too', async (which) => {
  chooseEnvironment(null);
  const { browser, show, makeCollection } = await openPages();
  const collectionId = await makeCollection('Shop');
  const { vault } = browser.services;
  const made = (await vault.loadCollection(collectionId)) ?? expect.fail('no collection');
  const folder: Folder = {
    ...{ kind: 'folder', id: 'orders', name: 'Orders', auth: { kind: 'inherit' } },
    ...{ variables: [], items: [] },
  };
  await vault.put([{ kind: 'collection', collection: { ...made, items: [folder] } }]);
  const shownId = which === 'folder' ? folder.id : collectionId;
  show(<RequestPages />, { path: '/requests/*', at: `${requestPath(shownId, collectionId)}?panel=environment` });
  const panel = within(await screen.findByRole('complementary', { name: 'Environment' }));
  await userEvent.click(panel.getByRole('tab', { name: /Collection/ }));
  const groups = (await panel.findAllByRole('heading', { level: 3 })).map(({ textContent }) => textContent);
  expect(groups).toEqual(which === 'folder' ? ['Orders', 'Shop'] : ['Shop']);
  expect(panel.queryByText(/Open a request/)).toBeNull();
  expect(panel.getByRole('button', { name: /^Back to the/ }).getAttribute('aria-label')).toBe(`Back to the ${which}`);
});
