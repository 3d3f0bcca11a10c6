// The command line, read once: flags, then AUTHSCOPE_* where a flag is absent.
import { parseArgs } from 'node:util';

export const defaultPort = 6284;

/** How the command was asked to run. */
export interface Settings {
  /** 0 takes a free one. */
  readonly port: number;
  readonly practicePort: number;
  readonly opensBrowser: boolean;
  readonly startsPractice: boolean;
}

export type Arguments =
  | { readonly kind: 'run'; readonly settings: Settings }
  | { readonly kind: 'help' }
  | { readonly kind: 'version' }
  | { readonly kind: 'wrong'; readonly message: string };

export const help = `Authscope, the oscilloscope for OAuth

Usage: authscope [options]

  --port <number>            where the console listens (${defaultPort}; 0 takes a free one)
  --practice-port <number>   where the practice provider listens (6285; 0 takes a free one)
  --no-open                  do not open the browser
  --no-practice              do not start the practice provider
  --host <host>              loopback only: 127.0.0.1, localhost or ::1
  --help                     show this
  --version                  show the version

The same as environment variables: AUTHSCOPE_PORT, AUTHSCOPE_PRACTICE_PORT, AUTHSCOPE_NO_OPEN,
AUTHSCOPE_NO_PRACTICE, AUTHSCOPE_HOST.
`;

const options = {
  port: { type: 'string' },
  'practice-port': { type: 'string' },
  'no-open': { type: 'boolean' },
  'no-practice': { type: 'boolean' },
  host: { type: 'string' },
  help: { type: 'boolean', short: 'h' },
  version: { type: 'boolean', short: 'v' },
} as const;

type Environment = Readonly<Record<string, string | undefined>>;

/** Reads the command line. Total: what is wrong comes back as one line. */
export function readArguments(argv: readonly string[], env: Environment): Arguments {
  try {
    const { values } = parseArgs({ args: [...argv], options, allowPositionals: false });
    if (values.help) return { kind: 'help' };
    if (values.version) return { kind: 'version' };
    refuseForeignHost(values.host ?? env.AUTHSCOPE_HOST);
    return {
      kind: 'run',
      settings: {
        port: readPort('--port', values.port ?? env.AUTHSCOPE_PORT, defaultPort),
        practicePort: readPort('--practice-port', values['practice-port'] ?? env.AUTHSCOPE_PRACTICE_PORT, 6285),
        opensBrowser: !(values['no-open'] ?? isOn(env.AUTHSCOPE_NO_OPEN)),
        startsPractice: !(values['no-practice'] ?? isOn(env.AUTHSCOPE_NO_PRACTICE)),
      },
    };
  } catch (error) {
    return { kind: 'wrong', message: firstSentence(error) };
  }
}

/** R04: a wildcard has too many spellings to list, so only the three loopback ones are known. */
export function refuseForeignHost(host: string | undefined): void {
  if (host === undefined || host === '' || ['127.0.0.1', 'localhost', '::1', '[::1]'].includes(host)) return;
  throw new Error(`--host ${host} is refused: Authscope listens on this machine's loopback addresses only.`);
}

function readPort(flag: string, text: string | undefined, otherwise: number): number {
  if (text === undefined || text === '') return otherwise;
  const port = Number(text);
  if (/^\d{1,5}$/.test(text) && port <= 65535) return port;
  throw new Error(`${flag} takes a number from 0 to 65535, not "${text}".`);
}

function isOn(text: string | undefined): boolean {
  return text !== undefined && !['', '0', 'false', 'no'].includes(text.toLowerCase());
}

function firstSentence(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  const [first = ''] = message.split(/\n|\. To specify/, 1);
  return `${first.trim().replace(/\.$/, '')}.`;
}

/** Whether this Node is older than the 20.19 that Authscope needs. */
export function isTooOld(nodeVersion: string): boolean {
  const [major = 0, minor = 0] = nodeVersion.split('.').map(Number);
  return major < 20 || (major === 20 && minor < 19);
}
