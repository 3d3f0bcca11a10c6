import { act, cleanup, render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { StrictMode } from 'react';
import { afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { setUpConsoles } from '#flows/console.test-support.ts';
import { createProfile } from '#flows/create-profile.ts';
import { hideTheInvisible } from '#queries/pages.test-support.tsx';
import { createQueryClient } from '#queries/query-client.ts';
import { resizeTo, usualWidth } from '#ui/viewport.test-support.ts';
import { VaultUnavailable } from '#vault/errors.ts';
import type { Vault } from '#vault/vault.ts';
import type { VaultOpening } from '#vault/vault-opening.ts';
import { App } from './app.tsx';
import { createServices } from './create-services.ts';
import { startConsole } from './start-console.tsx';

const openConsole = setUpConsoles();
beforeAll(hideTheInvisible);
beforeEach(() => {
  history.replaceState(null, '', '/');
  resizeTo(1280);
});
let stop = () => {};
afterEach(() => {
  cleanup();
  act(stop);
  stop = () => {};
  vi.restoreAllMocks();
  resizeTo(usualWidth);
  document.body.replaceChildren();
});

function start(opening: VaultOpening): void {
  stop = startConsole(opening);
}

/** Where there was a database before. */
const never = new Promise<void>(() => {});

const navigation = () => screen.queryAllByRole('navigation', { name: 'Main' });

test('while the vault opens the shell stands, its page busy and nothing said to be empty', async () => {
  const { services } = await openConsole();
  let finish = (_: Vault) => {};
  const opening = new Promise<Vault>((resolve) => {
    finish = resolve;
  });
  render(
    <StrictMode>
      <App services={createServices(opening)} queryClient={createQueryClient()} />
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
  const vault = new Promise<Vault>((_, reject) => {
    fail = reject;
  });
  act(() => start({ vault, made: never }));
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
  const vault = Promise.reject<Vault>(new VaultUnavailable('absent'));
  vault.catch(() => {});
  await act(async () => start({ vault, made: never }));
  expect((await screen.findByRole('alert')).textContent).toMatch(/does not let Authscope store/);
});

/** A vault that is made now, and open when told. */
function newVault(opened: Vault) {
  let finish = () => {};
  const vault = new Promise<Vault>((resolve) => {
    finish = () => resolve(opened);
  });
  return { opening: { vault, made: Promise.resolve() }, finish };
}

test('a newcomer’s Home stands before the vault is open, and what is pressed there is done once it is', async () => {
  document.body.innerHTML = '<div id="root"></div>';
  const meta = '<meta name="authscope-practice" content="http://localhost:6285">';
  document.head.insertAdjacentHTML('beforeend', meta);
  const opened = vi.spyOn(window, 'open').mockReturnValue(null);
  const { services } = await openConsole();
  const { opening, finish } = newVault(services.vault);
  await act(async () => start(opening));
  expect(screen.queryByText('Loading')).toBeNull();
  expect(screen.getByText(/Tokens you receive appear here/)).toBeTruthy();
  await userEvent.click(screen.getByRole('button', { name: 'Start practice run' }));
  expect([location.pathname, opened.mock.calls]).toEqual(['/', []]);

  finish();
  await waitFor(() => expect(location.pathname).toMatch(/^\/profiles\/practice\/authorize\/[0-9a-f]{32}$/));
  expect(opened).toHaveBeenCalledOnce();
  expect((await services.vault.loadRunsOf('practice')).records).toHaveLength(1);
});

test('what another tab stored while the vault was made takes the place of a newcomer’s Home', async () => {
  document.body.innerHTML = '<div id="root"></div>';
  const { services } = await openConsole();
  const { opening, finish } = newVault(services.vault);
  await act(async () => start(opening));
  expect(screen.getByText('Get your first token')).toBeTruthy();

  await createProfile(services, { kind: 'practice', which: 'web' });
  finish();
  await waitFor(() => expect(screen.queryByText('Get your first token')).toBeNull());
  expect(await screen.findByRole('heading', { name: 'Recent profiles' })).toBeTruthy();
});
