import { expect, test } from 'vitest';
import { maskedText, maskedValue } from './masked-text.ts';

// RFC 7519 section 3.1
const jwt =
  'eyJ0eXAiOiJKV1QiLA0KICJhbGciOiJIUzI1NiJ9.eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFtcGxlLmNvbS9pc19yb290Ijp0cnVlfQ.dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk';
const shownJwt = 'eyJ0eXAiOiJKV1QiLA0K…';
const secret = 'hunter2hunter2hunter2';
const shown = '••••••••ter2';

test.each([
  [secret, shown],
  ['short', '••••••••'],
  ['', '••••••••'],
  [jwt, shownJwt],
  ['eyJhbGciOiJub25lIn0.eyJzdWIiOiJib2IifQ.', 'eyJhbGciOiJub25lIn0…'],
  // RFC 7516 section 3.3, shortened: a JWE has five segments
  ['eyJhbGciOiJSU0EtT0FFUCIsImVuYyI6IkEyNTZHQ00ifQ.OKOa.48V1.5eym.XFBo', 'eyJhbGciOiJSU0EtT0FF…'],
  // A signed cookie starts with its content: no JWT, so its start stays hidden.
  ['eyJ1c2VyIjoiYm9iIn0.Zx1abc.Qs9-sig', '••••••••-sig'],
  ['not.a.jwt', '••••••••'],
])('%s is shown as %s', (value, expected) => {
  expect(maskedText(value)).toBe(expected);
});

test('two secrets of different length look the same', () => {
  expect(maskedText(`${'x'.repeat(5000)}abcd`)).toBe(maskedText(`${'y'.repeat(12)}abcd`));
});

test.each([
  [`Bearer ${secret}`, 'x', `Bearer ${shown}`],
  [`bearer  ${jwt}`, 'Authorization', `bearer ${shownJwt}`],
  [`DPoP ${secret}`, 'Authorization', `DPoP ${shown}`],
  // The end of Basic credentials is most of a short password, the end of a cookie line is most of a short cookie.
  ['Basic dXNlcm5hbWU6cGFzcw==', 'Authorization', 'Basic ••••••••'],
  ['theme=dark; pin=1234', 'Cookie', '••••••••'],
])('%s under %s is shown as %s', (value, name, expected) => {
  expect(maskedValue(value, name)).toBe(expected);
});
