import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { applyAppearance, useAppearance } from './appearance.ts';
import { ThemeButton } from './theme-button.tsx';

beforeEach(() => useAppearance.setState({ theme: 'system', isSidebarCollapsed: null }));
afterEach(cleanup);

const theme = () => document.documentElement.dataset.theme;

test('the theme goes from system to light to dark and back, on the page and in what is remembered', () => {
  applyAppearance();
  render(<ThemeButton />);
  expect(theme()).toBeUndefined();
  for (const [label, next] of [
    ['Theme: system. Switch to light', 'light'],
    ['Theme: light. Switch to dark', 'dark'],
    ['Theme: dark. Switch to system', undefined],
  ] as const) {
    fireEvent.click(screen.getByRole('button', { name: label }));
    expect(theme()).toBe(next);
    expect(localStorage.getItem('appearance')).toContain(`"theme":"${next ?? 'system'}"`);
  }
  expect(screen.getByRole('button', { name: 'Theme: system. Switch to light' })).toBeTruthy();
});
