import { describe, expect, test } from 'vitest';
import type { TokenResponse } from '#oauth/token-response.ts';
import { callView, expectSound } from './diagnosis.test-support.ts';
import { explainTokenRequestFailure } from './token-request-failure.ts';

type Why = Extract<TokenResponse, { kind: 'unreadable-response' }>['why'];
const exchange = (status: number) => callView(status, [['Retry-After', '42']], { purpose: 'token' });
const refresh = (status: number) => callView(status, [], { purpose: 'refresh' });
const oauthError = (error: string, description: string | null = null) =>
  ({ kind: 'oauth-error', error, description }) as const;

// RFC 6749 section 5.2, RFC 8707 section 2, and what the wild adds.
test.each<[error: string, onCode: string, onRefresh?: string]>([
  ['invalid_request', "The provider can't read the token request."],
  ['invalid_client', 'The provider does not accept these credentials, or not sent this way.'],
  ['invalid_grant', 'The provider does not accept this code.', 'The refresh token is no longer accepted.'],
  ['unauthorized_client', 'This client may not use this grant.'],
  ['unsupported_grant_type', 'The provider does not know this grant.'],
  ['invalid_scope', 'The provider refuses a scope.'],
  ['invalid_target', 'The provider does not know the resource asked for.'],
  ['bad_verification_code', 'The provider refused the token request.'],
  ['constructor', 'The provider refused the token request.'],
  ['<b>', 'The provider refused the token request.'],
])('%s', (error, onCode, onRefresh = onCode) => {
  for (const [call, headline] of [
    [exchange(400), onCode],
    [refresh(400), onRefresh],
  ] as const) {
    const diagnosis = explainTokenRequestFailure(call, oauthError(error, 'In its own words'));
    expectSound(diagnosis);
    expect(diagnosis).toMatchObject({ headline, code: error, fix: 'start-over', source: 'RFC 6749 §5.2' });
    expect(diagnosis.evidence[0]).toEqual({
      certainty: 'fact',
      claim: `The provider answered 400 ${error}`,
      fact: 'In its own words',
    });
  }
});

test.each([null, ''])('a description of %j is said to be missing', (description) => {
  const [first] = explainTokenRequestFailure(exchange(401), oauthError('invalid_client', description)).evidence;
  expect(first?.fact).toBe('It gave no description.');
});

test('invalid_grant claims no more than our own records give', () => {
  const { evidence } = explainTokenRequestFailure(exchange(400), oauthError('invalid_grant'));
  expect(evidence.map(({ claim, certainty }) => [claim, certainty])).toEqual([
    ['The provider answered 400 invalid_grant', 'fact'],
    ['Code expired or used', 'cannot-tell'],
    ['Redirect URI differs', 'unlikely'],
    ['Verifier differs', 'ruled-out'],
  ]);
  const again = explainTokenRequestFailure(refresh(400), oauthError('invalid_grant')).evidence;
  expect(again.slice(1).every(({ certainty }) => certainty === 'cannot-tell')).toBe(true);
});

describe('answers that are no token response', () => {
  const whys: Record<Why, string> = {
    redirect: 'redirect',
    empty: 'empty',
    'not-json': 'not JSON',
    'not-an-object': 'no object',
    'no-access-token': 'neither an access_token',
    'odd-error': 'says that the request failed',
    'failure-status': 'has an access_token, but',
  };
  test.each(Object.entries(whys))('%s', (why, words) => {
    for (const call of [exchange(200), refresh(404)]) {
      const diagnosis = explainTokenRequestFailure(call, { kind: 'unreadable-response', why: why as Why });
      expectSound(diagnosis);
      expect(diagnosis).toMatchObject({
        headline: 'The answer is no token response.',
        code: null,
        source: 'RFC 6749 §5.1',
      });
      expect(diagnosis.sentence).toContain(words);
    }
  });

  test('a failure of the server and a rate limit go by their own names', () => {
    const unreadable = { kind: 'unreadable-response', why: 'not-json' } as const;
    expect(explainTokenRequestFailure(exchange(502), unreadable)).toMatchObject({ headline: 'The provider failed.' });
    const limited = explainTokenRequestFailure(exchange(429), unreadable);
    expect(limited).toMatchObject({
      headline: 'Too many token requests.',
      fix: 'start-over',
      evidence: [{ claim: 'Next try: in 42 s' }],
    });
  });

  test('a response without a head is still a sentence', () => {
    expectSound(explainTokenRequestFailure(callView(0, [], { head: null, purpose: 'token' }), { kind: 'no-answer' }));
  });
});
