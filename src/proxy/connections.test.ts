import { once } from 'node:events';
import http from 'node:http';
import type { Socket } from 'node:net';
import { describe, expect, it } from 'vitest';
import { keeping } from './connections.ts';
import { startRawUpstream } from './proxy.test-support.ts';

const ok = 'HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nhi';

async function get(url: string, agent: http.Agent): Promise<string> {
  const [response] = (await once(http.get(url, { agent }), 'response')) as [http.IncomingMessage];
  let body = '';
  for await (const chunk of response) body += chunk;
  return body;
}

describe('a kept connection', () => {
  it('serves the next call, and is closed when it has been idle for its time', async () => {
    const upstream = await startRawUpstream((socket) => socket.write(ok));
    const agent = keeping(new http.Agent({ keepAlive: true }), 50);
    await get(upstream.url, agent);
    await get(upstream.url, agent);
    expect(upstream.sockets).toHaveLength(1);
    await once(upstream.sockets[0] as Socket, 'close');
    expect(await get(upstream.url, agent)).toBe('hi');
    expect(upstream.sockets).toHaveLength(2);
    agent.destroy();
    upstream.close();
  });

  it('is not closed under a call that is silent for longer', async () => {
    let answers = 0;
    const upstream = await startRawUpstream((socket) => {
      answers += 1;
      setTimeout(() => socket.write(ok), answers > 1 ? 200 : 0);
    });
    const agent = keeping(new http.Agent({ keepAlive: true }), 50);
    await get(upstream.url, agent);
    expect(await get(upstream.url, agent)).toBe('hi');
    expect(upstream.sockets).toHaveLength(1);
    await once(upstream.sockets[0] as Socket, 'close');
    agent.destroy();
    upstream.close();
  });

  it('R16: is dropped when something comes that nobody asked for, so that it answers no other call', async () => {
    const upstream = await startRawUpstream((socket) => {
      socket.write(ok);
      setTimeout(() => socket.write('HTTP/1.1 200 OK\r\nContent-Length: 6\r\n\r\nPOISON'), 20);
    });
    const agent = keeping(new http.Agent({ keepAlive: true }));
    expect(await get(upstream.url, agent)).toBe('hi');
    await once(upstream.sockets[0] as Socket, 'close');
    expect(await get(upstream.url, agent)).toBe('hi');
    expect(upstream.sockets).toHaveLength(2);
    agent.destroy();
    upstream.close();
  });
});
