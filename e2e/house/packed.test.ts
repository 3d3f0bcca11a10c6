import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { root } from './seeded-house.ts';

const folder = mkdtempSync(join(tmpdir(), 'authscope-packed-'));
const empty = join(folder, 'empty');
let command: ChildProcess | undefined;

beforeAll(() => {
  for (const program of ['server.js', 'practice.js', 'console/index.html']) {
    if (!existsSync(`${root}dist/${program}`)) throw new Error(`dist/${program} is not there: run "npm run build".`);
  }
  mkdirSync(empty);
});
afterAll(async () => {
  await stop();
  rmSync(folder, { recursive: true, force: true });
});

test('what is packed runs by npx alone, in an empty folder, without a network', async () => {
  expect(packagesAbove(empty), 'nothing above the folder may lend it a package').toEqual([]);
  const { consoleUrl, practiceUrl } = await run(pack());

  const page = await fetch(consoleUrl);
  expect([page.status, page.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8']);
  const html = await page.text();
  expect(html).toMatch(/<meta name="authscope-key" content="[\w-]{43}">/);
  expect(html).toContain(`<meta name="authscope-practice" content="${practiceUrl}">`);
  const script = /<script [^>]*src="([^"]+\.js)"/.exec(html)?.[1] ?? '';
  expect((await fetch(new URL(script, consoleUrl))).headers.get('content-type')).toMatch(/javascript/);

  const metadata = await fetch(`${practiceUrl}/.well-known/openid-configuration`);
  expect(await metadata.json()).toMatchObject({ issuer: practiceUrl, token_endpoint: `${practiceUrl}/token` });

  await stop();
  await expect(fetch(practiceUrl)).rejects.toThrow();
});

/** Packs what is built and returns the path of the tarball. */
function pack(): string {
  const flags = ['--ignore-scripts', '--json', '--pack-destination', folder];
  const { status, stdout, stderr } = spawnSync('npm', ['pack', ...flags], {
    cwd: root,
    env: bareEnv(),
    encoding: 'utf8',
  });
  expect(status, stderr).toBe(0);
  const name = /"filename": "([^"]+\.tgz)"/.exec(stdout)?.[1];
  if (name === undefined) throw new Error(`npm pack named no file: ${stdout}`);
  return join(folder, name);
}

/** Starts the tarball's command and waits until it has said where both servers listen. */
function run(tarball: string): Promise<{ consoleUrl: string; practiceUrl: string }> {
  const npx = ['exec', '--offline', '--yes', '--cache', join(folder, 'cache'), '--package', tarball, '--', 'authscope'];
  const flags = ['--no-open', '--port', '0', '--practice-port', '0'];
  // npx runs the command through a shell: as a group of its own it can be ended whole, by one id.
  const started = spawn('npm', [...npx, ...flags], { cwd: empty, env: bareEnv(), detached: true });
  command = started;
  return new Promise((resolve, reject) => {
    let said = '';
    const listen = (chunk: Buffer) => {
      said += chunk.toString();
      const consoleUrl = /http:\/\/127\.0\.0\.1:\d+(?=\s)/.exec(said)?.[0];
      const practiceUrl = /http:\/\/localhost:\d+(?=\s)/.exec(said)?.[0];
      if (consoleUrl && practiceUrl) resolve({ consoleUrl, practiceUrl });
    };
    started.stdout.on('data', listen);
    started.stderr.on('data', listen);
    started.once('error', reject);
    started.once('close', (code) => reject(new Error(`The command ended with ${code}. It said:\n${said}`)));
  });
}

async function stop(): Promise<void> {
  const running = command;
  command = undefined;
  if (running?.pid === undefined || running.exitCode !== null || running.signalCode !== null) return;
  const closed = once(running, 'close');
  process.kill(-running.pid, 'SIGTERM');
  await closed;
}

/** Without what `npm test` hands to its children, which names this repository, and without the developer's settings. */
function bareEnv(): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^(npm_|authscope_)/i.test(name)));
}

function packagesAbove(path: string): string[] {
  const here = ['package.json', 'node_modules'].map((name) => join(path, name)).filter((file) => existsSync(file));
  return dirname(path) === path ? here : [...here, ...packagesAbove(dirname(path))];
}
