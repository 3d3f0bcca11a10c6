import { createEvent, fireEvent, render, screen } from '@testing-library/react';
import { expect, test, vi } from 'vitest';
import { Dialog } from './dialog.tsx';
import { FileDrop } from './file-drop.tsx';

const file = new File(['{}'], 'items.json');

/** Drags a file over an element or drops it there; whether the browser then leaves it alone. */
function bring(type: 'dragOver' | 'drop', target: Element): boolean {
  const event = createEvent[type](target, { dataTransfer: { types: ['Files'], files: [file] } });
  fireEvent(target, event);
  return event.defaultPrevented;
}

test('a file dropped anywhere on the page is taken, and said to be while it is over it', () => {
  const onFile = vi.fn();
  render(<FileDrop onFile={onFile} words="Drop to review." />);
  expect(bring('dragOver', document.body)).toBe(true);
  expect(screen.getByText('Drop to review.')).toBeTruthy();
  expect(bring('drop', document.body)).toBe(true);
  expect(onFile).toHaveBeenCalledExactlyOnceWith(file);
  expect(screen.queryByText('Drop to review.')).toBeNull();
});

test('over a dialog a file is not taken, and the browser does not leave the console for it', () => {
  const onFile = vi.fn();
  render(
    <>
      <FileDrop onFile={onFile} words="Drop to review." />
      <Dialog title="Checks" onClose={() => undefined}>
        inside
      </Dialog>
    </>,
  );
  expect(bring('dragOver', screen.getByText('inside'))).toBe(true);
  expect(screen.queryByText('Drop to review.')).toBeNull();
  expect(bring('drop', screen.getByText('inside'))).toBe(true);
  expect(onFile).not.toHaveBeenCalled();
});
