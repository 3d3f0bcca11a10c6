import { expect, test } from 'vitest';
import { type Call, type HeaderLine, type Hop, headerValue } from './call.ts';
import { viewCall } from './call-view.ts';
import { slot, text } from './template.ts';

const secret = 'hunter2hunter2hunter2';
const call = (rawHeaders: readonly HeaderLine[], body: Uint8Array | string): Call => ({
  id: 'c1',
  purpose: 'api',
  profileId: 'p1',
  tokenId: 't1',
  requestId: null,
  retryOf: null,
  request: {
    method: 'GET',
    url: text(`https://api.example/me?api_key=${secret}&a=1`),
    headers: [['Authorization', [...text('Bearer '), ...slot({ id: 's1', label: 'access token', lastFour: 'wxyz' })]]],
    body: { kind: 'none' },
  },
  sentAt: 1,
  receivedAt: 2,
  hops: [],
  wireBody: null,
  echoes: null,
  readBy: null,
  largeBody: null,
  isBodyDropped: false,
  head: { status: 401, reason: 'Unauthorized', httpVersion: '1.1', rawHeaders },
  body: typeof body === 'string' ? new TextEncoder().encode(body) : body,
  ending: { kind: 'response' },
  phases: { dnsMs: null, tcpMs: null, tlsMs: null, waitingMs: null, downloadMs: null, totalMs: 1 },
  connection: 'new',
  remoteAddress: '127.0.0.1',
  tls: null,
  viaProxy: null,
  coding: null,
  redirectStop: null,
  sizes: { requestBytes: 0, responseBytes: 0, decodedBytes: 0 },
});
const join = (spans: readonly { text: string }[] | null) => spans?.map((span) => span.text).join('');

test('a view holds no secret of what came back, nor of the URL', () => {
  const view = viewCall(
    call(
      [
        ['Set-Cookie', `sid=${secret}`],
        ['X', `Bearer ${secret}`],
      ],
      `{"access_token":"${secret}"}`,
    ),
  );
  expect(JSON.stringify(view)).not.toContain(secret.slice(0, -4));
  expect(view.method).toBe('GET');
  expect(view.url).toBe('https://api.example/me?api_key=••••••••ter2&a=1');
  expect(join(view.requestText)).toBe(
    'GET /me?api_key=••••••••ter2&a=1 HTTP/1.1\nHost: api.example\nAuthorization: Bearer ••••••••wxyz\n',
  );
  expect(view).not.toHaveProperty('body');
  expect(view).not.toHaveProperty('request');
  expect(view.head).toEqual({ status: 401, reason: 'Unauthorized', httpVersion: '1.1' });
});

test('a redirect that was followed holds no secret either, and says where it led', () => {
  const { phases, connection, remoteAddress, tls, viaProxy } = call([], '');
  const hop: Hop = {
    ...{ phases, connection, remoteAddress, tls, viaProxy },
    method: 'GET',
    url: `https://api.example/me?api_key=${secret}`,
    head: {
      status: 302,
      reason: 'Found',
      httpVersion: '1.1',
      rawHeaders: [
        ['Location', `https://other.example/?code=${secret}`],
        ['Set-Cookie', `sid=${secret}`],
      ],
    },
    nextUrl: `https://other.example/?code=${secret}`,
    droppedHeaders: ['Authorization'],
    isBodyDropped: false,
  };
  const view = viewCall({ ...call([], ''), hops: [hop] });
  expect(JSON.stringify(view)).not.toContain(secret.slice(0, -4));
  expect(view.hops).toMatchObject([{ status: 302, url: 'https://api.example/me?api_key=••••••••ter2' }]);
  expect(view.lastUrl).toBe('https://other.example/?code=••••••••ter2');
});

test.each<[status: number, location: string, leads: string | null]>([
  [302, '/login?next=%2Fme', 'https://api.example/login?next=%2Fme'],
  [308, 'https://other.example/', 'https://other.example/'],
  [301, `//other.example/?token=${secret}`, 'https://other.example/?token=••••••••ter2'],
  [304, '/me', null],
  [200, '/me', null],
  [302, 'http://[', null],
  [302, '', null],
])('a %d with Location %j leads to %j', (status, location, leads) => {
  const head = { status, reason: '', httpVersion: '1.1', rawHeaders: [['location', location]] as const };
  expect(viewCall({ ...call([], ''), head }).redirectsTo).toBe(leads);
});

test('a challenge is found in any of several lines, and what it quotes is masked', () => {
  const lines: HeaderLine[] = [
    ['WWW-Authenticate', 'Basic realm="x"'],
    ['www-authenticate', `Bearer error="invalid_token", error_description="access_token=${secret} is gone"`],
  ];
  expect(viewCall(call(lines, '')).challenge).toEqual({
    error: 'invalid_token',
    description: 'access_token=••••••••ter2 is gone',
    scope: null,
  });
  expect(viewCall(call([], '')).challenge).toBeNull();
  expect(viewCall({ ...call([], ''), head: null })).toMatchObject({ challenge: null, head: null, responseHeaders: [] });
});

test.each<[name: string, body: Uint8Array | string, shown: string | undefined]>([
  ['nothing', '', ''],
  ['text', 'Grüße', 'Grüße'],
  ['text with a byte order mark', '\ufeff{"a":1}', '{"a":1}'],
  ['what is no UTF-8', Uint8Array.of(0xff, 0xfe, 0), undefined],
  ['UTF-8 that breaks off', Uint8Array.of(0x61, 0xc3), undefined],
])('a body of %s', (_, body, shown) => {
  expect(join(viewCall(call([], body)).responseBody)).toBe(shown);
});

test('a header by name, whatever its case: the first', () => {
  const { head } = call(
    [
      ['X-A', '1'],
      ['x-a', '2'],
      ['Empty', ''],
    ],
    '',
  );
  expect(['X-A', 'x-A', 'empty', 'none'].map((name) => headerValue(head, name))).toEqual(['1', '1', '', undefined]);
  expect(headerValue(null, 'x-a')).toBeUndefined();
});

test('a body that is cut in the middle of a character is text all the same; a whole one is not', () => {
  const cut = new TextEncoder().encode('zwölf').subarray(0, 3);
  const largeBody = { id: 'b', bytes: 2_000_000, chunkBytes: 1_048_576, chunks: 2 };
  const brokenOff = { kind: 'aborted' } as const;
  expect(join(viewCall({ ...call([], cut), largeBody }).responseBody)).toBe('zw');
  expect(join(viewCall({ ...call([], cut), ending: brokenOff }).responseBody)).toBe('zw');
  expect(viewCall(call([], cut)).responseBody).toBeNull();
});

test('a file that was sent shows by name and size', () => {
  const stored = { id: 'b', bytes: 1_234_567, chunkBytes: 1_048_576, chunks: 2 };
  const file = { name: 'cat.png', mediaType: 'image/png', stored };
  const { request } = call([], '');
  const view = viewCall({ ...call([], ''), request: { ...request, method: 'POST', body: { kind: 'file', file } } });
  expect(join(view.requestText)).toMatch(/\n\ncat\.png, 1,234,567 bytes$/);
});
