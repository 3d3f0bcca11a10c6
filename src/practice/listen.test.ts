import { createServer, get } from 'node:http';
import { connect } from 'node:net';
import { expect, test } from 'vitest';
import { listenOnLoopback, PortTaken } from './listen.ts';

const hello = () => createServer((_req, res) => res.end('hello'));

test('port 0 takes one port on every loopback address there is', async () => {
  const listening = await listenOnLoopback(hello, 0);
  const addresses = listening.servers.map((server) => server.address());
  expect(addresses[0]).toMatchObject({ address: '127.0.0.1', port: listening.port });
  for (const address of addresses.slice(1)) expect(address).toMatchObject({ address: '::1', port: listening.port });
  await listening.close();
});

test('a port that is in use is PortTaken', async () => {
  const first = await listenOnLoopback(hello, 0);
  const second = await listenOnLoopback(hello, first.port).catch((error: unknown) => error);
  expect(second).toBeInstanceOf(PortTaken);
  expect(second).toMatchObject({ port: first.port });
  await first.close();
});

test('a port that is in use on one loopback address alone is PortTaken, and the other is let go again', async () => {
  const probe = await listenOnLoopback(hello, 0);
  // ::1 where the machine has it.
  const held = probe.servers.at(-1);
  await Promise.all(probe.servers.slice(0, -1).map((server) => new Promise((resolve) => server.close(resolve))));
  await expect(listenOnLoopback(hello, probe.port)).rejects.toBeInstanceOf(PortTaken);
  await new Promise((resolve) => held?.close(resolve));
  const again = await listenOnLoopback(hello, probe.port);
  await again.close();
});

test('close ends a call in flight and a connection that says nothing', async () => {
  let onRequest = () => {};
  const arrived = new Promise<void>((resolve) => {
    onRequest = resolve;
  });
  const listening = await listenOnLoopback(() => createServer(() => onRequest()), 0);
  const ended = new Promise<string>((resolve) => {
    get({ host: '127.0.0.1', port: listening.port }).on('error', (error) => resolve(error.message));
  });
  const idle = connect(listening.port, '127.0.0.1');
  const idleClosed = new Promise<void>((resolve) => idle.on('close', () => resolve()));
  await new Promise<void>((resolve) => idle.on('connect', () => resolve()));
  await arrived;
  await listening.close();
  expect(await ended).toMatch(/hang up|reset/i);
  await idleClosed;
});
