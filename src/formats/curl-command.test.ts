import { describe, expect, test } from 'vitest';
import type { CallRequest } from '#call/call.ts';
import { slot, type Template, text } from '#call/template.ts';
import { type CurlOptions, writeCurl } from './curl-command.ts';

const accessToken = { id: 's1', label: 'access token', lastFour: 'f3a9' };
const clientSecret = { id: 's2', label: 'client secret', lastFour: '' };
const bearer: Template = [...text('Bearer '), ...slot(accessToken)];

function requestOf(changes: Partial<CallRequest>): CallRequest {
  return { method: 'GET', url: text('http://api.example/me'), headers: [], body: { kind: 'none' }, ...changes };
}

function written(changes: Partial<CallRequest>, options: Partial<CurlOptions> = {}) {
  const result = writeCurl(requestOf(changes), { followsRedirects: false, connection: null, ...options });
  if (result.kind !== 'command') throw new Error(result.kind);
  return result;
}

test('a request with a token: its variable, its handle, never its value', () => {
  const { command, variables, notes } = written({
    url: text('https://api.example/me?page=1'),
    headers: [
      ['Authorization', bearer],
      ['accept', text('application/json')],
    ],
  });
  expect(command).toBe(
    [
      "curl --http1.1 'https://api.example/me?page=1'",
      '-H "Authorization: Bearer $ACCESS_TOKEN"',
      "-H 'accept: application/json'",
      "-H 'User-Agent:'",
    ].join(' \\\n  '),
  );
  expect(variables).toEqual([{ name: 'ACCESS_TOKEN', label: 'access token', holds: 'value', secret: accessToken }]);
  expect(notes).toEqual([]);
});

test('a token request: Basic in the shell, form-encoded secrets under a name that says so', () => {
  const pair: Template = [...text('client-1:'), ...slot(clientSecret, 'form')];
  const body: Template = [...text('grant_type=refresh_token&refresh_token='), ...slot(accessToken, 'form')];
  const { command, variables } = written({
    method: 'POST',
    headers: [
      ['Authorization', [...text('Basic '), { kind: 'base64', parts: pair }]],
      ['Content-Type', text('application/x-www-form-urlencoded')],
      ['Accept', text('*/*')],
      ['User-Agent', text('x')],
    ],
    body: { kind: 'text', text: body },
  });
  expect(command.split(' \\\n  ')).toEqual([
    "curl 'http://api.example/me'",
    `-H "Authorization: Basic $(printf 'client-1:%s' "$CLIENT_SECRET_FORM_ENCODED" | base64 | tr -d '\\n')"`,
    "-H 'Content-Type: application/x-www-form-urlencoded'",
    "-H 'Accept: */*'",
    "-H 'User-Agent: x'",
    "-H 'Expect:'",
    '--data-raw "grant_type=refresh_token&refresh_token=$ACCESS_TOKEN_FORM_ENCODED"',
  ]);
  expect(variables.map(({ holds }) => holds)).toEqual(['form-encoded', 'form-encoded']);
});

test('a token request in JSON: the secret escaped, under a name that says so', () => {
  const { command, variables } = written({
    method: 'POST',
    headers: [['Content-Type', text('application/json')]],
    body: { kind: 'text', text: [...text('{"client_secret":"'), ...slot(clientSecret, 'json'), ...text('"}')] },
  });
  expect(command).toContain('$CLIENT_SECRET_JSON_ESCAPED');
  expect(variables).toMatchObject([{ holds: 'json-escaped', secret: clientSecret }]);
});

test.each<[string, Partial<CallRequest>, string]>([
  ['GET', {}, 'curl '],
  ['HEAD', { method: 'HEAD' }, 'curl -I '],
  ['DELETE', { method: 'DELETE' }, 'curl -X DELETE '],
  ['GET with a body', { body: { kind: 'text', text: text('x') } }, 'curl -X GET '],
  ['a method like an option', { method: '-X!' }, "curl -X '-X!' "],
])('method: %s', (_, changes, start) => {
  expect(written(changes).command.startsWith(start)).toBe(true);
});

test('POST without a body says that its length is 0', () => {
  expect(written({ method: 'POST' }).command).toMatch(/-H 'Content-Type:' \\\n {2}--data-raw ''$/);
});

test.each([
  ['http://api.example/a[1]{b}', "curl --globoff 'http://api.example/a[1]{b}' "],
  ['http://api.example/a/../b', "curl --path-as-is 'http://api.example/a/../b' "],
  ['HTTP://API.example:80?a=b#part', "curl 'http://api.example/?a=b' "],
  ['http://api.example/größe x', "curl 'http://api.example/gr%C3%B6%C3%9Fe%20x' "],
])('the URL as the console sends it: %s', (url, start) => {
  expect(written({ url: text(url) }).command.startsWith(start)).toBe(true);
});

test('headers: an empty one stays, duplicates stay, a coding is taken off', () => {
  const { command } = written({
    headers: [
      ['X-A', []],
      ['x-a', text(' ')],
      ['Accept-Encoding', text('gzip')],
    ],
  });
  expect(command).toContain("--compressed 'http");
  expect(command).toContain("-H 'X-A;' \\\n  -H 'x-a;' \\\n  -H 'Accept-Encoding: gzip'");
});

test('a body that would not survive a paste, or is long, comes through a pipe', () => {
  const { command } = written({ method: 'POST', body: { kind: 'text', text: text('a\0\tb') } });
  expect(command).toMatch(/^printf 'a\\000\\tb' \|\ncurl [\s\S]+--data-binary @-$/);
  expect(written({ method: 'POST', body: { kind: 'text', text: text('x'.repeat(200_000)) } }).command).toMatch(/@-$/);
});

test('a file that was picked is read from the folder of the command', () => {
  const stored = { id: 'b', bytes: 3, chunkBytes: 1_048_576, chunks: 1 };
  const commandFor = (name: string) =>
    written({ method: 'POST', body: { kind: 'file', file: { name, mediaType: '', stored } } }).command;
  expect(commandFor("Jo's cat.png")).toContain(`--data-binary '@./Jo'\\''s cat.png'`);
  expect(commandFor('-')).toContain("--data-binary '@./-'");
  expect(commandFor('a\u0007b')).toContain("--data-binary '@./body'");
});

describe('what was typed by hand is no less secret', () => {
  test.each<[string, Partial<CallRequest>, string]>([
    [
      'a bearer token',
      { headers: [['Authorization', text('Bearer hunter2')]] },
      '"Authorization: Bearer $AUTHORIZATION_BEARER"',
    ],
    ['another scheme', { headers: [['Authorization', text('Key hunter2')]] }, '"Authorization: $AUTHORIZATION"'],
    ['a key', { headers: [['X-Api-Key', text('hunter2')]] }, '"X-Api-Key: $X_API_KEY"'],
    ['cookies', { headers: [['Cookie', text('sid=hunter2; b=1')]] }, '"Cookie: $COOKIE"'],
    [
      'in the query',
      { url: text('http://a.example/?x=1&access_token=hunter2&y=2') },
      '"http://a.example/?x=1&access_token=$ACCESS_TOKEN&y=2"',
    ],
    ['in a form', { body: { kind: 'text', text: text('user=a&password=hunter2') } }, '"user=a&password=$PASSWORD"'],
    [
      'in JSON',
      { body: { kind: 'text', text: text('{"client_secret": "hunter2", "a": 1}') } },
      `'{"client_secret": "'"$CLIENT_SECRET"'", "a": 1}'`,
    ],
    [
      'in a text of JSON',
      { body: { kind: 'text', text: text('{"log": "password=hunter2"}') } },
      `'{"log": "'"$LOG"'"}'`,
    ],
    [
      'as user and password',
      { headers: [['Authorization', [...text('Basic '), { kind: 'base64', parts: text('me:hunter2') }]]] },
      `$(printf 'me:%s' "$PASSWORD" | base64`,
    ],
  ])('%s', (_, changes, part) => {
    const { command, variables } = written(changes);
    expect(command).not.toContain('hunter2');
    expect(command).toContain(part);
    expect(variables).toMatchObject([{ holds: 'as-typed', secret: null }]);
    expect(part).toContain(`$${variables[0]?.name}`);
  });

  test('a scheme in front of a slot is none', () => {
    const { command } = written({ headers: [['Authorization', [...text('SSWS '), ...slot(accessToken)]]] });
    expect(command).toContain('"Authorization: SSWS $ACCESS_TOKEN"');
  });

  test('slots stand among it', () => {
    const body: Template = [...text('{"password": "hunter2", "token": "'), ...slot(accessToken), ...text('"}')];
    const { command } = written({ body: { kind: 'text', text: body } });
    expect(command).toContain(`'{"password": "'"$PASSWORD"'", "token": "'"$ACCESS_TOKEN"'"}'`);
  });
});

test('names are told apart, and never one that a shell lives by', () => {
  const secrets = ['key', 'key', 'path', '9 lives', '密码'].map((label, at) => ({ id: `${at}`, label, lastFour: '' }));
  const { variables } = written({ headers: secrets.map((secret) => ['X-A', slot(secret)] as const) });
  expect(variables.map(({ name }) => name)).toEqual(['KEY', 'KEY_2', 'SECRET_PATH', 'SECRET_9_LIVES', 'SECRET']);
});

test('redirects are followed only if they were, and what differs then is noted', () => {
  const connection = { verifiesCertificate: false, ca: 'PEM', clientCertificate: '', clientKey: null };
  const { command, notes } = written({ method: 'PUT' }, { followsRedirects: true, connection });
  expect(command).toMatch(/^curl -X PUT -L --insecure /);
  expect(notes).toEqual([
    { kind: 'redirects', repeatsMethod: true },
    { kind: 'unverified' },
    { kind: 'own-certificates' },
  ]);
});

test.each<[string, Partial<CallRequest>, object]>([
  [
    'an awaited value',
    { url: [...text('http://a/?c='), { kind: 'awaited', what: 'code' }] },
    { kind: 'awaits', what: 'code' },
  ],
  ['no URL', { url: text('nothing') }, { kind: 'unsendable', code: 'bad-url' }],
  ['NUL in a URL', { url: text('http://a/\0') }, { kind: 'unsendable', code: 'bad-url' }],
  ['a user in the URL', { url: text('http://u:p@a/') }, { kind: 'unsendable', code: 'credentials-in-url' }],
  ['NUL in a header', { headers: [['X', text('\0')]] }, { kind: 'unsendable', code: 'bad-header-value' }],
  ['a header of the proxy', { headers: [['Host', text('b')]] }, { kind: 'unsendable', code: 'owned-header' }],
  ['a secret host', { url: [...text('http://'), ...slot(accessToken), ...text('/')] }, { kind: 'secret-in-host' }],
  ['HEAD with a body', { method: 'HEAD', body: { kind: 'text', text: [] } }, { kind: 'head-with-body' }],
  [
    'a header beyond any argument',
    { headers: [['X', text('x'.repeat(130_000))]] },
    { kind: 'too-long', what: 'arguments' },
  ],
])('refused: %s', (_, changes, refusal) => {
  const options = { followsRedirects: false, connection: null };
  expect(writeCurl(requestOf(changes), options)).toMatchObject(refusal);
});
