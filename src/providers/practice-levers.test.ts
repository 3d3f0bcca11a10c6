import { expect, test } from 'vitest';
import { blankProfile } from '#oauth/profile.ts';
import { isOfPractice, isPractised, leverWords, readLeverRefusal, readLeverState } from './practice-levers.ts';

const origins = { console: 'http://127.0.0.1:6284', practice: 'http://localhost:6285' };

test.each([
  [{ tokenEndpoint: '{{practice}}/token' }, true],
  [{ tokenEndpoint: 'http://localhost:6285/clayton/oauth2/token' }, true],
  [{ tokenEndpoint: '', authorizationEndpoint: '{{practice}}/auth' }, true],
  [{ tokenEndpoint: 'http://localhost:62850/token' }, false],
  [{ tokenEndpoint: 'https://auth.example/token', authorizationEndpoint: '{{practice}}/auth' }, false],
  [{}, false],
])('%j is of the practice provider: %s', (endpoints, expected) => {
  const profile = { ...blankProfile, id: 'p', ...endpoints };
  expect(isPractised(profile, origins)).toBe(expected);
  expect(isPractised(profile, { ...origins, practice: '' })).toBe(false);
});

test.each([
  ['http://localhost:6285', 'https://auth.example/token', 'https://api.example', true],
  ['https://auth.example', '{{practice}}/token', 'http://localhost:6285', false],
  [undefined, '{{practice}}/token', 'http://localhost:6285', true],
  [undefined, '{{practice}}/token', 'https://api.example', false],
  [undefined, 'https://auth.example/token', 'http://localhost:6285', false],
])('a token that %s gave is of the practice provider, its profile at %s, bound to %s: %s', (...row) => {
  const [issuedBy, tokenEndpoint, bound, expected] = row;
  const source = { issuedBy, mayGoTo: [bound], profile: { ...blankProfile, id: 'p', tokenEndpoint } };
  expect(isOfPractice(source, origins)).toBe(expected);
  expect(isOfPractice(source, { ...origins, practice: '' })).toBe(false);
});

test('what levers did to an answer, in words', () => {
  expect(leverWords(['expire', 'clock'])).toBe('expired now, clock');
});

test.each(['', '<h1>Hello</h1>', 'null', '[]', '{"levers":{}}', '{"levers":{},"pulled":[],"rate_limit":{}}'])(
  '%j is no state of levers',
  (body) => expect(readLeverState(body)).toBeNull(),
);

test('a refusal says why, if it says anything', () => {
  expect(readLeverRefusal('{"error":"bad_key","error_description":"New key."}')).toBe('New key.');
  expect(readLeverRefusal('{"error":"bad_key"}')).toBeNull();
  expect(readLeverRefusal('null')).toBeNull();
});
