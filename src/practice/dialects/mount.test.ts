import { createServer } from 'node:http';
import { connect } from 'node:net';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { type LoopbackListeners, listenOnLoopback } from '../listen.ts';
import { html } from '../standard/markup.ts';
import { jsonAnswer, pageAnswer, plainRefusal } from './answers.ts';
import type { Dialect } from './dialect.ts';
import { mountDialect } from './mount.ts';
import { answerByRoutes } from './routes.ts';

let listening: LoopbackListeners;
let base: string;

/** A dialect that tells what arrived. */
const echo = (request: Request) =>
  request
    .text()
    .then((body) => jsonAnswer({ method: request.method, url: request.url, headers: [...request.headers], body }));

beforeEach(async () => {
  listening = await listenOnLoopback(() => {
    const server = createServer();
    server.on('request', (req, res) => {
      const origin = `http://localhost:${listening.port}`;
      mountDialect(dialectAt(`${origin}/vendor`), { origin, consoleOrigins: ['http://127.0.0.1:6284'] })(req, res);
    });
    return server;
  }, 0);
  base = `http://localhost:${listening.port}/vendor`;
});
afterEach(() => listening.close());

function dialectAt(at: string): Pick<Dialect, 'answer' | 'refuse'> {
  const routes = {
    '/': { GET: () => pageAnswer({ title: 'Vendor', body: html`<h1>Vendor</h1>` }) },
    '/echo': { GET: echo, POST: echo },
    '/cookies': {
      GET: () =>
        new Response(null, {
          status: 204,
          headers: [
            ['set-cookie', 'a=1'],
            ['set-cookie', 'b=2'],
          ],
        }),
    },
    '/fault': { GET: () => Promise.reject(new Error('on purpose')) },
  };
  return { answer: answerByRoutes({ base: at, routes, refuse: plainRefusal }), refuse: plainRefusal };
}

/** Sends a request as written and reads the whole answer. */
function exchange(...lines: readonly string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = '';
    const head = [...lines, `Host: localhost:${listening.port}`, 'Connection: close', '', ''].join('\r\n');
    const socket = connect(listening.port, '127.0.0.1', () => socket.write(head));
    socket.setEncoding('utf8').on('data', (part) => {
      text += part;
    });
    socket.on('close', () => resolve(text)).on('error', reject);
  });
}

test('method, URL, headers and body arrive as they were sent', async () => {
  const response = await fetch(`${base}/echo?code=a%2Bb&x=`, {
    method: 'POST',
    body: 'naïve',
    headers: { 'X-Own': 'y' },
  });
  const { method, url, headers, body } = await response.json();
  expect([method, url, body]).toEqual(['POST', `${base}/echo?code=a%2Bb&x=`, 'naïve']);
  expect(headers).toContainEqual(['x-own', 'y']);
  expect(response.headers.get('cache-control')).toBe('no-store');
  expect(response.headers.has('content-security-policy')).toBe(false);
});

test('a header that came twice arrives twice', async () => {
  const answer = await exchange('GET /vendor/echo HTTP/1.1', 'Authorization: Bearer a', 'authorization: Bearer b');
  expect(answer).toContain('Bearer a, Bearer b');
});

test('a page has the headers of every page of the provider', async () => {
  for (const path of ['', '/']) {
    const { status, headers } = await fetch(`${base}${path}`);
    expect([status, headers.get('x-frame-options')]).toEqual([200, 'DENY']);
    expect(headers.get('content-security-policy')).toContain("form-action 'self' http://127.0.0.1:6284;");
  }
});

test('HEAD gets the headers of GET', async () => {
  const head = await exchange('HEAD /vendor/ HTTP/1.1');
  const length = (await (await fetch(`${base}/`)).arrayBuffer()).byteLength;
  expect(head).toMatch(new RegExp(`^HTTP/1\\.1 200 [^]*content-length: ${length}\r\n[^]*\r\n\r\n$`, 'i'));
});

test('every cookie is set, and an answer without a body has no length', async () => {
  const { headers } = await fetch(`${base}/cookies`);
  expect([headers.getSetCookie(), headers.get('content-length')]).toEqual([['a=1', 'b=2'], null]);
});

test.each([
  ['an unknown path', 'GET /vendor/nothing', [404, 'not_found', 'Nothing is at /vendor/nothing.']],
  ['another method', 'DELETE /vendor/echo', [405, 'invalid_request', '/vendor/echo takes GET, POST, not DELETE.']],
  ['a path that climbs out', 'GET /vendor/../userinfo', [404, 'not_found', 'Nothing is at /userinfo.']],
  ['a method that fetch can not write', 'TRACE /vendor/echo', [405, 'invalid_request', 'TRACE is not taken here.']],
])('%s is refused in the shape of the vendor', async (_name, line, [status, error, description]) => {
  const answer = await exchange(`${line} HTTP/1.1`);
  expect(answer).toMatch(new RegExp(`^HTTP/1\\.1 ${status} `));
  expect(JSON.parse(answer.slice(answer.indexOf('{')))).toEqual({ error, error_description: description });
});

test('a body past the limit is refused, and the connection lives on to say so', async () => {
  const response = await fetch(`${base}/echo`, { method: 'POST', body: 'a'.repeat(3_000_000) });
  expect([response.status, (await response.json()).error_description]).toEqual([
    413,
    'The body is larger than 1000000 bytes.',
  ]);
});

test('a fault of ours is told as ours', async () => {
  const written = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
  const response = await fetch(`${base}/fault`);
  expect([response.status, (await response.json()).error]).toEqual([500, 'server_error']);
  expect(written.mock.calls.join()).toContain('on purpose');
  written.mockRestore();
});
