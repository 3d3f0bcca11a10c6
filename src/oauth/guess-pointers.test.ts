import { describe, expect, test } from 'vitest';
import type { ErrorPointers, TokenPointers } from '#call/answer-reading.ts';
import { standardDialect } from './dialect.ts';
import { guessPointers, type PointerGuess } from './guess-pointers.ts';
import type { PointerClue } from './pointer-clue.ts';

interface Expected {
  readonly token?: Partial<TokenPointers>;
  readonly errors?: ErrorPointers;
  readonly rule?: PointerGuess['successRule'];
  /** "expires_in not-taken /expires_at is a point in time, not a length." */
  readonly clues?: readonly string[];
}

const line = ({ about, kind, evidence }: PointerClue) => `${about} ${kind}: ${evidence}`;

test.each<[what: string, sample: string, expected: Expected]>([
  [
    'RFC 6749 section 5.1',
    '{"access_token":"2YotnFZFEjr1zCsicMWpAA","token_type":"example","expires_in":3600,"refresh_token":"tGzv3JOkF0XG5Qx2TlKWIA"}',
    { token: standardDialect.tokenPointers, rule: null, errors: standardDialect.errorPointers },
  ],
  [
    'Cliquify',
    '{"success":true,"token":{"token_type":"Bearer","expires_in":2592000,"access_token":"eyJ0eXAiOiJKV1QiLCJhbGci..."}}',
    {
      token: {
        access_token: '/token/access_token',
        token_type: '/token/token_type',
        expires_in: '/token/expires_in',
        refresh_token: '/token/refresh_token',
      },
      rule: { pointer: '/success', value: 'true' },
      clues: [
        'access_token found: /token/access_token is named as RFC 6749 has it, 1 deep.',
        'refresh_token missing: The sample has none; /token/refresh_token is where it would stand.',
        'success found: /success is a flag, and says what the sample is.',
      ],
    },
  ],
  [
    'camel case, within data',
    '{"code":0,"message":"success","data":{"accessToken":"a","expiresIn":"7200","scopes":["x"]}}',
    {
      token: {
        access_token: '/data/accessToken',
        expires_in: '/data/expiresIn',
        scope: '/data/scopes',
        refresh_token: '/data/refreshToken',
      },
      errors: { error: '/code', error_description: '/message' },
      rule: { pointer: '/code', value: '0' },
    },
  ],
  [
    'Slack: two tokens, each with companions of its own',
    '{"ok":true,"access_token":"xoxb-1","token_type":"bot","scope":"commands","authed_user":{"id":"U1","access_token":"xoxp-1","expires_in":43200,"refresh_token":"r"}}',
    {
      token: { access_token: '/access_token', expires_in: '/expires_in', refresh_token: '/refresh_token' },
      rule: { pointer: '/ok', value: 'true' },
      clues: [
        'access_token ambiguous: /authed_user/access_token may be one, too: another token, perhaps of a user. Choose by whose you need.',
        'expires_in missing: The sample has none; /expires_in is where it would stand.',
      ],
    },
  ],
  [
    'Salesforce: no lifetime',
    '{"access_token":"a","instance_url":"https://example.my.salesforce.com","issued_at":"1700000000000","token_type":"Bearer"}',
    { token: standardDialect.tokenPointers },
  ],
  [
    'an object for each token',
    '{"accessToken":{"token":"a","expiresIn":3600},"refreshToken":{"token":"r","expiresIn":86400}}',
    {
      token: {
        access_token: '/accessToken/token',
        refresh_token: '/refreshToken/token',
        expires_in: '/accessToken/expiresIn',
      },
    },
  ],
  [
    'a token named token',
    '{"token":"a","expires":7200}',
    { token: { access_token: '/token', expires_in: '/expires' } },
  ],
  [
    'an end for a length',
    '{"access_token":"a","expires_at":1700003600}',
    {
      token: { expires_in: '/expires_in' },
      clues: ['expires_in not-taken: /expires_at is a point in time, not a length.'],
    },
  ],
  [
    'an end in words',
    '{"token":"a","expires":"2027-01-01 12:00:00"}',
    { clues: ['expires_in not-taken: /expires is a point in time, not a length.'] },
  ],
  [
    'an end under the name of a length',
    '{"access_token":"a","expires_in":1700003600}',
    { clues: ['expires_in not-taken: /expires_in is a point in time, not a length.'] },
  ],
  [
    'milliseconds',
    '{"access_token":"a","expiresInMs":3600000}',
    { clues: ['expires_in not-taken: /expiresInMs does not count seconds.'] },
  ],
  [
    'a length in words',
    '{"access_token":"a","expires_in":"2 hours"}',
    { clues: ['expires_in not-taken: /expires_in is no number of seconds that a token could live.'] },
  ],
  [
    'a name with a slash',
    '{"a/b":{"m~n":{"access_token":"x"}}}',
    { token: { access_token: '/a~1b/m~0n/access_token' } },
  ],
  ['a list', '[{"access_token":"a"}]', { token: { access_token: '/0/access_token', scope: '/0/scope' } }],
  ['a form', 'access_token=a&expires_in=60', { token: standardDialect.tokenPointers }],
  [
    'a word for success',
    '{"status":"success","access_token":"a"}',
    { rule: { pointer: '/status', value: '"success"' } },
  ],
  ['success in text', '{"ok":"true","access_token":"a"}', { rule: { pointer: '/ok', value: '"true"' } }],
])('%s', (_, sample, { token, errors, rule, clues = [] }) => {
  const guess = guessPointers(sample);
  if (token) expect(guess.tokenPointers).toMatchObject(token);
  if (errors) expect(guess.errorPointers).toEqual(errors);
  if (rule !== undefined) expect(guess.successRule).toEqual(rule);
  expect(guess.clues.map(line)).toEqual(expect.arrayContaining([...clues]));
});

test.each<[what: string, sample: string, expected: Partial<PointerGuess>]>([
  [
    'Cliquify’s error',
    '{"code":"invalid_access_token","message":"The token is invalid"}',
    { errorPointers: { error: '/code', error_description: '/message' }, successRule: null },
  ],
  [
    'a flag of failure',
    '{"success":false,"message":"invalid_client","details":[]}',
    {
      errorPointers: { error: '/error', error_description: '/message' },
      successRule: { pointer: '/success', value: 'true' },
    },
  ],
  [
    'an error within',
    '{"error":{"code":"E1","message":"No"}}',
    { errorPointers: { error: '/error/code', error_description: '/error/message' } },
  ],
  [
    'a list of errors',
    '{"errors":[{"code":"E1","detail":"No"}]}',
    { errorPointers: { error: '/errors/0/code', error_description: '/errors/0/detail' } },
  ],
  [
    'RFC 6749 section 5.2',
    '{"error":"invalid_request","error_description":"x"}',
    { errorPointers: standardDialect.errorPointers },
  ],
])('a failure: %s', (_, sample, expected) => {
  expect(guessPointers(sample)).toMatchObject({ tokenPointers: null, ...expected });
});

describe('what says nothing', () => {
  test.each([
    ['', 'sample missing: The sample is empty.'],
    ['<html>', 'sample missing: The sample is neither JSON nor a form that has a token or an error.'],
    ['"eyJ"', 'sample missing: The sample is JSON, but neither an object nor a list.'],
    ['{}', 'access_token missing: Nothing in the sample is named like an access token and holds text.'],
    [
      '{"refreshToken":{"token":"r"}}',
      'access_token missing: Nothing in the sample is named like an access token and holds text.',
    ],
    ['{"access_token":7}', 'access_token missing: Nothing in the sample is named like an access token and holds text.'],
  ])('%j', (sample, said) => {
    const guess = guessPointers(sample);
    expect(guess.tokenPointers).toBeNull();
    expect(guess.clues.map(line)).toContain(said);
  });

  test('neither depth nor width costs more than a response is worth', () => {
    const deep = `${'{"a":'.repeat(5_000)}1${'}'.repeat(5_000)}`;
    const wide = JSON.stringify(Object.fromEntries(Array.from({ length: 100_000 }, (_, at) => [`a${at}`, at])));
    expect([deep, wide].map((sample) => guessPointers(sample).tokenPointers)).toEqual([null, null]);
  });

  test('no clue holds a value', () => {
    const { clues } = guessPointers('{"ok":true,"access_token":"s3cret-1","authed_user":{"access_token":"s3cret-2"}}');
    expect(JSON.stringify(clues)).not.toContain('s3cret');
  });
});
