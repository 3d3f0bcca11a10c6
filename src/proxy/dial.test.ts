import { once } from 'node:events';
import { expect, it } from 'vitest';
import { dial } from './dial.ts';
import { Stopwatch } from './phases.ts';
import { describeCall, startRawUpstream } from './proxy.test-support.ts';

it('R08 the address that was really reached is checked once more, before a byte is sent', async () => {
  const upstream = await startRawUpstream(() => {});
  const { hostname, port: written, host } = new URL(upstream.url);
  const port = Number(written);
  // As if every check before had let the proxy's own address pass.
  const target = { secure: false, hostname, port, host, path: '/' };
  const description = describeCall({ url: upstream.url });
  const order = { description, target, body: new Uint8Array(), ownPort: port, outerProxies: () => null };
  const dialling = { watch: new Stopwatch(), via: null, onSent() {}, onTunnelAsked() {}, onTunnelOpen() {} };
  const [error] = await once(dial(order, dialling), 'error');
  expect(error).toMatchObject({ refusal: 'own-address' });
  expect(upstream.seen.join('')).toBe('');
  upstream.close();
});
