import { cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { afterEach, expect, test, vi } from 'vitest';
import { Field, type FieldMessage } from './field.tsx';
import { Select } from './select.tsx';
import { Switch } from './switch.tsx';
import { TextArea } from './text-area.tsx';
import { TextInput } from './text-input.tsx';

afterEach(cleanup);

const described = (control: HTMLElement) =>
  (control.getAttribute('aria-describedby') ?? '')
    .split(' ')
    .map((id) => document.getElementById(id)?.textContent)
    .join(' | ');

test.each<[FieldMessage | null, described: string, isInvalid: string | null]>([
  [null, 'Where the code is exchanged', null],
  [{ verdict: 'warning', words: 'It is http' }, 'Where the code is exchanged | It is http', null],
  [{ verdict: 'error', words: 'It is no URL' }, 'Where the code is exchanged | It is no URL', 'true'],
])('label, hint and finding are tied to the control: %j', (message, words, isInvalid) => {
  render(
    <Field label="Token endpoint" hint="Where the code is exchanged" message={message}>
      {(control) => <TextInput {...control} value="x" onChange={() => {}} />}
    </Field>,
  );
  const input = screen.getByRole('textbox', { name: 'Token endpoint' });
  expect(described(input)).toBe(words);
  expect(input.getAttribute('aria-invalid')).toBe(isInvalid);
});

test('what is typed stays as it is', async () => {
  const change = vi.fn();
  function Typing() {
    const [value, setValue] = useState('');
    return (
      <>
        <TextInput aria-label="One line" value={value} onChange={setValue} trailing={<i>end</i>} />
        <TextArea aria-label="Lines" value="" onChange={change} />
      </>
    );
  }
  render(<Typing />);
  await userEvent.type(screen.getByRole('textbox', { name: 'One line' }), ' Read  Me ');
  expect(screen.getByRole<HTMLInputElement>('textbox', { name: 'One line' }).value).toBe(' Read  Me ');
  await userEvent.type(screen.getByRole('textbox', { name: 'Lines' }), 'x');
  expect(change).toHaveBeenCalledWith('x');
});

test('what stands at the end of a field comes and goes, the focus stays', async () => {
  function Clearable() {
    const [value, setValue] = useState('');
    return <TextInput aria-label="URI" value={value} onChange={setValue} trailing={value !== '' && <i>clear</i>} />;
  }
  render(<Clearable />);
  const input = screen.getByRole<HTMLInputElement>('textbox');
  await userEvent.type(input, 'ab');
  expect(screen.getByText('clear')).toBeTruthy();
  await userEvent.keyboard('{Backspace}{Backspace}c');
  expect([document.activeElement === input, input.value]).toEqual([true, 'c']);
});

test('a select gives one of its own, a switch its state', async () => {
  const choose = vi.fn();
  const flip = vi.fn();
  render(
    <>
      <Select
        aria-label="Method"
        value="post"
        onChange={choose}
        options={[
          { id: 'basic', label: 'Header' },
          { id: 'post', label: 'Body' },
        ]}
      />
      <Switch isOn={false} onChange={flip}>
        Verify certificates
      </Switch>
    </>,
  );
  await userEvent.selectOptions(screen.getByRole('combobox', { name: 'Method' }), 'Header');
  expect(choose).toHaveBeenCalledWith('basic');
  await userEvent.click(screen.getByRole('switch', { name: 'Verify certificates' }));
  expect(flip).toHaveBeenCalledWith(true);
});
