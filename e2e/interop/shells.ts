import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';

const isThere = (program: string) => spawnSync(program, ['--help']).error === undefined;

/** Those of the shells that this machine has. An interactive one looks for `!` in what is typed; its editor needs a terminal. */
export const shells = [
  ['sh'],
  ['bash'],
  ['bash', '--norc', '--noediting', '-i'],
  ['dash'],
  ['zsh'],
  ['zsh', '-f', '-i'],
  ['mksh'],
  ['busybox', 'sh'],
].filter(([program = '']) => isThere(program));

/**
 * Types a command into a shell, with these variables in its environment, and gives what it writes.
 * @throws what it complains of if it ends badly.
 */
export async function runInShell(
  [program = '', ...flags]: readonly string[],
  command: string,
  variables: Readonly<Record<string, string>>,
): Promise<Buffer> {
  const shell = spawn(program, flags, { env: { PATH: process.env.PATH, ...variables } });
  const written: Buffer[] = [];
  const complaints: Buffer[] = [];
  shell.stdout.on('data', (chunk: Buffer) => written.push(chunk));
  shell.stderr.on('data', (chunk: Buffer) => complaints.push(chunk));
  shell.stdin.end(`${command}\n`);
  const [code] = await once(shell, 'close');
  if (code !== 0) throw new Error(`${program} ended with ${code}: ${Buffer.concat(complaints)}`);
  return Buffer.concat(written);
}
