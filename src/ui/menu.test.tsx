import { act, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { expect, test, vi } from 'vitest';
import { Menu, type MenuPlace, placeUnder } from './menu.tsx';

function Example({ onRename }: { onRename: () => void }) {
  const [at, setAt] = useState<MenuPlace | null>(null);
  const items = [
    { label: 'Rename', onSelect: onRename },
    { label: 'Duplicate', onSelect: () => undefined },
    { label: 'Delete', onSelect: () => undefined, beginsGroup: true },
  ];
  return (
    <>
      <button type="button" onClick={(event) => setAt(placeUnder(event.currentTarget))}>
        More
      </button>
      {at && <Menu label="Orders" items={items} at={at} onClose={() => setAt(null)} />}
    </>
  );
}

test('a menu is worked by keys: arrows wrap, letters lead, Enter acts, and the focus goes back', async () => {
  const onRename = vi.fn();
  render(<Example onRename={onRename} />);
  const more = screen.getByRole('button', { name: 'More' });
  await userEvent.click(more);
  const focused = () => document.activeElement?.textContent;
  expect(focused()).toBe('Rename');
  await userEvent.keyboard('{ArrowUp}');
  expect(focused()).toBe('Delete');
  await userEvent.keyboard('d');
  expect(focused()).toBe('Duplicate');
  await userEvent.keyboard('{Home}{Enter}');
  expect(onRename).toHaveBeenCalledOnce();
  expect(screen.queryByRole('menu')).toBeNull();
  expect(document.activeElement).toBe(more);
});

test('Escape and a press beside it close it', async () => {
  render(<Example onRename={() => undefined} />);
  const more = screen.getByRole('button', { name: 'More' });
  await userEvent.click(more);
  await userEvent.keyboard('{Escape}');
  expect(screen.queryByRole('menu')).toBeNull();
  await userEvent.click(more);
  await userEvent.click(document.body);
  expect(screen.queryByRole('menu')).toBeNull();
});

test('a window of another size closes it; word of a size that it opened in does not', async () => {
  render(<Example onRename={() => undefined} />);
  await userEvent.click(screen.getByRole('button', { name: 'More' }));
  act(() => void dispatchEvent(new Event('resize')));
  expect(screen.getByRole('menu')).toBeDefined();
  vi.stubGlobal('innerWidth', innerWidth / 2);
  act(() => void dispatchEvent(new Event('resize')));
  expect(screen.queryByRole('menu')).toBeNull();
  vi.unstubAllGlobals();
});
