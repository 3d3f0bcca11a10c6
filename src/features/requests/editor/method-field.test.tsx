import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { expect, test } from 'vitest';
import { MethodField } from './method-field.tsx';

function Bar() {
  const [method, setMethod] = useState('GET');
  return (
    <>
      <MethodField method={method} onChange={setMethod} />
      <input aria-label="URL" />
    </>
  );
}

const choice = () => screen.getByRole<HTMLSelectElement>('combobox', { name: 'Method' });

test.each([
  ['{Enter}', 'PROPFIND'],
  ['{Escape}', 'GET'],
])('%s in the method that is typed leads back to the choice, which says %s', async (key, method) => {
  render(<Bar />);
  await userEvent.selectOptions(choice(), 'Other method');
  await userEvent.keyboard(`PROPFIND${key}`);
  expect(choice().value).toBe(method);
  expect(document.activeElement).toBe(choice());
});

test('a method that is typed is taken when one goes on to another field, and that keeps the focus', async () => {
  render(<Bar />);
  await userEvent.selectOptions(choice(), 'Other method');
  await userEvent.keyboard('PROPFIND');
  await userEvent.click(screen.getByRole('textbox', { name: 'URL' }));
  expect(choice().value).toBe('PROPFIND');
  expect(document.activeElement).toBe(screen.getByRole('textbox', { name: 'URL' }));
});
