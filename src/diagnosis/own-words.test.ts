import { expect, test } from 'vitest';
import { callView } from './diagnosis.test-support.ts';
import { ownWordsOf } from './own-words.ts';

const saidBy = (body: string) => ownWordsOf(callView(401, [], { body: new TextEncoder().encode(body) }));

test.each([
  [
    '{"code":"expired_access_token","message":"Access token has expired"}',
    'expired_access_token: Access token has expired',
  ],
  ['{"message":"Unauthenticated."}', 'Unauthenticated.'],
  ['{"error":{"code":404,"message":"No such client"}}', 'No such client'],
  ['{"title":"Gone","detail":"The key was withdrawn"}', 'The key was withdrawn: Gone'],
])('%s says %s', (body, words) => expect(saidBy(body)).toBe(words));

test.each(['', 'no JSON', '[]', '"text"', '{"message":7}', '{"message":" "}', `{"message":"${'a'.repeat(301)}"}`])(
  'nothing in %.20s',
  (body) => expect(saidBy(body)).toBeNull(),
);

test('a secret in the words stays masked', () => {
  expect(saidBy('{"code":"SplxlOBeZQQYbYS6WxSbIA","message":"Used before"}')).toBe('••••••••SbIA: Used before');
});
