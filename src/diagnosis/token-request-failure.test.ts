import { describe, expect, test } from 'vitest';
import type { CallView } from '#call/call-view.ts';
import { profile } from '#oauth/profile.test-support.ts';
import type { Grant, Profile } from '#oauth/profile.ts';
import type { TokenResponse } from '#oauth/token-response.ts';
import { callView, expectSound } from './diagnosis.test-support.ts';
import type { Fix } from './diagnosis.ts';
import { explainTokenRequestFailure, readingFieldOf, tokenPlaceIn } from './token-request-failure.ts';
import type { TokenRequestRecord } from './token-request-record.ts';

type Why = Extract<TokenResponse, { kind: 'unreadable-response' }>['why'];
const exchange = (status: number) => callView(status, [['Retry-After', '42']], { purpose: 'token' });
const refresh = (status: number) => callView(status, [], { purpose: 'refresh' });
const oauthError = (error: string, description: string | null = null) =>
  ({ kind: 'oauth-error', error, description }) as const;

/** What is known of a request of some grant, with the RFC's own client. */
const recordOf = (grant: Grant, changes: Partial<Profile> = {}): TokenRequestRecord => ({
  grant,
  profile: { ...profile, grant, ...changes },
  run: null,
});
const grants: readonly Grant[] = ['authorization_code', 'refresh_token', 'password', 'client_credentials'];
const refused = 'The provider refused the token request.';

// RFC 6749 section 5.2, RFC 8707 section 2, and what the wild adds.
test.each<[error: string, headline: string | Partial<Record<Grant, string>>, fix: Fix | null]>([
  ['invalid_request', "The provider can't read the token request.", 'edit-profile'],
  ['invalid_client', 'The provider does not accept these credentials, or not sent this way.', 'edit-profile'],
  [
    'invalid_grant',
    {
      authorization_code: 'The provider does not accept this code.',
      refresh_token: 'The refresh token is no longer accepted.',
      password: 'The provider does not accept this username and password.',
      client_credentials: 'The provider refuses this client’s own rights.',
    },
    null,
  ],
  ['unauthorized_client', 'This client may not use this grant.', 'edit-profile'],
  ['unsupported_grant_type', 'The provider does not know this grant.', 'edit-profile'],
  ['invalid_scope', 'The provider refuses a scope.', 'edit-profile'],
  ['invalid_target', 'The provider does not know the resource asked for.', 'edit-profile'],
  ['redirect_uri_mismatch', 'The redirect URI is not the registered one.', 'edit-profile'],
  ['incorrect_client_credentials', 'The provider does not accept these credentials, or not sent this way.', null],
  ['access_denied', 'The provider says no to this client.', 'edit-profile'],
  ['server_error', 'The provider failed.', null],
  ['temporarily_unavailable', 'The provider failed.', null],
  ['slow_down', refused, null],
  ['constructor', refused, null],
  ['<b>', refused, null],
])('%s, for each grant', (error, headline, fix) => {
  for (const grant of grants) {
    const diagnosis = explainTokenRequestFailure(exchange(400), oauthError(error, 'In its own words'), recordOf(grant));
    expectSound(diagnosis);
    expect(diagnosis).toMatchObject({ code: error, source: 'RFC 6749 §5.2' });
    expect(diagnosis.headline).toBe(typeof headline === 'string' ? headline : headline[grant]);
    if (fix) expect(diagnosis.fix).toBe(fix);
    expect(diagnosis.evidence[0]).toEqual({
      certainty: 'fact',
      claim: `The provider answered 400 ${error}`,
      fact: 'In its own words',
    });
  }
});

test('without a record the call’s purpose says which grant it was', () => {
  const headlineOf = (call: CallView) => explainTokenRequestFailure(call, oauthError('invalid_grant')).headline;
  expect(headlineOf(exchange(400))).toBe('The provider does not accept this code.');
  expect(headlineOf(refresh(400))).toBe('The refresh token is no longer accepted.');
});

test.each<[error: string, grant: Grant, changes: Partial<Profile>, evidence: string]>([
  ['invalid_client', 'client_credentials', {}, 'The secret went in the Authorization header'],
  [
    'invalid_client',
    'client_credentials',
    { clientAuthentication: 'client_secret_post' },
    'The secret went in the body',
  ],
  ['invalid_client', 'authorization_code', { clientAuthentication: 'none' }, 'No secret was sent'],
  ['invalid_scope', 'client_credentials', {}, 'Asked for: read write'],
  ['invalid_target', 'password', { resources: ['https://a'], audience: 'b' }, 'Asked for: https://a, b'],
  ['invalid_request', 'authorization_code', { pkce: 'off' }, 'PKCE is wanted'],
  [
    'invalid_request',
    'password',
    { tokenParameters: [{ name: 'tenant', value: 'x' }] },
    'An extra parameter is in the way',
  ],
])('%s of %s, the profile in mind', (...[error, grant, changes, evidence]) => {
  const diagnosis = explainTokenRequestFailure(exchange(400), oauthError(error), recordOf(grant, changes));
  expectSound(diagnosis);
  expect(diagnosis.evidence.map(({ claim }) => claim)).toContain(evidence);
});

test.each([null, ''])('a description of %j is said to be missing', (description) => {
  const [first] = explainTokenRequestFailure(exchange(401), oauthError('invalid_client', description)).evidence;
  expect(first?.fact).toBe('It gave no description.');
});

describe('answers that are no token response', () => {
  const whys: Record<Why, string> = {
    redirect: 'redirect',
    empty: 'empty',
    'not-json': 'not JSON',
    'not-an-object': 'no object',
    'no-access-token': 'neither an access_token',
    'token-elsewhere': 'in another place',
    'read-otherwise': 'has changed since',
    'odd-error': 'says that the request failed',
    'failure-status': 'has an access_token, but',
  };
  test.each(Object.entries(whys))('%s', (why, words) => {
    for (const call of [exchange(200), refresh(404)]) {
      const diagnosis = explainTokenRequestFailure(call, { kind: 'unreadable-response', why: why as Why, said: null });
      expectSound(diagnosis);
      expect(diagnosis).toMatchObject({ code: null, source: 'RFC 6749 §5.1' });
      const isToken = why === 'token-elsewhere' || why === 'read-otherwise';
      expect(diagnosis.headline === 'The answer is no token response.').toBe(!isToken);
      expect(diagnosis.sentence).toContain(words);
    }
  });

  test('a token in another place is found, and the profile is where to say so', () => {
    const failure = { kind: 'unreadable-response', why: 'token-elsewhere', said: '/token/access_token' } as const;
    const diagnosis = explainTokenRequestFailure(exchange(200), failure, recordOf('client_credentials'));
    expectSound(diagnosis);
    expect(diagnosis.fix).toBe('edit-profile');
    expect(diagnosis.evidence[0]).toMatchObject({
      claim: 'Read the token from /token/access_token',
      fact: 'The profile reads it from /access_token, and nothing is there.',
    });
  });

  test('a 401 in words of its own is about the client, and quotes them', () => {
    const body = new TextEncoder().encode('{"code":"invalid_client","message":"Send client_id in the body."}');
    const failure = { kind: 'unreadable-response', why: 'no-access-token', said: null } as const;
    const refusal = callView(401, [], { purpose: 'token', body });
    const diagnosis = explainTokenRequestFailure(refusal, failure, recordOf('client_credentials'));
    expectSound(diagnosis);
    expect(diagnosis).toMatchObject({
      headline: 'The provider does not accept these credentials, or not sent this way.',
      fix: 'edit-profile',
    });
    expect(diagnosis.evidence[0]?.fact).toBe('Its body says: invalid_client: Send client_id in the body.');
    expect(readingFieldOf(failure, 401)).toBe('clientAuthentication');
    const other = callView(422, [], { purpose: 'token', body });
    expect(explainTokenRequestFailure(other, failure).headline).toBe('The provider refused the token request.');
  });

  test('a failure of the server and a rate limit go by their own names', () => {
    const unreadable = { kind: 'unreadable-response', why: 'not-json', said: null } as const;
    expect(explainTokenRequestFailure(exchange(502), unreadable)).toMatchObject({ headline: 'The provider failed.' });
    const call = exchange(429);
    expect(explainTokenRequestFailure(call, unreadable)).toMatchObject({
      headline: 'Too many token requests.',
      fix: 'start-over',
      evidence: [{ claim: 'Next try 42 s after this answer' }],
      retryAt: call.receivedAt + 42_000,
    });
  });

  test.each<[string, CallView, Partial<Profile>, string]>([
    ['by the profile', exchange(429), { issuanceLimit: { count: 20, per: 'day' } }, 'The limit on tokens is reached.'],
    [
      'by its length',
      callView(429, [['Retry-After', '50000']], { purpose: 'token' }),
      {},
      'The limit on tokens is reached.',
    ],
    ['none of a day', exchange(429), { issuanceLimit: { count: 5, per: 'hour' } }, 'Too many token requests.'],
  ])('a limit is told %s, whatever error stands in the body; the words lead to keeping the token', (...row) => {
    const [, call, changes, headline] = row;
    const failure = oauthError('too_many_requests', 'The daily limit of 20 access tokens is reached.');
    const limited = explainTokenRequestFailure(call, failure, recordOf('client_credentials', changes));
    expectSound(limited);
    expect(limited).toMatchObject({ headline, code: 'too_many_requests', fix: 'send-again', source: 'RFC 6585 §4' });
    expect(limited.sentence).toContain('keep it, and use the same one for every call.');
    expect(limited.evidence[0]?.fact).toBe('The daily limit of 20 access tokens is reached.');
  });

  test('what looks like a wrong address is mended in the profile, what a grant used up is got anew', () => {
    const fixOf = (why: Why, grant: Grant) =>
      explainTokenRequestFailure(exchange(200), { kind: 'unreadable-response', why, said: null }, recordOf(grant)).fix;
    expect(fixOf('not-json', 'authorization_code')).toBe('edit-profile');
    expect(fixOf('no-access-token', 'authorization_code')).toBe('start-over');
    expect(fixOf('no-access-token', 'client_credentials')).toBe('send-again');
  });

  test('a response without a head is still a sentence', () => {
    expectSound(explainTokenRequestFailure(callView(0, [], { head: null, purpose: 'token' }), { kind: 'no-answer' }));
  });
});

test.each<[why: Why, field: keyof Profile | null, place: string | null]>([
  ['token-elsewhere', 'tokenPointers', '/data/token'],
  ['no-access-token', 'tokenPointers', null],
  ['odd-error', 'successRule', null],
  ['redirect', null, null],
  ['not-json', null, null],
])('%s: the field that says how it is read is %s, the token is at %s', (why, field, place) => {
  const failure = { kind: 'unreadable-response', why, said: '/data/token' } as const;
  expect([readingFieldOf(failure, 200), tokenPlaceIn(failure, null)]).toEqual([field, place]);
});
