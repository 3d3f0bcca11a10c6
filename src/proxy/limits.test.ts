import { once } from 'node:events';
import type net from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SendLimits } from '#call/wire.ts';
import { callThrough, openCall, startProxy, startRawUpstream } from './proxy.test-support.ts';

let proxy: Awaited<ReturnType<typeof startProxy>>;
beforeAll(async () => {
  proxy = await startProxy();
});
afterAll(() => proxy.close());

const ok = 'HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nhi';
const started = 'HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nhi';

describe('R17 each timeout has its name', () => {
  it.each<{ silence: string; bytes: string; limits: Partial<SendLimits>; during: string }>([
    { silence: 'no header', bytes: '', limits: { headersMs: 40 }, during: 'headers' },
    { silence: 'half a header', bytes: 'HTTP/1.1 200 OK\r\nX: ', limits: { headersMs: 40 }, during: 'headers' },
    { silence: 'half a body', bytes: started, limits: { idleMs: 40 }, during: 'body' },
    { silence: 'too long in all, in the header', bytes: '', limits: { totalMs: 40 }, during: 'total' },
    { silence: 'too long in all, in the body', bytes: started, limits: { totalMs: 40 }, during: 'total' },
  ])('$silence: $during', async ({ bytes, limits, during }) => {
    const upstream = await startRawUpstream((socket) => socket.write(bytes));
    const { body, end } = await callThrough(proxy.port, { url: upstream.url, limits });
    expect(end.ending).toEqual({ kind: 'timeout', during, waitedMs: 40 });
    expect(body.toString()).toBe(bytes === started ? 'hi' : '');
    await expect.poll(() => upstream.sockets.every((socket) => socket.destroyed)).toBe(true);
    upstream.close();
  });

  it('a server that takes the connection and says nothing of TLS times out while connecting', async () => {
    const upstream = await startRawUpstream(() => {});
    const url = upstream.url.replace('http:', 'https:');
    const { end } = await callThrough(proxy.port, { url, limits: { connectMs: 40 } });
    expect(end).toMatchObject({ ending: { kind: 'timeout', during: 'connect', waitedMs: 40 }, connection: 'new' });
    upstream.close();
  });

  it('an answer that trickles is not silent, but all of it may take too long', async () => {
    const upstream = await startRawUpstream((socket) => {
      socket.write('HTTP/1.1 200 OK\r\n\r\n');
      const timer = setInterval(() => socket.write('.'), 20);
      socket.on('close', () => clearInterval(timer));
    });
    const { body, end } = await callThrough(proxy.port, { url: upstream.url, limits: { idleMs: 200, totalMs: 400 } });
    expect(end.ending).toEqual({ kind: 'timeout', during: 'total', waitedMs: 400 });
    expect(body.length).toBeGreaterThan(5);
    upstream.close();
  });

  it('a stream of events may be silent ten times as long', async () => {
    const bytes = 'HTTP/1.1 200 OK\r\nContent-Type: text/event-stream; charset=utf-8\r\n\r\ndata: 1\n\n';
    const upstream = await startRawUpstream((socket) => socket.write(bytes));
    const { end } = await callThrough(proxy.port, { url: upstream.url, limits: { idleMs: 40 } });
    expect(end.ending).toEqual({ kind: 'timeout', during: 'body', waitedMs: 400 });
    upstream.close();
  });

  it('an upload is not silence, however long it takes', async () => {
    let read = 0;
    const upstream = await startRawUpstream((socket, piece) => {
      read += piece.length;
      // A slow reader: the kernel's buffers fill, and every piece waits.
      socket.pause();
      setTimeout(() => socket.resume(), 2);
      if (read > 40_000_000) socket.write(ok);
    });
    const description = { url: upstream.url, method: 'POST', hasBody: true, limits: { headersMs: 700 } };
    const { end } = await callThrough(proxy.port, description, Buffer.alloc(40_000_000));
    expect(end.ending).toEqual({ kind: 'response' });
    expect(end.phases.totalMs).toBeGreaterThan(700);
    upstream.close();
  });
});

describe('how much is taken', () => {
  it.each([
    ['with a length', `HTTP/1.1 200 OK\r\nContent-Length: 5000\r\n\r\n${'x'.repeat(5000)}`],
    ['in chunks', `HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1388\r\n${'x'.repeat(5000)}\r\n0\r\n\r\n`],
    ['without end', `HTTP/1.1 200 OK\r\n\r\n${'x'.repeat(5000)}`],
  ])('a body %s is cut exactly at the limit, whichever is the smaller', async (_, bytes) => {
    const upstream = await startRawUpstream((socket) => socket.write(bytes));
    for (const [limits, of] of [
      [{ bodyBytes: 1000 }, 'wire'],
      [{ decodedBytes: 1000 }, 'decoded'],
    ] as const) {
      const { body, end } = await callThrough(proxy.port, { url: upstream.url, limits });
      expect([body.length, end.ending]).toEqual([1000, { kind: 'too-large', limitBytes: 1000, of }]);
      expect(end.sizes).toEqual({ requestBytes: 0, responseBytes: 1000, decodedBytes: 1000 });
    }
    upstream.close();
  });

  it('a body of exactly the limit is whole', async () => {
    const upstream = await startRawUpstream((socket) => socket.write(ok));
    const limits = { bodyBytes: 2, decodedBytes: 2 };
    expect((await callThrough(proxy.port, { url: upstream.url, limits })).end.ending.kind).toBe('response');
    upstream.close();
  });

  const lines = (count: number) => Array.from({ length: count }, (_, at) => `X-${at}: ${at}\r\n`).join('');
  it('R15: 2000 header lines are passed on, each of them', async () => {
    const upstream = await startRawUpstream((socket) =>
      socket.write(`HTTP/1.1 200 OK\r\nContent-Length: 0\r\n${lines(1999)}\r\n`),
    );
    expect((await callThrough(proxy.port, { url: upstream.url })).head?.rawHeaders).toHaveLength(2000);
    upstream.close();
  });

  it.each([
    ['more than 2000 lines', lines(2000)],
    ['more than 256 KB', `X: ${'x'.repeat(300_000)}\r\n`],
    ['no end', `X: ${'x'.repeat(100)}\r\n`.repeat(4000)],
  ])('R15: a header of %s ends the call', async (_, header) => {
    const upstream = await startRawUpstream((socket) =>
      socket.write(`HTTP/1.1 200 OK\r\nContent-Length: 0\r\n${header}\r\n`),
    );
    const { head, end } = await callThrough(proxy.port, { url: upstream.url });
    expect(head).toBeNull();
    expect(end.ending).toMatchObject({ kind: 'broken-off', code: 'HPE_HEADER_OVERFLOW', how: 'other' });
    upstream.close();
  });
});

describe('R17 cancel', () => {
  it.each([
    ['before the header', ''],
    ['within the body', started],
    ['within a coded body', 'HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 9\r\n\r\n\x1f'],
  ])('%s closes the upstream within a second', async (_, bytes) => {
    let asked = () => {};
    const isAsked = new Promise<void>((resolve) => {
      asked = resolve;
    });
    const upstream = await startRawUpstream((socket) => {
      socket.write(bytes, 'latin1');
      asked();
    });
    const page = await openCall(proxy.port, { url: upstream.url });
    await isAsked;
    if (bytes !== '') await page.events().next();
    const closed = once(upstream.sockets[0] as net.Socket, 'close');
    const began = performance.now();
    page.leave();
    await closed;
    expect(performance.now() - began).toBeLessThan(1000);
    upstream.close();
  });

  it('before the connection stands', async () => {
    const page = await openCall(proxy.port, { url: 'http://nowhere.invalid/' });
    page.leave();
    const upstream = await startRawUpstream((socket) => socket.write(ok));
    expect((await callThrough(proxy.port, { url: upstream.url })).end.ending.kind).toBe('response');
    upstream.close();
  });

  it('50 stuck requests do not block the next one, to the same host or another', async () => {
    const upstream = await startRawUpstream((socket, request) => {
      if (request.includes('/quick')) socket.write(ok);
    });
    const other = await startRawUpstream((socket) => socket.write(ok));
    const stuck = await Promise.all(Array.from({ length: 50 }, () => openCall(proxy.port, { url: upstream.url })));
    await expect.poll(() => upstream.seen.length).toBe(50);
    const began = performance.now();
    for (const url of [`${upstream.url}/quick`, other.url]) {
      expect((await callThrough(proxy.port, { url })).body.toString()).toBe('hi');
    }
    expect(performance.now() - began).toBeLessThan(1000);
    for (const page of stuck) page.leave();
    await expect.poll(() => upstream.sockets.filter((socket) => !socket.destroyed).length).toBeLessThan(2);
    upstream.close();
    other.close();
  });
});

describe('R17 what comes slowly comes live', () => {
  it('each server-sent event arrives before the next is sent', async () => {
    const upstream = await startRawUpstream((socket) => {
      socket.write('HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n\r\n');
    });
    const page = await openCall(proxy.port, { url: upstream.url });
    const events = page.events();
    expect(await events.next()).toMatchObject({ value: { kind: 'head' } });
    for (const text of ['data: 1\n\n', 'data: 2\n\n', 'data: 3\n\n']) {
      upstream.sockets[0]?.write(text);
      const { value } = await events.next();
      expect(String(value && 'bytes' in value && Buffer.from(value.bytes))).toBe(text);
    }
    upstream.sockets[0]?.end();
    expect(await events.next()).toMatchObject({ value: { kind: 'end', ending: { kind: 'response' } } });
    upstream.close();
  });
});
