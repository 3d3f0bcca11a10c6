import { createHash, randomBytes } from 'node:crypto';
import net from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeEnvelope } from '#call/wire.ts';
import {
  callThrough,
  codeOf,
  describeCall,
  exchange,
  ownHeaders,
  postEnvelope,
  requestHead,
  startProxy,
  startRawUpstream,
} from './proxy.test-support.ts';

let proxy: Awaited<ReturnType<typeof startProxy>>;
beforeAll(async () => {
  proxy = await startProxy();
});
afterAll(() => proxy.close());

/** An upstream that answers every request with these bytes. */
const answering = (bytes: string | Buffer, isLast = false) =>
  startRawUpstream((socket) => {
    socket.write(bytes as Buffer);
    if (isLast) socket.end();
  });

const noContent = 'HTTP/1.1 204 No Content\r\n\r\n';

describe('R13 what the user wrote is what is sent', () => {
  it('keeps order, case and duplicates, and adds Host, framing and nothing else', async () => {
    const upstream = await answering(noContent);
    const headers = [
      ['X-B', '2'],
      ['x-a', '1'],
      ['X-B', '3'],
      ['Cookie', 'a=1'],
      ['cookie', 'b=2'],
      ['X-Empty', ''],
      ['X-Latin', 'caf\u00e9'],
    ] as const;
    await callThrough(
      proxy.port,
      { url: `${upstream.url}/p/../q?x=1#f`, headers, method: 'PUT', hasBody: true },
      'body',
    );
    expect(upstream.seen.join('')).toBe(
      `PUT /p/../q?x=1 HTTP/1.1\r\nHost: 127.0.0.1:${upstream.port}\r\nX-B: 2\r\nx-a: 1\r\nX-B: 3\r\nCookie: a=1\r\n` +
        'cookie: b=2\r\nX-Empty: \r\nX-Latin: caf\u00e9\r\nContent-Length: 4\r\nConnection: close\r\n\r\nbody',
    );
    upstream.close();
  });

  it.each([
    ['GET', false, null],
    ['GET', true, '0'],
    ['DELETE', false, null],
    ['POST', false, '0'],
    ['POST', true, '0'],
    ['PROPFIND', false, '0'],
  ])('%s, body given: %s, has Content-Length %s', async (method, hasBody, length) => {
    const upstream = await answering(noContent);
    await callThrough(proxy.port, { url: upstream.url, method, hasBody });
    expect(/content-length: (.*)\r/i.exec(upstream.seen.join(''))?.[1] ?? null).toBe(length);
    expect(upstream.seen.join('').toLowerCase()).not.toMatch(/transfer-encoding|accept|user-agent/);
    upstream.close();
  });
});

describe('R14 the response travels inside as data', () => {
  it('hands on status, reason, version and raw header lines; its own headers are fixed', async () => {
    const upstream = await answering(
      'HTTP/1.0 299 Strangely fine\r\nset-COOKIE: a=1\r\nX: caf\xe9\r\nSet-Cookie: b=2\r\nContent-Type: text/html\r\n' +
        'Access-Control-Allow-Origin: *\r\nX-Odd: \r\nContent-Length: 2\r\n\r\nhi',
      true,
    );
    // Latin-1, as on the wire: a string would be written as UTF-8.
    const outer = await postEnvelope(proxy.port, writeEnvelope(describeCall({ url: upstream.url }), new Uint8Array()));
    expect(outer.status).toBe(200);
    expect(Object.keys(outer.headers).sort()).toEqual([
      'cache-control',
      'connection',
      'content-length',
      'content-security-policy',
      'content-type',
      'cross-origin-resource-policy',
      'date',
      'keep-alive',
      'referrer-policy',
      'x-content-type-options',
    ]);
    expect(outer.headers['content-type']).toBe('application/octet-stream');
    const { head, body, end } = await callThrough(proxy.port, { url: upstream.url });
    expect(head).toMatchObject({ status: 299, reason: 'Strangely fine', httpVersion: '1.0' });
    expect(head?.rawHeaders.slice(2)).toEqual([
      ['Set-Cookie', 'b=2'],
      ['Content-Type', 'text/html'],
      ['Access-Control-Allow-Origin', '*'],
      ['X-Odd', ''],
      ['Content-Length', '2'],
    ]);
    expect(head?.rawHeaders[0]).toEqual(['set-COOKIE', 'a=1']);
    expect(body.toString()).toBe('hi');
    expect(end).toMatchObject({ ending: { kind: 'response' }, remoteAddress: '127.0.0.1' });
    upstream.close();
  });

  it('keeps Latin-1 in response headers', async () => {
    const upstream = await answering(
      Buffer.from('HTTP/1.1 200 OK\r\nX: caf\xe9\r\nContent-Length: 0\r\n\r\n', 'latin1'),
    );
    const { head } = await callThrough(proxy.port, { url: upstream.url });
    expect(head?.rawHeaders[0]).toEqual(['X', 'caf\u00e9']);
    upstream.close();
  });

  it('R10: follows no redirect', async () => {
    const upstream = await answering('HTTP/1.1 302 Found\r\nLocation: /elsewhere\r\nContent-Length: 0\r\n\r\n');
    const { head } = await callThrough(proxy.port, { url: upstream.url });
    expect([head?.status, upstream.seen.length]).toEqual([302, 1]);
    upstream.close();
  });

  it('brings a large binary body whole', async () => {
    const bytes = randomBytes(900_000);
    const upstream = await answering(
      Buffer.concat([Buffer.from(`HTTP/1.1 200 OK\r\nContent-Length: ${bytes.length}\r\n\r\n`), bytes]),
    );
    const { body, end } = await callThrough(proxy.port, { url: upstream.url });
    const hash = (part: Buffer) => createHash('sha256').update(part).digest('hex');
    expect(hash(body)).toBe(hash(bytes));
    expect(end.sizes.responseBytes).toBe(bytes.length);
    upstream.close();
  });
});

describe('R12 what is not put on the wire', () => {
  it.each([
    ['bad-method', { method: 'TRACE' }],
    ['bad-method', { method: 'CONNECT' }],
    ['bad-method', { method: 'GET /evil HTTP/1.1\r\nX:' }],
    ['bad-method', { method: 'get' }],
    ['bad-method', { method: '' }],
    ['bad-header-name', { headers: [['', 'x']] as const }],
    ['bad-header-name', { headers: [['X Y', 'x']] as const }],
    ['bad-header-name', { headers: [['X:', 'x']] as const }],
    ['bad-header-name', { headers: [['X\r\nHost', 'x']] as const }],
    ['bad-header-name', { headers: [['\u00dcber', 'x']] as const }],
    ['bad-header-value', { headers: [['X', 'a\r\nHost: evil']] as const }],
    ['bad-header-value', { headers: [['X', 'a\nb']] as const }],
    ['bad-header-value', { headers: [['X', 'a\rb']] as const }],
    ['bad-header-value', { headers: [['X', 'a\0b']] as const }],
    ['bad-header-value', { headers: [['X', '\u20ac']] as const }],
    ['owned-header', { headers: [['host', 'evil.example']] as const }],
    ['owned-header', { headers: [['Content-Length', '0']] as const }],
    ['owned-header', { headers: [['transfer-Encoding', 'chunked']] as const }],
    ['owned-header', { headers: [['CONNECTION', 'close']] as const }],
    ['scheme-not-allowed', { url: 'file:///etc/passwd' }],
    ['metadata-address', { url: 'http://169.254.169.254/' }],
  ])('%s: %j', async (code, changes) => {
    const upstream = await answering(noContent);
    const { head, end } = await callThrough(proxy.port, { url: upstream.url, ...changes });
    expect(head).toBeNull();
    expect(end.ending).toEqual({ kind: 'refused-by-proxy', code });
    expect(end).toMatchObject({ connection: 'none', remoteAddress: null, phases: { dnsMs: null, waitingMs: null } });
    expect(upstream.sockets).toEqual([]);
    upstream.close();
  });
});

describe('R08 at the dial', () => {
  it.each(['localhost', '127.0.0.1', '[::1]', '0.0.0.0', '[::]', '[::ffff:127.0.0.1]', '2130706433'])(
    'the proxy does not call itself as %s',
    async (host) => {
      const { end } = await callThrough(proxy.port, { url: `http://${host}:${proxy.port}/` });
      expect(end.ending).toEqual({ kind: 'refused-by-proxy', code: 'own-address' });
    },
  );
});

describe('R07 a malformed envelope', () => {
  const withJson = (json: string, length = Buffer.byteLength(json)) => {
    const prefix = Buffer.alloc(4);
    prefix.writeUInt32BE(length);
    return Buffer.concat([prefix, Buffer.from(json)]);
  };
  const valid = describeCall({ url: 'http://127.0.0.1:1/' });
  it.each([
    ['nothing', Buffer.alloc(0)],
    ['half a length', Buffer.alloc(3)],
    ['a length past the end', withJson('{}', 3)],
    ['a length of 4 GB', Buffer.from([255, 255, 255, 255, 0])],
    ['no JSON', withJson('{')],
    ['null', withJson('null')],
    ['an array', withJson('[]')],
    ['an unknown field', withJson(JSON.stringify({ ...valid, follow: true }))],
    ['a missing field', withJson(JSON.stringify({ ...valid, limits: undefined }))],
    ['an unknown field for a missing one', withJson(JSON.stringify({ ...valid, url: undefined, uri: valid.url }))],
    ['a header of three', withJson(JSON.stringify({ ...valid, headers: [['a', 'b', 'c']] }))],
    ['a header that is a number', withJson(JSON.stringify({ ...valid, headers: [['a', 1]] }))],
    ['a limit of no time', withJson(JSON.stringify({ ...valid, limits: { ...valid.limits, idleMs: 0 } }))],
    ['a limit no timer takes', withJson(JSON.stringify({ ...valid, limits: { ...valid.limits, headersMs: 2 ** 31 } }))],
    ['a negative limit', withJson(JSON.stringify({ ...valid, limits: { ...valid.limits, bodyBytes: -1 } }))],
    ['a body where none was announced', writeEnvelope(valid, Buffer.from('x'))],
    ['invalid UTF-8', Buffer.from([0, 0, 0, 2, 0xff, 0xfe])],
    ['depth', withJson('['.repeat(100_000))],
  ])('%s: 400 bad-envelope', async (_, envelope) => {
    const answer = await postEnvelope(proxy.port, envelope);
    expect([answer.status, codeOf(answer)]).toEqual([400, 'bad-envelope']);
  });

  it('of more than the proxy takes is refused by its length alone', async () => {
    const headers = { Host: `127.0.0.1:${proxy.port}`, ...ownHeaders(proxy.port), 'Content-Length': String(2 ** 40) };
    const answer = await exchange(proxy.port, requestHead('POST /send', headers));
    expect([answer.status, codeOf(answer)]).toEqual([413, 'envelope-too-large']);
  });

  it('of random bytes never ends the process', async () => {
    const upstream = await answering(noContent);
    for (let size = 0; size < 200; size += 1) {
      const noise = randomBytes(size);
      if (size > 4) noise.writeUInt32BE(size - 4);
      expect((await postEnvelope(proxy.port, noise)).status).toBe(400);
      const socket = net.connect(proxy.port, '127.0.0.1').on('error', () => {});
      socket.end(Buffer.concat([noise, Buffer.from('\r\n\r\n')])).resume();
      await new Promise((closed) => socket.on('close', closed));
    }
    expect((await callThrough(proxy.port, { url: upstream.url })).end.ending.kind).toBe('response');
    upstream.close();
  });

  it('that breaks off leaves the proxy alive', async () => {
    const headers = { Host: `127.0.0.1:${proxy.port}`, ...ownHeaders(proxy.port), 'Content-Length': '100' };
    const socket = net.connect(proxy.port, '127.0.0.1');
    await new Promise<void>((done) => socket.end(requestHead('POST /send', headers), done));
    const upstream = await answering(noContent);
    expect((await callThrough(proxy.port, { url: upstream.url })).end.ending.kind).toBe('response');
    upstream.close();
  });
});

it('R12: what Node’s client can’t frame is refused with a code, and the process lives', async () => {
  const upstream = await startRawUpstream(() => {});
  const headers = [['Trailer', 'X-Sum']] as const;
  const { end } = await callThrough(proxy.port, { url: upstream.url, headers });
  expect(end.ending).toEqual({ kind: 'refused-by-proxy', code: 'unsendable' });
  upstream.close();
});

it('R07: an envelope in chunks ends at the same limit as one with a length', async () => {
  const head = requestHead('POST /send', {
    ...ownHeaders(proxy.port),
    Host: `127.0.0.1:${proxy.port}`,
    'Transfer-Encoding': 'chunked',
  });
  const chunk = Buffer.alloc(1024 * 1024);
  const framed = Buffer.concat([Buffer.from(`${chunk.length.toString(16)}\r\n`), chunk, Buffer.from('\r\n')]);
  const answer = await exchange(
    proxy.port,
    Buffer.concat([Buffer.from(head), ...Array.from({ length: 66 }, () => framed)]),
  );
  expect(answer.status).toBe(413);
  expect(codeOf(answer)).toBe('envelope-too-large');
});
