import { expect, test } from 'vitest';
import { base64url, fromBase64url } from './base64url.ts';
import { idTokenRefusal } from './id-token.ts';
import { decodeJwt } from './jwt.ts';

const encode = (value: unknown) =>
  Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)).toString('base64url');
const jwt = (claims: unknown, header: unknown = { alg: 'none' }) => `${encode(header)}.${encode(claims)}.`;
const header = encode({ alg: 'HS256' });

// RFC 7515 Appendix C
test('base64url', () => {
  expect(base64url(Uint8Array.of(3, 236, 255, 224, 193))).toBe('A-z_4ME');
  expect([...(fromBase64url('A-z_4ME') ?? [])]).toEqual([3, 236, 255, 224, 193]);
});

test('base64url there and back, any length', () => {
  for (let length = 0; length < 70; length++) {
    const bytes = Uint8Array.from({ length }, (_, at) => (at * 37 + length) % 256);
    expect(fromBase64url(base64url(bytes))).toEqual(bytes);
  }
  const large = new Uint8Array(400_000).fill(251);
  expect(Buffer.compare(fromBase64url(base64url(large))!, large)).toBe(0);
});

test.each(['A', 'AAAAA', 'A+zz', 'A/zz', 'QQ==', 'Q Q', 'QQ\n', 'é', 'A.A'])('%j is no base64url', (encoded) => {
  expect(fromBase64url(encoded)).toBeNull();
});

// RFC 7519 section 3.1
test('a JWT taken apart', () => {
  const example =
    'eyJ0eXAiOiJKV1QiLA0KICJhbGciOiJIUzI1NiJ9.eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFtcGxlLmNvbS9pc19yb290Ijp0cnVlfQ.dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk';
  expect(decodeJwt(example)).toEqual({
    header: { typ: 'JWT', alg: 'HS256' },
    claims: { iss: 'joe', exp: 1300819380, 'http://example.com/is_root': true },
  });
});

// RFC 7519 section 6.1
test('an unsecured JWT', () => {
  const example =
    'eyJhbGciOiJub25lIn0.eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFtcGxlLmNvbS9pc19yb290Ijp0cnVlfQ.';
  expect(decodeJwt(example)?.header).toEqual({ alg: 'none' });
});

test.each<[name: string, token: string]>([
  ['nothing', ''],
  ['an opaque token', '2YotnFZFEjr1zCsicMWpAA'],
  ['one dot', `${header}.${header}`],
  ['dots', '..'],
  ['many dots', '.'.repeat(100_000)],
  ['four segments', `${header}.${header}.x.y`],
  ['a JWE', `${encode({ alg: 'dir', enc: 'A256GCM' })}..iv.text.tag`],
  ['empty header', `.${header}.x`],
  ['empty claims', `${header}..x`],
  ['a signature that is none', `${header}.${header}.!`],
  ['padding', `${encode({ a: 1 })}=.${header}.`],
  ['plain base64', `${btoa('{"a":"ÿÿ>"}').replace('=', '')}+.${header}.`],
  ['white space', ` ${jwt({})}`],
  ['a line break', `${jwt({})}\n`],
  ['a length of no bytes', `${header}.AAAAA.`],
  ['Bearer in front', `Bearer ${jwt({})}`],
  ['no JSON', `${header}.${encode('hello')}.`],
  ['JSON cut off', `${header}.${encode('{"a":')}.`],
  ['single quotes', `${header}.${encode("{'a':1}")}.`],
  ['NUL', `${header}.${encode('\u0000')}.`],
  ['a list', jwt([1])],
  ['a text', jwt('"a"')],
  ['a number', jwt(1)],
  ['null', jwt('null')],
  ['true', jwt(true)],
  ['a header that is a list', jwt({}, [])],
  ['a header that is null', jwt({}, 'null')],
  ['claims that are no UTF-8', `${header}.${Buffer.from([0x7b, 0xff, 0x7d]).toString('base64url')}.`],
  ['claims in UTF-16', `${header}.${Buffer.from('{"a":1}', 'utf16le').toString('base64url')}.`],
  ['compressed claims', `${header}.H4sIAAAAAAAA.`],
  ['numbers of no JSON', jwt('{"exp":NaN}')],
  ['a depth that breaks off', jwt('['.repeat(200_000))],
  ['other letters', 'еyJ.еyJ.x'],
  ['emoji', '😀.😀.😀'],
])('%s is no JWT, and no throw', (_, token) => {
  expect(decodeJwt(token)).toBeNull();
});

test.each<[name: string, claims: string, expected: unknown]>([
  ['times out of range', '{"exp":1e999,"iat":-1,"nbf":"x"}', { exp: Number.POSITIVE_INFINITY, iat: -1, nbf: 'x' }],
  ['a prototype', '{"__proto__":{"a":1}}', JSON.parse('{"__proto__":{"a":1}}')],
  ['a claim twice', '{"a":1,"a":2}', { a: 2 }],
  ['any script', '{"n":"<script>é😀"}', { n: '<script>é😀' }],
  ['nothing', '{}', {}],
])('claims with %s are shown as they are', (_, claims, expected) => {
  expect(decodeJwt(jwt(claims))?.claims).toEqual(expected);
});

// OpenID Connect Core section 3.1.3.7, step 11
test.each<[name: string, sent: { idToken: string; nonce: string }, refusal: string | null]>([
  ['the nonce sent', { idToken: jwt({ nonce: 'n-0S6_WzA2Mj' }), nonce: 'n-0S6_WzA2Mj' }, null],
  ['another', { idToken: jwt({ nonce: 'n-0S6_WzA2MJ' }), nonce: 'n-0S6_WzA2Mj' }, 'nonce-differs'],
  ['none', { idToken: jwt({ sub: 'x' }), nonce: 'n' }, 'nonce-missing'],
  ['an empty one', { idToken: jwt({ nonce: '' }), nonce: 'n' }, 'nonce-differs'],
  ['null', { idToken: jwt({ nonce: null }), nonce: 'n' }, 'nonce-differs'],
  ['a list of it', { idToken: jwt({ nonce: ['n'] }), nonce: 'n' }, 'nonce-differs'],
  ['a number like it', { idToken: jwt({ nonce: 1 }), nonce: '1' }, 'nonce-differs'],
  ['no JWT', { idToken: 'opaque', nonce: 'n' }, 'unreadable'],
  ['nothing to compare with', { idToken: jwt({}), nonce: '' }, null],
  ['nothing to compare with, and no JWT', { idToken: 'opaque', nonce: '' }, null],
])('an ID token with %s', (_, { idToken, nonce }, refusal) => {
  expect(idTokenRefusal(idToken, nonce)).toBe(refusal);
});
