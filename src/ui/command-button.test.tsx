import { cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, test, vi } from 'vitest';
import { CommandButton, CommandIconButton } from './command-button.tsx';
import { useAvailableCommands } from './commands.ts';

afterEach(cleanup);

/** What the palette lists, to be chosen. */
function Listed() {
  return useAvailableCommands().map(({ id, name, detail, run }) => (
    <button key={id} type="button" onClick={run}>
      palette: {name} {detail}
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

test('two buttons of one name are both listed, told apart by what they act on', async () => {
  const press = vi.fn();
  const origins = ['https://api.example', 'https://cdn.example'];
  render(
    <>
      {origins.map((origin) => (
        <CommandButton key={origin} command={{ name: 'Allow', detail: origin }} onClick={() => press(origin)}>
          Allow {origin}
        </CommandButton>
      ))}
      <Listed />
    </>,
  );
  for (const origin of origins) await userEvent.click(screen.getByRole('button', { name: `palette: Allow ${origin}` }));
  expect(press.mock.calls).toEqual(origins.map((origin) => [origin]));
});
