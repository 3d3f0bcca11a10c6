import { expect, test } from 'vitest';
import { formatInWords, tokenFormat } from './token-format.ts';

test.each([
  [
    'RFC 7519 section 3.1',
    'eyJ0eXAiOiJKV1QiLA0KICJhbGciOiJIUzI1NiJ9.eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFtcGxlLmNvbS9pc19yb290Ijp0cnVlfQ.dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk',
    'JWT, HS256',
  ],
  ['a JWT whose header names no algorithm', 'e30.e30.', 'JWT'],
  ['an algorithm that is no text', 'eyJhbGciOjF9.e30.', 'JWT'],
  ['RFC 7516 appendix A.1, its header', 'eyJhbGciOiJSU0EtT0FFUCIsImVuYyI6IkEyNTZHQ00ifQ.a.b.c.d', 'JWE, encrypted'],
  ['five segments that are no JWE', 'a.b.c.d.e', 'opaque'],
  ['a reference', '2YotnFZFEjr1zCsicMWpAA', 'opaque'],
  ['nothing', '', 'opaque'],
])('%s', (_, token, words) => {
  expect(formatInWords(tokenFormat(token))).toBe(words);
});
