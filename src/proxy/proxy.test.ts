import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import http from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { contentSecurityPolicy } from './answer.ts';
import { readConsoleFiles } from './console-files.ts';
import { fillPage } from './page.ts';
import { codeOf, exchange, requestHead, startProxy, testKey } from './proxy.test-support.ts';

let proxy: Awaited<ReturnType<typeof startProxy>>;
beforeAll(async () => {
  proxy = await startProxy();
});
afterAll(() => proxy.close());

function visit(start: string, headers: Record<string, string> = {}, body = '') {
  const lines = { Host: `127.0.0.1:${proxy.port}`, ...headers, 'Content-Length': String(Buffer.byteLength(body)) };
  return exchange(proxy.port, requestHead(start, lines) + body);
}

const html = { Accept: 'text/html,application/xhtml+xml' };

describe('the page', () => {
  it.each(['/', '/index.html', '/callback', '/callback?code=c&state=s', '/tokens/1', '/not/a/route'])(
    '%s is index.html, told the key and the practice provider',
    async (path) => {
      const answer = await visit(`GET ${path}`, html);
      expect([answer.status, answer.headers['content-type']]).toEqual([200, 'text/html; charset=utf-8']);
      expect(answer.body.toString()).toContain(`<meta name="authscope-key" content="${testKey}">`);
      expect(answer.body.toString()).toContain('<meta name="authscope-practice" content="http://localhost:6285">');
    },
  );

  it.each(['/assets/gone.js', '/favicon.svg', '/tokens', '/assets/', '/..%2f..%2fetc%2fpasswd', '/%00'])(
    '%s, asked for as anything but a page, is 404',
    async (path) => {
      const answer = await visit(`GET ${path}`, { Accept: '*/*' });
      expect([answer.status, codeOf(answer)]).toEqual([404, 'not-found']);
    },
  );

  it('fills metas however they are written, escaped', () => {
    const facts = { key: 'k"<&', practiceOrigin: '$&' };
    const filled =
      '<meta name="authscope-key" content="k&quot;&lt;&amp;"><meta name="authscope-practice" content="$&amp;">';
    for (const metas of [
      '<meta name="authscope-key" content=""><meta name="authscope-practice" content="">',
      '<meta name=authscope-key content><meta name=authscope-practice>',
      "<meta content='' name='authscope-key' /><META\n name=authscope-practice content=''/>",
      '',
    ]) {
      expect(fillPage(`<head>${metas}</head>`, facts)).toBe(`<head>${filled}</head>`);
    }
  });
});

describe('R06 fixed headers', () => {
  it.each(['/', '/callback', '/assets/app-1a2b.js', '/gone.js', '/send'])('%s', async (path) => {
    const { headers } = await visit(`GET ${path}`);
    expect(headers).toMatchObject({
      'content-security-policy': contentSecurityPolicy,
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cross-origin-resource-policy': 'same-origin',
    });
    expect(headers['cache-control']).toBe(path.startsWith('/assets') ? 'immutable' : 'no-store');
  });

  it('the policy is the one of SECURITY.md', () => {
    expect(contentSecurityPolicy).toBe(
      "default-src 'none'; script-src 'self'; worker-src 'self'; connect-src 'self'; style-src 'self' 'unsafe-inline'; " +
        "img-src 'self' data: blob:; media-src blob:; font-src 'self'; frame-src blob:; object-src 'none'; " +
        "base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    );
  });
});

describe('R07 files come from a list fixed at start', () => {
  it('knows what was there, and nothing by path tricks', () => {
    const outside = mkdtempSync(join(tmpdir(), 'authscope-'));
    const folder = join(outside, 'console');
    mkdirSync(join(folder, 'assets'), { recursive: true });
    writeFileSync(join(outside, 'secret.txt'), 'secret');
    writeFileSync(join(folder, 'index.html'), '<head></head>');
    writeFileSync(join(folder, 'favicon.svg'), '<svg/>');
    writeFileSync(join(folder, 'assets', 'app-1a2b.js'), '1');
    const { files, page } = readConsoleFiles(`${folder}/`);
    writeFileSync(join(folder, 'late.js'), '1');
    rmSync(outside, { recursive: true });
    expect(page).toBe('<head></head>');
    expect([...files.keys()].sort()).toEqual(['/assets/app-1a2b.js', '/favicon.svg']);
    expect(files.get('/assets/app-1a2b.js')?.cacheControl).toContain('immutable');
    expect(files.get('/favicon.svg')).toMatchObject({ type: 'image/svg+xml', cacheControl: 'no-cache' });
  });

  it.each(['/../secret.txt', '/assets/../../secret.txt', '/%2e%2e/secret.txt', '//etc/passwd', '/assets/app-1a2b.js/'])(
    '%s is 404',
    async (path) => {
      expect((await visit(`GET ${path}`, { Accept: '*/*' })).status).toBe(404);
    },
  );

  it('HEAD gives the headers only', async () => {
    const request = http.request(`${proxy.origin}/assets/app-1a2b.js`, { method: 'HEAD' }).end();
    const [response] = (await once(request, 'response')) as [http.IncomingMessage];
    expect([response.statusCode, response.headers['content-length']]).toEqual([200, '1']);
    expect(await response.toArray()).toEqual([]);
  });
});

describe('one origin', () => {
  it.each(['localhost', '[::1]'])('%s sends documents to 127.0.0.1, path and query kept', async (host) => {
    const Host = `${host}:${proxy.port}`;
    for (const path of ['/', '/callback?code=c&state=a%2Fb', '/tokens/1?x']) {
      const answer = await visit(`GET ${path}`, { ...html, Host });
      expect([answer.status, answer.headers.location]).toEqual([302, `${proxy.origin}${path}`]);
      expect(answer.body.toString()).not.toContain(testKey);
    }
    expect((await visit('GET //evil.example/x', { ...html, Host })).headers.location).toBe(
      `${proxy.origin}//evil.example/x`,
    );
    expect((await visit('GET /assets/app-1a2b.js', { Host })).status).toBe(404);
    expect(codeOf(await visit('POST /send', { Host }))).toBe('host-not-allowed');
  });

  it('listens on ::1 too', async () => {
    const answer = await exchange(proxy.port, requestHead('GET /', { Host: `[::1]:${proxy.port}` }), '::1');
    expect(answer.status).toBe(302);
  });
});

it('R02: a cross-site hit on / that does not say what it is for gets no key', async () => {
  const headers = { Host: `127.0.0.1:${proxy.port}`, 'Sec-Fetch-Site': 'cross-site' };
  const answer = await exchange(proxy.port, requestHead('GET /', headers));
  expect(answer.status).toBe(403);
  expect(String(answer.body)).not.toContain(testKey);
});

describe('R18 background hits on the callback page', () => {
  it.each([
    ['GET', { 'Sec-Fetch-Mode': 'no-cors', 'Sec-Fetch-Dest': 'image', 'Sec-Fetch-Site': 'cross-site' }],
    ['GET', { 'Sec-Fetch-Mode': 'cors', 'Sec-Fetch-Dest': 'empty', 'Sec-Fetch-Site': 'cross-site' }],
    ['GET', { 'Sec-Fetch-Mode': 'cors', 'Sec-Fetch-Dest': 'empty', 'Sec-Fetch-Site': 'same-origin' }],
    ['GET', { 'Sec-Fetch-Mode': 'navigate', 'Sec-Fetch-Dest': 'iframe', 'Sec-Fetch-Site': 'cross-site' }],
    ['POST', { 'Sec-Fetch-Mode': 'no-cors', 'Sec-Fetch-Dest': 'empty', 'Sec-Fetch-Site': 'cross-site' }],
    ['POST', { 'Sec-Fetch-Mode': 'navigate', 'Sec-Fetch-Dest': 'iframe', 'Sec-Fetch-Site': 'cross-site' }],
  ])('%s %j is refused', async (method, headers) => {
    const answer = await visit(`${method} /callback?code=c`, { ...headers, ...form });
    expect([answer.status, codeOf(answer)]).toEqual([403, 'origin-not-allowed']);
  });

  it('a person arriving from the provider is let in', async () => {
    const headers = { 'Sec-Fetch-Mode': 'navigate', 'Sec-Fetch-Dest': 'document', 'Sec-Fetch-Site': 'cross-site' };
    expect((await visit('GET /callback?code=c', headers)).status).toBe(200);
    expect((await visit('POST /callback', { ...headers, ...form }, 'code=c')).status).toBe(303);
  });

  it('reflects nothing of the query', async () => {
    const answer = await visit('GET /callback?error_description=%3Cscript%3E&code=abc<script>');
    expect(answer.body.toString()).not.toMatch(/<script>|abc|error_description/);
  });

  it('the console may read / for a new key, another site may not', async () => {
    const fetched = { 'Sec-Fetch-Mode': 'cors', 'Sec-Fetch-Dest': 'empty' };
    expect((await visit('GET /', { ...fetched, 'Sec-Fetch-Site': 'same-origin' })).status).toBe(200);
    expect((await visit('GET /', { ...fetched, 'Sec-Fetch-Site': 'cross-site' })).status).toBe(403);
  });
});

const form = { 'Content-Type': 'application/x-www-form-urlencoded' };

describe('R19 POST /callback', () => {
  it.each([
    ['code=a%2Bb&state=s', 'code=a%2Bb&state=s'],
    ['error=access_denied&error_description=No+%26+never', 'error=access_denied&error_description=No+%26+never'],
    ['code=1&code=2', 'code=1&code=2'],
    ['code=\r\nSet-Cookie: x=1', 'code=%0D%0ASet-Cookie%3A+x%3D1'],
    ['x=#y&z=ä', 'x=%23y&z=%C3%A4'],
    ['', ''],
  ])('"%s" is handed on as #%s', async (body, fragment) => {
    const foreign = { Origin: 'https://provider.example', 'Sec-Fetch-Site': 'cross-site' };
    for (const host of ['127.0.0.1', 'localhost', '[::1]']) {
      const answer = await visit('POST /callback', { ...form, ...foreign, Host: `${host}:${proxy.port}` }, body);
      expect([answer.status, answer.headers.location]).toEqual([303, `${proxy.origin}/callback#${fragment}`]);
      expect(answer.headers).not.toHaveProperty('set-cookie');
      expect(answer.headers['cache-control']).toBe('no-store');
    }
  });

  it('takes no other content type', async () => {
    const answer = await visit('POST /callback', { 'Content-Type': 'application/json' }, '{}');
    expect([answer.status, codeOf(answer)]).toEqual([415, 'content-type']);
  });

  it('takes no more than a response can be', async () => {
    const answer = await visit('POST /callback', form, `code=${'x'.repeat(70_000)}`);
    expect([answer.status, codeOf(answer)]).toEqual([413, 'form-too-large']);
  });
});
