import { expect, test } from 'vitest';
import { keptVariablesOf, secretValuesIn } from './kept-values.ts';

const salesforce =
  '{"access_token":"a","instance_url":"https://example.my.salesforce.com","issued_at":"1700000000000","id":"https://login.salesforce.com/id/00D/005"}';

test.each<[pointer: string, responses: readonly string[], text: string | null]>([
  ['/instance_url', [salesforce], 'https://example.my.salesforce.com'],
  ['/instance_url', ['{"access_token":"b"}', salesforce], 'https://example.my.salesforce.com'],
  ['/team/id', ['{"ok":true,"access_token":"a","team":{"id":"T1"}}'], 'T1'],
  ['/expires_in', ['{"expires_in":60}'], '60'],
  ['/tenant', ['access_token=a&tenant=7'], '7'],
  ['/none', [salesforce], null],
  ['', [salesforce], null],
  ['/team', ['{"team":{"id":"T1"}}'], null],
  // A secret is no variable that every preview shows.
  ['/authed_user/access_token', ['{"authed_user":{"access_token":"xoxp-1234567890"}}'], null],
  ['/x', ['{"x":"eyJhbGciOiJub25lIn0.eyJhIjoxfQ.c2lnbmF0dXJlc2lnbmF0dXJl"}'], null],
  ['/x', ['<html>'], null],
])('%s of %j is %j', (pointer, responses, text) => {
  const tokens = responses.map((response, at) => ({ id: `t${at}`, response }));
  expect(keptVariablesOf(tokens, [{ name: 'kept', pointer }])).toEqual(text === null ? [] : [{ name: 'kept', text }]);
});

test('a value that is kept as a secret is a handle, whatever its name: of the first token that has it', () => {
  const keptValues = [{ name: 'seat', pointer: '/seat', isSecret: true }];
  const secret = { id: 's1', label: 'seat', lastFour: '' };
  const from = { id: 't1', issuedBy: 'https://auth.example', origins: ['https://api.example'] };
  const response = '{"access_token":"a","seat":"A-17-secret"}';
  const sealed = { ...from, response, keptSecrets: [{ pointer: '/seat', secret }] };
  expect(
    keptVariablesOf([{ id: 't2', response: '{"access_token":"b"}' }, sealed], keptValues),
    'it goes where its own token may, not the one in use',
  ).toEqual([{ name: 'seat', secret, from }]);
  const { keptSecrets: _, ...unsealed } = sealed;
  expect(keptVariablesOf([unsealed], keptValues)).toEqual([{ name: 'seat', secret: null, from }]);
  expect(secretValuesIn(sealed.response, keptValues)).toEqual([
    { name: 'seat', pointer: '/seat', text: 'A-17-secret' },
  ]);
  expect(secretValuesIn(sealed.response, [{ name: 'seat', pointer: '/seat' }])).toEqual([]);
});
