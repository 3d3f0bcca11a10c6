import { type ChildProcess, fork } from 'node:child_process';

/** What to start: the built practice program, where it listens, and which consoles may receive its redirects. */
export interface PracticeLaunch {
  readonly programPath: string;
  /** 0 takes a free one. */
  readonly port: number;
  /** The console's origins in every spelling whose `/callback` is to be registered. */
  readonly consoleOrigins: readonly string[];
}

/** A practice provider that listens, seen from the process that started it. */
export interface RunningPractice {
  readonly origin: string;
  /** Called once, with a one-line reason, if the provider ends without `stop()`; at once if it already has. */
  onExit(listener: (reason: string) => void): void;
  /** Resolves when the process is gone. May be called again. */
  stop(): Promise<void>;
}

/** What the child tells its parent, once. */
export type PracticeReport =
  | { readonly kind: 'listening'; readonly origin: string }
  | { readonly kind: 'failed'; readonly message: string };

const START_LIMIT_MS = 30_000;
const STOP_LIMIT_MS = 600;
const KEPT_STDERR = 8_000;

/**
 * Starts the practice provider as a child process. Rejects with an Error whose message is one line. Nothing the child
 * prints reaches the terminal: its stderr is kept only to name the cause of a crash.
 */
export async function startPractice(launch: PracticeLaunch): Promise<RunningPractice> {
  const child = fork(launch.programPath, [], {
    execArgv: [],
    env: {
      ...process.env,
      AUTHSCOPE_PRACTICE_PORT: String(launch.port),
      AUTHSCOPE_PRACTICE_CONSOLES: launch.consoleOrigins.join(','),
    },
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  });
  const ending = watchEnding(child);
  try {
    const origin = await firstReport(child, ending);
    return running(child, origin, ending);
  } catch (error) {
    child.kill('SIGKILL');
    throw error;
  }
}

function running(child: ChildProcess, origin: string, ending: Promise<string>): RunningPractice {
  let stopping = false;
  return {
    origin,
    onExit(listener) {
      void ending.then((reason) => {
        if (!stopping) listener(reason);
      });
    },
    async stop() {
      stopping = true;
      if (child.exitCode !== null || child.signalCode !== null) return;
      const giveUp = setTimeout(() => child.kill('SIGKILL'), STOP_LIMIT_MS);
      child.kill('SIGTERM');
      await ending;
      clearTimeout(giveUp);
    },
  };
}

function firstReport(child: ChildProcess, ending: Promise<string>): Promise<string> {
  return new Promise((resolve, reject) => {
    const limit = setTimeout(
      () => reject(new Error(`The practice provider did not start within ${START_LIMIT_MS / 1000} s.`)),
      START_LIMIT_MS,
    );
    child.once('message', (report: PracticeReport) => {
      clearTimeout(limit);
      if (report.kind === 'listening') resolve(report.origin);
      else reject(new Error(report.message));
    });
    void ending.then((reason) => {
      clearTimeout(limit);
      reject(new Error(reason));
    });
  });
}

function watchEnding(child: ChildProcess): Promise<string> {
  let stderr = '';
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    stderr = (stderr + text).slice(-KEPT_STDERR);
  });
  return new Promise((resolve) => {
    child.once('error', (error) => resolve(`The practice provider could not run: ${oneLine(error.message)}`));
    child.once('close', (code, signal) => {
      const how = signal === null ? `exit code ${code}` : signal;
      const cause = errorLine(stderr);
      resolve(`The practice provider ended (${how})${cause === '' ? '.' : `: ${cause}`}`);
    });
  });
}

function errorLine(stderr: string): string {
  const lines = stderr.split('\n').map((line) => line.trim());
  return oneLine(lines.find((line) => /^([A-Z]\w*)?Error\b/.test(line)) ?? lines.find((line) => line !== '') ?? '');
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').slice(0, 300);
}
