import { expect, test } from 'vitest';
import { isSensitiveHeader, isSensitiveName, secrecyOf } from './secret-names.ts';

// DESIGN 6.3, every name, and the spellings they have in the wild.
test.each([
  'Authorization',
  'Proxy-Authorization',
  'code',
  'code_verifier',
  'access_token',
  'refresh_token',
  'id_token',
  'device_code',
  'client_secret',
  'client_assertion',
  'password',
  'assertion',
  'Cookie',
  'Set-Cookie',
  'DPoP',
  'X-API-Key',
  'apikey',
  'api_key',
  'Api-Key',
  'x-goog-api-key',
  'Ocp-Apim-Subscription-Key',
  'x-rapidapi-key',
  'X-Auth-Token',
  'x-amz-security-token',
  'token',
  'subject_token',
  'actor_token',
  'registration_access_token',
  'initial_access_token',
  'accessToken',
  'clientSecret',
  'refreshToken',
  'codeVerifier',
  'ACCESS_TOKEN',
  'AccessToken',
  'accesstoken',
  'access-token',
  'access.token',
  'client%5Fsecret',
  'user[password]',
  'new_password',
  'password_confirmation',
  'passphrase',
  'private_key',
  'id_token_hint',
  'authorization_code',
  'csrf_token',
  'tokens',
  'cookies',
])('%s is sensitive', (name) => {
  expect(isSensitiveName(name)).toBe(true);
});

test.each([
  'token_type',
  'issued_token_type',
  'subject_token_type',
  'token_type_hint',
  'expires_in',
  'scope',
  'token_endpoint',
  'token_endpoint_auth_methods_supported',
  'id_token_signing_alg_values_supported',
  'client_secret_expires_at',
  'client_id',
  'code_challenge',
  'code_challenge_method',
  'state',
  'nonce',
  'iss',
  'redirect_uri',
  'grant_type',
  'response_type',
  'error',
  'error_code',
  'status_code',
  'country_code',
  'user_code',
  'authorization_endpoint',
  'device_authorization_endpoint',
  'WWW-Authenticate',
  'key',
  'keys',
  'kid',
  'monkey',
  'tokenize',
  'encoder',
  'secretary',
  'Content-Type',
  'cookie_policy',
  '',
  '%',
  '%zz',
  '__proto__',
  'constructor',
])('%s is not', (name) => {
  expect(isSensitiveName(name)).toBe(false);
});

test('numbers are masked too, but for error numbers and counts', () => {
  expect(['password', 'otp_token', 'code', 'total_tokens', 'expires_in'].map(secrecyOf)).toEqual([
    'text-and-numbers',
    'text-and-numbers',
    'text',
    'text',
    'none',
  ]);
});

test.each([
  ['Cookie', true],
  ['X-Auth-Token', true],
  ['authorization', true],
  ['apikey', true],
  ['code', false],
  ['id_token', false],
  ['Accept', false],
])('%s names the next item of a flat list: %s', (name, isHeader) => {
  expect(isSensitiveHeader(name)).toBe(isHeader);
});

test('a name of any length is looked at in no time', () => {
  expect(isSensitiveName(`${'a_'.repeat(3_000_000)}token`)).toBe(true);
  expect(isSensitiveName('%'.repeat(3_000_000))).toBe(false);
});
