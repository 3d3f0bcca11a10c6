// The two sides that are measured and the upstream behind them, each ready to be called.
import { fork } from 'node:child_process';
import http from 'node:http';
import net from 'node:net';
import { fileURLToPath } from 'node:url';

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
export const serverProgram = here('../../dist/server.js');
export const forwarderProgram = here('./minimal-forwarder.mjs');
const probe = new URL('./probe.mjs', import.meta.url).href;

export function answers(port) {
  return new Promise((resolve) => {
    const request = http.get({ host: '127.0.0.1', port, path: '/', agent: false }, (response) => {
      response.once('data', () => resolve(true)).on('end', () => resolve(true));
    });
    request.on('error', () => resolve(false));
  });
}

export function freePort() {
  return new Promise((resolve) => {
    const server = net.createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

export async function startUpstream() {
  const body = JSON.stringify({ items: Array.from({ length: 12 }, (_, id) => ({ id, name: 'x'.repeat(60) })) });
  const padded = body.slice(0, 1).padEnd(1024 - body.length + 1) + body.slice(1);
  const server = http.createServer((_, response) => {
    response.writeHead(200, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(padded) });
    response.end(padded);
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${server.address().port}/api/items?page=1`,
    stop: () => server.close().closeAllConnections(),
  };
}

export async function startProxy(targetUrl) {
  const port = await freePort();
  const child = fork(serverProgram, ['--port', String(port), '--no-open', '--no-practice'], {
    execArgv: ['--import', probe],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  while (!(await answers(port))) await new Promise((resolve) => setTimeout(resolve, 5));
  const html = await get(`http://127.0.0.1:${port}/`);
  const key = /name="authscope-key" content="([^"]+)"/.exec(html)?.[1];
  return side(child, { port, targetUrl, headers: { 'x-authscope-key': key, origin: `http://127.0.0.1:${port}` } });
}

export const startForwarder = (targetUrl) => startBare(forwarderProgram, targetUrl);
export const startBarePipe = (targetUrl) => startBare(here('./bare-pipe.mjs'), targetUrl);

/** An upstream that streams; its URL wants the number of bytes behind it. */
export async function startSource() {
  const { child, port } = await startProgram(here('./source.mjs'));
  return { url: `http://127.0.0.1:${port}/`, stop: () => child.kill('SIGKILL') };
}

/** Starts a program that says on which port it listens. */
async function startProgram(program) {
  const child = fork(program, [], { execArgv: ['--import', probe], stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
  const { port } = await new Promise((resolve) => child.once('message', resolve));
  return { child, port };
}

async function startBare(program, targetUrl) {
  const { child, port } = await startProgram(program);
  // The same request in every header line: what differs is the program behind it.
  return side(child, {
    port,
    targetUrl,
    headers: { 'x-authscope-key': 'k'.repeat(43), origin: `http://127.0.0.1:${port}` },
  });
}

function side(child, { port, targetUrl, headers }) {
  const envelope = envelopeFor(targetUrl);
  const agent = new http.Agent({ keepAlive: true });
  const options = {
    agent,
    host: '127.0.0.1',
    port,
    path: '/send',
    method: 'POST',
    headers: { ...headers, 'content-type': 'application/octet-stream', 'content-length': envelope.length },
  };
  return {
    post: () => exchange(http.request(options), envelope),
    /** Takes an answer of at least so many bytes without keeping it, and tells how long that took. */
    stream: (bytes) => drain(http.request(options), envelope, bytes),
    usage: () =>
      new Promise((resolve) => {
        child.once('message', resolve);
        child.send('usage');
      }),
    stop() {
      agent.destroy();
      child.kill('SIGKILL');
    },
  };
}

function envelopeFor(url) {
  const json = Buffer.from(
    JSON.stringify({
      method: 'GET',
      url,
      headers: [
        ['Accept', 'application/json'],
        ['Authorization', `Bearer ${'a'.repeat(600)}`],
      ],
      hasBody: false,
      redirects: 'manual',
      sensitiveHeaders: [],
      tls: null,
      limits: {
        connectMs: 30000,
        headersMs: 30000,
        idleMs: 30000,
        totalMs: 0,
        bodyBytes: 2 ** 40,
        decodedBytes: 2 ** 40,
      },
    }),
  );
  const length = Buffer.alloc(4);
  length.writeUInt32BE(json.length);
  return Buffer.concat([length, json]);
}

const directAgent = new http.Agent({ keepAlive: true });
export const get = (url) => exchange(http.request(url, { agent: directAgent }));

function exchange(request, body) {
  return new Promise((resolve, reject) => {
    request.on('response', (response) => {
      const chunks = [];
      response.on('data', (chunk) => chunks.push(chunk));
      response.on('end', () => {
        if (response.statusCode === 200) resolve(Buffer.concat(chunks).toString('latin1'));
        else reject(new Error(`Answered ${response.statusCode}: ${Buffer.concat(chunks)}`));
      });
    });
    request.on('error', reject);
    request.end(body);
  });
}

function drain(request, body, bytes) {
  const began = performance.now();
  return new Promise((resolve, reject) => {
    request.on('response', (response) => {
      let taken = 0;
      response.on('data', (chunk) => {
        taken += chunk.length;
      });
      response.on('end', () => {
        if (taken >= bytes) resolve(performance.now() - began);
        else reject(new Error(`Only ${taken} bytes came`));
      });
    });
    request.on('error', reject);
    request.end(body);
  });
}
