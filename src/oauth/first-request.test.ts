import { expect, test } from 'vitest';
import { apiUrl, buildFirstRequest } from './first-request.ts';
import { filled, profile, secretRef } from './profile.test-support.ts';

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

test('the token goes along in its header, and what the profile sends with everything after it', () => {
  const headersOf = (defaultHeaders: { name: string; value: string }[]) =>
    buildFirstRequest({ ...profile, defaultHeaders }, secretRef('at-1')).headers.map(([name, value]) => [
      name,
      filled(value),
    ]);
  const bearer = ['Authorization', 'Bearer at-1'];
  expect(headersOf([])).toEqual([bearer, ['Accept', 'application/json']]);
  expect(headersOf([{ name: 'X-Version', value: '2' }])).toEqual([
    bearer,
    ['Accept', 'application/json'],
    ['X-Version', '2'],
  ]);
  // A header that stands twice stays twice.
  expect(headersOf([...'ab'].map((value) => ({ name: 'X-Tag', value }))).slice(2)).toEqual([
    ['X-Tag', 'a'],
    ['X-Tag', 'b'],
  ]);
  expect(headersOf([{ name: 'accept', value: 'text/csv' }])).toEqual([bearer, ['accept', 'text/csv']]);
  expect(headersOf([{ name: 'authorization', value: 'Basic x' }])).toEqual([bearer, ['Accept', 'application/json']]);
  expect(headersOf([{ name: '', value: 'half written' }])).toEqual([bearer, ['Accept', 'application/json']]);
});
