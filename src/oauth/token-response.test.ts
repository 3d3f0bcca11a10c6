import { describe, expect, test } from 'vitest';
import type { AnswerReading } from '#call/answer-reading.ts';
import type { Ending, HeaderLine } from '#call/call.ts';
import { standardDialect } from './dialect.ts';
import { readTokenResponse, tokenFieldsOf } from './token-response.ts';

interface Answer {
  readonly status?: number;
  readonly headers?: readonly HeaderLine[];
  readonly dialect?: Partial<AnswerReading>;
}
const read = (body: string | Uint8Array, { status = 200, headers = [], dialect = {} }: Answer = {}) =>
  readTokenResponse(
    {
      ending: { kind: 'response' },
      head: { status, reason: '', httpVersion: '1.1', rawHeaders: headers },
      body: typeof body === 'string' ? new TextEncoder().encode(body) : body,
    },
    { ...standardDialect, ...dialect },
  );
const token = {
  access_token: 'a',
  token_type: null,
  expires_in: undefined,
  refresh_token: null,
  id_token: null,
  scope: null,
};

// RFC 6749 section 5.1
test('a token response', () => {
  const response = `{
       "access_token":"2YotnFZFEjr1zCsicMWpAA",
       "token_type":"example",
       "expires_in":3600,
       "refresh_token":"tGzv3JOkF0XG5Qx2TlKWIA",
       "example_parameter":"example_value"
     }`;
  expect(read(response)).toEqual({
    kind: 'token',
    response,
    fields: {
      access_token: '2YotnFZFEjr1zCsicMWpAA',
      token_type: 'example',
      expires_in: 3600,
      refresh_token: 'tGzv3JOkF0XG5Qx2TlKWIA',
      id_token: null,
      scope: null,
    },
  });
});

// RFC 6749 section 5.2
test('an error response', () => {
  expect(read('{\n  "error":"invalid_request"\n}', { status: 400 })).toEqual({
    kind: 'oauth-error',
    error: 'invalid_request',
    description: null,
  });
});

describe('odd responses that hold a token', () => {
  test.each<[name: string, body: string, fields: Partial<typeof token> | Record<string, unknown>]>([
    ['nothing but a token', '{"access_token":"a"}', {}],
    ['a byte order mark', '\ufeff{"access_token":"a"}', {}],
    ['white space around', '\r\n\t {"access_token":"a"} \n', {}],
    ['a number in text', '{"access_token":"a","expires_in":"3600"}', { expires_in: '3600' }],
    ['no number', '{"access_token":"a","expires_in":"soon"}', { expires_in: 'soon' }],
    ['a number beyond all', '{"access_token":"a","expires_in":1e999}', { expires_in: Number.POSITIVE_INFINITY }],
    [
      'nulls',
      '{"access_token":"a","refresh_token":null,"id_token":null,"scope":null,"expires_in":null,"error":null}',
      { expires_in: null },
    ],
    ['empty texts', '{"access_token":"a","refresh_token":"","id_token":"","error":""}', {}],
    ['an empty scope, which is said', '{"access_token":"a","scope":""}', { scope: '' }],
    ['scopes in a list', '{"access_token":"a","scope":["x","y"]}', { scope: 'x y' }],
    ['a scope of another type', '{"access_token":"a","scope":{"x":1}}', {}],
    ['a refresh token of another type', '{"access_token":"a","refresh_token":7}', {}],
    ['a type of another type', '{"access_token":"a","token_type":["Bearer"]}', {}],
    ['a member twice: the last', '{"access_token":"b","access_token":"a"}', {}],
    ['a prototype', '{"__proto__":{"access_token":"b"},"access_token":"a"}', {}],
    ['success said', '{"ok":true,"success":true,"access_token":"a","error":false}', {}],
    ['a form', 'access_token=a&token_type=bearer&scope=', { token_type: 'bearer', scope: '' }],
    ['a form with a lifetime', 'scope=x+y&expires_in=60&access_token=a', { scope: 'x y', expires_in: '60' }],
    ['a form with a name in brackets', 'a[]=1&access_token=a', {}],
    ['a form with a field without a name', '=&access_token=a', {}],
    [
      'a form whose lifetime stands twice: none that is certain',
      'access_token=a&expires_in=60&expires_in=3600',
      { expires_in: ['60', '3600'] },
    ],
    ['a form that repeats scopes', 'access_token=a&scope=x&scope=y', { scope: 'x y' }],
    [
      'an implicit response (RFC 6749 section 4.2.2)',
      'access_token=a&state=xyz&token_type=example&expires_in=3600',
      { token_type: 'example', expires_in: '3600' },
    ],
    ['a long token', `{"access_token":"${'x'.repeat(1_000_000)}"}`, { access_token: 'x'.repeat(1_000_000) }],
  ])('%s', (_, body, fields) => {
    expect(read(body)).toMatchObject({ kind: 'token', fields: { ...token, ...fields } });
    expect(tokenFieldsOf(body.replace('\ufeff', ''), standardDialect.tokenPointers)).toEqual({ ...token, ...fields });
  });

  test.each([200, 201, 299])('under %i', (status) => {
    expect(read('{"access_token":"a"}', { status }).kind).toBe('token');
  });
});

describe('errors', () => {
  const grant = '{"error":"invalid_grant","error_description":"x"}';
  test.each<[body: string, answer: Answer, error: readonly [error: string, description: string | null]]>([
    [grant, { status: 400 }, ['invalid_grant', 'x']],
    [grant, { status: 200 }, ['invalid_grant', 'x']],
    [grant, { status: 302, headers: [['Location', '/']] }, ['invalid_grant', 'x']],
    ['{"error":"invalid_client"}', { status: 401 }, ['invalid_client', null]],
    ['{"error":"server_error"}', { status: 500 }, ['server_error', null]],
    ['{"access_token":"a","error":"x"}', { status: 200 }, ['x', null]],
    ['{"error":"x","error_description":{"en":"y"}}', { status: 400 }, ['x', '{"en":"y"}']],
    ['{"access_token":"a","error":{}}', {}, ['{}', null]],
    ['{"access_token":"a","error":1}', {}, ['1', null]],
    ['{"error":{"code":-32602,"message":"Invalid params"}}', {}, ['{"code":-32602,"message":"Invalid params"}', null]],
    ['{"error":["x"]}', { status: 400 }, ['["x"]', null]],
    ['{"error":"y","error":"x"}', { status: 400 }, ['x', null]],
    ['\ufeff{"error":"x"}', { status: 400 }, ['x', null]],
    ['{"ok":false,"error":"invalid_code"}', { status: 200 }, ['invalid_code', null]],
    ['error=bad_verification_code&error_description=It+is+wrong', {}, ['bad_verification_code', 'It is wrong']],
  ])('%s under %j', (body, answer, [error, description]) => {
    expect(read(body, answer)).toEqual({ kind: 'oauth-error', error, description });
  });
});

describe('answers that are neither', () => {
  test.each<[why: string, body: string | Uint8Array, answer?: Answer]>([
    ['redirect', '', { status: 302, headers: [['Location', 'https://a.example/']] }],
    ['redirect', '{"access_token":"a"}', { status: 307, headers: [['location', '/']] }],
    ['empty', ''],
    ['empty', '', { status: 204 }],
    ['empty', ' \r\n'],
    ['empty', '\ufeff'],
    ['not-json', '<!doctype html><p>Not found', { status: 404 }],
    ['not-json', '<a href="?access_token=a">x</a>'],
    ['not-json', '{"access_token":"a"'],
    ['not-json', "{'access_token':'a'}"],
    ['not-json', '{"access_token":"a"}{}'],
    ['not-json', '{"access_token":"a","expires_in":NaN}'],
    ['not-json', 'Internal Server Error', { status: 500 }],
    ['not-json', 'access_token: a'],
    ['not-json', 'token=a'],
    ['not-json', Uint8Array.of(0xff, 0xfe, 0x7b, 0)],
    ['not-json', Uint8Array.of(0x1f, 0x8b, 8, 0)],
    ['not-json', '\u0000'],
    ['not-json', '"'.repeat(1_000_001)],
    ['not-json', `${'a=b&'.repeat(300_000)}<`],
    ['not-an-object', '"a"'],
    ['not-an-object', 'null'],
    ['not-an-object', 'true'],
    ['not-an-object', '42'],
    ['no-access-token', '{}'],
    ['no-access-token', '{"access_token":""}'],
    ['no-access-token', '{"access_token":null}'],
    ['no-access-token', '{"access_token":12345}'],
    ['no-access-token', '{"access_token":["a"]}'],
    ['no-access-token', '{"error":""}', { status: 400 }],
    ['no-access-token', '{"message":"Forbidden"}', { status: 403 }],
    ['no-access-token', 'access_token=&expires_in=1'],
    ['no-access-token', 'access_token=a&access_token=b'],
    ['not-json', '<html><body><form><input name="access_token" value="a"></form></body></html>'],
    ['not-json', '<html>&access_token=a</html>'],
    ['not-json', 'callback({"access_token":"a"})'],
    ['not-json', ')]}\',\n{"access_token":"a"}'],
    ['not-json', 'data: {"access_token":"a"}'],
    ['not-json', 'access_token=a b'],
    ['not-json', '{"access_token":"a",}'],
    ['failure-status', '{"access_token":"a"}', { status: 400 }],
    ['failure-status', '{"access_token":"a"}', { status: 304 }],
    ['failure-status', '{"access_token":"a"}', { status: 199 }],
  ])('%s: %j', (why, body, answer) => {
    expect(read(body, answer)).toEqual({ kind: 'unreadable-response', why, said: null });
  });

  test.each([
    ['{"Access_Token":"a","accessToken":"a"}', '/Access_Token'],
    ['{"token":{"access_token":"a"}}', '/token/access_token'],
    ['{"data":{"access_token":"a","expires_in":3600}}', '/data/access_token'],
    ['{"accessToken":"a"}', '/accessToken'],
    ['{"access_token":{"value":"a"}}', '/access_token/value'],
    ['[{"access_token":"a"}]', '/0/access_token'],
  ])('token-elsewhere: %s', (body, said) => {
    expect(read(body)).toEqual({ kind: 'unreadable-response', why: 'token-elsewhere', said });
  });

  test.each([
    ['{"access_token":"a","success":false}', '/success is false.'],
    ['{"error":true,"access_token":"a"}', '/error is true.'],
    ['{"ok":false}', '/ok is false.'],
    ['{"success":false,"message":"x","access_token":"a"}', '/success is false.'],
    ['{"ok":false,"error_description":"Not now"}', '/ok is false. It adds: Not now'],
  ])('odd-error: %s', (body, said) => {
    expect(read(body)).toEqual({ kind: 'unreadable-response', why: 'odd-error', said });
  });

  test.each(['error', 'ok', 'access_token', 'expires_in', 'scope'])(
    'a %s that is deeper than can be written out',
    (name) => {
      const deep = `${'['.repeat(200_000)}${']'.repeat(200_000)}`;
      const body = `{"token_type":"Bearer","${name}":${deep}}`;
      expect(read(body).kind).toMatch(name === 'error' ? 'oauth-error' : 'unreadable-response');
      const ruled = { dialect: { successRule: { pointer: `/${name}`, value: 'true' } } };
      expect(read(body, ruled).kind).not.toBe('token');
    },
  );

  test('bytes that are no UTF-8 within JSON do not cost the token', () => {
    const body = new TextEncoder().encode('{"access_token":"a","name":"?"}').map((byte) => (byte === 63 ? 0xe9 : byte));
    expect(read(body)).toMatchObject({ kind: 'token', fields: token });
  });

  test.each<Ending>([
    { kind: 'proxy-down' },
    { kind: 'broken-off', code: 'ECONNRESET', how: 'reset', expectedBytes: null },
    { kind: 'timeout', during: 'body', waitedMs: 1 },
    { kind: 'too-large', limitBytes: 1, of: 'wire' },
    { kind: 'aborted' },
  ])('a call that ended in $kind is no answer, whatever had arrived', (ending) => {
    const head = { status: 200, reason: 'OK', httpVersion: '1.1', rawHeaders: [] };
    expect(
      readTokenResponse({ ending, head, body: new TextEncoder().encode('{"access_token":"a"}') }, standardDialect),
    ).toEqual({
      kind: 'no-answer',
    });
    expect(
      readTokenResponse({ ending: { kind: 'response' }, head: null, body: new Uint8Array() }, standardDialect),
    ).toEqual({
      kind: 'no-answer',
    });
  });
});

describe('by a dialect', () => {
  const cliquify: AnswerReading = {
    tokenPointers: {
      access_token: '/token/access_token',
      token_type: '/token/token_type',
      expires_in: '/token/expires_in',
      refresh_token: '',
      id_token: '',
      scope: '',
    },
    errorPointers: { error: '/code', error_description: '/message' },
    successRule: { pointer: '/success', value: 'true' },
  };
  const slack: Partial<AnswerReading> = {
    successRule: { pointer: '/ok', value: 'true' },
    errorPointers: { error: '/error', error_description: '' },
  };

  // VENDORS.md: the sample of the help page.
  test('Cliquify: a nested token', () => {
    const response = `{
"success": true,
"token": {
"token_type": "Bearer",
"expires_in": 2592000,
"access_token": "eyJ0eXAiOiJKV1QiLCJhbGci..."
}
}`;
    expect(read(response, { dialect: cliquify })).toEqual({
      kind: 'token',
      response,
      fields: {
        ...token,
        access_token: 'eyJ0eXAiOiJKV1QiLCJhbGci...',
        token_type: 'Bearer',
        expires_in: 2_592_000,
      },
    });
    expect(read(response)).toEqual({
      kind: 'unreadable-response',
      why: 'token-elsewhere',
      said: '/token/access_token',
    });
  });

  test.each<[what: string, body: string, ...read: [answer: Answer, ending: object]]>([
    [
      'Clayton: flat, 5399',
      '{"access_token":"a","refresh_token":"r","scope":"workspace","token_type":"Bearer","expires_in":5399}',
      {},
      { fields: { ...token, refresh_token: 'r', scope: 'workspace', token_type: 'Bearer', expires_in: 5399 } },
    ],
    [
      'Clarify: flat',
      '{"access_token":"a","scope":"invoke:integration","expires_in":86400,"token_type":"Bearer"}',
      {},
      { fields: { ...token, scope: 'invoke:integration', token_type: 'Bearer', expires_in: 86_400 } },
    ],
    [
      'Fyma: flat',
      '{"access_token":"a","token_type":"Bearer","expires_in":86400}',
      {},
      { fields: { ...token, token_type: 'Bearer', expires_in: 86_400 } },
    ],
    [
      'Cliquify: an error by code and message',
      '{"code":"invalid_access_token","message":"The token is invalid"}',
      { status: 401, dialect: cliquify },
      { kind: 'oauth-error', error: 'invalid_access_token', description: 'The token is invalid' },
    ],
    [
      'Cliquify: an error without a code',
      '{"success":false,"message":"invalid_client","details":[]}',
      { status: 401, dialect: cliquify },
      { why: 'odd-error', said: '/success is false, and true says success. It adds: invalid_client' },
    ],
    [
      'Slack: not ok under 200',
      '{"ok":false,"error":"invalid_code"}',
      { dialect: slack },
      { kind: 'oauth-error', error: 'invalid_code', description: null },
    ],
    [
      'Slack: not ok and no reason',
      '{"ok":false,"access_token":"a"}',
      { dialect: slack },
      { why: 'odd-error', said: '/ok is false, and true says success.' },
    ],
    [
      'Slack: a bot’s token beside a user’s',
      '{"ok":true,"access_token":"a","token_type":"bot","scope":"commands,incoming-webhook","bot_user_id":"U0KRQLJ9H","authed_user":{"id":"U1234","scope":"chat:write","access_token":"b","token_type":"user"}}',
      { dialect: slack },
      { fields: { ...token, token_type: 'bot', scope: 'commands,incoming-webhook' } },
    ],
    [
      'Slack: a user’s token',
      '{"ok":true,"access_token":"b","authed_user":{"access_token":"a","expires_in":43200}}',
      {
        dialect: {
          ...slack,
          tokenPointers: {
            ...standardDialect.tokenPointers,
            access_token: '/authed_user/access_token',
            expires_in: '/authed_user/expires_in',
          },
        },
      },
      { fields: { ...token, expires_in: 43_200 } },
    ],
    [
      'GitHub: a form-encoded error',
      'error=bad_verification_code&error_description=The+code+passed+is+incorrect+or+expired.&error_uri=%2Fapps%2Ftroubleshooting',
      {},
      { error: 'bad_verification_code', description: 'The code passed is incorrect or expired.' },
    ],
    [
      'GitHub: a form-encoded token',
      'access_token=a&scope=repo%2Cgist&token_type=bearer',
      {},
      { fields: { ...token, scope: 'repo,gist', token_type: 'bearer' } },
    ],
    [
      'Salesforce: no lifetime, issued in milliseconds',
      '{"access_token":"a","instance_url":"https://example.my.salesforce.com","id":"https://login.salesforce.com/id/00D/005","token_type":"Bearer","issued_at":"1700000000000","signature":"c2ln","scope":"api refresh_token"}',
      {},
      { fields: { ...token, token_type: 'Bearer', scope: 'api refresh_token' } },
    ],
    [
      'a rule that is missing',
      '{"access_token":"a"}',
      { dialect: slack },
      { why: 'odd-error', said: '/ok is missing, and true says success.' },
    ],
    ['a rule in a form', 'ok=true&access_token=a', { dialect: slack }, { fields: token }],
    [
      'a rule of text, with and without quotes',
      '{"status":"OK","access_token":"a"}',
      { dialect: { successRule: { pointer: '/status', value: 'OK' } } },
      { fields: token },
    ],
    [
      'a rule that is kept, under a failure',
      '{"ok":true,"access_token":"a"}',
      { status: 500, dialect: slack },
      { why: 'failure-status' },
    ],
    [
      'a number for an error',
      '{"code":4001,"message":"No such app"}',
      { dialect: { errorPointers: { error: '/code', error_description: '/message' } } },
      { error: '4001', description: 'No such app' },
    ],
    [
      'a code of zero is no error',
      '{"code":0,"message":"success","access_token":"a"}',
      { dialect: { errorPointers: { error: '/code', error_description: '/message' } } },
      { fields: token },
    ],
    [
      'an error deep down',
      '{"errors":[{"code":"E1","detail":"No"}]}',
      { status: 400, dialect: { errorPointers: { error: '/errors/0/code', error_description: '/errors/0/detail' } } },
      { error: 'E1', description: 'No' },
    ],
    [
      'a token in a list',
      '[{"access_token":"a"}]',
      { dialect: { tokenPointers: { ...standardDialect.tokenPointers, access_token: '/0/access_token' } } },
      { fields: token },
    ],
    [
      'a token that stands at the top is not taken for the nested one',
      '{"access_token":"b","token":{}}',
      { dialect: cliquify.successRule ? { ...cliquify, successRule: null } : {} },
      { why: 'token-elsewhere', said: '/access_token' },
    ],
    [
      'a form whose token has another name',
      'oauth_token=a&lifetime=60',
      {
        dialect: {
          tokenPointers: { ...standardDialect.tokenPointers, access_token: '/oauth_token', expires_in: '/lifetime' },
        },
      },
      { fields: { ...token, expires_in: '60' } },
    ],
    [
      'a secret within an error stays masked',
      '{"error":{"access_token":"abcdefghijklmnop"}}',
      { status: 400 },
      { error: expect.not.stringContaining('abcdefgh') },
    ],
  ])('%s', (_, body, ...[answer, ending]) => {
    expect(read(body, answer)).toMatchObject(ending);
  });

  test.each<[what: string, body: Uint8Array]>([
    ['two byte order marks', new TextEncoder().encode('\ufeff\ufeff{"access_token":"a"}')],
    ['UTF-16, little end first', new Uint8Array(Buffer.from('\ufeff{"access_token":"a"}', 'utf16le'))],
    ['UTF-16, big end first', new Uint8Array(Buffer.from('\ufeff{"access_token":"a"}', 'utf16le').swap16())],
  ])('%s', (_, body) => {
    expect(read(body)).toMatchObject({ kind: 'token', fields: token });
  });

  test.each([['text/html'], ['text/plain; charset=utf-8'], ['application/x-www-form-urlencoded'], ['image/png']])(
    'JSON that calls itself %s',
    (type) => {
      expect(read('{"access_token":"a"}', { headers: [['Content-Type', type]] })).toMatchObject({ fields: token });
    },
  );
});
