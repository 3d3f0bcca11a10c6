import { cleanup, render, screen } from '@testing-library/react';
import { afterEach, expect, test, vi } from 'vitest';
import { CodeBlock } from './code-block.tsx';
import { type CodeSpan, splitLines } from './code-span.ts';

afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
});

const spans: CodeSpan[] = [
  { text: '{\n  ', tone: 'punct' },
  { text: '"a"', tone: 'key' },
  { text: ': 1,\r\n\n}', tone: 'punct' },
];

test('spans are cut at line breaks of every kind, empty lines kept, tones kept', () => {
  expect(splitLines(spans)).toEqual([
    [{ text: '{', tone: 'punct' }],
    [
      { text: '  ', tone: 'punct' },
      { text: '"a"', tone: 'key' },
      { text: ': 1,', tone: 'punct' },
    ],
    [],
    [{ text: '}', tone: 'punct' }],
  ]);
  expect(splitLines([])).toEqual([[]]);
});

test('without line numbers the text is exactly what it was', () => {
  render(<CodeBlock label="Token response" spans={spans} />);
  expect(screen.getByRole('group', { name: 'Token response' }).textContent).toBe('{\n  "a": 1,\r\n\n}');
});

test('line numbers count the lines and are not part of what is read or copied', () => {
  const { container } = render(<CodeBlock label="Token response" spans={spans} lineNumbers />);
  const numbers = [...container.querySelectorAll('[aria-hidden="true"]')];
  expect(numbers.map((number) => number.textContent)).toEqual(['1', '2', '3', '4']);
  for (const number of numbers) expect(number.className).toContain('select-none');
});

test('hostile text stays text', () => {
  const hostile = `<img src=x onerror="alert(1)"><script>alert(2)</script>&lt;b&gt;\u202e{{x}}`;
  const { container } = render(<CodeBlock label="Body" spans={[{ text: hostile, tone: 'string' }]} lineNumbers />);
  expect(container.querySelector('img, script, b')).toBeNull();
  expect(container.querySelector('pre')?.textContent).toBe(`1${hostile}`);
});

test('a slot is drawn as one', () => {
  render(<CodeBlock label="Body" spans={[{ text: 'the code goes here', tone: 'slot' }]} />);
  expect(screen.getByText('the code goes here').className).toContain('border-dashed');
});

test('it takes the keyboard only when there is more to see', () => {
  render(<CodeBlock label="Small" spans={spans} />);
  expect(screen.getByRole('group', { name: 'Small' }).tabIndex).toBe(-1);
  vi.spyOn(HTMLElement.prototype, 'scrollHeight', 'get').mockReturnValue(900);
  render(<CodeBlock label="Large" spans={spans} />);
  expect(screen.getByRole('region', { name: 'Large' }).tabIndex).toBe(0);
});
