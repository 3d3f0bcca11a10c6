import { cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { afterEach, expect, test } from 'vitest';
import { buildScope } from '#collection/scope.ts';
import { VariableField } from './variable-field.tsx';

afterEach(cleanup);

const scope = buildScope({ groups: [], environment: null, kept: [], practiceOrigin: '', dynamic: null });

function Token() {
  const [value, setValue] = useState('application/json');
  return <VariableField aria-label="Value" value={value} onChange={setValue} masked="••••json" scope={scope} />;
}

test('a masked value that is selected and typed over is gone as a whole: nothing of it stays before what is typed', async () => {
  render(<Token />);
  const field = screen.getByRole<HTMLTextAreaElement>('textbox', { name: 'Value' });
  expect(field.value).toBe('••••json');
  field.select();
  field.focus();
  await userEvent.keyboard('Bearer abc');
  expect(field.value).toBe('Bearer abc');
});
