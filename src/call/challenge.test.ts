import { expect, test } from 'vitest';
import { type Challenge, readChallenge, readOfferedSchemes } from './challenge.ts';

const none: Challenge = { error: null, description: null, scope: null };

test.each<[header: string, challenge: Partial<Challenge>]>([
  // RFC 6750 section 3
  ['Bearer realm="example"', {}],
  [
    `Bearer realm="example",
                       error="invalid_token",
                       error_description="The access token expired"`,
    { error: 'invalid_token', description: 'The access token expired' },
  ],
  ['Bearer', {}],
  ['bearer ERROR=invalid_token', { error: 'invalid_token' }],
  ['Bearer scope="openid profile email"', { scope: 'openid profile email' }],
  ['Bearer error = "insufficient_scope" , scope = "a b"', { error: 'insufficient_scope', scope: 'a b' }],
  ['Bearer error="a, error=\\"b\\"", scope="c"', { error: 'a, error="b"', scope: 'c' }],
  ['Bearer realm="x, error=\\"fake\\", error=fake", error="real"', { error: 'real' }],
  ['Bearer error="first", error="second"', { error: 'first' }],
  ['Bearer error=""', { error: '' }],
  ['Bearer error="never closed', { error: 'never closed' }],
  ['Bearer error_uri="https://a/", error="x"', { error: 'x' }],
  ['Bearer x_error="no", error="yes"', { error: 'yes' }],
  ['Bearer ,,, error="x",', { error: 'x' }],
  // Several challenges: RFC 9110 section 11.6.1
  ['Basic realm="a", Bearer realm="b", error="invalid_token"', { error: 'invalid_token' }],
  ['Newauth realm="apps", type=1, title="Login to \\"apps\\"", Basic realm="simple", Bearer', {}],
  ['Bearer realm="b", DPoP error="use_dpop_nonce", scope="s"', {}],
  ['Negotiate YWJj==, Bearer error="x"', { error: 'x' }],
  ['Bearer realm="a", Bearer error="x"', { error: 'x' }],
])('%s', (header, challenge) => {
  expect(readChallenge(header)).toEqual({ ...none, ...challenge });
});

test.each([
  undefined,
  '',
  ' ',
  'Basic realm="Bearer error=x"',
  'Bearerish error="x"',
  'error="x"',
  '"',
  '=',
  ',,,',
  '\u0000',
])('%j is no Bearer challenge', (header) => {
  expect(readChallenge(header)).toBeNull();
});

test.each([
  `Bearer error="${'\\"'.repeat(500_000)}`,
  `Bearer ${'error="'.repeat(200_000)}`,
  `Bearer ${'a'.repeat(2_000_000)}`,
  `Bearer ${','.repeat(2_000_000)}`,
  `Bearer error${' '.repeat(500_000)}x`,
  'Bearer '.repeat(100_000),
  '@'.repeat(1_000_000),
])('a hostile field is read in its stride', (header) => {
  expect(() => readChallenge(header)).not.toThrow();
});

test.each<[string | undefined, [scheme: string, realm: string | null][]]>([
  // RFC 9110 section 11.6.1, RFC 7617 sections 2 and 2.1
  [
    'Basic realm="simple", Newauth realm="apps", type=1, title="Login to \\"apps\\""',
    [
      ['Basic', 'simple'],
      ['Newauth', 'apps'],
    ],
  ],
  ['Basic realm="foo", charset="UTF-8"', [['Basic', 'foo']]],
  ['basic, Basic, Basic realm=""', [['Basic', null]]],
  ['Negotiate', [['Negotiate', null]]],
  ['', []],
  [undefined, []],
])('%j offers %j', (header, offered) => {
  expect(readOfferedSchemes(header).map(({ scheme, realm }) => [scheme, realm])).toEqual(offered);
});
