import { describe, expect, test } from 'vitest';
import { proposed } from './read-pasted.test-support.ts';
import { readPasted } from './read-pasted.ts';
import { cliquifyResponse } from './vendor-examples.test-support.ts';

test('no secret is in the profile, whatever its name', () => {
  const { profile, secrets, notUnderstood, understood } = proposed(
    `curl https://a.example/token -H 'X-Api-Key: hunter2' -d grant_type=password -d username=u -d password=hunter2 -d client_id=a -d api_key=hunter2`,
  );
  expect(secrets).toMatchObject([{ field: 'password', text: 'hunter2' }]);
  expect(JSON.stringify({ profile, notUnderstood, understood })).not.toContain('hunter2');
});

describe('tokens and calls', () => {
  test.each([
    ['eyJhbGciOiJub25lIn0.eyJzdWIiOiJhIn0.', 'jwt'],
    ['Authorization: Bearer mF_9.B5f-4.1JqM', 'opaque'],
    ['gho_16C7e42F292c6912E7710c838347Ae178B4a', 'opaque'],
  ])('%s', (text, kind) => {
    const pasted = readPasted(`\n${text}\n`);
    expect(pasted).toMatchObject({ kind: 'bare-token', format: { kind } });
    if (pasted.kind === 'bare-token')
      expect(`\n${text}`.slice(pasted.token.start, pasted.token.end)).toBe(pasted.token.text);
  });

  test.each([
    ['nested', cliquifyResponse],
    ['form', 'access_token=gho_1&scope=repo&token_type=bearer'],
    [
      'with its head',
      'HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n{"access_token":"a","token_type":"Bearer"}',
    ],
  ])('a response: %s', (_, text) => {
    const pasted = readPasted(text);
    expect(pasted).toMatchObject({ kind: 'token-response' });
    if (pasted.kind === 'token-response') expect(pasted.response.text).toMatch(/^(?:\{|access_token)/);
  });

  test('a call', () => {
    const pasted = readPasted(`curl 'https://api.example/me?x=1' -H 'Authorization: Bearer abc'`);
    expect(pasted).toMatchObject({
      kind: 'api-call',
      authorization: { scheme: 'Bearer', text: 'abc' },
      request: { method: 'GET', url: { text: 'https://api.example/me?x=1' } },
    });
  });
});

test.each([
  ['', []],
  ['hello there', []],
  ['{"a": 1}', ['JSON']],
  ['curl is a tool', []],
  ["Don't panic: it's a sentence, isn't it?", []],
])('unknown: %s', (text, found) => {
  expect(readPasted(text)).toEqual({ kind: 'unknown', found });
});

test('a field shows where it was found', () => {
  const text =
    'Run this:\n\ncurl https://a.example/token -d client_id=abc -d client_secret=s -d grant_type=client_credentials';
  const { understood } = proposed(text);
  const of = (field: string) => understood.find((each) => each.field === field)?.from ?? { start: 0, end: 0 };
  expect(text.slice(of('clientId').start, of('clientId').end)).toBe('-d client_id=abc');
  expect(text.slice(of('tokenEndpoint').start, of('tokenEndpoint').end)).toBe('https://a.example/token');
});
