import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'vite';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startPractice } from './launch.ts';
import { listenOnLoopback } from './listen.ts';

const consoleOrigins = ['http://127.0.0.1:6284'];
let away: string;

/** Writes a stand-in for the program, far from any node_modules. */
async function program(name: string, source: string): Promise<string> {
  const path = join(away, `${name}.mjs`);
  await writeFile(path, source);
  return path;
}

beforeAll(async () => {
  away = await mkdtemp(join(tmpdir(), 'authscope-practice-'));
});
afterAll(() => rm(away, { recursive: true, force: true }));

describe('the built program, one file with no node_modules around', () => {
  let programPath: string;

  beforeAll(async () => {
    await build({ mode: 'practice', logLevel: 'error', build: { outDir: away, emptyOutDir: false } });
    programPath = join(away, 'practice.js');
  }, 60_000);

  test('starts, answers at localhost, and is gone after stop', async () => {
    const practice = await startPractice({ programPath, port: 0, consoleOrigins });
    expect(practice.origin).toMatch(/^http:\/\/localhost:\d+$/);
    const home = await (await fetch(practice.origin)).text();
    expect(home).toContain('http://localhost:6284/callback');
    // Vitest empties style sheets, so only the built file shows that the design tokens are in, without Tailwind's part.
    expect(home).toContain('--as-surface: light-dark(');
    expect(home).not.toMatch(/@(theme|utility|custom-variant|config)/);
    const endings: string[] = [];
    practice.onExit((reason) => endings.push(reason));
    await practice.stop();
    await expect(fetch(practice.origin)).rejects.toThrow();
    await practice.stop();
    expect(endings).toEqual([]);
  }, 20_000);

  test('ends when its parent dies without a word', async () => {
    const parent = await program(
      'parent',
      `import { fork } from 'node:child_process';
       const child = fork(${JSON.stringify(programPath)}, { stdio: ['ignore', 'ignore', 'ignore', 'ipc'], env: { ...process.env, AUTHSCOPE_PRACTICE_PORT: '0' } });
       child.on('message', ({ origin }) => process.stdout.write(origin, () => process.kill(process.pid, 'SIGKILL')));`,
    );
    const origin = await new Promise<string>((resolve) => {
      execFile(process.execPath, [parent], (_error, stdout) => resolve(stdout));
    });
    expect(origin).toMatch(/^http:/);
    await expect
      .poll(
        () =>
          fetch(origin).then(
            () => 'answers',
            () => 'gone',
          ),
        { timeout: 5_000 },
      )
      .toBe('gone');
  }, 20_000);

  test('a taken port is one line', async () => {
    const other = await listenOnLoopback(() => createServer(), 0);
    await expect(startPractice({ programPath, port: other.port, consoleOrigins })).rejects.toThrow(
      `Port ${other.port} is already in use: the practice provider can't listen there.`,
    );
    await other.close();
  }, 20_000);
});

describe('a child that misbehaves', () => {
  test('one that crashes at once is named by its error, in one line', async () => {
    const programPath = await program('crashes', "console.warn('noise'); throw new TypeError('no\\nluck');");
    await expect(startPractice({ programPath, port: 0, consoleOrigins })).rejects.toThrow(
      'The practice provider ended (exit code 1): TypeError: no',
    );
  });

  test('one that is not there', async () => {
    await expect(startPractice({ programPath: join(away, 'absent.mjs'), port: 0, consoleOrigins })).rejects.toThrow(
      /^The practice provider ended \(exit code 1\): Error: Cannot find module [^\n]*$/,
    );
  });

  test('one that ends later is told to whoever listens, once', async () => {
    const programPath = await program(
      'ends-later',
      "process.send({ kind: 'listening', origin: 'http://localhost:1' }, () => { throw new Error('later'); });",
    );
    const practice = await startPractice({ programPath, port: 0, consoleOrigins });
    const reason = await new Promise<string>((resolve) => practice.onExit(resolve));
    expect(reason).toBe('The practice provider ended (exit code 1): Error: later');
  });

  test('one that ignores SIGTERM is killed', async () => {
    const programPath = await program(
      'stubborn',
      "process.on('SIGTERM', () => {}); setInterval(() => {}, 1000); process.send({ kind: 'listening', origin: 'http://localhost:1' });",
    );
    const practice = await startPractice({ programPath, port: 0, consoleOrigins });
    await practice.stop();
  });
});
