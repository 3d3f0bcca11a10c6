import { cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, test, vi } from 'vitest';
import { CrashPage } from './crash-page.tsx';

afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
});

function crash(error: unknown) {
  const reload = vi.spyOn(location, 'reload').mockImplementation(() => {});
  const tryAgain = vi.fn();
  render(<CrashPage error={error} resetErrorBoundary={tryAgain} />);
  return { reload, tryAgain, words: screen.getByRole('alert').textContent };
}

// Chromium, Firefox, Safari
test.each([
  'Failed to fetch dynamically imported module: http://127.0.0.1:6284/assets/run-page-x.js',
  'error loading dynamically imported module: http://127.0.0.1:6284/assets/run-page-x.js',
  'Importing a module script failed.',
])('a missing part is no defect: %s', async (message) => {
  const { words, reload, tryAgain } = crash(new TypeError(message));
  expect(screen.getByRole('heading', { name: 'A part of the console could not be loaded.' })).toBeTruthy();
  expect(words).toContain(message);
  expect(words).not.toContain('defect');
  await userEvent.click(screen.getByRole('button', { name: 'Reload the console' }));
  expect(reload).toHaveBeenCalledOnce();
  expect(tryAgain).not.toHaveBeenCalled();
});

test.each([new Error('x is undefined'), 'x is undefined'])(
  'anything else (%s) is a defect, and tried again',
  async (error) => {
    const { words, reload, tryAgain } = crash(error);
    expect(screen.getByRole('heading', { name: 'This page failed: a defect in Authscope.' })).toBeTruthy();
    expect(words).toContain('x is undefined');
    expect(words).toContain('stored and unharmed');
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(tryAgain).toHaveBeenCalledOnce();
    expect(reload).not.toHaveBeenCalled();
  },
);
