import { cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, test, vi } from 'vitest';
import { CommandButton, CommandIconButton } from './command-button.tsx';
import { useAvailableCommands } from './commands.ts';

afterEach(cleanup);

/** What the palette lists, to be chosen. */
function Listed() {
  return useAvailableCommands().map(({ id, name, run }) => (
    <button key={id} type="button" onClick={run}>
      palette: {name}
    </button>
  ));
}

test('a button is pressed from the palette and by its key, unless it is off or at work', async () => {
  const press = vi.fn();
  const page = (state: { disabled?: boolean; busy?: boolean }) => (
    <>
      <CommandButton command={{ name: 'Check endpoints' }} keys={['⌘', '↵']} onClick={press} {...state}>
        Check
      </CommandButton>
      <CommandIconButton command={{ name: 'Expand all' }} icon="+" label="Expand all" onClick={press} />
      <Listed />
    </>
  );
  const { rerender } = render(page({}));
  await userEvent.click(screen.getByRole('button', { name: 'palette: Check endpoints' }));
  await userEvent.keyboard('{Control>}{Enter}{/Control}');
  await userEvent.click(screen.getByRole('button', { name: 'palette: Expand all' }));
  expect(press).toHaveBeenCalledTimes(3);
  for (const state of [{ disabled: true }, { busy: true }]) {
    rerender(page(state));
    expect(screen.queryByRole('button', { name: 'palette: Check endpoints' })).toBeNull();
  }
});
