import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createTextOutbox } from './text-outbox.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** An editor, and what its owner was given. */
function typing(initial: string) {
  const given: string[] = [];
  const editor = { text: initial };
  const outbox = createTextOutbox({ read: () => editor.text, give: (text) => given.push(text), initial });
  const type = (text: string) => {
    editor.text += text;
    outbox.changed(editor.text.length);
  };
  return { outbox, given, type };
}

test('a short text is given on with every change', () => {
  const { given, type } = typing('');
  type('a');
  type('b');
  expect(given).toEqual(['a', 'ab']);
});

test('a long text is given on once, when typing rests', () => {
  const long = 'x'.repeat(100_000);
  const { given, type, outbox } = typing(long);
  type('a');
  type('b');
  expect(given).toEqual([]);
  vi.runAllTimers();
  expect(given).toEqual([`${long}ab`]);
  type('c');
  outbox.flush();
  outbox.flush();
  vi.runAllTimers();
  expect(given).toEqual([`${long}ab`, `${long}abc`]);
});

test('a value that comes back late is no other text', () => {
  const { outbox, type } = typing('');
  type('a');
  type('b');
  expect(outbox.isEcho('a')).toBe(true);
  expect(outbox.isEcho('ab')).toBe(true);
  expect(outbox.isEcho('put in by someone else')).toBe(false);
  expect(outbox.isEcho('ab')).toBe(false);
});
