import net from 'node:net';
import { fileURLToPath } from 'node:url';
import { createServer, type InlineConfig, type ViteDevServer } from 'vite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { authscopeDev, devPolicy } from './dev.ts';

const quiet = {
  configFile: false,
  root: fileURLToPath(new URL('../..', import.meta.url)),
  logLevel: 'silent' as const,
  plugins: [authscopeDev()],
  optimizeDeps: { noDiscovery: true },
} satisfies InlineConfig;

let server: ViteDevServer;
let port: number;
beforeAll(async () => {
  process.env.AUTHSCOPE_NO_PRACTICE = '1';
  server = await createServer({ ...quiet, server: { host: '127.0.0.1', port: 0, cors: false } });
  await server.listen();
  const address = server.httpServer?.address() as net.AddressInfo;
  port = address.port;
});
afterAll(async () => {
  delete process.env.AUTHSCOPE_NO_PRACTICE;
  await server.close();
});

/** The raw text of one answer, up to where the other side closes. */
async function visit(start: string, headers: Record<string, string> = {}, host = '127.0.0.1'): Promise<string> {
  const all = { Host: `127.0.0.1:${port}`, Connection: 'close', 'Content-Length': '0', ...headers };
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}\r\n`);
  const socket = net.connect(port, host);
  socket.write(`${start} HTTP/1.1\r\n${lines.join('')}\r\n`);
  let answer = '';
  for await (const chunk of socket) answer += chunk;
  return answer;
}

describe('dev holds the same rules as the built console', () => {
  it.each(['/', '/@vite/client', '/src/call/wire.ts', '/callback?code=c', '/send', '/index.html'])(
    'R01 %s is refused under a foreign host',
    async (path) => {
      const answer = await visit(`GET ${path}`, { Host: `evil.example:${port}`, Accept: 'text/html' });
      expect(answer).toMatch(/^HTTP\/1.1 403 .*"host-not-allowed"/s);
      expect(answer).not.toContain('authscope-key');
    },
  );

  it.each(['0.0.0.0', '::', '192.168.1.7'])('R04 --host %s is refused', async (host) => {
    const open = createServer({ ...quiet, plugins: [authscopeDev()], server: { host, port: 0 } });
    await expect(open).rejects.toThrow(`--host ${host} is refused`);
  });

  it('R02 /send wants the key', async () => {
    const headers = { Origin: `http://127.0.0.1:${port}`, 'Content-Type': 'application/octet-stream' };
    expect(await visit('POST /send', headers)).toMatch(/^HTTP\/1.1 403 .*"bad-key"/s);
    const [key] = /[\w-]{43}/.exec((await visit('GET /')).split('authscope-key')[1] ?? '') ?? [''];
    expect(await visit('POST /send', { ...headers, 'x-authscope-key': key })).toMatch(
      /^HTTP\/1.1 400 .*"bad-envelope"/s,
    );
  });

  it.each(['null', 'https://evil.example', 'http://localhost:6284', ''])(
    'R03 Origin "%s" may not send',
    async (Origin) => {
      expect(await visit('POST /send', { Origin })).toMatch(/^HTTP\/1.1 403 .*"origin-not-allowed"/s);
    },
  );

  it('R03 there is no CORS', async () => {
    for (const start of ['OPTIONS /send', 'OPTIONS /src/call/wire.ts', 'GET /src/call/wire.ts']) {
      expect((await visit(start, { Origin: 'https://evil.example' })).toLowerCase()).not.toContain('access-control');
    }
  });

  it.each([
    ['a foreign Origin', { Origin: 'https://evil.example' }],
    ['no Origin', {}],
    ['a foreign Host', { Host: 'evil.example' }],
  ])("R03 Vite's WebSocket under %s is closed", async (_, headers) => {
    const upgrade = { Connection: 'Upgrade', Upgrade: 'websocket', 'Sec-WebSocket-Version': '13' };
    const rest = { 'Sec-WebSocket-Key': 'dGhlIHNhbXBsZSBub25jZQ==', 'Sec-WebSocket-Protocol': 'vite-hmr' };
    expect(await visit('GET /', { ...upgrade, ...rest, ...headers })).toBe('');
  });

  it('serves the page with its key, and modules, under the fixed headers', async () => {
    const page = await visit('GET /', { Accept: 'text/html' });
    expect(page).toMatch(/^HTTP\/1.1 200 /);
    expect(page).toMatch(/<meta name="authscope-key" content="[\w-]{43}">/);
    expect(page).toContain('Cache-Control: no-store');
    const script = await visit('GET /src/call/wire.ts');
    expect(script).toMatch(/^HTTP\/1.1 200 .*Content-Type: text\/javascript/s);
    expect(script).toContain('Cross-Origin-Resource-Policy: same-origin');
  });

  it('sends localhost and ::1 over to 127.0.0.1', async () => {
    for (const [host, address] of [
      ['localhost', '127.0.0.1'],
      ['[::1]', '::1'],
    ] as const) {
      const answer = await visit('GET /callback?code=c', { Host: `${host}:${port}` }, address);
      expect(answer).toMatch(/^HTTP\/1.1 302 /);
      expect(answer).toContain(`Location: http://127.0.0.1:${port}/callback?code=c`);
    }
  });

  it("lets Vite's own inline scripts in by hash, nothing else", () => {
    const policy = devPolicy('<script type="module">1</script><script src="/x.js"></script>', 6284);
    expect(policy).toContain("script-src 'self' 'sha256-a4ayc/80/OGda4BO/1o/V0etpOqiLx1JwB5S3beHW0s='; worker-src");
    expect(policy).toContain("connect-src 'self' ws://127.0.0.1:6284;");
  });
});
