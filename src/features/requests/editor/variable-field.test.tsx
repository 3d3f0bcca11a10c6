import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { afterEach, expect, test } from 'vitest';
import { buildScope } from '#collection/scope.ts';
import { Dialog } from '#ui/dialog.tsx';
import { VariableField } from './variable-field.tsx';

afterEach(cleanup);

const scope = buildScope({ groups: [], environment: null, kept: [], practiceOrigin: '', dynamic: null });

function Token() {
  const [value, setValue] = useState('application/json');
  const [isSaving, setSaving] = useState(false);
  return (
    <>
      <VariableField
        aria-label="Value"
        value={value}
        onChange={setValue}
        onKeyDown={({ key }) => key === 'F2' && setSaving(true)}
        masked="••••json"
        scope={scope}
      />
      {isSaving && (
        <Dialog title="Save" onClose={() => setSaving(false)}>
          <input aria-label="Name" />
        </Dialog>
      )}
    </>
  );
}

const valueField = () => screen.getByRole<HTMLTextAreaElement>('textbox', { name: 'Value' });

test('a masked value that is selected and typed over is gone as a whole: nothing of it stays before what is typed', async () => {
  render(<Token />);
  const field = valueField();
  expect(field.value).toBe('••••json');
  field.select();
  field.focus();
  await userEvent.keyboard('Bearer abc');
  expect(field.value).toBe('Bearer abc');
});

test('a dialog that closes gives the field its value back with the focus: what is typed is put to that', async () => {
  render(<Token />);
  await userEvent.click(valueField());
  await userEvent.keyboard('{F2}');
  await userEvent.click(screen.getByRole('textbox', { name: 'Name' }));
  expect(valueField().value).toBe('••••json');
  fireEvent(screen.getByRole('dialog'), new Event('cancel', { cancelable: true }));
  expect(document.activeElement).toBe(valueField());
  await userEvent.keyboard('{End};q=1');
  expect(valueField().value).toBe('application/json;q=1');
});

test('what comes to the mask itself is taken for no value', () => {
  render(<Token />);
  fireEvent.change(valueField(), { target: { value: '••••jsonx' } });
  expect(valueField().value).toBe('••••json');
  valueField().focus();
  expect(valueField().value).toBe('application/json');
});
