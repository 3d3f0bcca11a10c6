import { act, renderHook } from '@testing-library/react';
import type { ReactNode } from 'react';
import { MemoryRouter, useLocation } from 'react-router';
import { expect, test } from 'vitest';
import { useOpenLevers } from './open-levers.ts';

test('opening and closing the levers keeps what the page was told on the way to it: that the window was blocked', () => {
  const told = { windowOpened: false };
  const wrapper = ({ children }: { children: ReactNode }) => (
    <MemoryRouter initialEntries={[{ pathname: '/', search: '?tab=calls', state: told }]}>{children}</MemoryRouter>
  );
  const { result } = renderHook(() => ({ ...useOpenLevers(), location: useLocation() }), { wrapper });
  act(() => result.current.setOpen(true));
  expect(result.current).toMatchObject({ areOpen: true, location: { search: '?tab=calls&panel=levers', state: told } });
  act(() => result.current.setOpen(false));
  expect(result.current).toMatchObject({ areOpen: false, location: { search: '?tab=calls', state: told } });
});
