import { once } from 'node:events';
import { createServer, type Server, type ServerResponse } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { pause, write } from './patience.ts';

let server: Server;
afterEach(() => server.close());

/** A server that has one request, and the client that sent it. */
async function exchange() {
  server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const client = connect((server.address() as AddressInfo).port, '127.0.0.1');
  client.pause().write('GET / HTTP/1.1\r\nHost: localhost\r\n\r\n');
  const [, res] = (await once(server, 'request')) as [unknown, ServerResponse];
  return { res, client };
}

test('a pause lasts as long as it was said, or as the client stays', async () => {
  const { res, client } = await exchange();
  expect(await pause(res, 1)).toBe(true);
  const anHour = pause(res, 3_600_000);
  client.destroy();
  expect(await anHour).toBe(false);
  expect(await pause(res, 3_600_000)).toBe(false);
});

test('writing waits for a slow reader, and ends when it goes', async () => {
  const { res, client } = await exchange();
  const part = Buffer.alloc(1_000_000);
  let written = 0;
  const writing = (async () => {
    while (await write(res, part)) written += 1;
  })();
  await expect.poll(() => res.writableNeedDrain).toBe(true);
  const before = written;
  client.resume();
  await expect.poll(() => written).toBeGreaterThan(before + 20);
  client.pause();
  await expect.poll(() => res.writableNeedDrain).toBe(true);
  expect(res.writableLength).toBeLessThan(2 * part.length);
  client.destroy();
  await writing;
});
