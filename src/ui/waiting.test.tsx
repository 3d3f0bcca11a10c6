import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, expect, test, vi } from 'vitest';
import { createTestClock } from './clock.test-support.ts';
import { ClockContext } from './clock.ts';
import { Waiting } from './waiting.tsx';

afterEach(cleanup);

test('it names what is awaited after 4 s and offers Cancel, on Escape too, after 10', () => {
  const { clock, advance } = createTestClock(5_000_000);
  const cancel = vi.fn();
  render(
    <ClockContext value={clock}>
      <Waiting label="Loading" awaited="Waiting for app.clayton.io" onCancel={cancel} />
    </ClockContext>,
  );
  const spoken = () => screen.getByRole('status').textContent;
  expect(screen.getByText('Loading')).toBeTruthy();
  advance(3_000);
  expect(spoken()).toBe('');
  advance(1_000);
  expect(spoken()).toBe('Waiting for app.clayton.io');
  expect(screen.getByText('4 s')).toBeTruthy();
  fireEvent.keyDown(document, { key: 'Escape' });
  advance(5_000);
  expect(screen.queryByRole('button')).toBeNull();
  advance(1_000);
  screen.getByRole('button', { name: 'Cancel' }).click();
  fireEvent.keyDown(document, { key: 'Escape' });
  expect(cancel).toHaveBeenCalledTimes(2);
});
