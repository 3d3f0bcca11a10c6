import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { HeaderLine, ResponseHead } from '#call/call.ts';
import { callThrough, describeCall, startProxy, startRawUpstream } from './proxy.test-support.ts';
import { readRedirect } from './redirect.ts';
import { readTarget, type Target } from './target.ts';

const from = 'https://api.example/a/b?c=1';
const redirect = (status: number, ...rawHeaders: HeaderLine[]): ResponseHead => {
  return { status, reason: '', httpVersion: '1.1', rawHeaders };
};

function orderOf({
  body = '',
  url = from,
  ...changes
}: Partial<Parameters<typeof describeCall>[0]> & { body?: string }) {
  const description = describeCall({ url, redirects: 'follow', hasBody: body !== '', ...changes });
  const target = readTarget(url, 6284) as Target;
  return { description, target, body: Buffer.from(body), ownPort: 6284, outerProxies: () => null };
}

/** The next request's line, headers and body, or why there is none. */
function nextOf(order: ReturnType<typeof orderOf>, head: ResponseHead, hops = 0) {
  const read = readRedirect(order, head, hops);
  if (read.kind !== 'follow' || typeof read.next === 'string') return read;
  const { description, body } = read.next;
  const { method, url, headers, hasBody } = description;
  return {
    line: `${method} ${url}`,
    headers: headers.map(([name]) => name),
    hasBody,
    body: body.toString(),
    ...told(read),
  };
}

function told({ told }: { told: { droppedHeaders: readonly string[]; isBodyDropped: boolean } }) {
  return { dropped: told.droppedHeaders, isBodyDropped: told.isBodyDropped };
}

describe('which responses are followed', () => {
  it.each([301, 302, 303, 307, 308])('%i is, if asked for', (status) => {
    const head = redirect(status, ['Location', '/x']);
    expect(nextOf(orderOf({}), head)).toMatchObject({ line: 'GET https://api.example/x' });
    expect(nextOf(orderOf({ redirects: 'manual' }), head)).toEqual({ kind: 'none' });
  });

  it.each([200, 201, 300, 304, 305, 306, 401])('%i is not', (status) => {
    expect(nextOf(orderOf({}), redirect(status, ['Location', '/x']))).toEqual({ kind: 'none' });
  });

  it('20 are followed, one more is not', () => {
    expect(nextOf(orderOf({}), redirect(302, ['Location', '/x']), 19)).toHaveProperty('line');
    expect(nextOf(orderOf({}), redirect(302, ['Location', '/x']), 20)).toEqual({ kind: 'stop', why: 'too-many' });
  });
});

describe('where Location leads', () => {
  it.each([
    ['/x', 'https://api.example/x'],
    ['x', 'https://api.example/a/x'],
    ['?d=2', 'https://api.example/a/b?d=2'],
    ['', 'https://api.example/a/b?c=1'],
    ['//other.example/x', 'https://other.example/x'],
    ['https://api.example', 'https://api.example/'],
    ['https://API.example:443/x', 'https://api.example/x'],
    ['/ä', 'https://api.example/%E4'],
    ['/\xc3\xa4', 'https://api.example/%C3%A4'],
    ['/%C3%A4', 'https://api.example/%C3%A4'],
    ['/x#part', 'https://api.example/x#part'],
  ])('%j: %s', (location, url) => {
    expect(nextOf(orderOf({}), redirect(302, ['location', location]))).toMatchObject({ line: `GET ${url}` });
  });

  it('a fragment is inherited where Location has none', () => {
    const order = orderOf({ url: `${from}#part` });
    expect(nextOf(order, redirect(302, ['Location', '/x']))).toMatchObject({ line: 'GET https://api.example/x#part' });
    expect(nextOf(order, redirect(302, ['Location', '/x#y']))).toMatchObject({ line: 'GET https://api.example/x#y' });
  });

  it.each<[string, HeaderLine[]]>([
    ['none', []],
    [
      'two',
      [
        ['Location', '/x'],
        ['Location', '/y'],
      ],
    ],
    ['no URL', [['Location', 'https://']]],
    ['a bad port', [['Location', 'https://a:99999/']]],
    ['a script', [['Location', 'javascript:alert(1)']]],
    ['a file', [['Location', 'file:///etc/passwd']]],
    ['data', [['Location', 'data:text/html,x']]],
    ['an app', [['Location', 'com.example.app:/callback?code=c']]],
    ['credentials', [['Location', 'https://user:pass@api.example/']]],
  ])('%s is a bad Location', (_, lines) => {
    expect(nextOf(orderOf({}), redirect(302, ...lines))).toEqual({ kind: 'stop', why: 'bad-location' });
  });

  it.each([
    ['http://169.254.169.254/latest/meta-data/', 'metadata-address'],
    ['http://metadata.google.internal/', 'metadata-address'],
    ['http://[fe80::1]/', 'link-local-address'],
    ['http://127.0.0.1:6284/send', 'own-address'],
    ['//2852039166/', 'metadata-address'],
  ])('R08: %s is a hop that is told and refused', (location, code) => {
    const read = readRedirect(orderOf({}), redirect(302, ['Location', location]), 0);
    expect(read).toMatchObject({ kind: 'follow', next: code });
  });
});

describe('what becomes of method and body', () => {
  it.each([
    [301, 'POST', 'GET'],
    [302, 'POST', 'GET'],
    [303, 'POST', 'GET'],
    [303, 'PUT', 'GET'],
    [303, 'DELETE', 'GET'],
  ])('%i after %s: %s without the body, and without the headers that describe it', (status, method, next) => {
    const headers = [
      ['Accept', '*/*'],
      ['content-TYPE', 'text/plain'],
      ['Content-Language', 'de'],
      ['X', '1'],
    ] as const;
    const order = orderOf({ method, headers, body: 'secret' });
    expect(nextOf(order, redirect(status, ['Location', '/x']))).toEqual({
      line: `${next} https://api.example/x`,
      headers: ['Accept', 'X'],
      hasBody: false,
      body: '',
      dropped: [],
      isBodyDropped: true,
    });
  });

  it.each([
    [301, 'PUT'],
    [302, 'DELETE'],
    [307, 'POST'],
    [308, 'POST'],
    [307, 'PATCH'],
  ])('%i after %s: both are kept', (status, method) => {
    const order = orderOf({ method, headers: [['Content-Type', 'text/plain']], body: 'text' });
    expect(nextOf(order, redirect(status, ['Location', '/x']))).toEqual({
      line: `${method} https://api.example/x`,
      headers: ['Content-Type'],
      hasBody: true,
      body: 'text',
      dropped: [],
      isBodyDropped: false,
    });
  });

  it.each([301, 302, 303, 307, 308])('%i after HEAD stays HEAD', (status) => {
    const read = nextOf(orderOf({ method: 'HEAD' }), redirect(status, ['Location', '/x']));
    expect(read).toMatchObject({ line: 'HEAD https://api.example/x', isBodyDropped: false });
  });

  it.each([
    [307, 'POST'],
    [308, 'PUT'],
    [301, 'PUT'],
  ])('R10: %i after %s does not take the body to another origin', (status, method) => {
    const order = orderOf({ method, body: 'secret' });
    const head = redirect(status, ['Location', 'https://other.example/x']);
    expect(nextOf(order, head)).toEqual({ kind: 'stop', why: 'body-to-another-origin' });
    expect(nextOf(orderOf({ method }), head)).toMatchObject({
      line: `${method} https://other.example/x`,
      hasBody: false,
    });
  });
});

describe('R10 which TLS settings go to another origin', () => {
  const tls = { verify: false, ca: 'an authority', certificate: 'a certificate', key: 'its key' };
  const tlsAfter = (location: string) => {
    const read = readRedirect(orderOf({ tls }), redirect(302, ['Location', location]), 0);
    return read.kind === 'follow' && typeof read.next !== 'string' ? read.next.description.tls : 'not followed';
  };

  it('on the same one all of them', () => {
    expect(tlsAfter('/x')).toEqual(tls);
  });

  it.each(['https://other.example/x', 'https://api.example:8443/x'])('to %s no client certificate', (location) => {
    expect(tlsAfter(location)).toEqual({ ...tls, certificate: null, key: null });
  });
});

describe('R10 which headers go to another origin', () => {
  const harmless = ['Accept', 'User-Agent', 'X-Request-Id', 'If-None-Match', 'Origin'];
  const secret = [
    'Authorization',
    'authorization',
    'Cookie',
    'Proxy-Authorization',
    'DPoP',
    'X-Api-Key',
    'apikey',
    'Ocp-Apim-Subscription-Key',
    'X-Auth-Token',
    'X-Amz-Security-Token',
    'PRIVATE-TOKEN',
    'X-Client-Secret',
    'X-CSRF-Token',
    'X-Session-Id',
    'X-Signature',
    'X-Auth',
    'Cookie2',
    'Client-Assertion',
    'X-Tenant-Pass',
  ];
  const headers = [...harmless, ...secret].map((name) => [name, 'v'] as const);
  const sensitiveHeaders = ['x-tenant-pass'];

  it.each([
    ['another host', 'https://other.example/x'],
    ['a host below', 'https://sub.api.example/x'],
    ['a host that looks alike', 'https://api.example.evil.example/x'],
    ['another port', 'https://api.example:8443/x'],
    ['another scheme', 'http://api.example/x'],
    ['another scheme on the same port', 'http://api.example:443/x'],
    ['a trailing dot', 'https://api.example./x'],
  ])('%s: no credential', (_, location) => {
    const read = nextOf(orderOf({ headers, sensitiveHeaders }), redirect(302, ['Location', location]));
    expect(read).toMatchObject({ headers: harmless, dropped: secret });
  });

  it.each(['/x', 'https://api.example/x', 'HTTPS://API.EXAMPLE:443/x'])('%s is the same: all go', (location) => {
    const read = nextOf(orderOf({ headers, sensitiveHeaders }), redirect(302, ['Location', location]));
    expect(read).toMatchObject({ headers: [...harmless, ...secret], dropped: [] });
  });
});

describe('hop by hop, on real sockets', () => {
  let proxy: Awaited<ReturnType<typeof startProxy>>;
  beforeAll(async () => {
    proxy = await startProxy();
  });
  afterAll(() => proxy.close());

  const to = (location: string, status = 302, body = '') =>
    `HTTP/1.1 ${status} Found\r\nLocation: ${location}\r\nContent-Length: ${body.length}\r\n\r\n${body}`;
  const ok = 'HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nhi';
  const authorization = [['Authorization', 'Bearer secret']] as const;

  it('each hop is told with its request, response and connection; then the response', async () => {
    const upstream = await startRawUpstream((socket, request) =>
      socket.write(request.startsWith('GET /a') ? to('/b?x=1', 301, 'moved') : ok),
    );
    const { hops, head, body, end } = await callThrough(proxy.port, {
      url: `${upstream.url}/a`,
      redirects: 'follow',
      headers: authorization,
    });
    expect(hops).toEqual([
      {
        method: 'GET',
        url: `${upstream.url}/a`,
        nextUrl: `${upstream.url}/b?x=1`,
        droppedHeaders: [],
        isBodyDropped: false,
        head: { status: 301, reason: 'Found', httpVersion: '1.1', rawHeaders: expect.any(Array) },
        connection: 'new',
        remoteAddress: '127.0.0.1',
        tls: null,
        viaProxy: null,
        phases: expect.objectContaining({ dnsMs: null, tlsMs: null, waitingMs: expect.any(Number) }),
      },
    ]);
    expect([head?.status, body.toString(), end.redirectStop]).toEqual([200, 'hi', null]);
    // The first answer was read to its end, so its connection serves the second.
    expect(end.connection).toBe('reused');
    expect(upstream.seen.map((request) => /Authorization: .*/.exec(request)?.[0])).toEqual([
      'Authorization: Bearer secret',
      'Authorization: Bearer secret',
    ]);
    upstream.close();
  });

  it('R10: a credential that went once stays away, at the first origin too', async () => {
    const [first, second] = [await startRawUpstream(answerFirst), await startRawUpstream(answerSecond)];
    function answerFirst(socket: { write(text: string): unknown }, request: string) {
      socket.write(request.startsWith('GET /start') ? to(`${second.url}/away`) : ok);
    }
    function answerSecond(socket: { write(text: string): unknown }) {
      socket.write(to(`${first.url}/back`));
    }
    const { hops, head } = await callThrough(proxy.port, {
      url: `${first.url}/start`,
      redirects: 'follow',
      headers: [...authorization, ['X-Mine', 'secret'], ['Accept', '*/*']],
      sensitiveHeaders: ['x-mine'],
    });
    expect(head?.status).toBe(200);
    expect(hops.map(({ droppedHeaders }) => droppedHeaders)).toEqual([['Authorization', 'X-Mine'], []]);
    expect(first.seen[0]).toContain('secret');
    expect([second.seen.join(''), first.seen[1]].join('')).not.toContain('secret');
    expect(first.seen[1]).toContain('Accept: */*');
    first.close();
    second.close();
  });

  it('R10: a body does not go to another origin: the redirect is the response', async () => {
    const other = await startRawUpstream((socket) => socket.write(ok));
    const upstream = await startRawUpstream((socket) => socket.write(to(other.url, 307, 'look there')));
    const asked = { url: upstream.url, redirects: 'follow', method: 'POST', hasBody: true } as const;
    const { hops, head, body, end } = await callThrough(proxy.port, asked, 'grant_type=refresh_token');
    expect([hops, head?.status, body.toString()]).toEqual([[], 307, 'look there']);
    expect(end).toMatchObject({ ending: { kind: 'response' }, redirectStop: 'body-to-another-origin' });
    expect(other.seen).toEqual([]);
    upstream.close();
    other.close();
  });

  it('a body goes along within its origin', async () => {
    const upstream = await startRawUpstream((socket, request) =>
      socket.write(request.startsWith('POST /a') ? to('/b', 308) : ok),
    );
    const asked = { url: `${upstream.url}/a`, redirects: 'follow', method: 'POST', hasBody: true } as const;
    const { end } = await callThrough(proxy.port, asked, 'text');
    expect(upstream.seen[1]).toMatch(/^POST \/b .*Content-Length: 4.*\r\n\r\ntext$/s);
    expect(end.sizes.requestBytes).toBe(4);
    upstream.close();
  });

  it('a circle ends after 20 hops, with the last redirect as the response', async () => {
    const upstream = await startRawUpstream((socket) => socket.write(to('/again')));
    const { hops, head, end } = await callThrough(proxy.port, { url: upstream.url, redirects: 'follow' });
    expect([hops.length, head?.status, end.redirectStop]).toEqual([20, 302, 'too-many']);
    expect(upstream.seen).toHaveLength(21);
    upstream.close();
  });

  it('R08: a hop to an address that is never called is told and refused', async () => {
    for (const [location, code] of [
      ['http://169.254.169.254/latest/', 'metadata-address'],
      [`http://localhost:${proxy.port}/send`, 'own-address'],
    ] as const) {
      const upstream = await startRawUpstream((socket) => socket.write(to(location)));
      const { hops, head, end } = await callThrough(proxy.port, { url: upstream.url, redirects: 'follow' });
      expect([hops[0]?.nextUrl, head]).toEqual([location, null]);
      expect(end).toMatchObject({ ending: { kind: 'refused-by-proxy', code }, remoteAddress: null });
      upstream.close();
    }
  });

  it('a bad Location is a response', async () => {
    const upstream = await startRawUpstream((socket) => socket.write(to('myapp://callback?code=c')));
    const { hops, head, end } = await callThrough(proxy.port, { url: upstream.url, redirects: 'follow' });
    expect([hops, head?.status, end.redirectStop]).toEqual([[], 302, 'bad-location']);
    upstream.close();
  });

  it('a redirect whose body never ends is not waited for, and a hop that fails says how', async () => {
    const gone = await startRawUpstream(() => {});
    gone.close();
    const upstream = await startRawUpstream((socket) =>
      socket.write(`HTTP/1.1 302 Found\r\nLocation: ${gone.url}/\r\n\r\nand on and on`),
    );
    const { hops, head, end } = await callThrough(proxy.port, { url: upstream.url, redirects: 'follow' });
    expect([hops.length, head]).toEqual([1, null]);
    expect(end.ending).toEqual({ kind: 'unreachable', code: 'ECONNREFUSED', during: 'connect' });
    await expect.poll(() => upstream.sockets[0]?.destroyed).toBe(true);
    upstream.close();
  });

  it('the time for all of it counts every hop', async () => {
    const upstream = await startRawUpstream((socket) => {
      setTimeout(() => socket.write(to('/again')), 30);
    });
    const limits = { totalMs: 150 };
    const { hops, end } = await callThrough(proxy.port, { url: upstream.url, redirects: 'follow', limits });
    expect(end.ending).toEqual({ kind: 'timeout', during: 'total', waitedMs: 150 });
    expect(hops.length).toBeGreaterThan(0);
    expect(hops.length).toBeLessThan(6);
    upstream.close();
  });
});
