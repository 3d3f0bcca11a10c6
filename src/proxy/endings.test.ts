import net from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CallEvent, Ending } from '#call/call.ts';
import { callThrough, openCall, startProxy, startRawUpstream } from './proxy.test-support.ts';

let proxy: Awaited<ReturnType<typeof startProxy>>;
beforeAll(async () => {
  proxy = await startProxy();
});
afterAll(() => proxy.close());

const sized = 'HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nhi';
const chunked = 'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nhi\r\n';
const toClose = 'HTTP/1.1 200 OK\r\n\r\nhi';
const whole = 'HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nhi';

const brokenOff = (how: 'reset' | 'early-end', expectedBytes: number | null): Ending => {
  return { kind: 'broken-off', code: how === 'reset' ? 'ECONNRESET' : 'EOF', how, expectedBytes };
};

describe('an upstream that dies in mid-answer', () => {
  it.each<[string, string, Ending]>([
    ['with a length', sized, brokenOff('early-end', 9)],
    ['in chunks', chunked, brokenOff('early-end', null)],
    ['ended by closing, which is how that ends', toClose, { kind: 'response' }],
    ['whole', whole, { kind: 'response' }],
  ])('by closing: a body %s', async (_, bytes, ending) => {
    const upstream = await startRawUpstream((socket) => socket.end(bytes));
    const { head, body, end } = await callThrough(proxy.port, { url: upstream.url });
    expect([head?.status, body.toString(), end.ending]).toEqual([200, 'hi', ending]);
    expect(end.sizes).toEqual({ requestBytes: 0, responseBytes: 2, decodedBytes: 2 });
    upstream.close();
  });

  it.each<[string, string, Ending]>([
    ['with a length', sized, brokenOff('reset', 9)],
    ['in chunks', chunked, brokenOff('reset', null)],
    ['ended by closing', toClose, brokenOff('reset', null)],
  ])('by a reset: a body %s; what had arrived was passed on before', async (_, bytes, ending) => {
    const upstream = await startRawUpstream((socket) => socket.write(bytes));
    const call = await openCall(proxy.port, { url: upstream.url });
    const events: CallEvent[] = [];
    for await (const event of call.events()) {
      events.push(event);
      if (event.kind === 'bytes') upstream.sockets[0]?.resetAndDestroy();
    }
    expect(events.map(({ kind }) => kind)).toEqual(['head', 'bytes', 'end']);
    expect(events.at(-1)).toMatchObject({ ending, sizes: { responseBytes: 2 }, remoteAddress: '127.0.0.1' });
    upstream.close();
  });

  it.each<[string, string, Ending]>([
    ['with a length', 'Content-Length: 99999\r\n', brokenOff('reset', 99_999)],
    ['in chunks', 'Transfer-Encoding: chunked\r\n', brokenOff('reset', null)],
    ['ended by closing', '', brokenOff('reset', null)],
    ['that is whole', 'Content-Length: 50000\r\n', { kind: 'response' }],
  ])('by a reset right behind its bytes: a body %s is told from a closed one, and kept', async (_, header, ending) => {
    const opening = header.startsWith('Transfer') ? 'fffff\r\n' : '';
    const bytes = `HTTP/1.1 200 OK\r\n${header}\r\n${opening}${'x'.repeat(50_000)}`;
    const upstream = await startRawUpstream((socket) => {
      socket.write(bytes, () => socket.resetAndDestroy());
    });
    const { body, end } = await callThrough(proxy.port, { url: upstream.url });
    expect([body.length, end.ending]).toEqual([50_000, ending]);
    upstream.close();
  });

  it('in the middle of its header', async () => {
    const upstream = await startRawUpstream((socket) => socket.end('HTTP/1.1 200 OK\r\nX-Half'));
    const { head, end } = await callThrough(proxy.port, { url: upstream.url });
    expect([head, end.ending]).toEqual([null, brokenOff('early-end', null)]);
    upstream.close();
  });
});

describe('an upstream that dies before any answer', () => {
  it.each<[string, (socket: net.Socket) => void, string]>([
    ['by closing', (socket) => socket.end(), 'EOF'],
    ['by a reset', (socket) => socket.resetAndDestroy(), 'ECONNRESET'],
  ])('%s', async (_, die, code) => {
    const upstream = await startRawUpstream(die);
    for (const method of ['GET', 'POST']) {
      const { head, end } = await callThrough(proxy.port, { url: upstream.url, method });
      expect(head).toBeNull();
      expect(end).toMatchObject({
        ending: { kind: 'unreachable', code, during: 'waiting' },
        connection: 'new',
        remoteAddress: '127.0.0.1',
      });
    }
    upstream.close();
  });

  it('on a kept connection: nothing is sent twice', async () => {
    const upstream = await startRawUpstream((socket, request) => {
      if (request.includes('/first')) socket.write(whole);
      else socket.destroy();
    });
    await callThrough(proxy.port, { url: `${upstream.url}/first` });
    const { end } = await callThrough(proxy.port, { url: `${upstream.url}/second` });
    expect(end).toMatchObject({
      ending: { kind: 'unreachable', code: 'EOF', during: 'waiting' },
      connection: 'reused',
      remoteAddress: '127.0.0.1',
    });
    expect(upstream.seen.filter((request) => request.includes('/second'))).toHaveLength(1);
    upstream.close();
  });

  it('a closed port', async () => {
    const upstream = await startRawUpstream(() => {});
    upstream.close();
    const { end } = await callThrough(proxy.port, { url: upstream.url });
    expect(end).toMatchObject({
      ending: { kind: 'unreachable', code: 'ECONNREFUSED', during: 'connect' },
      connection: 'none',
      remoteAddress: '127.0.0.1',
      phases: { tcpMs: null, waitingMs: null },
    });
  });

  it('a name that does not exist', async () => {
    const { end } = await callThrough(proxy.port, { url: 'http://nowhere.invalid/' });
    const code = expect.stringMatching(/^E(NOTFOUND|AI_AGAIN)$/);
    expect(end).toMatchObject({ ending: { kind: 'unreachable', code, during: 'dns' }, remoteAddress: null });
  });
});

describe('R16 an answer whose framing can be read in two ways is no answer', () => {
  const answer = (headers: string, body: string) => `HTTP/1.1 200 OK\r\n${headers}\r\n\r\n${body}`;
  it.each([
    ['a length and chunks', answer('Content-Length: 2\r\nTransfer-Encoding: chunked', '2\r\nhi\r\n0\r\n\r\n')],
    ['chunks and a length', answer('Transfer-Encoding: chunked\r\nContent-Length: 2', '2\r\nhi\r\n0\r\n\r\n')],
    ['two lengths', answer('Content-Length: 2\r\nContent-Length: 3', 'hi!')],
    ['two lengths in one line', answer('Content-Length: 2, 3', 'hi!')],
    ['a negative length', answer('Content-Length: -1', 'hi')],
    ['a length in hexadecimal', answer('Content-Length: 0x2', 'hi')],
    ['a space before a colon', answer('Content-Length : 2', 'hi')],
    ['no HTTP', 'SSH-2.0-OpenSSH_9.6\r\n'],
    ['TLS', Buffer.from([21, 3, 3, 0, 2, 2, 80]).toString('latin1')],
  ])('%s', async (_, bytes) => {
    const upstream = await startRawUpstream((socket) => socket.end(bytes, 'latin1'));
    const { head, body, end } = await callThrough(proxy.port, { url: upstream.url });
    expect([head, body.length]).toEqual([null, 0]);
    expect(end.ending).toMatchObject({ kind: 'broken-off', code: expect.stringMatching(/^HPE_/), how: 'not-http' });
    upstream.close();
  });

  it.each([
    ['a chunk of no size', `${chunked}ZZ\r\n`],
    ['a chunk longer than it says', `${chunked}1\r\nhi\r\n`],
    ['a chunk of a size beyond numbers', `${chunked}fffffffffffffffff\r\n`],
  ])('%s ends the body where it stands', async (_, bytes) => {
    const upstream = await startRawUpstream((socket) => socket.write(bytes));
    const { head, body, end } = await callThrough(proxy.port, { url: upstream.url });
    expect([head?.status, body.toString('latin1', 0, 2)]).toEqual([200, 'hi']);
    expect(end.ending).toMatchObject({ kind: 'broken-off', code: expect.stringMatching(/^HPE_/), how: 'not-http' });
    upstream.close();
  });

  it('an upgrade that nobody asked for', async () => {
    const upstream = await startRawUpstream((socket) =>
      socket.write('HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: x\r\n\r\n'),
    );
    const { head, end } = await callThrough(proxy.port, { url: upstream.url });
    expect([head?.status, end.ending]).toEqual([
      101,
      { kind: 'broken-off', code: 'UPGRADE', how: 'other', expectedBytes: null },
    ]);
    upstream.close();
  });
});

describe('R16 a connection that is not clean answers no other call', () => {
  const poison = 'HTTP/1.1 200 OK\r\nContent-Length: 6\r\n\r\npoison';
  it.each<[string, (socket: net.Socket) => void]>([
    ['more than the answer in one piece', (socket) => socket.write(whole + poison)],
    [
      'more right behind it',
      (socket) => {
        socket.write(whole);
        socket.write(poison);
      },
    ],
    [
      'more a turn later',
      (socket) => {
        socket.write(whole);
        setImmediate(() => socket.write(poison));
      },
    ],
    ['a body longer than its length', (socket) => socket.write(`${whole}POISON`)],
    ['an answer cut short', (socket) => socket.write(sized)],
  ])('%s', async (_, answer) => {
    const upstream = await startRawUpstream(answer);
    const limits = { idleMs: 50 };
    for (let call = 0; call < 20; call += 1) {
      expect((await callThrough(proxy.port, { url: upstream.url, limits })).body.toString()).toBe('hi');
    }
    upstream.close();
  });

  it('and one that changes something never goes over a kept one: a token answer is the token request’s own', async () => {
    // The worst upstream: it waits for the next request and answers it with what it had ready.
    const upstream = await startRawUpstream((socket, request) => {
      socket.write(request.includes('again') || upstream.sockets.length > 1 ? whole : poison);
    });
    await callThrough(proxy.port, { url: upstream.url });
    for (const method of ['POST', 'PUT', 'PATCH', 'DELETE']) {
      const { body, end } = await callThrough(proxy.port, { url: upstream.url, method });
      expect([end.connection, body.toString()]).toEqual(['new', 'hi']);
    }
    expect(upstream.seen.slice(1).every((request) => request.includes('Connection: close'))).toBe(true);
    upstream.close();
  });
});

describe('an upload', () => {
  it('that the upstream answers before it is whole leaves no half request behind', async () => {
    const upstream = net.createServer((socket) => {
      socket.on('error', () => {});
      socket.once('data', () => socket.pause().write('HTTP/1.1 413 Too Large\r\nContent-Length: 2\r\n\r\nno'));
    });
    await new Promise<void>((listening) => upstream.listen(0, '127.0.0.1', listening));
    const { port } = upstream.address() as net.AddressInfo;
    const big = Buffer.alloc(20_000_000);
    const { head, body, end } = await callThrough(
      proxy.port,
      { url: `http://127.0.0.1:${port}/`, method: 'POST', hasBody: true },
      big,
    );
    expect([head?.status, body.toString(), end.ending.kind]).toEqual([413, 'no', 'response']);
    upstream.close();
  });
});
