import { cleanup, render, screen } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import { NewerDatabase, VaultUnavailable } from '#vault/errors.ts';
import { BootFailure } from './boot-failure.tsx';

afterEach(cleanup);

test.each<[string, unknown, RegExp]>([
  ['a newer database', new NewerDatabase(), /newer Authscope wrote what is stored.*Nothing was changed/],
  ['another tab', new VaultUnavailable('blocked'), /Another tab.*Close the other Authscope tabs/],
  ['no storage', new VaultUnavailable('absent'), /does not let Authscope store.*Private windows/],
  ['refused storage', new VaultUnavailable('refused'), /does not let Authscope store.*Private windows/],
  ['a closed store', new VaultUnavailable('closed'), /The store was closed.*Reload/],
  ['a broken store', new VaultUnavailable('broken'), /could not be opened.*restart the browser/],
  ['anything else', new Error('odd'), /could not start.*odd|odd.*could not start/],
  ['what is no error', 'odd', /odd.*could not start|could not start.*odd/],
])('%s has words and a step of its own', (_, reason, words) => {
  render(<BootFailure reason={reason} />);
  const alert = screen.getByRole('alert');
  expect(alert.textContent).toMatch(words);
  expect(screen.getByRole('heading', { level: 1 })).toBeTruthy();
  expect(screen.getByRole('button', { name: 'Try again' })).toBeTruthy();
});
