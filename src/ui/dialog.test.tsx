import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { afterEach, expect, test, vi } from 'vitest';
import { ConfirmDialog } from './confirm-dialog.tsx';
import { Dialog } from './dialog.tsx';

afterEach(cleanup);

function show() {
  const confirm = vi.fn();
  function Page() {
    const [isOpen, setOpen] = useState(false);
    return (
      <>
        <button type="button" onClick={() => setOpen(true)}>
          Delete
        </button>
        {isOpen && (
          <ConfirmDialog
            title="Delete Clayton?"
            verb="Delete profile"
            onConfirm={confirm}
            onClose={() => setOpen(false)}
          >
            2 live tokens will be deleted with it.
          </ConfirmDialog>
        )}
      </>
    );
  }
  render(<Page />);
  return { confirm, open: () => userEvent.click(screen.getByRole('button', { name: 'Delete' })) };
}

test('it names the object and the effect; focus is on Cancel, and goes back on closing', async () => {
  const { open, confirm } = show();
  await open();
  expect(screen.getByRole('dialog', { name: 'Delete Clayton?' }).textContent).toContain('2 live tokens');
  const cancel = screen.getByRole('button', { name: 'Cancel' });
  expect(document.activeElement).toBe(cancel);
  await userEvent.click(cancel);
  expect(screen.queryByRole('dialog')).toBeNull();
  expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Delete' }));
  expect(confirm).not.toHaveBeenCalled();
});

test('the verb does it', async () => {
  const { open, confirm } = show();
  await open();
  await userEvent.click(screen.getByRole('button', { name: 'Delete profile' }));
  expect(confirm).toHaveBeenCalledOnce();
});

test('Esc and a press beside it close it', () => {
  const close = vi.fn();
  render(
    <Dialog title="Checks" place="side" onClose={close}>
      <p>inside</p>
    </Dialog>,
  );
  const dialog = screen.getByRole('dialog');
  fireEvent(dialog, new Event('cancel', { cancelable: true }));
  fireEvent.click(screen.getByText('inside'));
  expect(close).toHaveBeenCalledTimes(1);
  fireEvent.click(dialog);
  expect(close).toHaveBeenCalledTimes(2);
});

test('who has the focus again hears of it', async () => {
  const focus = vi.fn();
  function Page() {
    const [isOpen, setOpen] = useState(false);
    return (
      <>
        <input aria-label="Name" onFocus={focus} onKeyDown={({ key }) => key === 'Enter' && setOpen(true)} />
        {isOpen && (
          <Dialog title="Checks" onClose={() => setOpen(false)}>
            <button type="button" onClick={() => setOpen(false)}>
              Done
            </button>
          </Dialog>
        )}
      </>
    );
  }
  render(<Page />);
  await userEvent.click(screen.getByRole('textbox'));
  await userEvent.keyboard('{Enter}');
  await userEvent.click(screen.getByRole('button', { name: 'Done' }));
  expect(document.activeElement).toBe(screen.getByRole('textbox'));
  expect(focus).toHaveBeenCalledTimes(2);
});

test('what is drawn in place of the dialog and takes the focus keeps it', async () => {
  function Page() {
    const [step, setStep] = useState<'begin' | 'ask' | 'type'>('begin');
    return (
      <>
        <button type="button" onClick={() => setStep('ask')}>
          Rename
        </button>
        {step === 'ask' && (
          <Dialog title="Rename?" onClose={() => setStep('begin')}>
            <button type="button" onClick={() => setStep('type')}>
              Go on
            </button>
          </Dialog>
        )}
        {/* biome-ignore lint/a11y/noAutofocus: it is what this is about */}
        {step === 'type' && <input autoFocus aria-label="Name" />}
      </>
    );
  }
  render(<Page />);
  await userEvent.click(screen.getByRole('button', { name: 'Rename' }));
  await userEvent.click(screen.getByRole('button', { name: 'Go on' }));
  expect(document.activeElement).toBe(screen.getByRole('textbox', { name: 'Name' }));
});
