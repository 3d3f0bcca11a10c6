import { expect, test } from 'vitest';
import { standardDialect } from './dialect.ts';
import { readKeptUserinfo, readUserinfo } from './read-userinfo.ts';

const { userinfoPointers: standard } = standardDialect;

function answer(status: number, text: string) {
  const head = { status, reason: '', httpVersion: '1.1', rawHeaders: [] };
  const body = new TextEncoder().encode(text);
  return { head, hops: [], body, largeBody: null, echoes: null, ending: { kind: 'response' } } as const;
}

const github = { sub: '/id', preferred_username: '/login', email: '/email', name: '/name' };
const slack = { sub: '/user_id', preferred_username: '/user', email: '', name: '' };

test.each([
  ['OpenID Connect Core 5.3.2', standard, '248289761001', { sub: '248289761001', preferred_username: 'j.doe' }],
  ['GitHub, whose id is a number', github, '1', { id: 1, login: 'octocat', name: 'monalisa octocat', email: null }],
  ['Slack', slack, 'W12345678', { ok: true, team: 'Subarachnoid Workspace', user: 'grace', user_id: 'W12345678' }],
])('%s names somebody', (...row) => {
  const [, pointers, subject, body] = row;
  const text = JSON.stringify(body);
  expect(readUserinfo(answer(200, text), pointers)).toEqual({ kind: 'account', response: text });
  expect(readKeptUserinfo(text, pointers)?.subject).toBe(subject);
});

test('a signed answer is read, a byte order mark goes', () => {
  const part = (value: object) => btoa(JSON.stringify(value)).replace(/=+$/, '');
  const jwt = `${part({ alg: 'RS256' })}.${part({ sub: 'ada' })}.c2ln`;
  expect(readKeptUserinfo(jwt, standard)?.claims.sub).toBe('ada');
  expect(readUserinfo(answer(200, '\ufeff{"sub":"ada"}'), standard).kind).toBe('account');
});

test.each([
  [302, '', { kind: 'nobody', why: 'redirect', said: null }],
  [200, '', { kind: 'nobody', why: 'empty', said: null }],
  [200, '<!doctype html>', { kind: 'nobody', why: 'not-json', said: null }],
  [200, '"ada"', { kind: 'nobody', why: 'not-an-object', said: null }],
  [200, '{"id":7}', { kind: 'nobody', why: 'no-claims', said: null }],
  [200, '{"sub":""}', { kind: 'nobody', why: 'no-claims', said: null }],
  [200, '{"sub":{"deep":1}}', { kind: 'nobody', why: 'no-claims', said: null }],
  [200, '{"ok":false,"error":"token_revoked"}', { kind: 'nobody', why: 'no-claims', said: 'token_revoked' }],
  [200, `{"sub":"ada","x":"${'x'.repeat(100_000)}"}`, { kind: 'nobody', why: 'too-long', said: null }],
  [401, '{"sub":"ada"}', { kind: 'failed-call' }],
  [500, '', { kind: 'failed-call' }],
])('%i %j names nobody', (status, text, reading) => {
  expect(readUserinfo(answer(status, text), standard)).toEqual(reading);
});

test('a call that did not come whole is the call’s to explain', () => {
  const aborted = { ...answer(200, '{"sub":"ada"}'), ending: { kind: 'aborted' } } as const;
  expect(readUserinfo(aborted, standard)).toEqual({ kind: 'failed-call' });
});

test('what is shown is one line that hides nothing and turns nothing around; the subject stays to the letter', () => {
  const name = 'Ada\u202e\n  Lovelace\u0000';
  const sub = `a${'b'.repeat(300)}`;
  const read = readKeptUserinfo(JSON.stringify({ sub, name, email: '\u200b' }), standard);
  expect(read?.claims.name).toBe('Ada Lovelace');
  expect(read?.claims.email).toBeNull();
  expect(read?.claims.sub).toHaveLength(201);
  expect(read?.subject).toBe(sub);
});

test('the token, where it came back in the answer, is not kept', () => {
  const text = '{"sub":"secret-token"}';
  const echo = { start: 8, end: 20, shown: '••••' };
  const echoes = { head: null, hops: [], body: [echo] };
  const reading = readUserinfo({ ...answer(200, text), echoes }, standard);
  expect(reading).toEqual({ kind: 'account', response: '{"sub":"••••"}' });
});
