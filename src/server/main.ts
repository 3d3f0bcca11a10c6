#!/usr/bin/env node
// The command `authscope`: starts the console, then the practice provider, then the browser; ends all three.
import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { listenOnLoopback, PortTaken } from '#practice/listen.ts';
import { readConsoleFiles } from '#proxy/console-files.ts';
import { consoleOrigin } from '#proxy/guard.ts';
import { createLoopbackServer } from '#proxy/loopback-server.ts';
import { createProxy } from '#proxy/proxy.ts';
import { defaultPort, help, isTooOld, readArguments, type Settings } from './arguments.ts';
import { openBrowser } from './open-browser.ts';
import { noPractice, type PracticeChild, startPracticeChild } from './practice-child.ts';

const longestStopMs = 900;

await main();

async function main(): Promise<void> {
  if (isTooOld(process.versions.node)) return fail(`Authscope needs Node 20.19 or newer; this is ${process.version}.`);
  const asked = readArguments(process.argv.slice(2), process.env);
  switch (asked.kind) {
    case 'wrong':
      return fail(`${asked.message} --help shows what can be said.`);
    case 'help':
      return print(help.trimEnd());
    case 'version':
      return print(JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')).version);
    case 'run':
      return run(asked.settings).catch((error: Error) => fail(sentence(error)));
  }
}

async function run(settings: Settings): Promise<void> {
  let practice = noPractice;
  const { files, page } = readConsoleFiles(fileURLToPath(new URL('./console', import.meta.url)));
  const proxy = createProxy({
    key: randomBytes(32).toString('base64url'),
    practiceOrigin: () => practice.origin(),
    console: { page: () => ({ html: page }), file: (path) => files.get(path) },
  });
  const listeners = await listenOnLoopback(() => createLoopbackServer(proxy), settings.port);
  endOnSignal(() => Promise.all([listeners.close(), practice.stop()]));
  const url = consoleOrigin(listeners.port);
  let failure = '';
  if (settings.startsPractice) practice = startPractice(settings, listeners.port, (reason) => (failure = reason));
  await practice.settled;
  if (failure !== '') {
    await listeners.close();
    return fail(failure);
  }
  print(`Authscope            ${url}`);
  if (listeners.port !== defaultPort) {
    print(
      `                     Another port than ${defaultPort} is another browser store: what was kept there is not here.`,
    );
  }
  if (practice.origin() !== '') print(`Practice provider    ${practice.origin()}`);
  if (settings.opensBrowser) openBrowser(url);
}

function startPractice(
  { practicePort }: Settings,
  consolePort: number,
  onFailed: (reason: string) => void,
): PracticeChild {
  return startPracticeChild({
    program: new URL('./practice.js', import.meta.url),
    port: practicePort,
    consolePort,
    onFailed: (reason) => onFailed(`${reason} Choose another port with --practice-port, or start with --no-practice.`),
    onExit: (reason) => warn(`${reason} The console goes on without it.`),
  });
}

/** Ends within a second, calls in flight included; a second Ctrl-C ends at once. */
function endOnSignal(stop: () => Promise<unknown>): void {
  let isEnding = false;
  const end = () => {
    if (isEnding) process.exit(0);
    isEnding = true;
    setTimeout(() => process.exit(0), longestStopMs);
    stop().then(
      () => process.exit(0),
      () => process.exit(0),
    );
  };
  process.on('SIGINT', end).on('SIGTERM', end).on('SIGHUP', end);
}

function sentence(error: Error): string {
  if (error instanceof PortTaken) return `Port ${error.port} is taken. Choose another with --port.`;
  return error.message;
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

function warn(line: string): void {
  process.stderr.write(`${line}\n`);
}

function fail(line: string): void {
  warn(line);
  process.exitCode = 1;
}
