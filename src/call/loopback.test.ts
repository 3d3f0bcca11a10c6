import { expect, test } from 'vitest';
import { isLoopback } from './loopback.ts';

test.each([
  ['http://127.0.0.1:6284/callback', true],
  ['http://127.9.8.7', true],
  ['http://[::1]:1/', true],
  ['http://LOCALHOST/', true],
  ['http://app.localhost:3000', true],
  // Short forms are literals too: the URL parser writes them out.
  ['http://127.1/', true],
  ['http://0.0.0.0/', false],
  ['http://localhost.example/', false],
  ['http://127.0.0.1.example/', false],
  ['http://notlocalhost/', false],
  ['http://10.0.0.1/', false],
])('%s is this machine: %s', (url, expected) => {
  expect(isLoopback(new URL(url))).toBe(expected);
});
