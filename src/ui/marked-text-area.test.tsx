import { cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { afterEach, expect, test, vi } from 'vitest';
import { type MarkedSpan, MarkedTextArea } from './marked-text-area.tsx';

afterEach(cleanup);

function Example({ mark = null, onEnter = () => {} }: { mark?: MarkedSpan | null; onEnter?: () => void }) {
  const [value, setValue] = useState('');
  return <MarkedTextArea aria-label="Answer" value={value} onChange={setValue} mark={mark} onEnter={onEnter} />;
}

const field = () => screen.getByRole('textbox', { name: 'Answer' }) as HTMLTextAreaElement;

test('what is pasted stays as it is, line breaks too', async () => {
  render(<Example />);
  await userEvent.click(field());
  await userEvent.paste('your code:\n\n  SplxlOBeZQQYbYS6WxSbIA \n');
  expect(field().value).toBe('your code:\n\n  SplxlOBeZQQYbYS6WxSbIA \n');
});

test('one part is lit; screen readers hear the text once', async () => {
  const { container } = render(<Example mark={[5, 8]} />);
  await userEvent.type(field(), 'code=abc&state=x');
  expect(container.querySelector('mark')?.textContent).toBe('abc');
  expect(container.querySelector('[aria-hidden]')?.contains(container.querySelector('mark'))).toBe(true);
});

test('Enter acts, with ⌘ or Ctrl as well; Shift and Enter makes a new line', async () => {
  const onEnter = vi.fn();
  render(<Example onEnter={onEnter} />);
  await userEvent.type(field(), 'a{Enter}{Control>}{Enter}{/Control}');
  expect(onEnter).toHaveBeenCalledTimes(2);
  await userEvent.type(field(), '{Shift>}{Enter}{/Shift}b');
  expect(field().value).toBe('a\nb');
  expect(onEnter).toHaveBeenCalledTimes(2);
});
