import { once } from 'node:events';
import net from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Ending } from '#call/call.ts';
import { writeEnvelope } from '#call/wire.ts';
import {
  callThrough,
  describeCall,
  ownHeaders,
  requestHead,
  startProxy,
  startRawUpstream,
} from './proxy.test-support.ts';

let proxy: Awaited<ReturnType<typeof startProxy>>;
beforeAll(async () => {
  proxy = await startProxy();
});
afterAll(() => proxy.close());

const limits = {
  connectMs: 5000,
  headersMs: 5000,
  idleMs: 5000,
  totalMs: 0,
  bodyBytes: 1_000_000,
  decodedBytes: 1_000_000,
};
const ok = 'HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nhi';

/** Starts a call whose answer is read by hand: what a page that may leave does. */
function openCall(url: string) {
  const envelope = writeEnvelope(describeCall({ url }), new Uint8Array());
  const headers = {
    Host: `127.0.0.1:${proxy.port}`,
    ...ownHeaders(proxy.port),
    'Content-Length': `${envelope.length}`,
  };
  const socket = net.connect(proxy.port, '127.0.0.1');
  socket.write(Buffer.concat([Buffer.from(requestHead('POST /send', headers)), envelope]));
  return socket;
}

describe('how a call ends', () => {
  const chunked = 'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n';
  const reset: Ending = { kind: 'broken-off', code: 'ECONNRESET', how: 'reset', expectedBytes: null };
  it.each<[string, [string, boolean], Ending]>([
    ['a whole response', [ok, false], { kind: 'response' }],
    ['a body ended by closing', ['HTTP/1.1 200 OK\r\n\r\nhi', true], { kind: 'response' }],
    ['a short body', ['HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nhi', true], reset],
    ['chunks without an end', [`${chunked}2\r\nhi\r\n`, true], reset],
    [
      'a broken chunk',
      [`${chunked}2\r\nhi\r\nZZ\r\n`, false],
      { kind: 'broken-off', code: 'HPE_INVALID_CHUNK_SIZE', how: 'not-http', expectedBytes: null },
    ],
  ])('%s', async (_, [bytes, closes], ending) => {
    const upstream = await startRawUpstream((socket) => (closes ? socket.end(bytes) : socket.write(bytes)));
    const { head, body, end } = await callThrough(proxy.port, { url: upstream.url });
    expect([head?.status, body.toString(), end.ending]).toEqual([200, 'hi', ending]);
    expect(end.sizes.responseBytes).toBe(2);
    upstream.close();
  });

  it.each([
    ['both framings', 'HTTP/1.1 200 OK\r\nContent-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nhi\r\n0\r\n\r\n'],
    ['no HTTP', 'SSH-2.0-OpenSSH_9.6\r\n'],
    ['a header of 300 KB', `HTTP/1.1 200 OK\r\nX: ${'x'.repeat(300_000)}\r\n\r\n`],
  ])('a response with %s is broken', async (_, bytes) => {
    const upstream = await startRawUpstream((socket) => socket.end(bytes));
    const { head, end } = await callThrough(proxy.port, { url: upstream.url });
    expect(head).toBeNull();
    expect(end.ending).toMatchObject({ kind: 'broken-off', code: expect.stringMatching(/^HPE_/), how: 'not-http' });
    upstream.close();
  });

  it('a reset within the body is broken-off; what had arrived was already on its way', async () => {
    const upstream = await startRawUpstream((socket) => socket.write('HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nhi'));
    const page = openCall(upstream.url);
    let answer = '';
    for await (const chunk of page) {
      if (answer === '') upstream.sockets[0]?.resetAndDestroy();
      answer += chunk;
      if (answer.includes('"ending"')) break;
    }
    expect(answer).toMatch(/hi.*"kind":"broken-off","code":"ECONNRESET"/s);
    upstream.close();
  });

  it('an upgrade that nobody asked for is broken-off', async () => {
    const upstream = await startRawUpstream((socket) =>
      socket.write('HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: x\r\n\r\n'),
    );
    const { head, end } = await callThrough(proxy.port, { url: upstream.url });
    expect([head?.status, end.ending.kind]).toEqual([101, 'broken-off']);
    upstream.close();
  });

  it('a closed port is unreachable', async () => {
    const upstream = await startRawUpstream(() => {});
    upstream.close();
    const { end } = await callThrough(proxy.port, { url: upstream.url });
    expect(end).toMatchObject({
      ending: { kind: 'unreachable', code: 'ECONNREFUSED', during: 'connect' },
      connection: 'none',
      phases: { tcpMs: null, waitingMs: null },
    });
  });

  it('a name that does not exist is unreachable', async () => {
    const { end } = await callThrough(proxy.port, { url: 'http://nowhere.invalid/' });
    expect(end.ending).toMatchObject({
      kind: 'unreachable',
      code: expect.stringMatching(/^E(NOTFOUND|AI_AGAIN)$/),
      during: 'dns',
    });
    expect(end.remoteAddress).toBeNull();
  });

  it('closing before any answer is unreachable', async () => {
    const upstream = await startRawUpstream((socket) => socket.destroy());
    const { end } = await callThrough(proxy.port, { url: upstream.url });
    expect(end).toMatchObject({
      ending: { kind: 'unreachable', code: 'ECONNRESET', during: 'waiting' },
      connection: 'new',
    });
    upstream.close();
  });

  it('https to a server without TLS is a tls ending', async () => {
    const upstream = await startRawUpstream((socket) => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n'));
    const { end } = await callThrough(proxy.port, { url: upstream.url.replace('http:', 'https:') });
    expect(end).toMatchObject({ ending: { kind: 'tls' }, phases: { tlsMs: null }, connection: 'new' });
    upstream.close();
  });
});

describe('R17 limits', () => {
  it('a silent server is a timeout before the header', async () => {
    const upstream = await startRawUpstream(() => {});
    const { end } = await callThrough(proxy.port, { url: upstream.url, limits: { ...limits, headersMs: 40 } });
    expect(end.ending).toEqual({ kind: 'timeout', during: 'headers', waitedMs: 40 });
    upstream.close();
  });

  it('a server that falls silent is a timeout within the body, with what had arrived', async () => {
    const upstream = await startRawUpstream((socket) => socket.write('HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nhi'));
    const { body, end } = await callThrough(proxy.port, { url: upstream.url, limits: { ...limits, idleMs: 40 } });
    expect([body.toString(), end.ending]).toEqual(['hi', { kind: 'timeout', during: 'body', waitedMs: 40 }]);
    upstream.close();
  });

  it('a body over the limit is cut exactly there', async () => {
    const upstream = await startRawUpstream((socket) =>
      socket.write(`HTTP/1.1 200 OK\r\nContent-Length: 5000\r\n\r\n${'x'.repeat(5000)}`),
    );
    const { body, end } = await callThrough(proxy.port, { url: upstream.url, limits: { ...limits, bodyBytes: 1000 } });
    expect([body.length, end.ending]).toEqual([1000, { kind: 'too-large', limitBytes: 1000, of: 'wire' }]);
    expect(end.sizes.responseBytes).toBe(1000);
    upstream.close();
  });

  it('a body of exactly the limit is whole', async () => {
    const upstream = await startRawUpstream((socket) => socket.write(ok));
    const { end } = await callThrough(proxy.port, { url: upstream.url, limits: { ...limits, bodyBytes: 2 } });
    expect(end.ending.kind).toBe('response');
    upstream.close();
  });
});

describe('cancel', () => {
  it.each([
    ['before the header', ''],
    ['within the body', 'HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nhi'],
  ])('%s closes the upstream within a second', async (_, bytes) => {
    let asked = () => {};
    const isAsked = new Promise<void>((resolve) => {
      asked = resolve;
    });
    const upstream = await startRawUpstream((socket) => {
      socket.write(bytes);
      asked();
    });
    const page = openCall(upstream.url);
    await isAsked;
    if (bytes !== '') await once(page, 'data');
    const closed = once(upstream.sockets[0] as net.Socket, 'close');
    const began = performance.now();
    page.destroy();
    await closed;
    expect(performance.now() - began).toBeLessThan(1000);
    upstream.close();
  });

  it('a page that stops reading stops the upstream from sending', async () => {
    const piece = Buffer.alloc(1 << 20);
    let sent = 0;
    const upstream = await startRawUpstream((socket) => {
      socket.write('HTTP/1.1 200 OK\r\n\r\n');
      const pump = () => {
        while (sent < 500 && socket.write(piece)) sent += 1;
      };
      socket.on('drain', pump);
      pump();
    });
    const envelope = describeCall({ url: upstream.url, limits: { ...limits, bodyBytes: 2 ** 40, idleMs: 300 } });
    const bytes = writeEnvelope(envelope, new Uint8Array());
    const headers = { Host: `127.0.0.1:${proxy.port}`, ...ownHeaders(proxy.port), 'Content-Length': `${bytes.length}` };
    const page = net.connect(proxy.port, '127.0.0.1').pause();
    page.write(Buffer.concat([Buffer.from(requestHead('POST /send', headers)), bytes]));
    let before = -1;
    const isStalled = () => {
      const isSame = sent > 0 && sent === before;
      before = sent;
      return isSame;
    };
    await expect.poll(isStalled, { interval: 200, timeout: 5000 }).toBe(true);
    expect(sent).toBeLessThan(100);
    page.destroy();
    upstream.close();
  });
});

describe('phases', () => {
  it('a new connection is measured, a kept one says so', async () => {
    const upstream = await startRawUpstream((socket) => socket.write(ok));
    const url = `http://localhost:${upstream.port}/`;
    const first = (await callThrough(proxy.port, { url })).end;
    const second = (await callThrough(proxy.port, { url })).end;
    expect(first.connection).toBe('new');
    for (const phase of ['dnsMs', 'tcpMs', 'waitingMs', 'downloadMs'] as const) {
      expect(first.phases[phase]).toBeGreaterThanOrEqual(0);
    }
    expect(first.phases.tlsMs).toBeNull();
    expect(second).toMatchObject({ connection: 'reused', phases: { dnsMs: null, tcpMs: null, tlsMs: null } });
    expect(second.remoteAddress).toBe('127.0.0.1');
    expect(upstream.sockets).toHaveLength(1);
    upstream.close();
  });

  it('they add up to no more than the total', async () => {
    const upstream = await startRawUpstream((socket) => socket.write(ok));
    const { phases } = (await callThrough(proxy.port, { url: upstream.url })).end;
    const sum = [phases.dnsMs, phases.tcpMs, phases.waitingMs, phases.downloadMs].reduce<number>(
      (a, b) => a + (b ?? 0),
      0,
    );
    expect(phases.dnsMs).toBeNull();
    expect(sum).toBeLessThanOrEqual(phases.totalMs + 0.01);
    upstream.close();
  });

  it('a request is never sent twice, not even if a kept connection closes under it', async () => {
    const upstream = await startRawUpstream((socket, request) => {
      if (request.startsWith('GET')) socket.write(ok);
      else socket.destroy();
    });
    await callThrough(proxy.port, { url: upstream.url });
    const { end } = await callThrough(proxy.port, { url: upstream.url, method: 'POST', hasBody: true }, 'x');
    expect(end).toMatchObject({
      ending: { kind: 'unreachable', code: 'ECONNRESET', during: 'waiting' },
      connection: 'reused',
    });
    expect(upstream.seen.filter((request) => request.startsWith('POST'))).toHaveLength(1);
    upstream.close();
  });

  it('a connection on which something was cut short serves no other call', async () => {
    const upstream = await startRawUpstream((socket) =>
      socket.write(`${ok}HTTP/1.1 200 OK\r\nContent-Length: 6\r\n\r\npoison`),
    );
    await callThrough(proxy.port, { url: upstream.url });
    const { body } = await callThrough(proxy.port, { url: upstream.url });
    expect(body.toString()).toBe('hi');
    upstream.close();
  });
});
