import { cleanup, render, screen } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import { alignChars, CharCompare } from './char-compare.tsx';

afterEach(cleanup);

const rows = (ours: string, theirs: string) => {
  const pairs = alignChars(ours, theirs);
  return [pairs.map((pair) => pair.ours || '·').join(''), pairs.map((pair) => pair.theirs || '·').join('')];
};

test.each([
  ['the same', ['/callback', '/callback'], ['/callback', '/callback']],
  ['one more at the end', ['/callback', '/callback/'], ['/callback·', '/callback/']],
  ['one more in the middle', ['http://a', 'https://a'], ['http·://a', 'https://a']],
  ['another character', [':6284/', ':6285/'], [':6284/', ':6285/']],
  ['nothing on one side', ['', 'abc'], ['···', 'abc']],
  ['astral characters are one each', ['😀b', 'b'], ['😀b', '·b']],
] as const)('%s', (_, [ours, theirs], shown) => {
  expect(rows(ours, theirs)).toEqual(shown);
});

test('texts too long to align still give every character', () => {
  const pairs = alignChars('a'.repeat(700), `${'a'.repeat(700)}b`);
  expect(pairs).toHaveLength(701);
  expect(pairs.at(-1)).toEqual({ ours: '', theirs: 'b' });
});

test('a reader hears both texts whole', () => {
  render(<CharCompare ours="/a" theirs="/b" labels={['this console', 'registered']} />);
  expect(screen.getAllByRole('definition').map(({ textContent }) => textContent)).toEqual(['/a', '/b']);
});
