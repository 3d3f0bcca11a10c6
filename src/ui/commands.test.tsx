import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, test } from 'vitest';
import type { Command } from './command.ts';
import { setCharacterKeys, useAvailableCommands, useCommands } from './commands.ts';
import { isChord } from './key-press.ts';

afterEach(() => {
  cleanup();
  setCharacterKeys(true);
});

const done: string[] = [];
afterEach(() => done.splice(0));

function Offering({
  commands,
  children,
}: {
  commands: readonly (Partial<Command> & { id: string })[];
  children?: React.ReactNode;
}) {
  useCommands(
    commands.map((command) => ({ name: command.id, group: 'Actions', run: () => done.push(command.id), ...command })),
  );
  return children;
}

test('a key does what the innermost component offers for it; what can’t be done is passed over', async () => {
  render(
    <Offering
      commands={[
        { id: 'page', keys: ['N'] },
        { id: 'rest', keys: ['R'] },
      ]}
    >
      <Offering
        commands={[
          { id: 'pane', keys: ['N'] },
          { id: 'busy', keys: ['R'], isAvailable: false },
        ]}
      />
    </Offering>,
  );
  await userEvent.keyboard('nr');
  expect(done).toEqual(['pane', 'rest']);
});

test('letters pressed one after the other are one key, and only in time', () => {
  render(
    <Offering
      commands={[
        { id: 'tokens', keys: ['G', 'T'] },
        { id: 'refresh', keys: ['R'] },
        { id: 'requests', keys: ['G', 'R'] },
      ]}
    />,
  );
  const press = (key: string, at: number) => {
    const event = new KeyboardEvent('keydown', { key, bubbles: true });
    Object.defineProperty(event, 'timeStamp', { value: at });
    document.body.dispatchEvent(event);
  };
  for (const [key, at] of [
    ['g', 10],
    ['t', 500],
    ['g', 2000],
    ['r', 2100],
    ['g', 3000],
    ['r', 4100],
    ['t', 4200],
  ] as const)
    press(key, at);
  expect(done).toEqual(['tokens', 'requests', 'refresh']);
});

test('where one writes, letters are text, chords work, and Escape leaves the field', async () => {
  render(
    <Offering
      commands={[
        { id: 'new', keys: ['N'] },
        { id: 'save', keys: ['⌘', 'S'] },
        { id: 'delete', keys: ['⌘', '⌫'] },
        { id: 'back', keys: ['Esc'] },
      ]}
    >
      <input aria-label="Name" />
    </Offering>,
  );
  const field = screen.getByRole('textbox');
  await userEvent.type(field, 'no{Control>}s{Backspace}{/Control}');
  expect(done).toEqual(['save']);
  await userEvent.keyboard('{Escape}');
  expect([done, document.activeElement === document.body]).toEqual([['save'], true]);
  await userEvent.keyboard('{Escape}n');
  expect(done).toEqual(['save', 'back', 'new']);
});

test('a held key acts once, and the browser’s own meaning of a chord never comes through', () => {
  render(
    <Offering
      commands={[
        { id: 'save', keys: ['⌘', 'S'] },
        { id: 'next', keys: ['J'], repeats: true },
      ]}
    />,
  );
  const isLeftToBrowser = (key: string, repeat: boolean) =>
    fireEvent.keyDown(document.body, { key, repeat, ctrlKey: key === 's' });
  expect([isLeftToBrowser('s', false), isLeftToBrowser('s', true)]).toEqual([false, false]);
  isLeftToBrowser('j', false);
  isLeftToBrowser('j', true);
  expect(done).toEqual(['save', 'next', 'next']);
});

test('an open dialog has the keyboard to itself', async () => {
  render(
    <Offering commands={[{ id: 'new', keys: ['N'] }]}>
      <dialog open>Sure?</dialog>
    </Offering>,
  );
  await userEvent.keyboard('n');
  expect(done).toEqual([]);
});

test('with single keys off, letters and signs do nothing; chords, arrows and Escape go on', async () => {
  setCharacterKeys(false);
  render(
    <Offering
      commands={[
        { id: 'new', keys: ['N'] },
        { id: 'tokens', keys: ['G', 'T'] },
        { id: 'sidebar', keys: ['['] },
        { id: 'save', keys: ['⌘', 'S'] },
        { id: 'back', keys: ['Esc'] },
        { id: 'next', keys: ['J'], alsoKeys: ['↓'] },
      ]}
    />,
  );
  await userEvent.keyboard('ngt[[j{ArrowDown}{Control>}s{/Control}{Escape}');
  expect(done).toEqual(['next', 'save', 'back']);
});

test('the list holds what can be done now, each once, and does what was offered last', () => {
  function List() {
    return useAvailableCommands().map(({ id, name, run }) => (
      <button key={id} type="button" onClick={run}>
        {name}
      </button>
    ));
  }
  const screenWith = (name: string, isAvailable: boolean) => (
    <>
      <List />
      <Offering
        commands={[
          { id: 'send', name, run: () => done.push(name) },
          { id: 'cancel', isAvailable },
        ]}
      />
    </>
  );
  const { rerender } = render(screenWith('Send', true));
  const names = () => screen.queryAllByRole('button').map(({ textContent }) => textContent);
  expect(names()).toEqual(['Send', 'cancel']);
  rerender(screenWith('Refresh and send', false));
  expect(names()).toEqual(['Refresh and send']);
  fireEvent.click(screen.getByRole('button'));
  expect(done).toEqual(['Refresh and send']);
});

const noModifiers = { code: '', metaKey: false, ctrlKey: false, altKey: false, shiftKey: false };

test.each([
  ['a bracket by AltGr, as on a German keyboard', ['['], { key: '[', ctrlKey: true, altKey: true }, true],
  ['a question mark with shift', ['?'], { key: '?', shiftKey: true }, true],
  ['a letter on a Cyrillic layout, by its place', ['R'], { key: 'к', code: 'KeyR' }, true],
  ['a letter on Dvorak, by its name', ['R'], { key: 'r', code: 'KeyO' }, true],
  ['a letter with shift', ['R'], { key: 'R', shiftKey: true }, false],
  ['⌘⇧S, which is not ⌘S', ['⌘', 'S'], { key: 'S', ctrlKey: true, shiftKey: true }, false],
  ['⇧←', ['⇧', '←'], { key: 'ArrowLeft', shiftKey: true }, true],
])('%s: %o', (...[, chord, event, isOne]) => {
  const getModifierState = () => 'altKey' in event && event.altKey === true;
  expect(isChord(chord, { ...noModifiers, getModifierState, ...event }, false)).toBe(isOne);
});

test('on a Mac Ctrl with a letter edits text, and ⌘ commands', () => {
  const pressed = (event: object) =>
    isChord(['⌘', 'D'], { ...noModifiers, key: 'd', getModifierState: () => false, ...event }, true);
  expect([pressed({ ctrlKey: true }), pressed({ metaKey: true })]).toEqual([false, true]);
});
