import { expect, test } from 'vitest';
import type { CallRequest } from '#call/call.ts';
import type { SecretRef } from '#call/secret-ref.ts';
import { slot, type Template, text } from '#call/template.ts';
import { callAsRequest } from './call-as-request.ts';

const ref = (id: string, label: string): SecretRef => ({ id, label, lastFour: '' });
const accessToken = ref('t1', 'access token');
const origin = { profileId: 'p1', accessToken, followsRedirects: true };
const call = (headers: CallRequest['headers'], changes: Partial<CallRequest> = {}): CallRequest => ({
  ...{ method: 'POST', url: text('https://api.example/items?x=1'), headers, body: { kind: 'none' } },
  ...changes,
});

test('a call comes back as a request that writes the same: order, duplicates, JSON body', () => {
  const request = call(
    [
      ['b', text('1')],
      ['Content-Type', text('application/vnd.api+json')],
      ['b', text('2')],
    ],
    { body: { kind: 'text', text: text('{"n":1.0}') } },
  );
  expect(callAsRequest(request, origin)).toMatchObject({
    ...{ method: 'POST', url: 'https://api.example/items?x=1', auth: { kind: 'none' }, followsRedirects: true },
    headers: [{ name: 'b', value: '1' }, { name: 'Content-Type' }, { name: 'b', value: '2' }],
    body: { kind: 'json', text: '{"n":1.0}' },
  });
});

const password = ref('s1', 'password');
const pair: Template = [{ kind: 'base64', parts: [...text('Aladdin:'), ...slot(password)] }];
test.each([
  [
    'the token it carried',
    'Authorization',
    [...text('Bearer '), ...slot(accessToken)],
    { kind: 'profile', profileId: 'p1', placement: { in: 'header', name: 'Authorization', scheme: 'Bearer' } },
  ],
  [
    'the bare token',
    'X-Token',
    slot(accessToken),
    { kind: 'profile', placement: { in: 'header', name: 'X-Token', scheme: '' } },
  ],
  [
    'user and password',
    'Authorization',
    [...text('Basic '), ...pair],
    { kind: 'basic', username: 'Aladdin', password: { kind: 'secret', secret: password } },
  ],
  [
    'a token by hand',
    'authorization',
    [...text('bearer '), ...slot(password)],
    { kind: 'bearer', token: { kind: 'secret', secret: password } },
  ],
  ['a key', 'X-API-Key', slot(password), { kind: 'api-key', in: 'header', name: 'X-API-Key' }],
] as const)('its auth is taken out of the headers: %s', (...[, name, value, auth]) => {
  const request = callAsRequest(call([[name, value]]), origin);
  expect(request.auth).toMatchObject(auth);
  expect(request.headers).toEqual([]);
});

test('a secret anywhere else is a variable with its name, never text', () => {
  const request = callAsRequest(
    call(
      [
        ['Authorization', [...text('Bearer '), ...slot(accessToken)]],
        ['X-Sign', [...text('v1='), ...slot(password)]],
      ],
      {
        url: [...text('https://api.example/?key='), ...slot(ref('k', 'API key'), 'form')],
        body: { kind: 'text', text: [...text('secret='), ...slot(ref('c', 'client secret'), 'form')] },
      },
    ),
    origin,
  );
  expect(request.url).toBe('https://api.example/?key={{api_key}}');
  expect(request.headers).toEqual([{ name: 'X-Sign', value: 'v1={{password}}', isEnabled: true }]);
  expect(request.body).toEqual({ kind: 'text', text: 'secret={{client_secret}}' });
});
