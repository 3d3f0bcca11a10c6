import { cleanup, render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { setUpConsoles } from '#flows/console.test-support.ts';
import { walkToToken } from '#flows/walk.test-support.ts';
import { createQueryClient } from '#queries/query-client.ts';
import { resizeTo, usualWidth } from '#ui/viewport.test-support.ts';
import { App } from './app.tsx';
import { applyAppearance, useAppearance } from './appearance.ts';
import { useOverlays } from './overlays.ts';

const openConsole = setUpConsoles();
beforeAll(() => {
  applyAppearance();
  return Promise.all([
    import('./settings-route.tsx'),
    import('./shortcut-sheet.tsx'),
    import('./palette.tsx'),
    import('#features/profiles/new-profile-page.tsx'),
  ]);
});
beforeEach(() => {
  useAppearance.setState({ theme: 'system', areCharacterKeysOn: true });
  resizeTo(1280);
});
afterEach(() => {
  cleanup();
  resizeTo(usualWidth);
  vi.restoreAllMocks();
  useOverlays.getState().close();
  useAppearance.setState({ theme: 'system', areCharacterKeysOn: true });
  history.replaceState(null, '', '/');
});

async function openAt(path: string) {
  const browser = await openConsole();
  history.replaceState(null, '', path);
  return { browser, show: () => render(<App services={browser.services} queryClient={createQueryClient()} />) };
}

test('the theme is chosen by its name', async () => {
  const { show } = await openAt('/settings/appearance');
  show();
  await userEvent.click(await screen.findByRole('radio', { name: 'Dark' }));
  expect(document.documentElement.dataset.theme).toBe('dark');
});

test('with single keys off a letter does nothing, and the sheet of keys, still a press away, says so', async () => {
  const { show } = await openAt('/settings/keyboard');
  show();
  await userEvent.click(await screen.findByRole('switch', { name: /Single-letter keys/ }));
  await userEvent.click(document.body);
  await userEvent.keyboard('gh?');
  expect([location.pathname, screen.queryByRole('dialog')]).toEqual(['/settings/keyboard', null]);
  await userEvent.click(screen.getByRole('button', { name: 'Keyboard shortcuts' }));
  expect(await screen.findByText(/Single-letter keys are off/)).toBeTruthy();
});

test('? shows the keys of the page and of every page', async () => {
  const { show } = await openAt('/profiles/new');
  show();
  await screen.findByRole('heading', { name: 'From an issuer' });
  await userEvent.keyboard('?');
  const sheet = await screen.findByRole('dialog', { name: 'Keyboard shortcuts' });
  expect(sheet.textContent).toMatch(/Back to Profiles.*Go to Tokens.*G then T/);
});

test('all data goes only once its words are typed', async () => {
  const { browser, show } = await openAt('/settings/storage');
  await walkToToken(browser);
  const clearAll = vi.spyOn(browser.services.vault, 'clearAll').mockResolvedValue();
  vi.spyOn(location, 'assign').mockImplementation(() => {});
  show();
  await userEvent.click(await screen.findByRole('button', { name: 'Clear all data…' }));
  const field = await screen.findByRole('textbox', { name: /clear all/ });
  await userEvent.type(field, 'clear{Enter}');
  expect(clearAll).not.toHaveBeenCalled();
  await userEvent.type(field, ' all{Enter}');
  await waitFor(() => expect(clearAll).toHaveBeenCalledOnce());
});

test('a section that the settings do not have is no page', async () => {
  const { show } = await openAt('/settings/proxy');
  show();
  expect(await screen.findByText('There is no page at this address.')).toBeTruthy();
  expect(screen.getByText('/settings/proxy')).toBeTruthy();
});

test('each section, and each theme, is found in the palette by what one would look for', async () => {
  const { show } = await openAt('/');
  show();
  await screen.findByRole('heading', { level: 1 });
  for (const [sought, path] of [
    ['restore', '/settings/backup'],
    ['clear all', '/settings/storage'],
  ]) {
    await userEvent.keyboard('{Control>}k{/Control}');
    await userEvent.type(await screen.findByRole('combobox', { name: 'Search or run' }), `${sought}{Enter}`);
    await waitFor(() => expect(location.pathname).toBe(path));
  }
  await userEvent.keyboard('{Control>}k{/Control}');
  await userEvent.type(await screen.findByRole('combobox', { name: 'Search or run' }), 'dark{Enter}');
  expect(document.documentElement.dataset.theme).toBe('dark');
});
