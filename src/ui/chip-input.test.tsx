import { cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { afterEach, expect, test } from 'vitest';
import { ChipInput } from './chip-input.tsx';

afterEach(cleanup);

function show(first: readonly string[] = [], separators = /[\s,]+/) {
  const kept = { values: first };
  function Scopes() {
    const [values, setValues] = useState(first);
    kept.values = values;
    return (
      <ChipInput
        aria-label="Scopes"
        noun="scope"
        values={values}
        onChange={setValues}
        separators={separators}
        doubtOf={(value) => (value === 'wrkspace' ? 'Not in the metadata' : null)}
      />
    );
  }
  render(<Scopes />);
  return { kept, input: screen.getByRole<HTMLInputElement>('textbox', { name: 'Scopes' }) };
}

test.each([
  ['a space', 'read write ', ['read', 'write'], ''],
  ['a comma', 'read,write,', ['read', 'write'], ''],
  ['Enter', 'read{Enter}', ['read'], ''],
  ['what is not ended yet stays typed', 'read wri', ['read'], 'wri'],
  ['none twice', 'read read ', ['read'], ''],
  ['no empty ones', ' , ,read,, ', ['read'], ''],
] as const)('%s ends a value', async (...[, typed, values, rest]) => {
  const { kept, input } = show();
  await userEvent.type(input, typed);
  expect(kept.values).toEqual(values);
  expect(input.value).toBe(rest);
});

test('a paste is cut into values, leaving the field takes the rest', async () => {
  const { kept, input } = show(['openid']);
  await userEvent.click(input);
  await userEvent.paste('openid profile\nitems:read');
  expect(kept.values).toEqual(['openid', 'profile', 'items:read']);
  await userEvent.type(input, 'email');
  await userEvent.tab();
  expect(kept.values).toEqual(['openid', 'profile', 'items:read', 'email']);
});

test('Backspace in the empty field takes the last; each has a button of its own', async () => {
  const { kept, input } = show(['a', 'b', 'c']);
  await userEvent.type(input, '{Backspace}');
  expect(kept.values).toEqual(['a', 'b']);
  await userEvent.click(screen.getByRole('button', { name: 'Remove scope a' }));
  expect(kept.values).toEqual(['b']);
  expect(document.activeElement).toBe(input);
});

test('a doubtful value stays and says why', () => {
  show(['wrkspace']);
  expect(screen.getByTitle('Not in the metadata').textContent).toBe('wrkspace');
});

test('other separators: a URI may hold a comma', async () => {
  const { kept, input } = show([], /\s+/);
  await userEvent.type(input, 'https://api.example/a,b ');
  expect(kept.values).toEqual(['https://api.example/a,b']);
});
