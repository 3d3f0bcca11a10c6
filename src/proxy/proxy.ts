// The loopback handler: every request passes here, the built console's and, in dev, Vite's own.
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { RefusalCode } from '#call/refusal.ts';
import { sendPath } from '#call/wire.ts';
import { answer, attempt, fixedHeaders, refuse } from './answer.ts';
import { answerFormPost } from './callback.ts';
import type { ConsoleFile } from './console-files.ts';
import { consoleOrigin, type HostKind, hostKind, isBackgroundHit, ownPort } from './guard.ts';
import { type OuterProxies, readOuterProxies } from './outer-proxies.ts';
import { fillPage } from './page.ts';
import { answerSend } from './send.ts';

/** What the handler serves besides calls. */
export interface ConsoleSource {
  /** index.html for this path, its metas still empty; with a policy of its own if the built console's does not do. */
  page(path: string): Page | Promise<Page>;
  /** One of the console's files, by URL path. */
  file(path: string): ConsoleFile | undefined;
}

export interface Page {
  readonly html: string;
  readonly policy?: string;
}

export interface ProxyOptions {
  /** The key of this launch. */
  readonly key: string;
  /** Where the practice provider is, empty when it is off or not up yet. */
  practiceOrigin(): string;
  readonly console: ConsoleSource;
  /** Names the HTTP proxies of this machine: HTTPS_PROXY and its like. The process's own unless told. */
  readonly environment?: Readonly<Record<string, string | undefined>>;
}

/** `next` takes what is guarded but not ours; without it, there is nothing at such a path. */
export type LoopbackHandler = (request: IncomingMessage, response: ServerResponse, next?: () => void) => void;

/** Makes the handler `(request, response)`. It never throws and logs nothing. */
export function createProxy(options: ProxyOptions): LoopbackHandler {
  const key = Buffer.from(options.key, 'latin1');
  const outerProxies = readOuterProxies(options.environment ?? process.env);
  return (request, response, next) => {
    attempt(response, () => route({ request, response, options, key, outerProxies, next }));
  };
}

interface Visit {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly options: ProxyOptions;
  readonly key: Buffer;
  readonly outerProxies: OuterProxies;
  readonly next: (() => void) | undefined;
}

function route(visit: Visit): void {
  const { request, response } = visit;
  const host = hostKind(request);
  const path = (request.url ?? '').split('?', 1)[0] as string;
  const refusal = refusalOfVisit(request, path, host);
  if (refusal) refuse(request, response, refusal);
  else if (path === sendPath) answerSend(request, response, visit);
  else if (request.method === 'POST') answerFormPost(request, response);
  else if (isDocument(request, path)) answerDocument(visit, path, host).catch(() => response.destroy());
  else if (host === 'alias') refuse(request, response, 'not-found');
  else answerFile(visit, path);
}

/** What stands before every answer: the Host (R01), and which methods a path takes. */
function refusalOfVisit({ method }: IncomingMessage, path: string, host: HostKind): RefusalCode | null {
  if (host === 'foreign') return 'host-not-allowed';
  if (!path.startsWith('/')) return 'not-found';
  if (path === sendPath && host === 'alias') return 'host-not-allowed';
  const takesPost = path === sendPath || path === '/callback';
  const takesGet = path !== sendPath;
  if (method === 'POST' ? takesPost : takesGet && (method === 'GET' || method === 'HEAD')) return null;
  return 'method-not-allowed';
}

/** Routes of the console, known by having no file extension; only some clients say that they want HTML. */
function isDocument({ headers }: IncomingMessage, path: string): boolean {
  if (path === '/' || path === '/index.html' || path === '/callback') return true;
  const isRoute = !/^\/(?:assets\/|@)|\.[^/]*$/.test(path);
  return isRoute && (headers.accept ?? '').includes('text/html');
}

async function answerDocument({ request, response, options }: Visit, path: string, host: HostKind): Promise<void> {
  if (isBackgroundHit(request, path)) return refuse(request, response, 'origin-not-allowed');
  if (host === 'alias') {
    const location = consoleOrigin(ownPort(request)) + request.url;
    return answer(request, response, { status: 302, headers: ['Location', location, 'Cache-Control', 'no-store'] });
  }
  const { html, policy } = await options.console.page(path);
  answer(request, response, {
    status: 200,
    headers: ['Content-Type', 'text/html; charset=utf-8', 'Cache-Control', 'no-store'],
    body: fillPage(html, { key: options.key, practiceOrigin: options.practiceOrigin() }),
    policy,
  });
}

function answerFile({ request, response, options, next }: Visit, path: string): void {
  const file = options.console.file(path);
  if (file) {
    const headers = ['Content-Type', file.type, 'Cache-Control', file.cacheControl];
    answer(request, response, { status: 200, headers, body: file.body });
  } else if (next) {
    const lines = fixedHeaders();
    for (let at = 0; at < lines.length; at += 2) response.setHeader(lines[at] as string, lines[at + 1] as string);
    next();
  } else {
    refuse(request, response, 'not-found');
  }
}
