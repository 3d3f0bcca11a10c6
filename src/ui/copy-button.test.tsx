import { act, cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { CopyButton } from './copy-button.tsx';

const writeText = vi.fn<(text: string) => Promise<void>>();

beforeEach(() => {
  vi.useFakeTimers();
  writeText.mockReset().mockResolvedValue();
  vi.stubGlobal('navigator', { clipboard: { writeText } });
});

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

async function press() {
  const done: Promise<void> = act(async () => screen.getByRole('button', { name: 'Copy response' }).click());
  await done;
}
const icon = () => screen.getByRole('button').querySelector('svg')?.getAttribute('class') ?? '';
const spoken = () => screen.getByRole('status').textContent;

test('it copies, says so, shows a check for 1.2 s and is itself again', async () => {
  render(<CopyButton text="as it is" label="Copy response" word="Copy" />);
  await press();
  expect(writeText).toHaveBeenCalledWith('as it is');
  expect(spoken()).toBe('Copied');
  expect(icon()).toContain('lucide-check');
  act(() => vi.advanceTimersByTime(1199));
  expect(icon()).toContain('lucide-check');
  act(() => vi.advanceTimersByTime(1));
  expect(icon()).toContain('lucide-copy');
  expect(spoken()).toBe('');
});

test('a function is asked only on the press', async () => {
  const text = vi.fn(async () => 'made just now');
  render(<CopyButton text={text} label="Copy response" word="Copy" copiedWord="Copied secret" />);
  expect(text).not.toHaveBeenCalled();
  await press();
  expect(writeText).toHaveBeenCalledWith('made just now');
  expect(spoken()).toBe('Copied secret');
});

test.each([
  ['the clipboard refuses', () => writeText.mockRejectedValue(new Error('denied'))],
  ['there is no clipboard', () => vi.stubGlobal('navigator', {})],
])('when %s it says so and what to do, until the next press', async (_, breakIt) => {
  breakIt();
  render(<CopyButton text="x" label="Copy response" word="Copy" />);
  expect(screen.queryByRole('tooltip')).toBeNull();
  await press();
  const why = 'The browser refused the clipboard. Select the text and copy it.';
  expect(spoken()).toBe(why);
  expect(screen.getByRole('tooltip').textContent).toBe(why);
  expect(icon()).toContain('lucide-x');
  act(() => vi.advanceTimersByTime(60_000));
  expect(screen.getByRole('tooltip').textContent).toBe(why);
  vi.stubGlobal('navigator', { clipboard: { writeText: vi.fn(async () => {}) } });
  await press();
  expect(spoken()).toBe('Copied');
  expect(screen.queryByRole('tooltip')).toBeNull();
});

test('a second failure shows its reason again after Escape', async () => {
  writeText.mockRejectedValue(new Error('denied'));
  render(<CopyButton text="x" label="Copy response" word="Copy" />);
  await press();
  fireEvent.keyDown(document, { key: 'Escape' });
  expect(screen.queryByRole('tooltip')).toBeNull();
  await press();
  expect(screen.getByRole('tooltip')).toBeTruthy();
});

test('when the text can’t be had it says why', async () => {
  const text = () => Promise.reject(new Error('The key is gone'));
  render(<CopyButton text={text} label="Copy response" word="Copy" />);
  await press();
  expect(spoken()).toBe('Nothing was copied: The key is gone.');
  expect(writeText).not.toHaveBeenCalled();
});

test('Y copies the main thing in view', async () => {
  render(<CopyButton text="the main thing" label="Copy response" isMain />);
  await act(async () => fireEvent.keyDown(document.body, { key: 'y' }));
  expect(writeText).toHaveBeenCalledWith('the main thing');
});
