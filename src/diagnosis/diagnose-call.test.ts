import { describe, expect, test } from 'vitest';
import { diagnoseCall } from './diagnose-call.ts';
import { callView, expectSound, tokenReceivedAt, tokenView } from './diagnosis.test-support.ts';
import type { Diagnosis } from './diagnosis.ts';

const bearer = (parameters: string) => [['WWW-Authenticate', `Bearer ${parameters}`]] as const;
const at = (seconds: number) => ({ sentAt: tokenReceivedAt + seconds * 1000 });
const certaintyOf = (diagnosis: Diagnosis | null, claim: string) =>
  diagnosis?.evidence.find((each) => each.claim === claim)?.certainty;

test.each([100, 200, 204, 301, 302, 304, 399])('%i needs no verdict', (status) => {
  expect(diagnoseCall(callView(status), tokenView())).toBeNull();
});

describe('every status, challenge and token gives a sound diagnosis', () => {
  const statuses = [400, 401, 403, 404, 405, 409, 410, 418, 422, 429, 431, 451, 499, 500, 502, 503, 504, 599, 999];
  const challenges = [
    '',
    'realm="x"',
    'error="invalid_token"',
    'error="insufficient_scope"',
    'error="insufficient_scope", scope="items:read x"',
    'error="invalid_request", error_description="x"',
    'error="odd"',
  ];
  const tokens = [
    null,
    tokenView(),
    tokenView({ expires_in: undefined }),
    tokenView({ scope: '' }),
    tokenView({}, { refreshToken: null }),
  ];
  test.each(statuses)('%i', (status) => {
    for (const challenge of challenges) {
      for (const token of tokens) {
        for (const seconds of [0, 119, 120, 100_000]) {
          const diagnosis = diagnoseCall(
            callView(status, challenge === '' ? [] : bearer(challenge), at(seconds)),
            token,
          );
          expect(diagnosis).not.toBeNull();
          if (diagnosis) expectSound(diagnosis);
        }
      }
    }
  });
});

describe('401', () => {
  test('after expiry: by how much, and what mends it', () => {
    const diagnosis = diagnoseCall(
      callView(401, bearer('error="invalid_token", error_description="expired"'), at(120 + 252)),
      tokenView(),
    );
    expect(diagnosis).toMatchObject({
      headline: 'The access token had expired.',
      sentence: "This call left 4m12s after its token's end. The request itself needs no change.",
      fix: 'refresh-and-retry',
      code: 'invalid_token',
      source: 'RFC 6750 §3.1',
    });
    expect(diagnosis?.evidence[0]).toEqual({
      certainty: 'fact',
      claim: 'Sent 4m12s after expiry',
      fact: 'The token lived 120 s from its receipt (expires_in).',
    });
    expect(diagnosis?.evidence[1]?.claim).toBe('The provider says: invalid_token: expired');
  });

  test.each([
    [120, '0 ms'],
    [120.5, '500 ms'],
    [121, '1 s'],
    [120 + 3661, '1h01m'],
    [120 + 90_000, '1d1h'],
  ])('%d s after receipt is %s late', (seconds, late) => {
    expect(diagnoseCall(callView(401, [], at(seconds)), tokenView())?.evidence[0]?.claim).toBe(
      `Sent ${late} after expiry`,
    );
  });

  test('after expiry, with nothing to refresh with', () => {
    expect(diagnoseCall(callView(401, [], at(121)), tokenView({}, { refreshToken: null }))?.fix).toBe('start-over');
  });

  test('well before expiry, expiry is ruled out and no more than that', () => {
    const diagnosis = diagnoseCall(callView(401, bearer('error="invalid_token"'), at(60)), tokenView());
    expect(diagnosis).toMatchObject({
      headline: 'The provider refused a token that should be valid.',
      fix: 'start-over',
    });
    expect(certaintyOf(diagnosis, 'Expired')).toBe('ruled-out');
    expect(certaintyOf(diagnosis, 'Revoked, or its keys replaced')).toBe('cannot-tell');
  });

  test('well before expiry, but the provider says expired: its word counts, and a refresh may help', () => {
    const challenge = bearer('error="invalid_token", error_description="The access token expired."');
    const diagnosis = diagnoseCall(callView(401, challenge, at(60)), tokenView());
    expect(diagnosis).toMatchObject({
      headline: 'The provider says the token expired, before its time.',
      fix: 'refresh-and-retry',
    });
    expect(certaintyOf(diagnosis, 'Expired at the provider')).toBe('most-likely');
    expect(diagnoseCall(callView(401, challenge, at(60)), tokenView({}, { refreshToken: null }))?.fix).toBe(
      'start-over',
    );
  });

  test('where no challenge came, the words of the body are the provider’s reason', () => {
    const body = new TextEncoder().encode('{"code":"expired_access_token","message":"Access token has expired"}');
    const diagnosis = diagnoseCall(callView(401, [], { ...at(60), body }), tokenView());
    expect(diagnosis?.headline).toBe('The provider says the token expired, before its time.');
    expect(certaintyOf(diagnosis, 'The provider says: expired_access_token: Access token has expired')).toBe('fact');
  });

  test.each([
    // The token's request took a second: the provider's 120 s began somewhere in it. This call takes 200 ms.
    [118.7, 'ruled-out'],
    [118.8, 'cannot-tell'],
    [119.9, 'cannot-tell'],
  ])('sent %d s after receipt, expiry is %s', (seconds, certainty) => {
    expect(certaintyOf(diagnoseCall(callView(401, [], at(seconds)), tokenView()), 'Expired')).toBe(certainty);
  });

  test.each([
    [tokenView({ expires_in: undefined }), 'refresh-and-retry'],
    [tokenView({ expires_in: 'soon' }, { refreshToken: null }), 'start-over'],
    [null, 'start-over'],
  ])('an unknown lifetime decides nothing', (token, fix) => {
    const diagnosis = diagnoseCall(callView(401, []), token);
    expect(diagnosis).toMatchObject({ headline: 'The provider refused this token.', fix, code: null });
    expect(certaintyOf(diagnosis, 'Expired')).toBe('cannot-tell');
    expect(certaintyOf(diagnosis, "The provider's reason")).toBe('cannot-tell');
  });
});

describe('403', () => {
  test.each([
    ['items:write', 'This call needs a scope you asked for and did not get.'],
    ['items:read items:write', 'This call needs a scope you asked for and did not get.'],
    ['admin', 'This call needs a scope you did not request.'],
    ['items:read admin', 'This call needs a scope you did not request.'],
    ['items:read', 'The provider misses a scope that the token was granted.'],
    ['', 'This call needs a scope the token does not have.'],
  ])('insufficient_scope, wanted %j', (scope, headline) => {
    const diagnosis = diagnoseCall(callView(403, bearer(`error="insufficient_scope", scope="${scope}"`)), tokenView());
    expect(diagnosis).toMatchObject({ headline, code: 'insufficient_scope', fix: 'start-over' });
    expect(diagnosis?.sentence).toContain('the token was granted items:read.');
  });

  test('what an unknown token was granted is not guessed', () => {
    const diagnosis = diagnoseCall(callView(403, bearer('error="insufficient_scope", scope="a"')), null);
    expect(diagnosis?.sentence).toBe('The API wants a; what the token was granted is not known.');
    expect(certaintyOf(diagnosis, 'Granted scopes')).toBe('cannot-tell');
  });

  test('without a reason it may be a gateway', () => {
    const diagnosis = diagnoseCall(callView(403), tokenView());
    expect(diagnosis).toMatchObject({ headline: 'The provider refuses this call.', code: null });
    expect(certaintyOf(diagnosis, 'A gateway in front of the API')).toBe('cannot-tell');
  });

  test('invalid_token under 403 is about the token', () => {
    expect(diagnoseCall(callView(403, bearer('error="invalid_token"'), at(121)), tokenView())?.headline).toBe(
      'The access token had expired.',
    );
  });
});

test.each([
  [[['Retry-After', '42']], 'Next try 42 s after this answer', 42],
  [[['retry-after', '3600']], 'Next try 1h00m after this answer', 3600],
  // The answer was received at 22:14:20 on 14 November 2023, and a fifth of a second.
  [[['Retry-After', 'Tue, 14 Nov 2023 22:15:00 GMT']], 'Next try 39 s after this answer', 39.8],
  [[['Retry-After', '0']], 'Next try at once', 0],
  [[['Retry-After', '9'.repeat(400)]], 'Next try', null],
  [[['Retry-After', 'later']], 'Next try', null],
  [[], 'Next try', null],
] as const)('429 says when to try again, if the answer does: %j', (headers, claim, seconds) => {
  const call = callView(429, headers);
  const diagnosis = diagnoseCall(call, tokenView());
  expect(diagnosis).toMatchObject({ headline: 'Too many requests.', fix: 'send-again', evidence: [{ claim }] });
  expect(diagnosis?.retryAt).toBe(seconds === null ? undefined : call.receivedAt + seconds * 1000);
});

test('limits that an answer tells in fields of no standard are evidence, and nothing is counted by them', () => {
  const headers = [
    ['X-RateLimit-Limit', '10'],
    ['X-RateLimit-Reset', '1700000100'],
    ['RateLimit', '"default";r=0;t=30'],
  ] as const;
  const diagnosis = diagnoseCall(callView(429, headers), tokenView());
  expect(diagnosis).not.toHaveProperty('retryAt');
  expect(diagnosis?.evidence.at(-1)).toEqual({
    certainty: 'fact',
    claim: 'What it says of its limits',
    fact: 'X-RateLimit-Limit: 10, X-RateLimit-Reset: 1700000100, RateLimit: "default";r=0;t=30',
  });
});

test('a 503 may name the time, too (RFC 9110 section 15.6.4)', () => {
  const call = callView(503, [['Retry-After', '120']]);
  expect(diagnoseCall(call, tokenView())).toMatchObject({ retryAt: call.receivedAt + 120_000, fix: 'send-again' });
});

test('other failures speak of themselves', () => {
  expect(diagnoseCall(callView(503), tokenView())).toMatchObject({
    headline: 'The provider failed.',
    fix: 'send-again',
  });
  expect(diagnoseCall(callView(404), tokenView())).toMatchObject({
    headline: 'The provider refused the request.',
    sentence: 'It answered 404. Its own words stand in the body.',
  });
});
