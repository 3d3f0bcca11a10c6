import { expect, test } from 'vitest';
import { apiUrl } from './api-url.ts';

test.each([
  ['', 'https://api.example/me', 'https://api.example/me'],
  ['https://api.example/v1', 'https://other.example/me', 'https://other.example/me'],
  ['https://api.example/v1', '/me', 'https://api.example/v1/me'],
  ['https://api.example/v1/', '/me', 'https://api.example/v1/me'],
  ['https://api.example/v1/', 'me?a=1', 'https://api.example/v1/me?a=1'],
  ['https://api.example/v1', '?a=1', 'https://api.example/v1?a=1'],
  ['https://api.example/v1', '', 'https://api.example/v1'],
  ['', '/me', '/me'],
  ['', '', ''],
])('base %j and address %j make %j', (base, url, expected) => {
  expect(apiUrl(base, url)).toBe(expected);
});
