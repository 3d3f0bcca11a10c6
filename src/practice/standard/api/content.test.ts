import { crc32, inflateSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type ApiCaller, serveApi } from './api-caller.test-support.ts';
import { OPERATIONS } from './operations.ts';

let api: ApiCaller;
beforeAll(async () => {
  api = await serveApi();
});
afterAll(() => api.close());

test('every operation stands on the home page, and its example is one', async () => {
  const page = await (await fetch(api.origin)).text();
  for (const { path, example, words } of OPERATIONS) {
    expect(page).toContain(`<code>${path}</code>`);
    expect(page).toContain(`${api.origin}/api${example.replaceAll('&', '&#38;')}</code>`);
    expect(page).toContain(words.replaceAll("'", '&#39;'));
    expect((await fetch(`${api.origin}/api${example}`)).status, 'without a token').toBe(401);
  }
  const quick = OPERATIONS.filter(({ path }) => !['/slow', '/large', '/stream', '/break'].includes(path));
  const answers = quick.map(async ({ example }) => (await api.call(example)).status);
  expect(await Promise.all(answers)).toEqual([200, 403, 200, 429, 302, 200, 200, 200]);
});

describe('/status', () => {
  test.each([
    [418, "I'm a Teapot"],
    [299, 'Unassigned'],
    [500, 'Internal Server Error'],
  ])('%i says so', async (code, reason) => {
    const { status, body } = await api.json(`/status/${code}`);
    expect(status).toBe(code);
    expect(body).toMatchObject({ status: code, reason });
  });

  test.each([
    [401, 'www-authenticate', 'Bearer realm="practice-api", error="invalid_token"'],
    [429, 'retry-after', '5'],
    [503, 'retry-after', '5'],
  ])('%i has its header field', async (code, name, value) => {
    expect((await api.call(`/status/${code}`)).headers.get(name)).toContain(value);
  });

  test('204 and 304 have no body', async () => {
    expect((await (await api.call('/status/204')).text()).length).toBe(0);
    expect((await api.call('/status/304')).status).toBe(304);
  });

  test.each(['100', '199', '600', 'abc', '2e2'])('%s is refused', async (code) => {
    expect((await api.json(`/status/${code}`)).status).toBe(400);
  });

  test('it needs a code', async () => {
    expect((await api.json('/status')).status).toBe(404);
    expect((await api.json('/status/')).status).toBe(404);
  });
});

describe('/redirect', () => {
  async function hops(query: string): Promise<string[]> {
    const locations: string[] = [];
    let next = `${api.origin}/api/redirect?${query}`;
    while (next.includes('/api/redirect?')) {
      const location = (await api.call(next.slice(`${api.origin}/api`.length))).headers.get('location') ?? '';
      locations.push(location);
      next = new URL(location, next).href;
    }
    return locations;
  }

  test('goes so many hops, relative and absolute in turn, and ends where it was told to', async () => {
    const locations = await hops('to=/api/echo&times=3');
    expect(locations.map((location) => location.split('?')[0])).toEqual([
      `${api.origin}/api/redirect`,
      '/api/redirect',
      `${api.origin}/api/echo`,
    ]);
    expect(await hops('times=25')).toHaveLength(25);
  });

  test('takes the status along', async () => {
    const first = await api.call('/redirect?status=307&times=2', { method: 'POST', body: 'x' });
    expect([first.status, first.headers.get('location')]).toEqual([307, expect.stringContaining('status=307')]);
  });

  test('a client that follows to the other spelling arrives without its credentials', async () => {
    const to = `http://127.0.0.1:${api.port}/api/me`;
    const arrived = await api.call(`/redirect?times=1&to=${encodeURIComponent(to)}`, { redirect: 'follow' });
    expect([arrived.url, arrived.status]).toEqual([to, 401]);
  });

  test.each([
    'https://evil.example/',
    '//evil.example/',
    '/\\evil.example',
    'http://localhost:1/',
    'http://localhost.evil.example/',
    'http://evil.example@localhost:PORT/',
    'javascript:alert(1)',
    'http://[::1]:PORT/',
    'https://localhost:PORT/',
  ])('never leads to %s (R21)', async (to) => {
    const target = encodeURIComponent(to.replace('PORT', String(api.port)));
    const refused = await api.call(`/redirect?times=1&to=${target}`);
    expect([refused.status, refused.headers.get('location')]).toEqual([400, null]);
  });

  test('a path that looks like a host is written out whole', async () => {
    const to = encodeURIComponent(`${api.origin}//evil.example/`);
    const { headers } = await api.call(`/redirect?times=1&to=${to}`);
    expect(headers.get('location')).toBe(`${api.origin}//evil.example/`);
  });

  test.each(['times=0', 'times=26', 'status=200', 'status=304'])('%s is refused', async (query) => {
    expect((await api.json(`/redirect?${query}`)).status).toBe(400);
  });
});

test('/cookies sets two, each in a line of its own, and tells which ones came', async () => {
  const first = await api.call('/cookies');
  const lines = first.headers.getSetCookie();
  expect(lines).toEqual([
    'practice_visits=1; Path=/api/cookies; SameSite=Lax; HttpOnly',
    'practice_bench=north; Path=/api/cookies; SameSite=Lax; Max-Age=600',
  ]);
  const cookie = lines.map((line) => line.split(';')[0]).join('; ');
  const second = await api.call('/cookies', { headers: { cookie } });
  expect(second.headers.getSetCookie()[0]).toContain('practice_visits=2;');
  expect(await second.json()).toMatchObject({
    received: [
      { name: 'practice_visits', value: '1' },
      { name: 'practice_bench', value: 'north' },
    ],
  });
});

describe('what a preview is tried with', () => {
  const inert = /^default-src 'none';.*form-action 'none'; frame-ancestors 'none'; sandbox$/;

  test('/html has what must not act, and a policy under which it does not', async () => {
    const { headers, body } = await textOf('/html');
    expect(headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(headers.get('content-security-policy')).toMatch(inert);
    for (const element of [
      '<script>',
      'onload=',
      '<img src="https://',
      '<form action="https://',
      '<a href="https://',
    ]) {
      expect(body).toContain(element);
    }
    const hosts = [...body.matchAll(/https?:\/\/([^/"]+)/g)].map(([, host]) => host);
    expect(new Set(hosts)).toEqual(new Set(['remote.invalid']));
  });

  test('/image draws a PNG with true checksums', async () => {
    const bytes = await imageOf('png', 'image/png');
    expect(bytes.subarray(0, 8).toString('latin1')).toBe('\x89PNG\r\n\x1a\n');
    const chunks = new Map<string, Buffer>();
    for (let at = 8; at < bytes.length; at += 12 + bytes.readUInt32BE(at)) {
      const named = bytes.subarray(at + 4, at + 8 + bytes.readUInt32BE(at));
      expect(bytes.readUInt32BE(at + 4 + named.length)).toBe(crc32(named));
      chunks.set(named.subarray(0, 4).toString(), named.subarray(4));
    }
    expect([...chunks.keys()]).toEqual(['IHDR', 'PLTE', 'IDAT', 'IEND']);
    expect(inflateSync(chunks.get('IDAT') ?? '').length).toBe(96 * (160 + 1));
  });

  test('/image draws a GIF and an SVG, which carries a script', async () => {
    expect((await imageOf('gif', 'image/gif')).subarray(0, 6).toString()).toBe('GIF89a');
    expect((await imageOf('svg', 'image/svg+xml')).toString()).toMatch(/<svg [^>]*onload=[\s\S]*<script>/);
    expect((await api.json('/image?type=bmp')).body.error_description).toBe('type must be one of png, svg, gif.');
  });

  async function imageOf(type: string, mediaType: string): Promise<Buffer> {
    const { headers, bytes } = await bytesOf(`/image?type=${type}`);
    expect(headers.get('content-type')).toBe(mediaType);
    expect(headers.get('content-security-policy')).toMatch(inert);
    return bytes;
  }

  async function bytesOf(path: string) {
    const response = await api.call(path);
    return { headers: response.headers, bytes: Buffer.from(await response.arrayBuffer()) };
  }

  async function textOf(path: string) {
    const { headers, bytes } = await bytesOf(path);
    return { headers, body: bytes.toString() };
  }
});
