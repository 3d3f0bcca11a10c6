import { act, cleanup, fireEvent, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, test, vi } from 'vitest';
import { offerUndo } from './offer-undo.ts';
import { Toaster } from './toaster.tsx';
import { UndoToast } from './toasts.tsx';

afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

test('an offer appears, even one made before there was a place for it, and Undo takes it back', async () => {
  const undo = vi.fn(async () => {});
  offerUndo({ message: 'Deleted “Clayton”', undo });
  render(<Toaster />);
  expect(await screen.findByText('Deleted “Clayton”')).toBeTruthy();
  await userEvent.click(screen.getByRole('button', { name: 'Undo' }));
  expect(undo).toHaveBeenCalledOnce();
});

test('while something large is taken back it says so', async () => {
  const undo = () => new Promise(() => {});
  render(
    <UndoToast offer={{ message: 'Added “Big”', undoing: 'Taking back 10,000 requests', undo }} onDone={() => {}} />,
  );
  await userEvent.click(screen.getByRole('button', { name: 'Undo' }));
  expect(screen.getByText('Taking back 10,000 requests')).toBeTruthy();
});

test('it goes after 10 s, but not while the pointer or the focus is on it', () => {
  vi.useFakeTimers();
  const done = vi.fn();
  render(<UndoToast offer={{ message: 'Deleted', undo: async () => {} }} onDone={done} />);
  const toast = screen.getByRole('group', { name: 'Deleted' });
  fireEvent.pointerEnter(toast);
  act(() => vi.advanceTimersByTime(60_000));
  fireEvent.pointerLeave(toast);
  act(() => vi.advanceTimersByTime(9_999));
  expect(done).not.toHaveBeenCalled();
  act(() => vi.advanceTimersByTime(1));
  expect(done).toHaveBeenCalledOnce();
});

test('⌘Z takes back what was done last, but not while one writes; a deletion shows a bin, a change a check', async () => {
  const undone: string[] = [];
  const offer = (message: string, isDeletion: boolean) =>
    offerUndo({ message, isDeletion, undo: async () => undone.push(message) });
  render(
    <>
      <Toaster />
      <input aria-label="Name" />
    </>,
  );
  offer('Deleted “Shop”', true);
  await screen.findByText('Deleted “Shop”');
  offer('Moved to the vault', false);
  const change = await screen.findByRole('group', { name: 'Moved to the vault' });
  const iconIn = (toast: HTMLElement) => toast.querySelector('svg')?.classList.value;
  expect(iconIn(change)).toContain('lucide-circle-check');
  expect(iconIn(screen.getByRole('group', { name: 'Deleted “Shop”' }))).toContain('lucide-trash');
  screen.getByRole('textbox').focus();
  await userEvent.keyboard('{Control>}z{/Control}');
  expect(undone).toEqual([]);
  screen.getByRole('textbox').blur();
  await userEvent.keyboard('{Control>}z{/Control}');
  expect(undone).toEqual(['Moved to the vault']);
});

test('what can’t be taken back says so and can be tried again', async () => {
  const undo = vi.fn().mockRejectedValueOnce(new Error('no room left')).mockResolvedValue(undefined);
  const done = vi.fn();
  render(<UndoToast offer={{ message: 'Deleted', undo }} onDone={done} />);
  await userEvent.click(screen.getByRole('button', { name: 'Undo' }));
  expect(await screen.findByText('Nothing came back: no room left')).toBeTruthy();
  await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
  expect(done).toHaveBeenCalledOnce();
});
