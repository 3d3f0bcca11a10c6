import { act, cleanup, render, screen, waitFor } from '@testing-library/react';
import { StrictMode } from 'react';
import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { setUpConsoles } from '#flows/console.test-support.ts';
import { hideTheInvisible } from '#queries/pages.test-support.tsx';
import { VaultUnavailable } from '#vault/errors.ts';
import type { Vault } from '#vault/vault.ts';
import { App } from './app.tsx';
import { createServices } from './create-services.ts';
import { startConsole } from './start-console.tsx';

const openConsole = setUpConsoles();
beforeAll(hideTheInvisible);
beforeEach(() => history.replaceState(null, '', '/'));
afterEach(() => {
  cleanup();
  document.body.replaceChildren();
});

const navigation = () => screen.queryAllByRole('navigation', { name: 'Main' });

test('while the vault opens the shell stands, its page busy and nothing said to be empty', async () => {
  const { services } = await openConsole();
  let finish = (_: Vault) => {};
  const opening = new Promise<Vault>((resolve) => {
    finish = resolve;
  });
  render(
    <StrictMode>
      <App services={createServices(opening)} />
    </StrictMode>,
  );
  expect(navigation().length).toBeGreaterThan(0);
  expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('Home');
  expect(screen.getByText('Loading')).toBeTruthy();
  expect(screen.queryByText(/Tokens you receive appear here/)).toBeNull();

  finish(services.vault);
  expect(await screen.findByText('Get your first token')).toBeTruthy();
  expect(await screen.findByText(/Tokens you receive appear here/)).toBeTruthy();
  expect(screen.queryByText('Loading')).toBeNull();
});

test('where the vault can’t be opened, its failure takes the place of the shell', async () => {
  document.body.innerHTML = '<div id="root"></div>';
  let fail = (_: Error) => {};
  const opening = new Promise<Vault>((_, reject) => {
    fail = reject;
  });
  act(() => startConsole(opening));
  expect(navigation().length).toBeGreaterThan(0);

  const shown: string[] = [];
  const watch = new MutationObserver(() => shown.push(document.body.textContent));
  watch.observe(document.body, { childList: true, subtree: true, characterData: true });
  fail(new VaultUnavailable('blocked'));
  await waitFor(() => expect(screen.getByRole('alert').textContent).toMatch(/Another tab/));
  watch.disconnect();
  expect(navigation()).toEqual([]);
  expect(shown.join('\n')).not.toContain('can’t be read');
});

test('a failure that came before the console was there is told all the same', async () => {
  document.body.innerHTML = '<div id="root"></div>';
  const opening = Promise.reject<Vault>(new VaultUnavailable('absent'));
  opening.catch(() => {});
  await act(async () => startConsole(opening));
  expect((await screen.findByRole('alert')).textContent).toMatch(/does not let Authscope store/);
});
