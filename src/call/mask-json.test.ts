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
  ['constants', '{"password":true,"id_token":null,"secret":false}', '{"password":true,"id_token":null,"secret":false}'],
  ['empty', '{"password":"","access_token":[],"secret":{}}', '{"password":"","access_token":[],"secret":{}}'],
  ['twice', `{"code":"${secret}","code":"${secret}"}`, `{"code":"${shown}","code":"${shown}"}`],
  ['an escaped name', `{"access\\u005ftoken":"${secret}"}`, `{"access\\u005ftoken":"${shown}"}`],
  ['an escaped value', `{"code":"${secret}\\u0041"}`, '{"code":"••••••••er2A"}'],
  ['error numbers', '{"code":-32602,"error":{"code":"404"}}', '{"code":-32602,"error":{"code":"404"}}'],
  ['error words', '{"code":"expired_access_token"}', '{"code":"expired_access_token"}'],
  ['what is like error words', '{"code":"expired_access_t0ken"}', '{"code":"••••••••0ken"}'],
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
  ['a query in a text', `{"url":"http://a/cb?code=${secret}&state=s"}`, `{"url":"http://a/cb?code=${shown}&state=s"}`],
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
