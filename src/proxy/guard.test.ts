import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeEnvelope } from '#call/wire.ts';
import {
  codeOf,
  describeCall,
  exchange,
  ownHeaders,
  requestHead,
  startProxy,
  startRawUpstream,
  testKey,
} from './proxy.test-support.ts';

let proxy: Awaited<ReturnType<typeof startProxy>>;
let upstream: Awaited<ReturnType<typeof startRawUpstream>>;

beforeAll(async () => {
  proxy = await startProxy();
  upstream = await startRawUpstream((socket) => socket.end('HTTP/1.1 204 No Content\r\nConnection: close\r\n\r\n'));
});
afterAll(async () => {
  upstream.close();
  await proxy.close();
});

const get = (path: string, headers: Record<string, string> = {}) =>
  exchange(proxy.port, requestHead(`GET ${path}`, { Host: `127.0.0.1:${proxy.port}`, ...headers }));

/** A call the console itself makes, but for these header lines; an empty value leaves one out. */
function sendWith(changes: Record<string, string>) {
  const envelope = writeEnvelope(describeCall({ url: upstream.url }), new Uint8Array());
  const all = { Host: `127.0.0.1:${proxy.port}`, ...ownHeaders(proxy.port), ...changes };
  const kept = Object.fromEntries(Object.entries(all).filter(([, value]) => value !== ''));
  const head = requestHead('POST /send', { ...kept, 'Content-Length': String(envelope.length) });
  return exchange(proxy.port, Buffer.concat([Buffer.from(head), envelope]));
}

describe('R01 exactly one Host, one of ours', () => {
  const paths = ['GET /', 'GET /assets/app-1a2b.js', 'GET /callback?code=c', 'POST /callback', 'POST /send', 'GET /x'];
  const foreignHosts = [
    'evil.example',
    'evil.example:PORT',
    '127.0.0.1',
    '127.0.0.1:1',
    '127.0.0.1:PORT.evil.example',
    '127.0.0.1.evil.example:PORT',
    'localhost.:PORT',
    'LOCALHOST:PORT',
    '0.0.0.0:PORT',
    '127.1:PORT',
    '127.0.0.2:PORT',
    '[::]:PORT',
    '::1:PORT',
    '[0:0:0:0:0:0:0:1]:PORT',
    'user@127.0.0.1:PORT',
    '127.0.0.1:PORT/',
    '',
  ];
  it.each(paths)('%s is refused under every other host', async (start) => {
    for (const foreign of foreignHosts) {
      const host = foreign.replace('PORT', String(proxy.port));
      const answer = await exchange(proxy.port, requestHead(start, { Host: host, 'Content-Length': '0' }));
      expect([host, answer.status, codeOf(answer)]).toEqual([host, 403, 'host-not-allowed']);
      expect(answer.body.toString()).not.toContain(testKey);
    }
  });

  it.each([
    ['no Host', 'GET / HTTP/1.1\r\n\r\n'],
    ['two of ours', 'GET / HTTP/1.1\r\nHost: 127.0.0.1:PORT\r\nHost: 127.0.0.1:PORT\r\n\r\n'],
    ['ours, then a foreign one', 'GET / HTTP/1.1\r\nHost: 127.0.0.1:PORT\r\nhost: evil.example\r\n\r\n'],
    [
      'a foreign one before 100 Continue',
      'POST /send HTTP/1.1\r\nHost: e\r\nExpect: 100-continue\r\nContent-Length: 9\r\n\r\n',
    ],
    ['a foreign one before 417', 'GET / HTTP/1.1\r\nHost: e\r\nExpect: miracles\r\n\r\n'],
  ])('%s is refused', async (_, request) => {
    expect((await exchange(proxy.port, request.replaceAll('PORT', String(proxy.port)))).status).toBe(403);
  });

  it('answers to its own three spellings', async () => {
    for (const host of ['127.0.0.1', 'localhost', '[::1]']) {
      const answer = await get('/', { Host: `${host}:${proxy.port}` });
      expect([host, answer.status]).toEqual([host, host === '127.0.0.1' ? 200 : 302]);
    }
  });
});

describe('R02 the key of this launch', () => {
  it.each([
    ['missing', {}],
    ['wrong', { 'x-authscope-key': 'x'.repeat(43) }],
    ['a beginning', { 'x-authscope-key': testKey.slice(0, -1) }],
    ['too long', { 'x-authscope-key': `${testKey}k` }],
    ['in a cookie', { Cookie: `x-authscope-key=${testKey}` }],
    ['in Authorization', { Authorization: `Bearer ${testKey}` }],
  ])('%s is refused', async (_, headers) => {
    const answer = await sendWith({ 'x-authscope-key': '', ...headers });
    expect([answer.status, codeOf(answer)]).toEqual([403, 'bad-key']);
  });

  it('is not taken from the URL', async () => {
    const { Origin, 'Content-Type': type } = ownHeaders(proxy.port);
    const headers = { Host: `127.0.0.1:${proxy.port}`, Origin: `${Origin}`, 'Content-Type': `${type}` };
    const start = `POST /send?x-authscope-key=${testKey}&key=${testKey}`;
    expect(codeOf(await exchange(proxy.port, requestHead(start, { ...headers, 'Content-Length': '0' })))).toBe(
      'bad-key',
    );
  });
});

describe('R03 only the console itself may send', () => {
  it('takes its own call', async () => {
    expect((await sendWith({ 'Sec-Fetch-Site': 'same-origin' })).status).toBe(200);
  });

  it.each([
    ['no Origin', { Origin: '' }],
    ['null', { Origin: 'null' }],
    ['another site', { Origin: 'https://evil.example' }],
    ['the localhost spelling', { Origin: 'http://localhost:PORT' }],
    ['https', { Origin: 'https://127.0.0.1:PORT' }],
    ['another port', { Origin: 'http://127.0.0.1:1' }],
    ['a longer port', { Origin: 'http://127.0.0.1:PORT0' }],
    ['a host that begins alike', { Origin: 'http://127.0.0.1:PORT.evil.example' }],
    ['a path', { Origin: 'http://127.0.0.1:PORT/' }],
    ['capitals', { Origin: 'HTTP://127.0.0.1:PORT' }],
    ['two origins', { Origin: 'http://127.0.0.1:PORT', origin: 'https://evil.example' }],
    ['a cross-site fetch', { 'Sec-Fetch-Site': 'cross-site' }],
    ['a same-site fetch', { 'Sec-Fetch-Site': 'same-site' }],
    ['a typed address', { 'Sec-Fetch-Site': 'none' }],
  ])('%s is refused', async (_, headers) => {
    const lines = Object.entries(headers).map(([name, value]) => [name, value.replace('PORT', String(proxy.port))]);
    const answer = await sendWith(Object.fromEntries(lines));
    expect([answer.status, codeOf(answer)]).toEqual([403, 'origin-not-allowed']);
  });

  it.each(['text/plain', 'application/json', 'application/octet-stream; charset=utf-8', 'multipart/form-data', ''])(
    'content type "%s" is refused',
    async (type) => {
      const answer = await sendWith({ 'Content-Type': type });
      expect([answer.status, codeOf(answer)]).toEqual([415, 'content-type']);
    },
  );

  it('never speaks CORS, not even to a preflight', async () => {
    const origin = { Origin: 'https://evil.example', 'Access-Control-Request-Method': 'POST' };
    for (const start of ['OPTIONS /send', 'OPTIONS /', 'OPTIONS /callback', 'GET /', 'POST /send']) {
      const headers = { Host: `127.0.0.1:${proxy.port}`, ...origin, 'Content-Length': '0' };
      const answer = await exchange(proxy.port, requestHead(start, headers));
      expect(Object.keys(answer.headers).filter((name) => name.startsWith('access-control-'))).toEqual([]);
      if (start.startsWith('OPTIONS')) expect(answer.status).toBe(405);
    }
  });
});

describe('what is no request is refused like any other, and told nothing', () => {
  it.each([
    ['no HTTP', 'EHLO evil.example\r\n\r\n', 400, 'not-http'],
    ['a header without a colon', 'GET / HTTP/1.1\r\nHost\r\n\r\n', 400, 'not-http'],
    ['two framings', 'POST /send HTTP/1.1\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n', 400, 'not-http'],
    ['a header of 100 KB', `GET / HTTP/1.1\r\nX: ${'x'.repeat(100_000)}\r\n\r\n`, 431, 'request-head-too-large'],
  ] as const)('%s', async (...row) => {
    const [, bytes, status, code] = row;
    const refusal = await exchange(proxy.port, bytes);
    expect([refusal.status, codeOf(refusal)]).toEqual([status, code]);
    expect(refusal.headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
      connection: 'close',
    });
    expect(refusal.body.toString()).not.toContain(testKey);
  });
});

describe('R04 CONNECT, absolute-form, TRACE and upgrades do nothing', () => {
  const host = () => ({ Host: `127.0.0.1:${proxy.port}` });

  it('CONNECT opens no tunnel', async () => {
    const before = upstream.sockets.length;
    const answer = await exchange(proxy.port, requestHead(`CONNECT 127.0.0.1:${upstream.port}`, host()));
    expect([answer.status, upstream.sockets.length]).toEqual([0, before]);
  });

  it('absolute-form reaches nobody', async () => {
    const before = upstream.sockets.length;
    const answer = await exchange(proxy.port, requestHead(`GET ${upstream.url}/`, host()));
    expect([answer.status, upstream.sockets.length]).toEqual([404, before]);
  });

  it('TRACE echoes nothing', async () => {
    const answer = await exchange(proxy.port, requestHead('TRACE /', { ...host(), Cookie: 'secret=1' }));
    expect(answer.status).toBe(405);
    expect(answer.body.toString()).not.toContain('secret');
  });

  it('an upgrade is not taken up', async () => {
    const upgrade = { ...host(), Connection: 'Upgrade', Upgrade: 'websocket', 'Sec-WebSocket-Key': 'AAAA' };
    expect((await exchange(proxy.port, requestHead('GET /send', upgrade))).status).toBe(405);
  });

  it('GET and PUT have nothing to do at /send', async () => {
    for (const method of ['GET', 'PUT', 'DELETE']) {
      expect((await exchange(proxy.port, requestHead(`${method} /send`, host()))).status).toBe(405);
    }
  });
});
