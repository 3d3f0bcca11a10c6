import { fileURLToPath } from 'node:url';
import { type RunningPractice, startPractice } from '#practice/launch.ts';

/** The practice provider as the console sees it: an address while it is thought to be there, else the empty string. */
export interface PracticeChild {
  origin(): string;
  /** Resolves when the provider listens or is known not to. */
  readonly settled: Promise<void>;
  stop(): Promise<void>;
}

interface PracticeChildOptions {
  readonly program: URL;
  readonly port: number;
  readonly consolePort: number;
  /** Told in one line that the provider could not start. */
  onFailed(reason: string): void;
  /** Told in one line that the provider ended without being asked to. */
  onExit(reason: string): void;
}

export const noPractice: PracticeChild = {
  origin: () => '',
  settled: Promise.resolve(),
  stop: () => Promise.resolve(),
};

/** Starts the practice provider beside a console that already listens. A failure is told, and leaves no child. */
export function startPracticeChild(options: PracticeChildOptions): PracticeChild {
  const { program, port, consolePort } = options;
  let origin = port === 0 ? '' : `http://localhost:${port}`;
  let isStopping = false;
  const gone = (tell: (reason: string) => void) => (reason: string) => {
    origin = '';
    if (!isStopping) tell(reason);
    return null;
  };
  const starting: Promise<RunningPractice | null> = startPractice({
    programPath: fileURLToPath(program),
    port,
    consoleOrigins: [`http://127.0.0.1:${consolePort}`, `http://localhost:${consolePort}`],
  }).then(
    (practice) => {
      origin = practice.origin;
      practice.onExit(gone(options.onExit));
      return practice;
    },
    (error: Error) => gone(options.onFailed)(error.message),
  );
  return {
    origin: () => origin,
    settled: starting.then(() => {}),
    async stop() {
      isStopping = true;
      await (await starting)?.stop();
    },
  };
}
