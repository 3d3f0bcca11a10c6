import { createServer, type RequestListener } from 'node:http';
import { createPractice } from './create-practice.ts';
import type { PracticeReport } from './launch.ts';
import { listenOnLoopback, PortTaken } from './listen.ts';

/** The child process: reads its settings, listens, reports once to the parent, and ends with it. */
async function main(): Promise<void> {
  const port = Number(process.env.AUTHSCOPE_PRACTICE_PORT ?? 6285);
  const consoleOrigins = (process.env.AUTHSCOPE_PRACTICE_CONSOLES ?? 'http://127.0.0.1:6284')
    .split(',')
    .filter(Boolean);

  // The issuer holds the port, which may be known only once we listen. The parent hears of us after that.
  let practice: RequestListener = (_req, res) => res.writeHead(503).end();
  const listening = await listenOnLoopback(() => createServer((req, res) => practice(req, res)), port);
  const stop = () => void listening.close().then(() => process.exit(0));
  process.on('disconnect', stop);
  process.on('SIGTERM', stop);
  // Ctrl-C reaches the whole process group; the parent decides when this child ends.
  process.on('SIGINT', () => {});

  const origin = `http://localhost:${listening.port}`;
  practice = await createPractice({ origin, consoleOrigins });
  report({ kind: 'listening', origin });
}

function report(message: PracticeReport): void {
  if (process.send) process.send(message);
  else process.stdout.write(`${message.kind === 'listening' ? message.origin : message.message}\n`);
}

main().catch((error: unknown) => {
  const message =
    error instanceof PortTaken
      ? `Port ${error.port} is already in use: the practice provider can't listen there.`
      : `The practice provider did not start: ${error instanceof Error ? error.message : String(error)}`;
  process.exitCode = 1;
  report({ kind: 'failed', message: message.replace(/\s+/g, ' ') });
  process.disconnect?.();
});
