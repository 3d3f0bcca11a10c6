import type { Socket } from 'node:net';
import tls, { type TLSSocket } from 'node:tls';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { CallEnd, CallEvent, Certificate } from '#call/call.ts';
import type { TlsSettings } from '#call/wire.ts';
import { type Identity, issue, makeAuthority, startTlsUpstream } from './certificates.test-support.ts';
import { callThrough, openCall, startProxy, startRawUpstream } from './proxy.test-support.ts';

const ok = 'HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nhi';
const answer = (socket: TLSSocket) => socket.write(ok);
const day = 86_400_000;
const past = new Date(Date.UTC(2020, 0, 1));

let proxy: Awaited<ReturnType<typeof startProxy>>;
let authority: Identity;
let server: Identity;
let trusting: TlsSettings;
beforeAll(async () => {
  proxy = await startProxy();
  authority = await makeAuthority();
  server = await issue({ name: 'localhost' }, authority);
  trusting = { ...plain, ca: authority.certificate };
});
afterAll(() => proxy.close());

const plain: TlsSettings = { verify: true, ca: null, certificate: null, key: null };
const names = (certificates: readonly Certificate[] = []) => certificates.map(({ subject }) => subject);

describe('a secure connection tells its facts', () => {
  it('protocol, cipher, and the chain to the authority', async () => {
    const upstream = await startTlsUpstream(server, answer);
    const { body, end } = await callThrough(proxy.port, { url: upstream.url, tls: trusting });
    expect(body.toString()).toBe('hi');
    expect(end.tls).toMatchObject({ protocol: 'TLSv1.3', cipher: expect.stringMatching(/^TLS_/), distrust: null });
    const [own, issuer] = end.tls?.certificates ?? [];
    expect(own).toEqual({
      subject: 'localhost',
      issuer: 'Test authority',
      altNames: ['localhost', '127.0.0.1'],
      validFromAt: expect.any(Number),
      validToAt: expect.any(Number),
      fingerprint256: expect.stringMatching(/^[0-9A-F]{2}(:[0-9A-F]{2}){31}$/),
    });
    expect(Math.round(((own?.validToAt ?? 0) - (own?.validFromAt ?? 0)) / day)).toBe(365);
    expect(issuer).toMatchObject({ subject: 'Test authority', issuer: 'Test authority' });
    expect(end.tls?.certificates).toHaveLength(2);
    expect(end.phases.tlsMs).toBeGreaterThan(0);
    upstream.close();
  });

  it('each call on it, kept or new: no resumed session loses them', async () => {
    for (const maxVersion of ['TLSv1.3', 'TLSv1.2'] as const) {
      const upstream = await startTlsUpstream(server, answer, { maxVersion });
      for (const settings of [trusting, { ...plain, verify: false }]) {
        const calls: CallEnd[] = [];
        for (const method of ['GET', 'GET', 'POST', 'POST']) {
          calls.push((await callThrough(proxy.port, { url: upstream.url, method, tls: settings })).end);
        }
        expect(calls.map(({ connection }) => connection)).toEqual(['new', 'reused', 'new', 'new']);
        expect(calls[0]?.tls?.distrust).toBe(settings.verify ? null : 'UNABLE_TO_VERIFY_LEAF_SIGNATURE');
        for (const { tls: facts } of calls) expect(facts).toEqual(calls[0]?.tls);
      }
      upstream.close();
    }
  });

  it('names of every kind, a common name that is missing or twice there', async () => {
    const odd = await issue({ name: '', hosts: ['*.a.example', 'b.example', '10.0.0.1'] });
    const upstream = await startTlsUpstream(odd, answer);
    const { end } = await callThrough(proxy.port, { url: upstream.url, tls: { ...plain, verify: false } });
    expect(end.tls?.certificates[0]).toMatchObject({ altNames: ['*.a.example', 'b.example', '10.0.0.1'] });
    upstream.close();
  });
});

describe('a certificate that is no good ends the call, with its chain and the reason', () => {
  const cases: Record<string, [code: string, make: () => Promise<Identity>, trusts: 'nobody' | 'authority']> = {
    'an unknown authority': ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', async () => server, 'nobody'],
    'signed by itself': ['DEPTH_ZERO_SELF_SIGNED_CERT', () => issue({ name: 'localhost' }), 'authority'],
    expired: [
      'CERT_HAS_EXPIRED',
      () => issue({ name: 'localhost', from: past, to: new Date(past.getTime() + day) }, authority),
      'authority',
    ],
    'for another host': [
      'ERR_TLS_CERT_ALTNAME_INVALID',
      () => issue({ name: 'other.example', hosts: ['other.example'] }, authority),
      'authority',
    ],
  };
  it.each(Object.entries(cases))('%s', async (_, [code, make, trusts]) => {
    const upstream = await startTlsUpstream(await make(), answer);
    const settings = trusts === 'authority' ? trusting : null;
    const call = { url: upstream.url, headers: [['Authorization', 'Bearer secret']] as const };
    const refused = (await callThrough(proxy.port, { ...call, tls: settings })).end;
    expect(refused).toMatchObject({ ending: { kind: 'tls', code }, tls: { distrust: code }, connection: 'new' });
    expect(refused.tls?.certificates.length).toBeGreaterThan(0);
    expect(upstream.seen).toEqual([]);
    const unverified = { ...(settings ?? plain), verify: false };
    const { body, end } = await callThrough(proxy.port, { ...call, tls: unverified });
    expect([body.toString(), end.tls?.distrust]).toEqual(['hi', code]);
    // Which did not open the door for those that verify.
    expect((await callThrough(proxy.port, { ...call, tls: settings })).end.ending).toEqual({ kind: 'tls', code });
    upstream.close();
  });

  it('a chain that is its own issuer ends', async () => {
    const upstream = await startTlsUpstream(await issue({ name: 'me' }), answer);
    const { end } = await callThrough(proxy.port, { url: upstream.url });
    expect(names(end.tls?.certificates)).toEqual(['me']);
    upstream.close();
  });
});

describe('a handshake that fails is a tls ending', () => {
  it.each<[string, (socket: Socket) => void, RegExp]>([
    ['no TLS', (socket) => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n'), /^ERR_SSL_[A-Z_]+$/],
    ['closed', (socket) => socket.end(), /^EOF$/],
    ['reset', (socket) => socket.resetAndDestroy(), /^ECONNRESET$/],
  ])('%s', async (_, onHello, code) => {
    const upstream = await startRawUpstream(onHello);
    const { end } = await callThrough(proxy.port, { url: upstream.url.replace('http:', 'https:') });
    expect(end).toMatchObject({ ending: { kind: 'tls', code: expect.stringMatching(code) }, connection: 'new' });
    expect(end).toMatchObject({ phases: { tlsMs: null }, tls: null, remoteAddress: '127.0.0.1' });
    upstream.close();
  });

  it('a version that is too old', async () => {
    const upstream = await startTlsUpstream(server, answer, {
      minVersion: 'TLSv1.1',
      maxVersion: 'TLSv1.1',
      ciphers: 'DEFAULT@SECLEVEL=0',
    });
    const { end } = await callThrough(proxy.port, { url: upstream.url, tls: trusting });
    expect(end.ending).toMatchObject({ kind: 'tls', code: expect.stringMatching(/^ERR_SSL_[A-Z0-9_]+$/) });
    upstream.close();
  });
});

describe('a client certificate', () => {
  let client: Identity;
  beforeAll(async () => {
    client = await issue({ name: 'Our client' }, authority);
  });
  const asking = (maxVersion: 'TLSv1.2' | 'TLSv1.3') => {
    const options = { requestCert: true, rejectUnauthorized: true, ca: authority.certificate, maxVersion };
    const greet = (socket: TLSSocket) => {
      const { CN = '' } = socket.getPeerCertificate().subject;
      socket.write(`HTTP/1.1 200 OK\r\nContent-Length: ${CN.length}\r\n\r\n${CN}`);
    };
    return startTlsUpstream(server, greet, options);
  };

  it.each(['TLSv1.2', 'TLSv1.3'] as const)(
    'is presented where it is given, and missed where not: %s',
    async (version) => {
      const upstream = await asking(version);
      const url = upstream.url;
      const given = await callThrough(proxy.port, { url, tls: { ...trusting, ...client } });
      expect(given.body.toString()).toBe('Our client');
      const onePem = { ...trusting, certificate: `${client.certificate}\n${client.key}` };
      expect((await callThrough(proxy.port, { url, tls: onePem })).body.toString()).toBe('Our client');
      const missing = await callThrough(proxy.port, { url, tls: trusting });
      expect(missing.end.ending).toMatchObject({ kind: 'tls', code: expect.stringMatching(/^ERR_SSL_/) });
      upstream.close();
    },
  );

  it.each<[string, () => Partial<TlsSettings>]>([
    ['a CA that is no certificate', () => ({ ca: 'no certificate' })],
    ['a certificate that is none', () => ({ certificate: 'x', key: client.key })],
    ['a certificate without its key', () => ({ certificate: client.certificate })],
    ['a key without its certificate', () => ({ key: client.key })],
    ['a key of another certificate', () => ({ certificate: client.certificate, key: server.key })],
  ])('%s is a tls ending; nothing is dialled', async (_, settings) => {
    const upstream = await startTlsUpstream(server, answer);
    const { end } = await callThrough(proxy.port, { url: upstream.url, tls: { ...trusting, ...settings() } });
    expect(end).toMatchObject({ ending: { kind: 'tls', code: expect.stringMatching(/^ERR_/) }, connection: 'none' });
    expect(upstream.sockets).toEqual([]);
    upstream.close();
  });
});

it('an authority of the user’s own is trusted beside the well-known ones, not in their place', async () => {
  const made = vi.spyOn(tls, 'createSecureContext');
  const upstream = await startTlsUpstream(server, answer);
  const other = await makeAuthority('Another authority');
  const ca = `${other.certificate}\n${authority.certificate}`;
  expect((await callThrough(proxy.port, { url: upstream.url, tls: { ...plain, ca } })).body.toString()).toBe('hi');
  const given = made.mock.calls.map(([options]) => options?.ca).find(Array.isArray);
  expect(given).toEqual(expect.arrayContaining([...tls.rootCertificates, ca]));
  made.mockRestore();
  upstream.close();
});

describe('an answer that breaks off is told apart over TLS too', () => {
  it.each([
    ['early-end', 'EOF', (socket: Socket) => socket.end()],
    ['reset', 'ECONNRESET', (socket: Socket) => socket.resetAndDestroy()],
  ] as const)('%s', async (how, code, die) => {
    const upstream = await startTlsUpstream(server, (socket) => {
      socket.write('HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nhi');
    });
    const page = await openCall(proxy.port, { url: upstream.url, tls: trusting });
    let last: CallEvent | null = null;
    for await (const event of page.events()) {
      last = event;
      if (event.kind === 'bytes') die(upstream.sockets[0] as Socket);
    }
    const ending = { kind: 'broken-off', code, how, expectedBytes: 9 };
    expect(last).toMatchObject({ ending, sizes: { responseBytes: 2 }, tls: { distrust: null } });
    upstream.close();
  });
});

it('R10: from https to http is to another origin', async () => {
  const upstream = await startRawUpstream((socket) => socket.write(ok));
  const location = upstream.url.replace('127.0.0.1', 'localhost');
  const secure = await startTlsUpstream(server, (socket) =>
    socket.write(`HTTP/1.1 302 Found\r\nLocation: ${location}\r\nContent-Length: 0\r\n\r\n`),
  );
  const headers = [['Authorization', 'Bearer secret']] as const;
  const call = { url: secure.url, tls: trusting, headers, redirects: 'follow' } as const;
  const { hops, end } = await callThrough(proxy.port, call);
  expect(hops[0]).toMatchObject({ droppedHeaders: ['Authorization'], tls: { protocol: 'TLSv1.3' } });
  expect(end.tls).toBeNull();
  expect(upstream.seen.join('')).not.toContain('secret');
  upstream.close();
  secure.close();
});
