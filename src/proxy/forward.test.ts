import net from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
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

const ok = 'HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nhi';

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
  const envelope = describeCall({ url: upstream.url, limits: { bodyBytes: 2 ** 40, idleMs: 300 } });
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
});
