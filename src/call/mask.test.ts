import { describe, expect, test } from 'vitest';
import type { CallRequest } from './call.ts';
import { literalUrl, type ShownSpan, showBody, showHeaders, showRequest, showTemplate } from './mask.ts';
import { maskedText, maskedValue } from './masked-text.ts';
import type { SecretRef } from './secret-ref.ts';
import { slot, text } from './template.ts';

// RFC 7519 section 3.1
const jwt =
  'eyJ0eXAiOiJKV1QiLA0KICJhbGciOiJIUzI1NiJ9.eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFtcGxlLmNvbS9pc19yb290Ijp0cnVlfQ.dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk';
const shownJwt = 'eyJ0eXAiOiJKV1QiLA0K…';
const secret = 'hunter2hunter2hunter2';
const shown = '••••••••ter2';
const join = (spans: readonly ShownSpan[]) => spans.map((span) => span.text).join('');
const body = (source: string) => join(showBody(source));

describe('what stands for a secret', () => {
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
});

describe('JSON', () => {
  test.each([
    'code',
    'code_verifier',
    'access_token',
    'refresh_token',
    'id_token',
    'client_secret',
    'client_assertion',
    'device_code',
    'password',
    'assertion',
    'Authorization',
    'Cookie',
    'Set-Cookie',
    'DPoP',
    'X-Api-Key',
    'accessToken',
  ])('%s is masked, the rest stands as it was', (name) => {
    const cookieOrNot = /cookie/i.test(name) ? '••••••••' : shown;
    expect(body(`{ "${name}" : "${secret}",\n "n":1}`)).toBe(`{ "${name}" : "${cookieOrNot}",\n "n":1}`);
  });

  // RFC 6749 section 5.1
  test('a token response', () => {
    const source = `{
       "access_token":"2YotnFZFEjr1zCsicMWpAA",
       "token_type":"example",
       "expires_in":3600,
       "refresh_token":"tGzv3JOkF0XG5Qx2TlKWIA",
       "example_parameter":"example_value"
     }`;
    expect(body(source)).toBe(
      source.replace('2YotnFZFEjr1zCsicMWpAA', '••••••••WpAA').replace('tGzv3JOkF0XG5Qx2TlKWIA', '••••••••KWIA'),
    );
    expect(join(showBody(source, true))).toBe(source);
    expect(showBody(source).filter(({ tone }) => tone === 'secret').length).toBe(2);
  });

  test.each<[name: string, source: string, expected: string]>([
    [
      'nested',
      `{"token":{"token_type":"Bearer","expires_in":2592000,"access_token":"${secret}"}}`,
      `{"token":{"token_type":"Bearer","expires_in":2592000,"access_token":"${shown}"}}`,
    ],
    ['in a list', `{"tokens":["${secret}","${secret}"]}`, `{"tokens":["${shown}","${shown}"]}`],
    ['in a list of lists', `{"access_token":[["${secret}"]]}`, `{"access_token":[["${shown}"]]}`],
    [
      'in an object',
      `{"client_secret":{"value":"${secret}","expires_at":1}}`,
      `{"client_secret":{"value":"${shown}","expires_at":1}}`,
    ],
    ['a number', '{"password":1234,"access_token":123456789012}', '{"password":••••••••,"access_token":••••••••9012}'],
    [
      'constants',
      '{"password":true,"id_token":null,"secret":false}',
      '{"password":true,"id_token":null,"secret":false}',
    ],
    ['empty', '{"password":"","access_token":[],"secret":{}}', '{"password":"","access_token":[],"secret":{}}'],
    ['twice', `{"code":"${secret}","code":"${secret}"}`, `{"code":"${shown}","code":"${shown}"}`],
    ['an escaped name', `{"access\\u005ftoken":"${secret}"}`, `{"access\\u005ftoken":"${shown}"}`],
    ['an escaped value', `{"code":"${secret}\\u0041"}`, '{"code":"••••••••er2A"}'],
    ['error numbers', '{"code":-32602,"error":{"code":"404"}}', '{"code":-32602,"error":{"code":"404"}}'],
    ['counts', '{"total_tokens":4096}', '{"total_tokens":4096}'],
    ['a JWT under any name', `{"x":"${jwt}"}`, `{"x":"${shownJwt}"}`],
    ['a JWT in a text', `{"x":"see ${jwt}, there"}`, `{"x":"see ${shownJwt}, there"}`],
    ['a JWT as a name', `{"${jwt}":1}`, `{"${shownJwt}":1}`],
    ['a JWT alone', `"${jwt}"`, `"${shownJwt}"`],
    ['Bearer', `{"x":"Bearer ${secret}"}`, `{"x":"Bearer ${shown}"}`],
    ['a short Bearer', '{"x":"Bearer x"}', '{"x":"Bearer ••••••••"}'],
    ['Bearer of another alphabet', '["Bearer 1|abc…"]', '["Bearer ••••••••"]'],
    [
      'Bearer in a command',
      `{"x":"curl -H 'Authorization: Bearer ${secret}' http://a/"}`,
      `{"x":"curl -H 'Authorization: Bearer ${shown}' http://a/"}`,
    ],
    ['Basic', '{"x":"Basic dXNlcm5hbWU6cGFzcw=="}', '{"x":"Basic ••••••••"}'],
    [
      'raw header pairs, flat',
      `{"rawHeaders":["Host","a","Authorization","Bearer ${secret}","X-Api-Key","${secret}","Accept","*/*"]}`,
      `{"rawHeaders":["Host","a","Authorization","Bearer ${shown}","X-Api-Key","${shown}","Accept","*/*"]}`,
    ],
    [
      'raw header pairs',
      `[["Cookie","a=b"],["Accept","*/*"],["DPoP","${secret}"],["code","${secret}"]]`,
      `[["Cookie","••••••••"],["Accept","*/*"],["DPoP","${shown}"],["code","${shown}"]]`,
    ],
    ['a header with many values', '["Set-Cookie",["a=b","c=d"],"x"]', '["Set-Cookie",["••••••••","••••••••"],"x"]'],
    [
      'headers by name',
      `{"headers":{"authorization":["Bearer ${secret}"],"x-api-key":"${secret}"}}`,
      `{"headers":{"authorization":["Bearer ${shown}"],"x-api-key":"${shown}"}}`,
    ],
    [
      'name and value',
      `[{"name":"Cookie","value":"a=b"},{"name":"Accept","value":"*/*"}]`,
      '[{"name":"Cookie","value":"••••••••"},{"name":"Accept","value":"*/*"}]',
    ],
    [
      'value and name',
      `[{"value":"${secret}","key":"client_secret"},{"value":"x","key":"a"}]`,
      `[{"value":"${shown}","key":"client_secret"},{"value":"x","key":"a"}]`,
    ],
    [
      'a form in a text',
      `{"data":"grant_type=refresh_token&refresh_token=${secret}&x=1"}`,
      `{"data":"grant_type=refresh_token&refresh_token=${shown}&x=1"}`,
    ],
    [
      'a query in a text',
      `{"url":"http://a/cb?code=${secret}&state=s"}`,
      `{"url":"http://a/cb?code=${shown}&state=s"}`,
    ],
    [
      'JSON in a text',
      `{"data":"{\\"access_token\\":\\"${secret}\\",\\"expires_in\\":1}"}`,
      `{"data":"{\\"access_token\\":\\"${shown}\\",\\"expires_in\\":1}"}`,
    ],
  ])('%s', (_, source, expected) => {
    expect(body(source)).toBe(expected);
  });

  test.each([
    '{"token_type":"Bearer","expires_in":3600,"scope":"a b","token_endpoint":"https://as.example/token"}',
    '{"response_types_supported":["code","id_token","code id_token"],"grant_types_supported":["password","refresh_token"]}',
    '{"error":"invalid_token","error_description":"The Bearer token has expired"}',
    '{"message":"Bearer authentication required. See Basic usage, or DPoP proof."}',
    '{"message":"Invalid token: expired. Error code: 190"}',
    '{"www-authenticate":"Bearer realm=\\"example\\", error=\\"invalid_token\\""}',
    '{"file":"eyJ.txt","v":"1.2.3","host":"a.b.c.d"}',
    '[]',
    '{}',
    '""',
    '1',
  ])('%s holds no secret', (source) => {
    expect(body(source)).toBe(source);
    expect(showBody(source).some(({ tone }) => tone === 'secret')).toBe(false);
  });
});

describe('other text', () => {
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
    [
      'an input, the other way round',
      `<input value='${secret}' name=code><b>`,
      `<input value='${shown}' name=code><b>`,
    ],
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
    ['percents', '%25'.repeat(1_000_000)],
  ])('takes many %s in its stride', (_, source) => {
    expect(showBody(source).length).toBeGreaterThan(0);
  });
});

describe('headers', () => {
  test.each([
    ['Authorization', `Bearer ${secret}`, `Bearer ${shown}`],
    ['authorization', secret, shown],
    ['Proxy-Authorization', 'Basic dXNlcm5hbWU6cGFzcw==', 'Basic ••••••••'],
    ['Cookie', 'a=b', '••••••••'],
    ['SET-COOKIE', 'sid=1234; Path=/; HttpOnly', '••••••••'],
    ['DPoP', jwt, shownJwt],
    ['X-Api-Key', secret, shown],
    ['X-Echo', `Bearer ${secret}`, `Bearer ${shown}`],
    ['X-Forwarded-Id', jwt, shownJwt],
    [
      'Location',
      `http://127.0.0.1:6284/callback?code=${secret}&state=s`,
      `http://127.0.0.1:6284/callback?code=${shown}&state=s`,
    ],
  ])('%s: %s is masked', (name, value, expected) => {
    expect(showHeaders([[name, value]])).toEqual([[name, { tone: 'secret', text: expected }]]);
  });

  test.each([
    ['WWW-Authenticate', 'Bearer realm="example", error="invalid_token", error_description="The access token expired"'],
    ['WWW-Authenticate', 'Bearer error="invalid_token"'],
    ['WWW-Authenticate', 'Basic realm="x"'],
    ['WWW-Authenticate', 'DPoP algs="ES256 PS256"'],
    ['Vary', 'Authorization, Cookie'],
    ['Authorization', ''],
    ['Content-Type', 'application/json'],
  ])('%s: %s holds no secret', (name, value) => {
    expect(showHeaders([[name, value]])).toEqual([[name, { tone: 'plain', text: value }]]);
  });

  test('order, duplicates and case stay', () => {
    const names = showHeaders([
      ['B', '1'],
      ['a', '2'],
      ['B', '3'],
    ]).map(([name]) => name);
    expect(names).toEqual(['B', 'a', 'B']);
  });
});

describe('requests', () => {
  const ref: SecretRef = { id: 's1', label: 'client secret', lastFour: 'wxyz' };
  const exchange: CallRequest = {
    method: 'POST',
    url: text('http://localhost:6285/token?a=1'),
    headers: [
      ['Authorization', [...text('Basic '), { kind: 'base64', parts: [...text('id:'), ...slot(ref)] }]],
      ['Content-Type', text('application/x-www-form-urlencoded')],
    ],
    body: {
      kind: 'text',
      text: [
        ...text('grant_type=x&code='),
        { kind: 'awaited', what: 'code' },
        ...text('&code_verifier='),
        ...slot(ref),
      ],
    },
  };

  test('a preview: secrets masked, what is awaited named, one field to a line', () => {
    expect(join(showRequest(exchange))).toBe(
      [
        'POST /token?a=1 HTTP/1.1',
        'Host: localhost:6285',
        'Authorization: Basic ••••••••',
        'Content-Type: application/x-www-form-urlencoded',
        '',
        'grant_type=x',
        '&code=captured code goes here',
        '&code_verifier=••••••••wxyz',
      ].join('\n'),
    );
  });

  test('after Reveal: secrets in their slots', () => {
    const opened = join(showRequest(exchange, () => 'sesame'));
    expect(opened).toContain('Authorization: Basic aWQ6c2VzYW1l\n');
    expect(opened).toContain('&code_verifier=sesame');
  });

  test('secrets that the user wrote as text are masked, and shown after Reveal', () => {
    const request: CallRequest = {
      method: 'GET',
      url: text(`https://api.example/me?access_token=${secret}&a=1`),
      headers: [
        ['Authorization', text(`Bearer ${secret}`)],
        ['Cookie', text('a=1')],
        ['X-Api-Key', text('abc')],
        ['Accept', text('a/b')],
      ],
      body: { kind: 'text', text: text(`{"password":"${secret}","q":"a&b"}`) },
    };
    expect(join(showRequest(request))).toBe(
      [
        `GET /me?access_token=${shown}&a=1 HTTP/1.1`,
        'Host: api.example',
        `Authorization: Bearer ${shown}`,
        'Cookie: ••••••••',
        'X-Api-Key: ••••••••',
        'Accept: a/b',
        '',
        `{"password":"${shown}","q":"a&b"}`,
      ].join('\n'),
    );
    expect(join(showRequest(request, () => ''))).toContain(`{"password":"${secret}","q":"a&b"}`);
    expect(literalUrl(request)).toBe(`https://api.example/me?access_token=${shown}&a=1`);
    expect(join(showTemplate(text(`Bearer ${secret}`), 'Authorization'))).toBe(`Bearer ${shown}`);
  });

  test.each(['', '/token', 'http://', '::', 'javascript:alert(1)'])(
    'a URL that is none (%j) is shown, not thrown',
    (url) => {
      expect(join(showRequest({ ...exchange, url: text(url) }))).toContain('POST ');
    },
  );
});
