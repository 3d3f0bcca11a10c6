import { expect, test } from 'vitest';
import type { Ending } from '#call/call.ts';
import type { Grant } from '#oauth/profile.ts';
import type { TokenResponse } from '#oauth/token-response.ts';
import { callView } from './diagnosis.test-support.ts';
import { type Repeat, repeatOf, repeatOfInterrupted } from './repeat-of.ts';

type Failure = Exclude<TokenResponse, { kind: 'token' }>;
const error = (code: string): Failure => ({ kind: 'oauth-error', error: code, description: null });
const noAnswer: Failure = { kind: 'no-answer' };
const notJson: Failure = { kind: 'unreadable-response', why: 'not-json', said: null };

test.each<[what: string, given: readonly [Failure, Grant, Repeat['kind']], ending?: Ending, status?: number]>([
  [
    'nothing listened',
    [noAnswer, 'authorization_code', 'safe'],
    { kind: 'unreachable', code: 'ECONNREFUSED', during: 'connect' },
  ],
  ['no secure connection', [noAnswer, 'authorization_code', 'safe'], { kind: 'tls', code: 'CERT_HAS_EXPIRED' }],
  [
    'a reset after sending',
    [noAnswer, 'authorization_code', 'risky'],
    { kind: 'unreachable', code: 'ECONNRESET', during: 'waiting' },
  ],
  [
    'a reset that costs nothing',
    [noAnswer, 'client_credentials', 'safe'],
    { kind: 'unreachable', code: 'ECONNRESET', during: 'waiting' },
  ],
  ['the code is refused', [error('invalid_grant'), 'authorization_code', 'pointless']],
  ['the refresh token is refused', [error('invalid_grant'), 'refresh_token', 'pointless']],
  ['the password is refused', [error('invalid_grant'), 'password', 'safe']],
  ['the client is refused', [error('invalid_client'), 'authorization_code', 'risky']],
  ['the client is refused, nothing spent', [error('invalid_client'), 'client_credentials', 'safe']],
  ['another error', [error('invalid_target'), 'authorization_code', 'risky']],
  ['closed for now', [error('temporarily_unavailable'), 'authorization_code', 'safe']],
  ['a page instead of JSON', [notJson, 'authorization_code', 'risky']],
  ['a page instead of JSON, nothing spent', [notJson, 'client_credentials', 'safe']],
  ['too many requests', [notJson, 'authorization_code', 'safe'], { kind: 'response' }, 429],
  ['the provider failed', [notJson, 'authorization_code', 'risky'], { kind: 'response' }, 502],
])('%s', (_, [failure, grant, kind], ...[ending, status]) => {
  const call = callView(status ?? 400, [], ending ? { ending } : {});
  const repeat = repeatOf(call, failure, grant);
  expect(repeat.kind).toBe(kind);
  expect(repeat.why).toMatch(/^[A-Z].*\.$/);
});

test('what was cut off may have been used, where there was something to use', () => {
  expect(repeatOfInterrupted('authorization_code').kind).toBe('risky');
  expect(repeatOfInterrupted('client_credentials').kind).toBe('safe');
});
