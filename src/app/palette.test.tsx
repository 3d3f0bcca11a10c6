import { cleanup, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { setUpConsoles } from '#flows/console.test-support.ts';
import { begin } from '#flows/walk.test-support.ts';
import { createQueryClient } from '#queries/query-client.ts';
import { App } from './app.tsx';
import { useOverlays } from './overlays.ts';

const openConsole = setUpConsoles();
beforeAll(() => import('./palette.tsx'));
beforeEach(() => history.replaceState(null, '', '/'));
afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
  useOverlays.getState().close();
});

const options = async () => (await screen.findAllByRole('option')).map(({ textContent }) => textContent);

test('the palette opens by its key, finds what can be done and does it; Escape closes it', async () => {
  const { services } = await openConsole();
  render(<App services={services} queryClient={createQueryClient()} />);
  await screen.findByRole('heading', { level: 1 });
  await userEvent.keyboard('{Control>}k{/Control}');
  const field = await screen.findByRole('combobox', { name: 'Search or run' });
  await userEvent.type(field, 'tokens');
  expect(await options()).toEqual([expect.stringContaining('Go to Tokens')]);
  await userEvent.keyboard('{Enter}');
  expect(screen.queryByRole('dialog')).toBeNull();
  expect(location.pathname).toBe('/tokens');
});

test.each(['restore a backup', 'back up', 'export'])(
  '“%s” leads to where backups are made and restored',
  async (words) => {
    const { services } = await openConsole();
    render(<App services={services} queryClient={createQueryClient()} />);
    await screen.findByRole('heading', { level: 1 });
    await userEvent.keyboard('{Control>}k{/Control}');
    await userEvent.type(await screen.findByRole('combobox', { name: 'Search or run' }), words);
    await screen.findAllByRole('option');
    await userEvent.keyboard('{Enter}');
    expect(location.pathname).toBe('/settings/backup');
  },
);

test('@ looks among the profiles, by name, and goes to the one that is chosen', async () => {
  const browser = await openConsole();
  await begin(browser);
  render(<App services={browser.services} queryClient={createQueryClient()} />);
  await screen.findByRole('heading', { level: 1 });
  await userEvent.keyboard('{Control>}k{/Control}');
  const field = await screen.findByRole('combobox', { name: 'Search or run' });
  await userEvent.type(field, '@pra');
  const [found] = await screen.findAllByRole('option');
  expect(found?.textContent).toContain('Practice app');
  expect(within(found as HTMLElement).getByText('Pra').tagName).toBe('MARK');
  await userEvent.keyboard('{Enter}');
  expect(location.pathname).toBe('/profiles/practice');
});

test('a profile of each provider is begun from the palette, by its name', async () => {
  const { services } = await openConsole();
  render(<App services={services} queryClient={createQueryClient()} />);
  await screen.findByRole('heading', { level: 1 });
  await userEvent.keyboard('{Control>}k{/Control}');
  const field = await screen.findByRole('combobox', { name: 'Search or run' });
  await screen.findAllByRole('option');
  expect(screen.queryByRole('option', { name: /New profile from/ })).toBeNull();
  await userEvent.type(field, 'from gears');
  expect(await options()).toEqual([expect.stringContaining('New profile from Gearset Code Reviews')]);
  await userEvent.keyboard('{Enter}');
  expect(location.pathname + location.search).toBe('/profiles/new?preset=code-reviews');
});

test('a word of the wire is looked up where it is written: its RFC section opens in a tab that knows nothing of this one', async () => {
  const { services } = await openConsole();
  render(<App services={services} queryClient={createQueryClient()} />);
  await screen.findByRole('heading', { level: 1 });
  const open = vi.spyOn(window, 'open').mockReturnValue(null);
  await userEvent.keyboard('{Control>}k{/Control}');
  const field = await screen.findByRole('combobox', { name: 'Search or run' });
  expect(screen.queryByText('Learn'), 'unasked there is more to do than to read').toBeNull();
  await userEvent.type(field, 'pkce');
  const [first] = await screen.findAllByRole('option');
  expect(first?.textContent, 'before the many profiles that use it').toMatch(/^PKCE.*RFC 7636/);
  await userEvent.clear(field);
  await userEvent.type(field, 'invalid_grant');
  const [found] = await screen.findAllByRole('option');
  expect(found?.textContent).toMatch(/^Errors of the token endpoint.*RFC 6749 §5\.2.*rfc-editor\.org/);
  await userEvent.keyboard('{Enter}');
  expect(open).toHaveBeenCalledExactlyOnceWith(
    'https://www.rfc-editor.org/rfc/rfc6749#section-5.2',
    '_blank',
    'noopener,noreferrer',
  );
  expect(screen.queryByRole('dialog')).toBeNull();
});
