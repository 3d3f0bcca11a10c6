import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

export interface RunningConsole {
  /** "http://127.0.0.1:40001" */
  readonly consoleUrl: string;
  /** "http://localhost:40002" */
  readonly practiceUrl: string;
  /** Ends the command and starts it again on the same ports: another launch, so another key and other practice data. */
  restart(): Promise<void>;
  stop(): Promise<void>;
}

const builtServer = fileURLToPath(new URL('../dist/server.js', import.meta.url));
const startDeadlineMs = 30_000;
const stopDeadlineMs = 5_000;

/** Starts the built command on free ports and waits until it has said where both servers listen. */
export async function startConsole(program = builtServer): Promise<RunningConsole> {
  let launch = await start(program, '0', '0');
  const { consoleUrl, practiceUrl } = launch;
  return {
    consoleUrl,
    practiceUrl,
    async restart() {
      await stop(launch.command);
      launch = await start(program, new URL(consoleUrl).port, new URL(practiceUrl).port);
    },
    stop: () => stop(launch.command),
  };
}

interface Launch {
  readonly command: ChildProcess;
  readonly consoleUrl: string;
  readonly practiceUrl: string;
}

function start(program: string, port: string, practicePort: string): Promise<Launch> {
  const args = [program, '--port', port, '--practice-port', practicePort, '--no-open'];
  const command = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'pipe'], env: withoutOurs(process.env) });
  return new Promise((resolve, reject) => {
    let said = '';
    const fail = (why: string) => {
      command.kill('SIGKILL');
      reject(new Error(`The console ${why}. It said:\n${said}`));
    };
    const deadline = setTimeout(
      () => fail(`did not name both its addresses in ${startDeadlineMs} ms`),
      startDeadlineMs,
    );
    const listen = (chunk: Buffer) => {
      said += chunk.toString();
      const addresses = addressesIn(said);
      if (!addresses) return;
      clearTimeout(deadline);
      resolve({ command, ...addresses });
    };
    command.stdout.on('data', listen);
    command.stderr.on('data', listen);
    command.once('exit', (code) => {
      clearTimeout(deadline);
      fail(`ended with ${code}`);
    });
  });
}

function addressesIn(said: string): { consoleUrl: string; practiceUrl: string } | null {
  const consoleUrl = /http:\/\/127\.0\.0\.1:\d+(?=\D)/.exec(said)?.[0];
  const practiceUrl = /http:\/\/localhost:\d+(?=\D)/.exec(said)?.[0];
  return consoleUrl && practiceUrl ? { consoleUrl, practiceUrl } : null;
}

/** The developer's own settings must not decide what the tests see. */
function withoutOurs(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(env).filter(([name]) => !name.startsWith('AUTHSCOPE_')));
}

async function stop(command: ChildProcess): Promise<void> {
  if (command.exitCode !== null || command.signalCode !== null) return;
  const gone = once(command, 'exit');
  command.kill('SIGTERM');
  const ended = await Promise.race([gone.then(() => true), pause(stopDeadlineMs, false, { ref: false })]);
  if (ended) return;
  command.kill('SIGKILL');
  await gone;
  throw new Error(`The console did not end within ${stopDeadlineMs} ms of SIGTERM.`);
}
