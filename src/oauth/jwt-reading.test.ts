import { expect, test } from 'vitest';
import { decodeJwt } from './jwt.ts';
import { type JwtReading, readJwt } from './jwt-reading.ts';

const encode = (value: unknown) =>
  Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)).toString('base64url');
const bytes = (...values: number[]) => Buffer.from(values).toString('base64url');
const header = encode({ alg: 'RS256' });
const claims = encode({ iss: 'joe' });
const signature = 'c2lnbmF0dXJl';
const jwe = encode({ alg: 'dir', enc: 'A256GCM' });

/** "jwt", "opaque", or where it breaks. */
function outcome(reading: JwtReading): string {
  return reading.kind === 'malformed' ? reading.why : reading.kind;
}

// RFC 7519 sections 3.1 and 6.1; RFC 7515 appendices A.1 to A.5.
const payload = 'eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFtcGxlLmNvbS9pc19yb290Ijp0cnVlfQ';
test.each<[name: string, token: string, header: unknown]>([
  [
    'RFC 7519 section 3.1, RFC 7515 appendix A.1',
    `eyJ0eXAiOiJKV1QiLA0KICJhbGciOiJIUzI1NiJ9.${payload}.dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk`,
    { typ: 'JWT', alg: 'HS256' },
  ],
  ['RFC 7519 section 6.1, RFC 7515 appendix A.5', `eyJhbGciOiJub25lIn0.${payload}.`, { alg: 'none' }],
])('%s', (_, token, expected) => {
  const reading = readJwt(token);
  expect(reading).toEqual({
    kind: 'jwt',
    header: expected,
    claims: { iss: 'joe', exp: 1300819380, 'http://example.com/is_root': true },
  });
});

test.each<[name: string, token: string, outcome: string]>([
  [
    'RFC 7515 appendix A.4: it signs no claims',
    'eyJhbGciOiJFUzUxMiJ9.UGF5bG9hZA.AdwMgeerwtHoh-l192l60hp9wAHZFVJbLfD_UxMi70cwnZOYaRI1bKPWROc-mZZqwqT2SI-KGDKB34XO0aw_7XdtAG8GaSwFKdCAPZgoXD2YBJZCPEX3xKpRwcdOO8KpEHwJjyqOgzDO7iKvU8vcnwNrmxYbSW9ERBXukOXolLzeO_Jn',
    'claims-not-json',
  ],
  ['nothing', '', 'opaque'],
  ['a reference', '2YotnFZFEjr1zCsicMWpAA', 'opaque'],
  ['a reference with dots', 'ya29.a0AfH6SMBx.y', 'opaque'],
  ['a GitHub token', 'gho_16C7e42F292c6912E7710c838347Ae178B4a', 'opaque'],
  ['a UUID', '123e4567-e89b-12d3-a456-426614174000', 'opaque'],
  ['dots', '..', 'opaque'],
  ['many dots', '.'.repeat(1_000_000), 'opaque'],
  ['words', 'not a token', 'opaque'],
  ['emoji', '😀.😀.😀', 'opaque'],
  ['Cyrillic letters', 'еyJ.еyJ.x', 'opaque'],
  ['JSON', '{"alg":"RS256"}', 'opaque'],
  ['a number in base64url', `${encode('1')}.${claims}.${signature}`, 'opaque'],
  ['NUL', '\u0000.\u0000.\u0000', 'opaque'],
  ['white space in front', ` ${header}.${claims}.${signature}`, 'opaque'],
  ['Bearer in front', `Bearer ${header}.${claims}.${signature}`, 'opaque'],
  ['no header', `.${claims}.${signature}`, 'opaque'],
  ['a lone header', header, 'opaque'],
  ['a megabyte of letters', 'a'.repeat(1_000_000), 'opaque'],
  ['cut off in its claims', `${header}.${claims}`, 'segment-count'],
  ['cut off after its header', `${header}.`, 'segment-count'],
  ['four segments', `${header}.${claims}.${signature}.x`, 'segment-count'],
  ['five segments and no encryption', `${header}.a.b.c.d`, 'segment-count'],
  ['six segments', `${jwe}..aa.bb.cc.dd`, 'segment-count'],
  ['a thousand segments', `${header}${'.x'.repeat(1000)}`, 'segment-count'],
  ['two in a row', `${header}.${claims}.${signature}${header}.${claims}.${signature}`, 'segment-count'],
  ['a header cut off', `${header.slice(0, -4)}.${claims}.${signature}`, 'header-not-json'],
  ['a header of an impossible length', 'eyJhb.e30.aa', 'header-not-base64url'],
  [
    'a header with padding',
    `${Buffer.from('{"alg":"RS512"}  ').toString('base64')}.${claims}.${signature}`,
    'header-not-base64url',
  ],
  ['a header in base64 of the other alphabet', `eyJhIjoi+/+/In0.${claims}.${signature}`, 'header-not-base64url'],
  [
    'a header broken over lines',
    `${header.slice(0, 5)}\n${header.slice(5)}.${claims}.${signature}`,
    'header-not-base64url',
  ],
  ['a header with a space', `${header} .${claims}.${signature}`, 'header-not-base64url'],
  ['a percent-encoded header', `eyJ%61.${claims}.${signature}`, 'header-not-base64url'],
  [
    'a header in single quotes, a text that begins otherwise',
    `${encode("{'alg':'RS256'}")}.${claims}.${signature}`,
    'opaque',
  ],
  ['a header with a comma too many', `${encode('{"alg":"RS256",}')}.${claims}.${signature}`, 'header-not-json'],
  ['a header with a comment', `${encode('{ /* */ }')}.${claims}.${signature}`, 'header-not-json'],
  ['a header with NaN', `${encode('{"alg":NaN}')}.${claims}.${signature}`, 'header-not-json'],
  [
    'a header that is no UTF-8',
    `${bytes(0x7b, 0x22, 0xff, 0x22, 0x3a, 0x31, 0x7d)}.${claims}.${signature}`,
    'header-not-json',
  ],
  ['a header with a control character', `${encode('{"a":"\u0001"}')}.${claims}.${signature}`, 'header-not-json'],
  ['two headers', `${encode('{"a":1}{"b":2}')}.${claims}.${signature}`, 'header-not-json'],
  ['no claims', `${header}..${signature}`, 'claims-empty'],
  ['only a header and dots', `${header}..`, 'claims-empty'],
  ['claims of an impossible length', `${header}.AAAAA.${signature}`, 'claims-not-base64url'],
  ['claims with padding', `${header}.${encode({ a: 1 })}==.${signature}`, 'claims-not-base64url'],
  ['claims not encoded', `${header}.{"iss":"joe"}.${signature}`, 'claims-not-base64url'],
  ['claims with a space', `${header}.${claims.slice(0, 4)} ${claims.slice(4)}.${signature}`, 'claims-not-base64url'],
  ['claims that end early', `${header}.${claims.slice(0, 8)}.${signature}`, 'claims-not-json'],
  ['claims of text', `${header}.${encode('hello')}.${signature}`, 'claims-not-json'],
  [
    'claims in UTF-16',
    `${header}.${Buffer.from('{"a":1}', 'utf16le').toString('base64url')}.${signature}`,
    'claims-not-json',
  ],
  ['claims that are no UTF-8', `${header}.${bytes(0x7b, 0xff, 0x7d)}.${signature}`, 'claims-not-json'],
  ['claims with a cut-off character', `${header}.${bytes(0x22, 0xe2, 0x82, 0x22)}.${signature}`, 'claims-not-json'],
  ['claims that were compressed', `${header}.${bytes(0x1f, 0x8b, 8, 0, 0, 0)}.${signature}`, 'claims-not-json'],
  ['claims of NUL', `${header}.${encode('\u0000')}.${signature}`, 'claims-not-json'],
  ['claims of a depth that breaks off', `${header}.${encode('['.repeat(200_000))}.${signature}`, 'claims-not-json'],
  ['claims with Infinity', `${header}.${encode('{"exp":Infinity}')}.${signature}`, 'claims-not-json'],
  ['claims of hexadecimal', `${header}.${encode('{"exp":0x10}')}.${signature}`, 'claims-not-json'],
  ['claims that are another JWT', `${header}.${encode(`${header}.${claims}.`)}.${signature}`, 'claims-not-json'],
  ['a list of claims', `${header}.${encode([{ iss: 'joe' }])}.${signature}`, 'claims-not-an-object'],
  ['a text for claims', `${header}.${encode('"joe"')}.${signature}`, 'claims-not-an-object'],
  ['a number for claims', `${header}.${encode('1')}.${signature}`, 'claims-not-an-object'],
  ['null for claims', `${header}.${encode('null')}.${signature}`, 'claims-not-an-object'],
  ['true for claims', `${header}.${encode('true')}.${signature}`, 'claims-not-an-object'],
  [
    'a depth for claims',
    `${header}.${encode('['.repeat(1000) + ']'.repeat(1000))}.${signature}`,
    'claims-not-an-object',
  ],
  ['a signature of other letters', `${header}.${claims}.sig!`, 'signature-not-base64url'],
  ['a signature with padding', `${header}.${claims}.c2ln==`, 'signature-not-base64url'],
  ['a signature of an impossible length', `${header}.${claims}.A`, 'signature-not-base64url'],
  ['a line break at the end', `${header}.${claims}.${signature}\n`, 'signature-not-base64url'],
  ['a sentence after it', `${header}.${claims}.${signature} and`, 'signature-not-base64url'],
  ['no signature, though it names an algorithm', `${header}.${claims}.`, 'jwt'],
  ['a byte order mark before the claims', `${header}.${encode('\ufeff{"iss":"joe"}')}.${signature}`, 'jwt'],
  ['empty header and claims', 'e30.e30.', 'jwt'],
  ['claims named like a prototype', `${header}.${encode('{"__proto__":{"admin":true},"constructor":1}')}.`, 'jwt'],
  ['a JWE', `${jwe}..aXY.dGV4dA.dGFn`, 'jwe'],
  ['a JWE with a text that is none', `${jwe}.!.aXY.dGV4dA.dGFn`, 'ciphertext-not-base64url'],
  ['a JWE cut off', `${jwe}..aXY.dGV4dA`, 'segment-count'],
])('%s: %s', (_, token, expected) => {
  expect(outcome(readJwt(token))).toBe(expected);
  // The two readers never part: what one takes apart, the other does.
  expect(decodeJwt(token) !== null).toBe(expected === 'jwt');
});

test('any cut of a JWT, and any letter of it changed, is read without a throw', () => {
  const token = `${header}.${claims}.${signature}`;
  for (let at = 0; at <= token.length; at++) {
    for (const text of [token.slice(0, at), token.slice(at), `${token.slice(0, at)}é${token.slice(at + 1)}`]) {
      expect(['jwt', 'opaque', 'malformed']).toContain(readJwt(text).kind);
    }
  }
});
