import { act, cleanup, renderHook } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { useRevealed } from './use-revealed.ts';

beforeEach(() => vi.useFakeTimers());
afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

test('shown on a press, hidden on the next, and by itself after 30 s', async () => {
  const { result } = renderHook(() => useRevealed(async () => 'secret'));
  expect(result.current.value).toBeNull();
  await act(async () => result.current.toggle());
  expect(result.current.value).toBe('secret');
  act(() => result.current.toggle());
  expect(result.current.value).toBeNull();
  await act(async () => result.current.toggle());
  act(() => vi.advanceTimersByTime(29_999));
  expect(result.current.value).toBe('secret');
  act(() => vi.advanceTimersByTime(1));
  expect(result.current.value).toBeNull();
});

test('a window that loses focus hides it, even what was still on its way', async () => {
  let arrive = (_value: string) => {};
  const { result } = renderHook(() => useRevealed(() => new Promise<string>((resolve) => (arrive = resolve))));
  act(() => result.current.toggle());
  act(() => void dispatchEvent(new Event('blur')));
  await act(async () => arrive('secret'));
  expect(result.current.value).toBeNull();
});

test('what can’t be shown says why', async () => {
  const { result } = renderHook(() => useRevealed(() => Promise.reject(new Error('The key is gone'))));
  await act(async () => result.current.toggle());
  expect(result.current).toMatchObject({ value: null, error: 'The key is gone' });
});
