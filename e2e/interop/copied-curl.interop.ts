// The same request twice: through the console's own proxy, and as the copied command, run by real shells with the real
// curl. What arrives has to be the same, byte for byte.
import { spawnSync } from 'node:child_process';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { CallRequest } from '#call/call.ts';
import type { SecretRef } from '#call/secret-ref.ts';
import { fill, slot, type Template, text } from '#call/template.ts';
import { type CurlCommand, writeCurl } from '#formats/curl-command.ts';
import { callThrough, startProxy } from '#proxy/proxy.test-support.ts';
import { runInShell, shells } from './shells.ts';
import { emptyAnswer, type RecordedRequest, startWireRecorder } from './wire-recorder.ts';

let proxy: Awaited<ReturnType<typeof startProxy>>;
let recorder: Awaited<ReturnType<typeof startWireRecorder>>;
beforeAll(async () => {
  if (spawnSync('curl', ['--version']).error) throw new Error('curl is not on the PATH: install it to run this test');
  proxy = await startProxy();
  recorder = await startWireRecorder();
});
afterAll(async () => {
  recorder?.close();
  await proxy?.close();
});

const hostile = `'"\`id\` $(id) $HOME !! !x \\ \\n %s %% [1-3] {a,b} * ? ~ # & | ; <x >y @/etc/passwd -X -- ()`;
const secret: SecretRef = { id: 's1', label: 'access token', lastFour: '' };
const otherSecret: SecretRef = { id: 's2', label: 'client secret', lastFour: '' };
const secretValues: Readonly<Record<string, string>> = { s1: `t0k+/='"$(id)\`id\`!\\%s`, s2: 'p@ss word&=%+é' };
const open = ({ id }: SecretRef) => secretValues[id] ?? '';
/** What stands in the requests below under a name that makes it secret. */
const typed: Readonly<Record<string, string>> = {
  AUTHORIZATION_BEARER: 'typed-by-hand-$(id)',
  COOKIE: `a="b"; c='d'`,
  PASSWORD: 'hunter\\"2',
};

const form = (body: Template): CallRequest['body'] => ({ kind: 'text', text: body });
const plain = (body: string) => form(text(body));

const cases: [string, Partial<CallRequest> & { path?: Template }][] = [
  ['nothing but a URL', {}],
  ['HEAD', { method: 'HEAD', headers: [['X-A', text('b')]] }],
  ...['POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'QUERY', '-X', "M!#$%&'*+-.^_`|~"].map(
    (method): (typeof cases)[number] => [`${method} without a body`, { method }],
  ),
  ...['GET', 'DELETE', 'OPTIONS', 'PUT', 'POST'].map((method): (typeof cases)[number] => [
    `${method} with a body`,
    { method, body: plain('a=b') },
  ]),
  ['an empty body', { method: 'POST', body: plain('') }],
  ['hostile characters in the path', { path: text('/a\'b"`c`$(d)!e\\f%20%zz[1-3]{g,h}*|^<>~;@-') }],
  ['dots in the path', { path: text('/a/../b/./c/%2e%2E/d/..') }],
  ['a query without a path, doubled signs and nothing', { path: text('?a=1&&b==2&c&?d#part') }],
  ['a URL that has to be tidied', { path: text('/größe x/../y?q=ü "z"') }],
  ['a secret in the URL', { path: [...text('/../x?[a]&t='), ...slot(otherSecret, 'form'), ...text('&u=1')] }],
  [
    'headers: order, case, duplicates, none of a value',
    {
      headers: [
        ['x-b', text('2')],
        ['X-A', text('1')],
        ['x-B', text('3')],
        ['X-Empty', []],
        ['x-empty', []],
        ['X-A', text('1')],
        ['-X-Dash', text('-v')],
        ["X!#$%&'*+.^_`|~", text('@file')],
      ],
    },
  ],
  [
    'what curl would write itself',
    {
      method: 'POST',
      headers: [
        ['content-type', []],
        ['USER-AGENT', []],
        ['Accept', text('a')],
        ['accept', text('b')],
        ['Accept-Encoding', text('gzip')],
        ['Referer', text('http://r')],
        ['TE', text('x')],
        ['Range', text('bytes=0-1')],
        ['Proxy-Connection', text('x')],
        ['Upgrade-Insecure-Requests', text('1')],
        ['If-None-Match', text('"x"')],
      ],
      body: plain('x'.repeat(5000)),
    },
  ],
  [
    'hostile characters in headers',
    {
      headers: [
        ['X-A', text(hostile)],
        ['X-B', text(`${hostile}\t é ÿ \u0085`)],
        ['X-C', text('@x')],
        ['X-D', text(':;')],
      ],
    },
  ],
  [
    'secrets in headers',
    {
      headers: [
        ['Authorization', [...text('Bearer '), ...slot(secret)]],
        ['X-Two', [...slot(secret), ...text(`:${hostile}é`), ...slot(secret)]],
        [
          'Authorization',
          [...text('Basic '), { kind: 'base64', parts: [...text("-u%'\\!é:"), ...slot(otherSecret, 'form')] }],
        ],
        [
          'Authorization',
          [...text('Basic '), { kind: 'base64', parts: [...text(`${'long'.repeat(40)}:`), ...slot(secret)] }],
        ],
      ],
    },
  ],
  [
    'secrets typed by hand',
    {
      method: 'POST',
      headers: [
        ['authorization', text(`Bearer ${typed.AUTHORIZATION_BEARER}`)],
        ['Cookie', text(typed.COOKIE ?? '')],
      ],
      body: plain(`{"password": "${typed.PASSWORD}", "a": "it's"}`),
    },
  ],
  [
    'a form with secrets',
    { method: 'POST', body: form([...text('a=@b&c='), ...slot(otherSecret, 'form'), ...text('&d='), ...slot(secret)]) },
  ],
  ['hostile characters in a body', { method: 'POST', body: plain(hostile) }],
  ['lines', { method: 'POST', body: plain(`{\n  "a": "it's! !! !x",\n\n  "b": "\\n\\u00e9"\n}\n\n`) }],
  ['lines with CR and tabs', { method: 'POST', body: plain(`-a\r\n\tb!'"\\%d\r\n\r\n`) }],
  [
    'lines and a secret behind a tab',
    { method: 'POST', body: form([...text("\t'%s\n"), ...slot(secret), ...text('\n!')]) },
  ],
  ['a body that begins with @', { method: 'POST', body: plain('@/etc/passwd') }],
  ['a body that begins with -', { method: 'POST', body: plain('-d @/etc/passwd') }],
  [
    'every control',
    { method: 'POST', body: plain(Array.from({ length: 160 }, (_, at) => String.fromCharCode(at)).join('')) },
  ],
  ['letters of the world', { method: 'POST', body: plain('größe 日本 👩‍👩‍👧 \u202e \ufeff \ud800 e\u0301') }],
  [
    'very long values',
    { method: 'POST', headers: [['X-Long', text('x'.repeat(8000))]], body: plain("it's €\n".repeat(20_000)) },
  ],
  ['a body just short of the pipe', { method: 'POST', body: plain('x'.repeat(99_000)) }],
];

const runs = cases.flatMap(([name, changes]) =>
  shells.map((shell) => ({ name, changes, shell, shellName: shell.join(' ') })),
);

test.each(runs)('$name, in $shellName', async ({ changes, shell }) => {
  const { path = text('/'), ...rest } = changes;
  const url = [...text(`http://127.0.0.1:${recorder.port}`), ...path];
  const request: CallRequest = { method: 'GET', headers: [], body: { kind: 'none' }, ...rest, url };
  const copied = writeCurl(request, { followsRedirects: false, connection: null });
  if (copied.kind !== 'command') throw new Error(`Refused: ${JSON.stringify(copied)}`);
  for (const value of [...Object.values(secretValues), ...Object.values(typed)]) {
    expect(copied.command).not.toContain(value);
  }
  const sent = await sendByConsole(request);
  expect(await runCopied(copied, shell)).toEqual(sent);
});

test.each([
  ['to the same origin', '/next', ['X-A: 1', 'Authorization: Bearer x', 'Cookie: a=b']],
  ['to another', '', ['X-A: 1']],
])('followed %s, curl takes along what the note says', async (_, path, taken) => {
  const elsewhere = await startWireRecorder();
  const location = path || `http://127.0.0.1:${elsewhere.port}/`;
  const first = await startWireRecorder(({ start }) =>
    start.includes(' / ')
      ? `HTTP/1.1 303 See Other\r\nLocation: ${location}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n`
      : emptyAnswer,
  );
  const headers = taken.length > 1 ? taken : ['X-A: 1', 'Authorization: Bearer x', 'Cookie: a=b'];
  const request: CallRequest = {
    method: 'POST',
    url: text(`http://127.0.0.1:${first.port}/`),
    headers: headers.map((line) => line.split(': ')).map(([name = '', value = '']) => [name, text(value)]),
    body: plain('a=b'),
  };
  const copied = writeCurl(request, { followsRedirects: true, connection: null });
  if (copied.kind !== 'command') throw new Error(`Refused: ${copied.kind}`);
  const values = { AUTHORIZATION_BEARER: 'x', COOKIE: 'a=b' };
  await runInShell(['sh'], copied.command, values);
  const [last] = [...first.take(), ...elsewhere.take()].slice(-1);
  first.close();
  elsewhere.close();
  expect(last?.start).toMatch(/^GET /);
  expect(last?.headers.filter((line) => !line.startsWith('Host:'))).toEqual(taken);
});

async function sendByConsole({ method, url, headers, body }: CallRequest) {
  const hasBody = body.kind === 'text';
  const lines = headers.map(([name, value]) => [name, fill(value, open)] as const);
  const description = { method, url: fill(url, open), headers: lines, hasBody };
  const { end } = await callThrough(proxy.port, description, hasBody ? fill(body.text, open) : '');
  expect(end.ending.kind).toBe('response');
  const requests = comparable(recorder.take());
  expect(requests).toHaveLength(1);
  return requests;
}

/** The variables are set as their list says. */
async function runCopied({ command, variables }: CurlCommand, shell: readonly string[]) {
  const values = variables.map(({ name, secret, holds }) => {
    if (!secret) return [name, typed[name] ?? ''];
    return [name, fill(slot(secret, holds === 'form-encoded' ? 'form' : 'verbatim'), open)];
  });
  await runInShell(shell, command, Object.fromEntries(values));
  return comparable(recorder.take());
}

/**
 * What is compared: everything but Connection, which is each client's own, and the space behind the colon of an empty
 * header, which is none of its value (RFC 9112 section 5).
 */
function comparable(requests: readonly RecordedRequest[]) {
  return requests.map(({ start, headers, body }) => ({
    start,
    headers: headers.filter((line) => !/^connection:/i.test(line)).map((line) => line.trimEnd()),
    body: body.toString('latin1'),
  }));
}
