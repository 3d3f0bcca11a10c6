import { expect, test } from 'vitest';
import { blankRequest, type SavedRequest } from '#collection/saved-request.ts';
import { freeVariableName, planMoveOut } from './move-out.ts';
import { scanRequest } from './scan-secrets.ts';

const secret = 'q7Zp41LkWm90TtXe';
const accept = { name: 'Accept', value: '*/*', isEnabled: true };
const header = (name: string, value: string) => ({ headers: [accept, { name, value, isEnabled: true }] });

/** Moves the one secret that is found out of a request. */
function moveOut(change: Partial<SavedRequest>, taken: string[] = []) {
  const request = { ...blankRequest, id: 'list', changedAt: 0, url: 'https://api.example/orders', ...change };
  const [found] = scanRequest(request);
  if (!found) throw new Error('Nothing was found');
  return planMoveOut(request, found, (label) => freeVariableName(label, taken));
}

test('a bearer token leaves its header for the auth of the request', () => {
  const plan = moveOut(header('Authorization', `Bearer ${secret}`));
  expect(plan).toMatchObject({ kind: 'auth', label: 'token', text: secret, request: { headers: [accept] } });
  const token = { kind: 'text', text: '' } as const;
  expect(plan?.kind === 'auth' && plan.authWith(token)).toEqual({ kind: 'bearer', token });
});

test.each([
  ['a header', header('Authorization', `Basic ${btoa(`ada:${secret}`)}`), { headers: [accept] }],
  ['a URL', { url: `https://ada:${secret}@api.example/a?b=c` }, { url: 'https://api.example/a?b=c' }],
])('user and password leave %s for the auth of the request', (_, change, expected) => {
  const plan = moveOut(change);
  expect(plan).toMatchObject({ kind: 'auth', label: 'password', text: secret, request: expected });
  const password = { kind: 'text', text: '' } as const;
  expect(plan?.kind === 'auth' && plan.authWith(password)).toEqual({ kind: 'basic', username: 'ada', password });
});

test('a header that is off stays off, with a variable in it: an auth would be sent', () => {
  const off = { name: 'Authorization', value: `Bearer ${secret}`, isEnabled: false };
  expect(moveOut({ headers: [off] })).toMatchObject({
    kind: 'variable',
    text: secret,
    request: { headers: [{ ...off, value: 'Bearer {{Authorization_Bearer}}' }] },
  });
});

test('a password in a URL is what its escapes say', () => {
  expect(moveOut({ url: 'https://ada:p%40ss-w0rd-41@api.example/' })).toMatchObject({ text: 'p@ss-w0rd-41' });
});

test.each<[string, Partial<SavedRequest>, Partial<SavedRequest>]>([
  [
    'a query',
    { url: `https://api.example/?api_key=${secret}&page=2` },
    { url: 'https://api.example/?api_key={{api_key}}&page=2' },
  ],
  ['a header of its own', header('X-Api-Key', secret), header('X-Api-Key', '{{X-Api-Key}}')],
  ['JSON', json(`{"client_secret": "${secret}"}`), json('{"client_secret": "{{client_secret}}"}')],
  ['a form', form('client_secret', secret), form('client_secret', '{{client_secret}}')],
  ['a parameter that is off', parameter(secret), parameter('{{api_key}}')],
  [
    'a path',
    { url: 'https://api.example/:token', pathVariables: [{ name: 'token', value: secret }] },
    { url: 'https://api.example/:token', pathVariables: [{ name: 'token', value: '{{token}}' }] },
  ],
])('a variable stands for the secret in %s', (_, before, after) => {
  expect(moveOut(before)).toMatchObject({ kind: 'variable', text: secret, request: after });
});

test.each([
  [`${secret},${secret}`, `${secret},${secret}`],
  [`${secret}/\ud800`, `${secret}%2F%EF%BF%BD`],
])('what moves out of a path is escaped as it was sent: %s', (value, text) => {
  const path = { url: 'https://api.example/:token', pathVariables: [{ name: 'token', value }] };
  expect(moveOut(path)).toMatchObject({ kind: 'variable', text });
});

test('a name that stands for something else is not taken', () => {
  expect(moveOut(header('X-Api-Key', secret), ['X-Api-Key', 'X-Api-Key_2'])).toMatchObject({ name: 'X-Api-Key_3' });
});

test('what was changed since it was found is left alone', () => {
  const request: SavedRequest = { ...blankRequest, ...header('X-Api-Key', secret), id: 'list', changedAt: 0 };
  const [found] = scanRequest(request);
  const changed = { ...request, ...header('X-Api-Key', `${secret}!`) };
  expect(found && planMoveOut(changed, found, String)).toBeNull();
});

function json(text: string): Partial<SavedRequest> {
  return { body: { kind: 'json', text } };
}

function form(name: string, value: string): Partial<SavedRequest> {
  return { body: { kind: 'form', rows: [{ name, value, isEnabled: true }] } };
}

function parameter(value: string): Partial<SavedRequest> {
  return { disabledParameters: [{ place: 0, name: 'api_key', value }] };
}
