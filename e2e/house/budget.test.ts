import { existsSync, readFileSync } from 'node:fs';
import { posix } from 'node:path';
import { gzipSync } from 'node:zlib';
import { parseAst } from 'vite';
import { expect, test } from 'vitest';
import { root } from './seeded-house.ts';

const budgetBytes = 142_000;
const built = `${root}dist/console`;

/** What Home shows first. It proves that the files counted are the ones that make Home usable. */
const homeShows = 'Start practice run';

test(`Home is usable after at most ${budgetBytes / 1000} kB gzip of JavaScript`, () => {
  if (!existsSync(`${built}/index.html`)) throw new Error('dist/console is not there: run "npm run build" first.');
  const files = firstLoad();
  const total = files.reduce((sum, { gzipBytes }) => sum + gzipBytes, 0);
  const bill = files.map(({ path, gzipBytes }) => `${path} ${gzipBytes}`).join(', ');

  expect(
    files.some(({ code }) => code.includes(homeShows)),
    `"${homeShows}" stands in one of: ${bill}`,
  ).toBe(true);
  expect(total, bill).toBeLessThanOrEqual(budgetBytes);
});

interface BuiltFile {
  readonly path: string;
  readonly code: string;
  readonly gzipBytes: number;
}

/** Every script that index.html names, all that those import, and Home's own chunk where it is loaded lazily. */
function firstLoad(): BuiltFile[] {
  const html = readFileSync(`${built}/index.html`, 'utf8');
  const waiting = [...html.matchAll(/<(?:script|link)\b[^>]*\b(?:src|href)="\/([^"]+\.js)"/g)].map(([, path]) => path);
  const files = new Map<string, BuiltFile>();
  for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
    if (files.has(path)) continue;
    const code = readFileSync(`${built}/${path}`, 'utf8');
    files.set(path, { path, code, gzipBytes: gzipSync(code, { level: 9 }).length });
    waiting.push(...importsOf(code, path));
  }
  return [...files.values()].sort((a, b) => b.gzipBytes - a.gzipBytes);
}

function importsOf(code: string, importer: string): string[] {
  const fixed = parseAst(code).body.flatMap((node) => ('source' in node && node.source ? [node.source.value] : []));
  const lazyHome = [...code.matchAll(/import\(\s*["'`](\.\/home[^"'`]*\.js)["'`]/gi)].map(([, path]) => path ?? '');
  return [...fixed, ...lazyHome].map((path) => posix.join(posix.dirname(importer), path));
}
