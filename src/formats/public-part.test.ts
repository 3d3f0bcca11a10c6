import { expect, test } from 'vitest';
import { publicPart } from './public-part.ts';

test.each([
  ['https://login.example/refresh', 'https://login.example/refresh'],
  ['https://login.example/refresh?key=1#2', 'https://login.example/refresh'],
  ['https://me:pw@login.example/refresh', 'https://login.example/refresh'],
  ['{{login}}/refresh?key=1\n&b=2', '{{login}}/refresh'],
  ['/users/@me?key=1', '/users/@me'],
])('%j is told as %s', (address, told) => {
  expect(publicPart(address)).toBe(told);
});
