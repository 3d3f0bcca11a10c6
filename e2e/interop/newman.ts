import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

const version = '6.2.2';

/** What a request of a collection was answered with. */
export interface NewmanAnswer {
  readonly name: string;
  readonly status: number;
  readonly body: string;
}

/** What newman runs: files in a folder, which is also where it finds the files of bodies. */
export interface NewmanRun {
  readonly folder: string;
  readonly collection: string;
  readonly environment: string;
  readonly variables: Readonly<Record<string, string>>;
}

/**
 * The newman of this machine, else one that npx fetches and keeps. It is no dependency of this project.
 * @throws if there is neither.
 */
export async function findNewman(): Promise<readonly string[]> {
  if ((await run(['newman', '--version'])).code === 0) return ['newman'];
  const fetched = ['npx', '--yes', '--ignore-scripts', `newman@${version}`];
  const { code, complaints } = await run([...fetched, '--version']);
  if (code === 0) return fetched;
  throw new Error(
    `newman is not on the PATH and can't be fetched: npm install --global newman@${version}\n${complaints}`,
  );
}

/** Runs a collection and gives the answers in the order of its requests. A status of 400 and more is an answer, too. */
export async function runNewman(
  newman: readonly string[],
  { folder, collection, environment, variables }: NewmanRun,
): Promise<NewmanAnswer[]> {
  const report = join(folder, 'report.json');
  const { complaints } = await run([
    ...[...newman, 'run', join(folder, collection), '--environment', join(folder, environment)],
    ...Object.entries(variables).flatMap(([name, value]) => ['--env-var', `${name}=${value}`]),
    ...['--working-dir', folder, '--reporters', 'json', '--reporter-json-export', report],
  ]);
  const { run: ran } = JSON.parse(await readFile(report, 'utf8').catch(() => '{}')) as Report;
  if (!ran) throw new Error(`newman wrote no report: ${complaints}`);
  return ran.executions.map(({ item, response }) => ({
    name: item.name,
    status: response?.code ?? 0,
    body: Buffer.from(response?.stream.data ?? []).toString(),
  }));
}

interface Report {
  readonly run?: {
    readonly executions: readonly {
      readonly item: { readonly name: string };
      readonly response?: { readonly code: number; readonly stream: { readonly data: readonly number[] } };
    }[];
  };
}

async function run([program = '', ...args]: readonly string[]): Promise<{ code: number; complaints: string }> {
  const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'pipe'], shell: process.platform === 'win32' });
  const said: Buffer[] = [];
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => said.push(chunk));
  // A program that is not there is an error of its own.
  const code = await once(child, 'close').then(
    ([ended]) => Number(ended),
    () => 127,
  );
  return { code, complaints: Buffer.concat(said).toString() };
}
