import { describe, expect, test } from 'vitest';
import type { CallRequest } from './call.ts';
import { type ShownSpan, showHeaders, shownUrl, showRequest, showTemplate } from './mask.ts';
import type { SecretRef } from './secret-ref.ts';
import { slot, type Template, text } from './template.ts';

// RFC 7519 section 3.1
const jwt =
  'eyJ0eXAiOiJKV1QiLA0KICJhbGciOiJIUzI1NiJ9.eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFtcGxlLmNvbS9pc19yb290Ijp0cnVlfQ.dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk';
const shownJwt = 'eyJ0eXAiOiJKV1QiLA0K…';
const secret = 'hunter2hunter2hunter2';
const shown = '••••••••ter2';
const join = (spans: readonly ShownSpan[]) => spans.map((span) => span.text).join('');

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
        { kind: 'awaited', what: 'the code' },
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
        '&code=the code goes here',
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
    expect(shownUrl(request)).toBe(`https://api.example/me?access_token=${shown}&a=1`);
    expect(join(showTemplate(text(`Bearer ${secret}`), 'Authorization'))).toBe(`Bearer ${shown}`);
  });

  test.each<[name: string, body: Template, expected: string]>([
    [
      'JSON: the name in one part, the value in the next',
      [...text('{"client_secret":"'), ...slot(ref), ...text('","password":"x","a":1}')],
      '{"client_secret":"••••••••wxyz","password":"••••••••","a":1}',
    ],
    [
      'a value that a slot is only a part of',
      [...text('{"password":"hunter2'), ...slot(ref), ...text('hunter2","q":"a '), ...slot(ref), ...text(' b"}')],
      '{"password":"••••••••••••••••wxyz••••••••","q":"a ••••••••wxyz b"}',
    ],
    [
      'credentials within a JSON text',
      [...text('{"h":"Bearer '), ...slot(ref), ...text(`","i":"Bearer ${secret}"}`)],
      `{"h":"Bearer ••••••••wxyz","i":"Bearer ${shown}"}`,
    ],
    [
      'text whose value goes on behind a slot',
      [...text('user=u&password='), ...slot(ref), ...text('hunter2&a=b')],
      'user=u&password=••••••••wxyz••••••••&a=b',
    ],
    [
      'JSON that a slot makes none',
      [...text('{"id":'), ...slot(ref), ...text(`,"password":"${secret}"}`)],
      `{"id":••••••••wxyz,"password":"${shown}"}`,
    ],
  ])('a body with slots is masked as the one text it is: %s', (_, template, expected) => {
    const request: CallRequest = { ...exchange, headers: [], body: { kind: 'text', text: template } };
    expect(join(showRequest(request)).split('\n\n')[1]).toBe(expected);
  });

  test('a header of any name is masked as the one text it is', () => {
    const value = [...text('password='), ...slot(ref), ...text('hunter2 x')];
    expect(join(showTemplate(value, 'X-Note'))).toBe('password=••••••••wxyz•••••••• x');
  });

  test.each(['', '/token', 'http://', '::', 'javascript:alert(1)'])(
    'a URL that is none (%j) is shown, not thrown',
    (url) => {
      expect(join(showRequest({ ...exchange, url: text(url) }))).toContain('POST ');
    },
  );
});
