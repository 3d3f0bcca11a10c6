// `npm run dev`: Vite behind the same handler as the built console, on the same origin, with the same rules.
import { createHash, randomBytes } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import type { Server } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build, type Plugin, type ViteDevServer } from 'vite';
import { contentSecurityPolicy } from '#proxy/answer.ts';
import { hostKind, isOwnOrigin } from '#proxy/guard.ts';
import { createLoopbackServer } from '#proxy/loopback-server.ts';
import { createProxy, type LoopbackHandler, type Page } from '#proxy/proxy.ts';
import { readArguments, refuseForeignHost } from './arguments.ts';
import { noPractice, type PracticeChild, startPracticeChild } from './practice-child.ts';

/** Vite's dev server as the console: `POST /send`, the callback, the key, the guards, and the practice provider. */
export function authscopeDev(): Plugin {
  let practice = noPractice;
  let stopSibling = () => {};
  return {
    name: 'authscope-dev',
    apply: 'serve',
    configureServer(server) {
      const httpServer = server.httpServer as Server | null;
      if (!httpServer) return;
      refuseForeignHost(String(server.config.server.host ?? '127.0.0.1'));
      const proxy = createProxy({
        key: randomBytes(32).toString('base64url'),
        practiceOrigin: () => practice.origin(),
        console: { page: (path) => devPage(server, path), file: () => undefined },
      });
      standInFront(httpServer, proxy);
      httpServer.once('listening', () => {
        const { port } = httpServer.address() as AddressInfo;
        stopSibling = listenOnIpv6(proxy, port, server);
        void startDevPractice(server, port).then((child) => {
          practice = child;
        });
      });
    },
    async closeBundle() {
      stopSibling();
      await practice.stop();
    },
  };
}

/** Nothing of Vite's, its WebSocket included, is reached but through the guard. */
function standInFront(server: Server, proxy: LoopbackHandler): void {
  const requests = server.listeners('request');
  const upgrades = server.listeners('upgrade');
  server.removeAllListeners('request').removeAllListeners('upgrade');
  Object.assign(server, { requireHostHeader: false });
  server.on('request', (request, response) => {
    proxy(request, response, () => {
      for (const listener of requests) listener.call(server, request, response);
    });
  });
  server.on('upgrade', (request, socket: Socket, head) => {
    if (hostKind(request) !== 'console' || !isOwnOrigin(request)) return socket.destroy();
    for (const listener of upgrades) listener.call(server, request, socket, head);
    return undefined;
  });
}

/** Vite listens on one address. On the other one the handler alone is enough: it only ever sends people over. */
function listenOnIpv6(proxy: LoopbackHandler, port: number, server: ViteDevServer): () => void {
  const sibling = createLoopbackServer(proxy);
  sibling.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EADDRINUSE') return;
    server.config.logger.error(`Port ${port} is taken on ::1.`);
    process.exitCode = 1;
    void server.close();
  });
  sibling.listen(port, '::1');
  return () => {
    sibling.close();
    sibling.closeAllConnections();
  };
}

/** index.html as Vite transforms it. The inline scripts Vite put there are let in by their hashes, and no others. */
async function devPage(server: ViteDevServer, path: string): Promise<Page> {
  const source = readFileSync(join(server.config.root, 'index.html'), 'utf8');
  const html = await server.transformIndexHtml(path, source);
  const address = server.httpServer?.address() as AddressInfo;
  return { html, policy: devPolicy(html, address.port) };
}

/** The built console's policy, and what Vite needs besides: its inline scripts by hash, its WebSocket by address. */
export function devPolicy(html: string, port: number): string {
  const inline = [...html.matchAll(/<script\b(?![^>]*\ssrc=)[^>]*>([\s\S]*?)<\/script>/gi)].map(
    ([, code = '']) => ` 'sha256-${createHash('sha256').update(code).digest('base64')}'`,
  );
  return contentSecurityPolicy
    .replace("script-src 'self'", (rule) => rule + inline.join(''))
    .replace("connect-src 'self'", (rule) => `${rule} ws://127.0.0.1:${port}`);
}

async function startDevPractice({ config }: ViteDevServer, consolePort: number): Promise<PracticeChild> {
  const asked = readArguments([], process.env);
  if (asked.kind !== 'run' || !asked.settings.startsPractice) return noPractice;
  const program = join(config.root, 'dist', 'practice.js');
  if (isStale(program, join(config.root, 'src', 'practice'))) {
    await build({ root: config.root, mode: 'practice', logLevel: 'warn' });
  }
  const child = startPracticeChild({
    program: pathToFileURL(program),
    port: asked.settings.practicePort,
    consolePort,
    onFailed: (reason) => config.logger.warn(reason),
    onExit: (reason) => config.logger.warn(reason),
  });
  void child.settled.then(() => {
    if (child.origin() !== '') config.logger.info(`  Practice provider: ${child.origin()}`);
  });
  return child;
}

function isStale(program: string, sources: string): boolean {
  if (!existsSync(program)) return true;
  const builtAt = statSync(program).mtimeMs;
  return readdirSync(sources, { recursive: true }).some(
    (name) => statSync(join(sources, name as string)).mtimeMs > builtAt,
  );
}
