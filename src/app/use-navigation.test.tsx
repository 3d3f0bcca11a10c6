import { cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { setUpConsoles } from '#flows/console.test-support.ts';
import { createQueryClient } from '#queries/query-client.ts';
import { resizeTo, usualWidth } from '#ui/viewport.test-support.ts';
import { App } from './app.tsx';
import { useAppearance } from './appearance.ts';

const openConsole = setUpConsoles();

beforeEach(() => history.replaceState(null, '', '/'));
afterEach(() => {
  cleanup();
  resizeTo(usualWidth);
  useAppearance.setState({ isSidebarCollapsed: null });
});

/** What stands of the three, by what only it has. */
function standing(): string[] {
  const bars = screen.queryAllByRole('button', { name: 'More' }).map(() => 'tab bar');
  return [...screen.queryAllByRole('complementary').map((each) => each.getAttribute('aria-label') ?? ''), ...bars];
}

test('one navigation stands at a time: by width, and by the user’s choice where there is room for both', async () => {
  const { services } = await openConsole();
  resizeTo(600);
  render(<App services={services} queryClient={createQueryClient()} />);
  for (const [width, found] of [
    [767, 'tab bar'],
    [768, 'Rail'],
    [1280, 'Sidebar'],
    [1279, 'Rail'],
    [600, 'tab bar'],
    [1440, 'Sidebar'],
  ] as const) {
    resizeTo(width);
    expect(standing()).toEqual([found]);
    expect(screen.getAllByRole('navigation', { name: 'Main' })).toHaveLength(1);
  }
  await userEvent.click(screen.getByRole('button', { name: 'Collapse sidebar' }));
  expect(standing()).toEqual(['Rail']);
  await userEvent.click(screen.getByRole('button', { name: 'Expand sidebar' }));
  expect(standing()).toEqual(['Sidebar']);
});
