import { connect } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ServedPractice, servePractice } from './serve-practice.test-support.ts';

let practice: ServedPractice;

beforeAll(async () => {
  practice = await servePractice(['http://127.0.0.1:6284']);
});
afterAll(() => practice.close());

/** Sends a request as written and reads status line and headers. */
function exchange(lines: readonly string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = '';
    const socket = connect(practice.port, '127.0.0.1', () => socket.write(`${lines.join('\r\n')}\r\n\r\n`));
    socket.setEncoding('utf8').on('data', (part) => {
      text += part;
    });
    socket.on('close', () => resolve(text));
    socket.on('error', reject);
  });
}

const close = 'Connection: close';

test.each([
  ['a rebound name', 'GET / HTTP/1.1', ['Host: evil.example:PORT']],
  ['another port', 'GET / HTTP/1.1', ['Host: localhost:1']],
  ['no port', 'GET / HTTP/1.1', ['Host: localhost']],
  ['a look-alike', 'GET / HTTP/1.1', ['Host: localhost.evil.example:PORT']],
  ['an absolute target', 'GET http://localhost:PORT/ HTTP/1.1', ['Host: localhost:PORT']],
  ['the number, but no document', 'GET /userinfo HTTP/1.1', ['Host: 127.0.0.1:PORT']],
  ['the number, posting', 'POST /token HTTP/1.1', ['Host: 127.0.0.1:PORT', 'Accept: text/html']],
])('%s is refused before routing', async (_name, line, headers) => {
  const answer = await exchange([line, ...headers, close].map((text) => text.replace('PORT', String(practice.port))));
  expect(answer).toMatch(/^HTTP\/1\.1 403 /);
  expect(answer).not.toContain('practice-secret');
});

test('two Host lines are refused', async () => {
  const host = `Host: localhost:${practice.port}`;
  expect(await exchange(['GET / HTTP/1.1', host, host, close])).toMatch(/^HTTP\/1\.1 40[03] /);
});

test.each(['127.0.0.1', '[::1]'])('a document asked for at %s is sent on to localhost', async (host) => {
  const answer = await exchange(['GET /?a=1 HTTP/1.1', `Host: ${host}:${practice.port}`, 'Accept: text/html', close]);
  expect(answer).toMatch(/^HTTP\/1\.1 302 /);
  expect(answer).toContain(`Location: ${practice.origin}/?a=1`);
});

test('the API answers by number, too, and still wants its token', async () => {
  const answer = await exchange(['GET /api/me HTTP/1.1', `Host: 127.0.0.1:${practice.port}`, close]);
  expect(answer).toMatch(/^HTTP\/1\.1 401 /);
  expect(answer).toContain('No access token came.');
});

test('localhost is answered', async () => {
  expect(await exchange(['GET / HTTP/1.1', `Host: localhost:${practice.port}`, close])).toMatch(/^HTTP\/1\.1 200 /);
});
