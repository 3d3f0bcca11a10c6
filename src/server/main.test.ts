import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import http from 'node:http';
import net from 'node:net';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { listenOnLoopback } from '#practice/listen.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const program = `${root}dist/server.js`;
const children: ChildProcess[] = [];

// `npm test` builds everything first; a test run of its own builds what is missing.
beforeAll(async () => {
  const buildPart = (mode: string) => build({ root, mode, logLevel: 'silent' });
  if (!existsSync(`${root}dist/console/index.html`)) await buildPart('production');
  if (!existsSync(`${root}dist/practice.js`)) await buildPart('practice');
  if (!existsSync(program)) await buildPart('server');
}, 60_000);

afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
});

/** Starts the command and gathers everything it says. */
function start(flags: readonly string[], env: Record<string, string> = {}) {
  const child = spawn(process.execPath, [program, '--no-open', ...flags], { env: { ...process.env, ...env } });
  children.push(child);
  const said = { out: '', err: '' };
  child.stdout.on('data', (text) => {
    said.out += text;
  });
  child.stderr.on('data', (text) => {
    said.err += text;
  });
  const exit = once(child, 'close').then(([code]) => code as number | null);
  const says = (pattern: RegExp) => expect.poll(() => said.out + said.err, { timeout: 20_000 }).toMatch(pattern);
  return { child, said, exit, says };
}

/** Starts the console without the practice provider, on a free port. */
async function startConsole() {
  const command = start(['--port', '0', '--no-practice']);
  await command.says(/http:\/\/127\.0\.0\.1:\d+/);
  const origin = /http:\/\/127\.0\.0\.1:\d+/.exec(command.said.out)?.[0] ?? '';
  const page = await textAt(origin);
  return { ...command, origin, page, key: /authscope-key" content="([^"]+)"/.exec(page)?.[1] ?? '' };
}

async function textAt(url: string): Promise<string> {
  const [response] = (await once(http.get(url, { agent: false }), 'response')) as [http.IncomingMessage];
  return Buffer.concat(await response.toArray()).toString();
}

function sendThrough({ origin, key }: { origin: string; key: string }, url: string, secret = 'x') {
  const plain = { redirects: 'manual', sensitiveHeaders: [], tls: null };
  const limits = {
    connectMs: 60_000,
    headersMs: 60_000,
    idleMs: 60_000,
    totalMs: 0,
    bodyBytes: 1000,
    decodedBytes: 1000,
  };
  const headers = [['Authorization', `Bearer ${secret}`]] as const;
  const description = Buffer.from(JSON.stringify({ method: 'GET', url, headers, hasBody: false, ...plain, limits }));
  const length = Buffer.alloc(4);
  length.writeUInt32BE(description.length);
  const own = { origin, 'x-authscope-key': key, 'content-type': 'application/octet-stream' };
  const request = http.request(`${origin}/send`, { method: 'POST', headers: own, agent: false });
  request.on('error', () => {});
  request.end(Buffer.concat([length, description]));
  return request;
}

async function takePort() {
  const server = net.createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  return { port: (server.address() as net.AddressInfo).port, free: () => server.close() };
}

describe('the command', () => {
  it('serves the console, tells it a fresh key, and says that another port is another store', async () => {
    const first = await startConsole();
    const second = await startConsole();
    expect(first.key).toMatch(/^[\w-]{43}$/);
    expect(second.key).not.toBe(first.key);
    expect(first.page).toContain('<meta name="authscope-practice" content="">');
    expect(first.said.out).toContain('another browser store');
  });

  it('starts the practice provider beside it', async () => {
    const { says, said, child, exit } = start(['--port', '0', '--practice-port', '0']);
    await says(/Practice provider +http:\/\/localhost:\d+/);
    const practice = /http:\/\/localhost:\d+/.exec(said.out)?.[0] ?? '';
    expect(await textAt(/http:\/\/127\.0\.0\.1:\d+/.exec(said.out)?.[0] ?? '')).toContain(`content="${practice}"`);
    child.kill('SIGINT');
    expect(await exit).toBe(0);
    await expect(textAt(practice)).rejects.toThrow('ECONNREFUSED');
  }, 30_000);

  it('ends in one line if the practice port is taken', async () => {
    const taken = await takePort();
    const { said, exit } = start(['--port', '0', '--practice-port', String(taken.port)]);
    expect(await exit).toBe(1);
    expect(said.out).toBe('');
    expect(said.err.trim().split('\n')).toHaveLength(1);
    expect(said.err).toContain(`${taken.port}`);
    expect(said.err).toContain('--practice-port');
    taken.free();
  }, 30_000);
});

describe('what can go wrong is one line and a non-zero exit', () => {
  it.each([
    ['a wildcard host (R04)', ['--host', '0.0.0.0'], /--host 0\.0\.0\.0 is refused/],
    ['another flag', ['--prot', '7'], /--prot/],
    ['a bad port', ['--port', 'x'], /--port takes a number/],
  ])('%s', async (_, flags, line) => {
    const { exit, said } = start(flags);
    expect(await exit).toBe(1);
    expect(said.err).toMatch(line);
    expect(said.err.trim().split('\n')).toHaveLength(1);
    expect(said.out).toBe('');
  });

  it.each(['127.0.0.1', '::1'])('the port taken on %s', async (host) => {
    const probe = await listenOnLoopback(() => http.createServer(), 0);
    await probe.close();
    const other = net.createServer().listen(probe.port, host);
    await once(other, 'listening');
    const { exit, said } = start(['--port', String(probe.port)]);
    expect(await exit).toBe(1);
    expect(said.err.trim()).toBe(`Port ${probe.port} is taken. Choose another with --port.`);
    other.close();
  });

  it('--help and --version are no mistakes', async () => {
    const help = start(['--help']);
    expect(await help.exit).toBe(0);
    expect(help.said.out).toMatch(/--practice-port.*AUTHSCOPE_PORT/s);
    const version = start(['--version']);
    expect(await version.exit).toBe(0);
    expect(version.said.out).toMatch(/^\d+\.\d+\.\d+\n$/);
  });
});

describe('R28 nothing that passes is written down', () => {
  it('not to stdout, not to stderr', async () => {
    const console = await startConsole();
    const upstream = http.createServer((_, response) => response.end('bodysecret')).listen(0, '127.0.0.1');
    await once(upstream, 'listening');
    const { port } = upstream.address() as net.AddressInfo;
    for (const url of [
      `http://127.0.0.1:${port}/?code=querysecret`,
      'http://127.0.0.1:1/?code=querysecret',
      'nonsense',
    ]) {
      const [response] = await once(sendThrough(console, url, 'headersecret'), 'response');
      await (response as http.IncomingMessage).toArray();
    }
    await textAt(`${console.origin}/callback?code=codesecret`);
    console.child.kill('SIGTERM');
    expect(await console.exit).toBe(0);
    const said = console.said.out + console.said.err;
    expect(said).not.toMatch(/secret/);
    expect(said).not.toContain(console.key);
    expect(console.said.err).toBe('');
    upstream.close();
  });
});

describe('Ctrl-C', () => {
  it.each(['SIGINT', 'SIGTERM'] as const)('%s ends within a second, a call in flight included', async (signal) => {
    const console = await startConsole();
    const upstream = http.createServer().listen(0, '127.0.0.1');
    await once(upstream, 'listening');
    sendThrough(console, `http://127.0.0.1:${(upstream.address() as net.AddressInfo).port}/`);
    const [reached] = (await once(upstream, 'request')) as [http.IncomingMessage];
    const hangsUp = once(reached.socket, 'close');
    const began = performance.now();
    console.child.kill(signal);
    expect(await console.exit).toBe(0);
    expect(performance.now() - began).toBeLessThan(1000);
    await hangsUp;
    upstream.close();
  });
});
