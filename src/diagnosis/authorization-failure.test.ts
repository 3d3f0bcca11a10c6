import { expect, test } from 'vitest';
import type { Grant } from '#oauth/profile.ts';
import type { IdTokenRefusal, ResponseRefusal } from '#oauth/run.ts';
import { explainInterruption, explainRefusedIdToken, explainRefusedResponse } from './authorization-failure.ts';
import { explainDenial } from './denial.ts';
import { expectSound } from './diagnosis.test-support.ts';
import { type Fix, spanInWords } from './diagnosis.ts';

const refused = 'The provider refused the authorization request.';

// RFC 6749 section 4.1.2.1, RFC 8707 section 2, OpenID Connect Core section 3.1.2.6
test.each([
  ['access_denied', 'Consent was declined.'],
  ['invalid_request', "The provider can't read the authorization request."],
  ['unauthorized_client', 'This client may not ask for a code.'],
  ['unsupported_response_type', 'The provider gives no codes.'],
  ['invalid_scope', 'The provider refuses a scope.'],
  ['invalid_target', 'The provider does not know the resource asked for.'],
  ['server_error', 'The provider failed.'],
  ['temporarily_unavailable', 'The provider is busy or closed for now.'],
  ['login_required', 'The provider has to ask who the user is.'],
  ['consent_required', 'The provider has to ask for consent.'],
  ['interaction_required', 'The provider has to ask the user something.'],
  ['account_selection_required', 'The provider has to ask which account.'],
  ['registration_not_supported', refused],
  ['constructor', refused],
  ['__proto__', refused],
])('%s', (error, headline) => {
  for (const description of ['In its own words <b>', '', null]) {
    const diagnosis = explainDenial(error, description);
    expectSound(diagnosis);
    expect(diagnosis).toMatchObject({ headline, code: error });
    expect(diagnosis.evidence[0]?.fact).toBe(description || 'It gave no description.');
  }
});

test.each<[error: string, grant: Grant, headline: string, fix: Fix]>([
  ['access_denied', 'implicit', 'Consent was declined.', 'start-over'],
  ['unsupported_response_type', 'implicit', 'The provider gives no tokens here.', 'edit-profile'],
  ['unauthorized_client', 'implicit', 'This client may not ask for a token.', 'edit-profile'],
  ['invalid_scope', 'authorization_code', 'The provider refuses a scope.', 'edit-profile'],
  ['server_error', 'authorization_code', 'The provider failed.', 'start-over'],
])('%s of %s: %s', (...[error, grant, headline, fix]) => {
  const diagnosis = explainDenial(error, null, grant);
  expectSound(diagnosis);
  expect(diagnosis).toMatchObject({ headline, fix });
});

const refusals: {
  [Kind in ResponseRefusal['kind']]: readonly [Extract<ResponseRefusal, { kind: Kind }>, sentence: string];
} = {
  'repeated-field': [{ kind: 'repeated-field', name: 'code' }, 'It carries code more than once.'],
  'other-response-type': [
    { kind: 'other-response-type', found: 'token' },
    'It carries a token and the run asked for something else.',
  ],
  'state-missing': [{ kind: 'state-missing' }, 'It carries no state.'],
  'state-differs': [{ kind: 'state-differs' }, 'Its state is not the one this run sent.'],
  'issuer-missing': [{ kind: 'issuer-missing', expected: 'https://a' }, 'Its iss is missing; https://a announces one.'],
  'issuer-differs': [
    { kind: 'issuer-differs', expected: 'https://a', received: 'https://b' },
    'Its iss is https://b, expected https://a.',
  ],
  'neither-code-nor-error': [{ kind: 'neither-code-nor-error' }, 'It carries neither a code nor an error.'],
  'attempt-expired': [{ kind: 'attempt-expired' }, 'No answer was taken within ten minutes.'],
};

test.each(Object.values(refusals))('$kind', (reason, sentence) => {
  const diagnosis = explainRefusedResponse(reason);
  expectSound(diagnosis);
  expect(diagnosis).toMatchObject({ sentence, fix: 'start-over', code: null, source: expect.stringContaining('RFC') });
});

test('an empty issuer is named as such', () => {
  const { sentence } = explainRefusedResponse({ kind: 'issuer-differs', expected: 'https://a', received: '' });
  expect(sentence).toBe('Its iss is empty, expected https://a.');
});

test.each<IdTokenRefusal>(['unreadable', 'nonce-missing', 'nonce-differs'])('an ID token refused: %s', (reason) => {
  const diagnosis = explainRefusedIdToken(reason);
  expectSound(diagnosis);
  expect(diagnosis).toMatchObject({ headline: 'The ID token does not belong to this run.', fix: 'start-over' });
});

test.each([
  [true, 'The code may have been used, so it is not sent again.'],
  [false, 'No token request was sent, and the code is lost.'],
])('an interrupted exchange, its code stored: %s', (wasCodeStored, words) => {
  const diagnosis = explainInterruption(wasCodeStored);
  expectSound(diagnosis);
  expect(diagnosis).toMatchObject({ headline: 'The exchange was cut off.', fix: 'start-over' });
  expect(diagnosis.sentence).toContain(words);
});

test.each([
  [-5, '0 ms'],
  [0, '0 ms'],
  [999.9, '999 ms'],
  [1000, '1 s'],
  [59_999, '59 s'],
  [60_000, '1m00s'],
  [252_000, '4m12s'],
  [3_599_999, '59m59s'],
  [7_500_000, '2h05m'],
  [86_399_999, '23h59m'],
  [86_400_000, '1d0h'],
  [31_536_000_000, '365d0h'],
])('%d ms in words: %s', (ms, words) => {
  expect(spanInWords(ms)).toBe(words);
});
