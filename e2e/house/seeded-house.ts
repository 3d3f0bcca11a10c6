import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../../', import.meta.url));

const settings = [
  '.dependency-cruiser.cjs',
  '.biome.json',
  '.biome-no-markup.grit',
  '.gitignore',
  'package.json',
  'tsconfig.json',
];

/** Stand-ins for packages that seeds import: resolving them is all the rules need. */
const packages = ['react', 'react-dom', '@tanstack/react-query', 'zustand', 'jose', 'msw', 'openid-client', 'lodash'];

export interface SeededHouse {
  readonly path: string;
  /** Runs a program of this repository in the seeded house and returns what it said. */
  run(program: string, ...args: string[]): { exitCode: number | null; stdout: string; stderr: string };
  remove(): void;
}

/** A house of its own in a temporary folder: our settings, the given files, and nothing else. */
export function seedHouse(files: Record<string, string>): SeededHouse {
  const path = mkdtempSync(join(tmpdir(), 'authscope-house-'));
  const write = (name: string, text: string) => {
    mkdirSync(dirname(join(path, name)), { recursive: true });
    writeFileSync(join(path, name), text);
  };
  for (const name of settings) copyFileSync(join(root, name), join(path, name));
  for (const name of packages) {
    write(`node_modules/${name}/package.json`, JSON.stringify({ name, version: '1.0.0', main: 'main.js' }));
    write(`node_modules/${name}/main.js`, '');
  }
  for (const [name, text] of Object.entries(files)) write(name, text);

  return {
    path,
    run(program, ...args) {
      const options = { cwd: path, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 } as const;
      const { status, stdout, stderr } = spawnSync(process.execPath, [join(root, program), ...args], options);
      return { exitCode: status, stdout, stderr };
    },
    remove: () => rmSync(path, { recursive: true, force: true }),
  };
}
