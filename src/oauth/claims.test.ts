import { expect, test } from 'vitest';
import { type ClaimContext, readClaims } from './claims.ts';
import { decodeJwt } from './jwt.ts';

const context: ClaimContext = {
  issuer: 'https://op.example',
  which: 'access',
  audiences: ['https://api.example'],
  scopesAsked: ['items:read', 'items:write'],
};

/** The reading of one claim. */
function reading(claims: Record<string, unknown>) {
  return readClaims({ header: {}, claims }, context)[0]?.reading;
}

test('RFC 7519 section 3.1: the example’s claims, in their order', () => {
  const example =
    'eyJ0eXAiOiJKV1QiLA0KICJhbGciOiJIUzI1NiJ9.eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFtcGxlLmNvbS9pc19yb290Ijp0cnVlfQ.dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk';
  const jwt = decodeJwt(example);
  expect(jwt && readClaims(jwt, { ...context, issuer: 'joe' })).toEqual([
    { name: 'iss', json: '"joe"', title: 'Issuer', reading: { kind: 'agrees', words: 'The profile’s issuer' } },
    { name: 'exp', json: '1300819380', title: 'Expires at', reading: { kind: 'instant', at: 1_300_819_380_000 } },
    { name: 'http://example.com/is_root', json: 'true', title: null, reading: { kind: 'plain', words: '' } },
  ]);
});

test.each([
  [{ iss: 'https://op.example/' }, 'differs'],
  [{ aud: 'https://api.example' }, 'agrees'],
  [{ aud: ['https://other.example', 'https://api.example'] }, 'agrees'],
  [{ aud: ['https://other.example'] }, 'differs'],
  [{ aud: null }, 'differs'],
  [{ exp: '1300819380' }, 'differs'],
  [{ exp: 1e300 }, 'differs'],
  [{ exp: Number.NaN }, 'differs'],
  [{ iat: -1 }, 'instant'],
  [{ scope: ['items:read'] }, 'differs'],
  [{ toString: 1 }, 'plain'],
  [{ constructor: {} }, 'plain'],
])('%j %s', (claims, kind) => {
  expect(reading(claims)?.kind).toBe(kind);
});

test('a scope is counted against what was asked for', () => {
  expect(reading({ scope: 'items:read other' })).toEqual({ kind: 'plain', words: '1 of 2 requested' });
});

test.each([
  ['access', 'Covers what was asked for'],
  ['id', 'This client'],
] as const)('an audience as expected is worded by the token it stands in: %s', (which, words) => {
  const jwt = { header: {}, claims: { aud: 'https://api.example' } };
  expect(readClaims(jwt, { ...context, which })[0]?.reading).toEqual({ kind: 'agrees', words });
});
