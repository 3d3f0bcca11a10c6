// The built console: a list fixed at start. A path is looked up in it, never in the file system (SECURITY.md R06, R07).
import { readdirSync, readFileSync } from 'node:fs';
import { extname, join, sep } from 'node:path';

/** One file as it is answered. */
export interface ConsoleFile {
  readonly type: string;
  readonly cacheControl: string;
  readonly body: Uint8Array;
}

const types: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.webmanifest': 'application/manifest+json',
  '.woff2': 'font/woff2',
};

/** Every file under a folder by its URL path, but for index.html, which is filled per response. */
export function readConsoleFiles(folder: string): { files: ReadonlyMap<string, ConsoleFile>; page: string } {
  const files = new Map<string, ConsoleFile>();
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const file = join(entry.parentPath, entry.name);
    const path = file
      .slice(folder.replace(/[\\/]+$/, '').length)
      .split(sep)
      .join('/');
    files.set(path, {
      type: types[extname(file).toLowerCase()] ?? 'application/octet-stream',
      cacheControl: path.startsWith('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache',
      body: readFileSync(file),
    });
  }
  const page = files.get('/index.html');
  if (!page) throw new Error(`The console is not built: there is no index.html in ${folder}`);
  files.delete('/index.html');
  return { files, page: new TextDecoder().decode(page.body) };
}
