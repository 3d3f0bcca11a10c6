import { cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, test, vi } from 'vitest';
import { Button } from './button.tsx';
import { IconButton } from './icon-button.tsx';

afterEach(cleanup);

test('a busy button says so, keeps focus and takes no presses, not even as a submit button', async () => {
  const user = userEvent.setup();
  const press = vi.fn();
  const submit = vi.fn((event: React.FormEvent) => event.preventDefault());
  render(
    <form onSubmit={submit}>
      <Button type="submit" busy busyLabel="Exchanging" onClick={press}>
        Exchange code
      </Button>
    </form>,
  );
  const button = screen.getByRole('button');
  await user.tab();
  expect(document.activeElement).toBe(button);
  await user.click(button);
  await user.keyboard('{Enter}');
  expect(press).not.toHaveBeenCalled();
  expect(submit).not.toHaveBeenCalled();
  expect(button.getAttribute('aria-busy')).toBe('true');
  expect(button.getAttribute('aria-disabled')).toBe('true');
});

test('both labels share one cell before and during, so the width stays', () => {
  const { rerender } = render(<Button busyLabel="Exchanging">Exchange code</Button>);
  const cells = () => [...(screen.getByRole('button').firstElementChild?.children ?? [])];
  const shown = () => cells().map((cell) => !cell.className.includes('invisible'));
  expect(shown()).toEqual([true, false]);
  rerender(
    <Button busyLabel="Exchanging" busy>
      Exchange code
    </Button>,
  );
  expect(shown()).toEqual([false, true]);
  for (const cell of cells()) expect(cell.className).toContain('col-start-1 row-start-1');
});

test('without a busy word the name stays while the spinner turns', () => {
  render(<Button busy>Introspect</Button>);
  expect(screen.getByRole('button', { name: 'Introspect' }).querySelector('.turning')).not.toBeNull();
});

test('it submits nothing unless told, and its key hint is not part of its name', async () => {
  const user = userEvent.setup();
  const press = vi.fn();
  render(
    <Button keys="R" onClick={press}>
      Refresh
    </Button>,
  );
  const button = screen.getByRole('button', { name: 'Refresh' });
  expect(button.getAttribute('type')).toBe('button');
  await user.click(button);
  expect(press).toHaveBeenCalledTimes(1);
});

test('an icon button is named; its tooltip comes with the keyboard and goes with Escape', async () => {
  const user = userEvent.setup();
  render(<IconButton icon={<svg aria-hidden="true" />} label="Copy" keys="Y" />);
  const button = screen.getByRole('button', { name: 'Copy' });
  expect(screen.queryByRole('tooltip')).toBeNull();
  await user.tab();
  const tooltip = screen.getByRole('tooltip');
  expect(tooltip.textContent).toContain('Copy');
  expect(button.getAttribute('aria-describedby')).toBe(tooltip.id);
  await user.keyboard('{Escape}');
  expect(screen.queryByRole('tooltip')).toBeNull();
  expect(document.activeElement).toBe(button);
});
