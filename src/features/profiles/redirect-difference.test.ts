import { expect, test } from 'vitest';
import { differenceInWords, redirectDifference } from './redirect-difference.ts';

const here = 'http://127.0.0.1:6284/callback';

test.each([
  ['http://127.0.0.1:6284/callback', { kind: 'same' }],
  ['http://127.0.0.1:6284/callback/', { kind: 'slash', isThere: true }],
  ['https://127.0.0.1:6284/callback', { kind: 'scheme', here: 'http:', there: 'https:' }],
  ['http://localhost:6284/callback', { kind: 'host', here: '127.0.0.1', there: 'localhost' }],
  ['http://127.0.0.1/callback', { kind: 'port', here: '6284', there: '80' }],
  ['http://127.0.0.1:6284/Callback', { kind: 'case' }],
  ['http://127.0.0.1:6284/auth', { kind: 'path', here: '/callback', there: '/auth' }],
  ['http://127.0.0.1:6284/callback?a=1', { kind: 'rest' }],
  ['http://127.0.0.1:6284/./callback', { kind: 'rest' }],
  ['localhost/callback', { kind: 'not-a-url' }],
  ['', { kind: 'not-a-url' }],
] as const)('%s', (there, expected) => {
  const found = redirectDifference(here, there);
  expect(found).toEqual(expected);
  if (found.kind !== 'same') expect(differenceInWords(found)).toMatch(/^[A-Z].*\.$/);
});

test('the slash may be missing there', () => {
  expect(redirectDifference('https://app.example/cb/', 'https://app.example/cb')).toEqual({
    kind: 'slash',
    isThere: false,
  });
});
