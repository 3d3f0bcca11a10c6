import { screen, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { chooseEnvironment } from '#queries/environment-in-use.ts';
import { useAvailableCommands } from '#ui/commands.ts';
import { RequestPages, setUpRequests } from '../request-page.test-support.tsx';
import { requestPath } from '../request-words.ts';

const { openPages } = setUpRequests();

/** The page of the collection "Shop", which has the variable `host`, in an environment that has it too. */
async function openCollection() {
  const { browser, show, makeCollection, makeEnvironment } = await openPages();
  chooseEnvironment(await makeEnvironment('Staging', { host: 'staging.example', region: 'eu' }));
  const id = await makeCollection('Shop');
  const { vault } = browser.services;
  const made = (await vault.loadCollection(id)) ?? expect.fail('no collection');
  const host = { name: 'host', isEnabled: true, value: { kind: 'text', text: 'shop.example' } } as const;
  await vault.put([{ kind: 'collection', collection: { ...made, variables: [host] } }]);
  show(
    <>
      <RequestPages />
      <Listed />
    </>,
    { path: '/requests/*', at: requestPath(id, id) },
  );
}

/** What the palette lists. */
function Listed() {
  const commands = useAvailableCommands();
  return (
    <ul aria-label="Palette">
      {commands.map(({ id, name, detail }) => (
        <li key={id}>
          {name}, {detail}
        </li>
      ))}
    </ul>
  );
}

test('a collection shows what it inherits of the environment, and what of it is replaced here', async () => {
  await openCollection();
  const inherited = within(await screen.findByRole('table', { name: 'Inherited' }));
  expect(inherited.getByRole('row', { name: /^host staging\.example .*, replaced here$/ })).toBeTruthy();
  expect(inherited.getByRole('row', { name: /^region eu/ }).textContent).not.toContain('replaced');
});

test('the palette says what the page of a collection is for', async () => {
  await openCollection();
  const palette = within(await screen.findByRole('list', { name: 'Palette' }));
  expect(await palette.findByText('Set auth, variables, notes of collection, Shop')).toBeTruthy();
});
