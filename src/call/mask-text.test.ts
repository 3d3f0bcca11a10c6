import { expect, test } from 'vitest';
import { type ShownSpan, showBody } from './mask.ts';

// RFC 7519 section 3.1
const jwt =
  'eyJ0eXAiOiJKV1QiLA0KICJhbGciOiJIUzI1NiJ9.eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFtcGxlLmNvbS9pc19yb290Ijp0cnVlfQ.dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk';
const shownJwt = 'eyJ0eXAiOiJKV1QiLA0K…';
const secret = 'hunter2hunter2hunter2';
const shown = '••••••••ter2';
const join = (spans: readonly ShownSpan[]) => spans.map((span) => span.text).join('');
const body = (source: string) => join(showBody(source));

test.each<[name: string, source: string, expected: string]>([
  [
    'a form',
    `grant_type=authorization_code&code=${secret}&client_secret=${secret}&a=b`,
    `grant_type=authorization_code&code=${shown}&client_secret=${shown}&a=b`,
  ],
  [
    'an encoded name',
    `client%5Fsecret=${secret}&user[password]=${secret}`,
    `client%5Fsecret=${shown}&user[password]=${shown}`,
  ],
  ['a form twice the same', `code=${secret}&code=other`, `code=${shown}&code=••••••••`],
  [
    'form-encoded tokens',
    `access_token=${secret}&token_type=bearer&scope=`,
    `access_token=${shown}&token_type=bearer&scope=`,
  ],
  [
    'JSON that broke off in a secret',
    `{"expires_in":60,"access_token":"${secret}`,
    `{"expires_in":60,"access_token":"${shown}`,
  ],
  ['JSON that broke off after one', `{"access_token" : "${secret}", "a`, `{"access_token" : "${shown}", "a`],
  ['headers that broke off', `{"h":["Cookie","a=b; c=d`, '{"h":["Cookie","••••••••'],
  ['a pair that broke off', `[{"name":"X-Api-Key","value":"${secret}`, `[{"name":"X-Api-Key","value":"${shown}`],
  ['an escaped quote in a secret', `{"password":"a\\"${secret}", x`, `{"password":"${shown}", x`],
  [
    'event stream',
    `data: {"access_token":"${secret}"}\n\ndata: [DONE]`,
    `data: {"access_token":"${shown}"}\n\ndata: [DONE]`,
  ],
  [
    'a header dump',
    `GET / HTTP/1.1\r\nAuthorization: Bearer ${secret}\r\nCookie: a="b"; c=d\r\nAccept: */*`,
    `GET / HTTP/1.1\r\nAuthorization: Bearer ${shown}\r\nCookie: ••••••••\r\nAccept: */*`,
  ],
  ['a JWT alone', jwt, shownJwt],
  ['a JWT in a sentence', `It was ${jwt}.`, `It was ${shownJwt}`],
  ['an opaque dotted text that starts like a JWT', 'x=eyJ1c2VyIjoiYm9iIn0.Zx1abc.Qs9-sig', 'x=••••••••-sig'],
  [
    'a key file',
    `client_secret: ${secret}\npassword: 'a b'\nname: x`,
    `client_secret: ${shown}\npassword: '••••••••'\nname: x`,
  ],
  [
    'an object of a script',
    `var o={accessToken:'${secret}', token => "x"}`,
    `var o={accessToken:'${shown}', token => "••••••••"}`,
  ],
  [
    'an input',
    `<input type="hidden" name="access_token" value="${secret}">`,
    `<input type="hidden" name="access_token" value="${shown}">`,
  ],
  ['an input, the other way round', `<input value='${secret}' name=code><b>`, `<input value='${shown}' name=code><b>`],
  [
    'a password input',
    `<input type=password name=p value="${secret}"/>`,
    `<input type=password name=p value="${shown}"/>`,
  ],
  ['a link', `<a href="/cb?code=${secret}&amp;state=s">`, `<a href="/cb?code=${shown}&amp;state=s">`],
  [
    'XML',
    `<access_token>${secret}</access_token><expires_in>1</expires_in>`,
    `<access_token>${shown}</access_token><expires_in>1</expires_in>`,
  ],
  ['an element with attributes', `<token type="x">${secret}</token>`, `<token type="x">${shown}</token>`],
  ['an element with a prefix', `<o:token>${secret}</o:token>`, `<o:token>${shown}</o:token>`],
  [
    'an element in CDATA',
    `<client_secret a="b"><![CDATA[${secret}]]></client_secret>`,
    `<client_secret a="b"><![CDATA[${shown}]]></client_secret>`,
  ],
  ['an element that never closes', `<token a="b">${secret}`, `<token a="b">${shown}`],
  ['an element with its value in it', `<token value="${secret}"/>`, `<token value="${shown}"/>`],
  ['a curl command', `curl -u bob:${secret} https://a`, 'curl -u bob:•••••••• https://a'],
  ['the same in one word', `curl -ubob:${secret} https://a`, 'curl -ubob:•••••••• https://a'],
  ['the same in quotes', `curl --user 'bob:a b${secret}' https://a`, "curl --user 'bob:••••••••' https://a"],
  [
    'a login with an escape in it',
    `curl -u "bob m:a\\"b" -U $'p:it\\'s' https://a`,
    `curl -u "bob m:••••••••" -U $'p:••••••••' https://a`,
  ],
  ['cookies of a curl command', `curl -b sid=${secret} https://a`, 'curl -b •••••••• https://a'],
  [
    'the same, quoted',
    `curl -b 'sid=1; t=2' --cookie "sid=${secret}" https://a`,
    'curl -b \'••••••••\' --cookie "••••••••" https://a',
  ],
  [
    'the same on the next line',
    'curl https://a \\\n  --cookie \\\n  a=b',
    'curl https://a \\\n  --cookie \\\n  ••••••••',
  ],
  ['a token of a curl command', `curl --oauth2-bearer ${secret} https://a`, `curl --oauth2-bearer ${shown} https://a`],
  ['a password in a URL', `https://bob:${secret}@a.example/`, 'https://bob:••••••••@a.example/'],
])('%s', (_, source, expected) => {
  expect(body(source)).toBe(expected);
  expect(join(showBody(source, true))).toBe(source);
});

test.each([
  '',
  ' ',
  'OK',
  '<html><code>npm start</code><label for="password">Password:</label></html>',
  'Error code: 404',
  'Bearer realm="x"',
  'token_type=bearer&expires_in=3600',
  'a.b.c',
  'Invalid refresh token: expired',
  '<Code>AccessDenied</Code>',
  '<code class="sh">npm start</code>',
  '<token type="x"/>text',
  '<token a="b"></token>',
  'ls -u 12:30',
  'curl -u bob https://a:8080/',
  'curl -b cookies.txt --cookie-jar a=b https://a/',
  'https://a.example:8080/me@home',
])('%j holds no secret', (source) => {
  expect(showBody(source).every(({ tone }) => tone === 'plain')).toBe(true);
  expect(body(source)).toBe(source);
});

test.each([
  ['letters', 'a'.repeat(5_000_000)],
  ['starts of JWTs', 'eyJ'.repeat(1_500_000)],
  ['starts of JWTs apart', 'eyJ.'.repeat(1_000_000)],
  ['dots', '.'.repeat(3_000_000)],
  ['schemes', 'Bearer '.repeat(300_000)],
  ['schemes and spaces', `Bearer${' '.repeat(3_000_000)}`],
  ['names', 'code='.repeat(500_000)],
  ['names and colons', 'cookie:'.repeat(300_000)],
  ['names without values', '"access_token" '.repeat(200_000)],
  ['open quotes', 'token="'.repeat(300_000)],
  ['back slashes', `token${'\\'.repeat(2_000_000)}`],
  ['tags', '<input value='.repeat(300_000)],
  ['elements', '<token>'.repeat(300_000)],
  ['elements with attributes', '<token a=b>'.repeat(300_000)],
  ['open CDATA', '<token><![CDATA['.repeat(200_000)],
  ['openings', '<'.repeat(3_000_000)],
  ['addresses', '://a:b'.repeat(500_000)],
  ['one address', `://${':'.repeat(3_000_000)}`],
  ['logins', `curl${' -u '.repeat(500_000)}`],
  ['logins in quotes', `curl${" -u 'a:b".repeat(300_000)}`],
  ['logins of one', `curl -u a:${'b'.repeat(2_000_000)}`],
  ['percents', '%25'.repeat(1_000_000)],
])('takes many %s in its stride', (_, source) => {
  expect(showBody(source).length).toBeGreaterThan(0);
});
