import { once } from 'node:events';
import http from 'node:http';
import net, { type AddressInfo, type Socket } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TlsSettings } from '#call/wire.ts';
import { type Identity, issue, makeAuthority, startTlsUpstream } from './certificates.test-support.ts';
import { addressOf, readOuterProxies } from './outer-proxies.ts';
import { callThrough, startProxy, startRawUpstream } from './proxy.test-support.ts';
import { readTarget, type Target } from './target.ts';

const ok = 'HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nhi';

describe('which proxy a target is reached through', () => {
  const through = (env: Record<string, string>, url: string) => {
    const proxy = readOuterProxies(env)(readTarget(url, 6284) as Target);
    return proxy && addressOf(proxy);
  };
  const both = { HTTPS_PROXY: 'http://secure.corp:3128', HTTP_PROXY: 'http://plain.corp' };

  it.each<[Record<string, string>, string, string | null]>([
    [{}, 'https://api.example/', null],
    [both, 'https://api.example/', 'secure.corp:3128'],
    [both, 'http://api.example/', 'plain.corp:80'],
    [
      { https_proxy: 'http://lower.corp:1', HTTPS_PROXY: 'http://upper.corp:2' },
      'https://api.example/',
      'lower.corp:1',
    ],
    [{ HTTPS_PROXY: 'corp:3128' }, 'https://api.example/', 'corp:3128'],
    [{ HTTPS_PROXY: 'corp:3128' }, 'http://api.example/', null],
    [{ HTTPS_PROXY: 'https://user:pass@corp' }, 'https://api.example/', 'corp:443'],
    [{ HTTPS_PROXY: 'http://[fd00::1]:3128' }, 'https://api.example/', '[fd00::1]:3128'],
    [{ HTTPS_PROXY: 'socks5://corp:1080' }, 'https://api.example/', null],
    [{ HTTPS_PROXY: 'http://' }, 'https://api.example/', null],
    [{ HTTPS_PROXY: '' }, 'https://api.example/', null],
  ])('%j, %s: %s', (env, url, proxy) => {
    expect(through(env, url)).toBe(proxy);
  });

  it.each([
    'https://localhost/',
    'https://LOCALHOST:8443/',
    'https://app.localhost/',
    'https://127.0.0.1/',
    'https://127.1.2.3/',
    'https://[::1]/',
    'https://[::ffff:127.0.0.1]/',
    'https://10.1.2.3/',
    'https://172.31.0.1/',
    'https://192.168.1.1/',
    'https://[fd12::1]/',
  ])('%s is near, and reached directly', (url) => {
    expect(through(both, url)).toBeNull();
  });

  it.each(['https://172.32.0.1/', 'https://11.0.0.1/', 'https://localhost.example/', 'https://[2001:db8::1]/'])(
    '%s is not near',
    (url) => {
      expect(through(both, url)).toBe('secure.corp:3128');
    },
  );

  it.each([
    ['api.example', 'https://api.example/', true],
    ['API.example', 'https://api.EXAMPLE/', true],
    ['example', 'https://api.example/', true],
    ['.example', 'https://api.example/', true],
    ['*.example', 'https://api.example/', true],
    ['pi.example', 'https://api.example/', false],
    ['other.example, api.example', 'https://api.example/', true],
    ['other.example api.example', 'https://api.example/', true],
    ['*', 'https://api.example/', true],
    ['api.example:8443', 'https://api.example:8443/', true],
    ['api.example:8443', 'https://api.example/', false],
    ['192.0.2.0/24', 'https://192.0.2.7/', true],
    ['192.0.2.0/24', 'https://192.0.3.7/', false],
    ['192.0.2.0/99', 'https://192.0.2.7/', false],
    ['2001:db8::1', 'https://[2001:db8::1]/', true],
    ['[2001:db8::1]:443', 'https://[2001:db8::1]/', true],
    ['2001:db8::/32', 'https://[2001:db8:1::1]/', true],
    ['', 'https://api.example/', false],
    [',,', 'https://api.example/', false],
  ])('NO_PROXY "%s" leaves out %s: %s', (exempt, url, isLeftOut) => {
    expect(through({ ...both, NO_PROXY: exempt }, url)).toBe(isLeftOut ? null : 'secure.corp:3128');
  });
});

/** A forward proxy that takes every name for 127.0.0.1. */
async function startForwardProxy(answer: (connect: string) => number = () => 200) {
  const asked: { line: string; authorization: string | undefined }[] = [];
  const note = ({ method, url, headers }: http.IncomingMessage) =>
    asked.push({ line: `${method} ${url}`, authorization: headers['proxy-authorization'] });
  const server = http.createServer((request, response) => {
    note(request);
    const { port, pathname } = new URL(request.url ?? '');
    http.get({ port, host: '127.0.0.1', path: pathname }, (upstream) => {
      response.writeHead(upstream.statusCode ?? 0, upstream.headers);
      upstream.pipe(response);
    });
  });
  server.on('connect', (request, socket: Socket) => {
    note(request);
    const status = answer(request.url ?? '');
    socket.on('error', () => {}).write(`HTTP/1.1 ${status} Whatever\r\nContent-Length: 0\r\n\r\n`);
    if (status !== 200) return socket.end();
    const upstream = net.connect(Number(request.url?.split(':').at(-1)), '127.0.0.1').on('error', () => {});
    upstream.pipe(socket).pipe(upstream);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const close = () => server.close().closeAllConnections();
  return { address: `127.0.0.1:${port}`, asked, close };
}

describe('a call through a proxy', () => {
  let authority: Identity;
  let server: Identity;
  let tls: TlsSettings;
  let outer: Awaited<ReturnType<typeof startForwardProxy>>;
  let proxy: Awaited<ReturnType<typeof startProxy>>;
  beforeAll(async () => {
    authority = await makeAuthority();
    server = await issue({ name: 'api.example', hosts: ['api.example'] }, authority);
    tls = { verify: true, ca: authority.certificate, certificate: null, key: null };
    outer = await startForwardProxy();
    const url = `http://user:p%40ss@${outer.address}`;
    proxy = await startProxy({ HTTPS_PROXY: url, HTTP_PROXY: url });
  });
  afterAll(async () => {
    outer.close();
    await proxy.close();
  });
  const authorization = `Basic ${Buffer.from('user:p@ss').toString('base64')}`;

  it('over TLS goes through a tunnel: the proxy dials, the certificate is the upstream’s', async () => {
    const upstream = await startTlsUpstream(server, (socket) => socket.write(ok));
    const url = `https://api.example:${upstream.port}/`;
    const first = await callThrough(proxy.port, { url, tls });
    expect(first.body.toString()).toBe('hi');
    expect(first.end).toMatchObject({
      viaProxy: outer.address,
      remoteAddress: null,
      connection: 'new',
      tls: { protocol: 'TLSv1.3', distrust: null },
      phases: { dnsMs: null, tcpMs: expect.any(Number), tlsMs: expect.any(Number) },
    });
    expect(outer.asked.at(-1)).toEqual({ line: `CONNECT api.example:${upstream.port}`, authorization });
    expect(upstream.seen.join('')).not.toMatch(/proxy/i);
    const second = await callThrough(proxy.port, { url, tls });
    expect(second.end).toMatchObject({ connection: 'reused', viaProxy: outer.address, tls: first.end.tls });
    upstream.close();
  });

  it('a certificate is judged as on a direct connection', async () => {
    const upstream = await startTlsUpstream(server, (socket) => socket.write(ok));
    for (const [url, settings, code] of [
      [`https://api.example:${upstream.port}/`, null, 'UNABLE_TO_VERIFY_LEAF_SIGNATURE'],
      [`https://other.example:${upstream.port}/`, tls, 'ERR_TLS_CERT_ALTNAME_INVALID'],
    ] as const) {
      const { end } = await callThrough(proxy.port, { url, tls: settings });
      expect(end).toMatchObject({ ending: { kind: 'tls', code }, tls: { distrust: code }, viaProxy: outer.address });
    }
    expect(upstream.seen).toEqual([]);
    upstream.close();
  });

  it('in plain http is asked of the proxy by its whole URL', async () => {
    const upstream = await startRawUpstream((socket) => socket.end(ok));
    const url = `http://api.example:${upstream.port}/items`;
    const { body, end } = await callThrough(proxy.port, { url });
    expect(body.toString()).toBe('hi');
    expect(end).toMatchObject({ viaProxy: outer.address, remoteAddress: null, tls: null, phases: { dnsMs: null } });
    expect(outer.asked.at(-1)).toEqual({ line: `GET ${url}`, authorization });
    upstream.close();
  });

  it('to this machine goes directly', async () => {
    const upstream = await startRawUpstream((socket) => socket.write(ok));
    const before = outer.asked.length;
    for (const host of ['127.0.0.1', 'localhost']) {
      const { end } = await callThrough(proxy.port, { url: `http://${host}:${upstream.port}/` });
      expect([end.viaProxy, end.remoteAddress]).toEqual([null, '127.0.0.1']);
    }
    expect(outer.asked).toHaveLength(before);
    upstream.close();
  });

  it.each([
    ['https://169.254.169.254/', 'metadata-address'],
    ['http://metadata.google.internal/', 'metadata-address'],
    ['https://[fe80::1]/', 'link-local-address'],
  ])('R08: %s is not even asked for', async (url, code) => {
    const before = outer.asked.length;
    const { end } = await callThrough(proxy.port, { url });
    expect(end.ending).toEqual({ kind: 'refused-by-proxy', code });
    expect(outer.asked).toHaveLength(before);
  });
});

describe('a proxy that does not play along', () => {
  it.each([407, 502])('answers %i: its answer does not pass for the upstream’s', async (status) => {
    const outer = await startForwardProxy(() => status);
    const proxy = await startProxy({ HTTPS_PROXY: outer.address });
    for (const method of ['GET', 'POST']) {
      const { head, end } = await callThrough(proxy.port, { url: 'https://api.example/', method });
      expect(head).toBeNull();
      expect(end).toMatchObject({
        ending: { kind: 'unreachable', code: `CONNECT_${status}`, during: 'connect' },
        viaProxy: outer.address,
        connection: 'none',
      });
    }
    outer.close();
    await proxy.close();
  });

  it.each<[string, (socket: Socket) => void, Record<string, unknown>]>([
    ['closes', (socket) => socket.end(), { kind: 'unreachable', during: 'connect' }],
    ['says nothing', () => {}, { kind: 'timeout', during: 'connect' }],
  ])('%s', async (_, onConnect, ending) => {
    const outer = await startRawUpstream(onConnect);
    const proxy = await startProxy({ HTTPS_PROXY: outer.url });
    const { end } = await callThrough(proxy.port, { url: 'https://api.example/', limits: { connectMs: 100 } });
    expect(end).toMatchObject({ ending, viaProxy: `127.0.0.1:${outer.port}`, remoteAddress: null });
    await expect.poll(() => outer.sockets[0]?.destroyed).toBe(true);
    outer.close();
    await proxy.close();
  });

  it('is not there', async () => {
    const outer = await startRawUpstream(() => {});
    outer.close();
    const proxy = await startProxy({ HTTPS_PROXY: outer.url, HTTP_PROXY: outer.url });
    for (const url of ['https://api.example/', 'http://api.example/']) {
      const { end } = await callThrough(proxy.port, { url });
      expect(end.ending).toEqual({ kind: 'unreachable', code: 'ECONNREFUSED', during: 'connect' });
      expect([end.viaProxy, end.remoteAddress]).toEqual([`127.0.0.1:${outer.port}`, null]);
    }
    await proxy.close();
  });
});
