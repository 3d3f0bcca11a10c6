import { createServer, type RequestListener } from 'node:http';
import { createPractice } from './create-practice.ts';
import { listenOnLoopback } from './listen.ts';

/** A practice provider on a free port, in this process: for tests. */
export interface ServedPractice {
  readonly origin: string;
  readonly port: number;
  close(): Promise<void>;
}

/** Serves a fresh launch of the provider for tests; its origin is known before the provider is made. */
export async function servePractice(consoleOrigins: readonly string[]): Promise<ServedPractice> {
  let practice: RequestListener = (_req, res) => res.writeHead(503).end();
  const { port, close } = await listenOnLoopback(() => createServer((req, res) => practice(req, res)), 0);
  const origin = `http://localhost:${port}`;
  practice = await createPractice({ origin, consoleOrigins });
  return { origin, port, close };
}
