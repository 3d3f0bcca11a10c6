// What the benches in a browser share: the console's server, pages of their own built like the console's, and lines.
import { spawn } from 'node:child_process';
import http from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { chromium } from '@playwright/test';
import { build } from 'vite';
import { findOrGetBrowser } from '../browser.mjs';
import { quantile } from './figures.mjs';
import { answers, freePort, serverProgram } from './sides.mjs';

/** A real Chromium, as the journeys have it. */
export async function launchBrowser() {
  return chromium.launch({
    executablePath: await findOrGetBrowser(),
    chromiumSandbox: process.getuid?.() !== 0,
    args: ['--disable-gpu', '--no-first-run', '--disable-background-networking'],
  });
}

/** The console as users start it, without the practice provider unless told: on free ports, beside one that runs. */
export async function startConsole({ hasPractice = false } = {}) {
  const port = await freePort();
  const practice = hasPractice ? ['--practice-port', String(await freePort())] : ['--no-practice'];
  const child = spawn(process.execPath, [serverProgram, '--port', String(port), '--no-open', ...practice], {
    stdio: 'ignore',
  });
  while (!(await answers(port))) await pause(5);
  return { url: `http://127.0.0.1:${port}`, stop: () => child.kill('SIGKILL') };
}

/** Scripts of `e2e/bench/`, by name without ending, each built into one piece like the console's; workers beside them. */
export async function buildPages(paths) {
  const pages = new Map();
  for (const path of paths) {
    const input = fileURLToPath(new URL(path, import.meta.url));
    const rolldownOptions = { input, output: { codeSplitting: false } };
    const options = {
      ...{ configFile: false, logLevel: 'error', base: '/bench/' },
      build: { write: false, assetsDir: '', assetsInlineLimit: 0, rolldownOptions },
    };
    const { output } = await build(options);
    pages.set(path.split('/').at(-1).split('.')[0], output.find(({ type }) => type === 'chunk').code);
    for (const { fileName, source } of output.filter(({ type }) => type === 'asset'))
      if (fileName.endsWith('.js')) pages.set(fileName.replace(/\.js$/, ''), source);
  }
  return pages;
}

/** Puts built pages under `/bench/<name>` of the console's own origin, where its storage is. */
export function addPages(context, pages) {
  return context.route('**/bench/*', (route) => {
    const name = new URL(route.request().url()).pathname.split('/').at(-1);
    return name.endsWith('.js')
      ? route.fulfill({ contentType: 'text/javascript', body: pages.get(name.replace(/\.js$/, '')) })
      : route.fulfill({ contentType: 'text/html; charset=utf-8', body: htmlOf(`/bench/${name}.js`) });
  });
}

/**
 * Opens a page and gives what it says of itself with `console.debug('bench', JSON)`. A question put to it would bring
 * Playwright's own script, a third of a megabyte, into what is timed.
 */
export async function openAndHear(page, url) {
  const said = page.waitForEvent('console', (message) => message.text().startsWith('bench '));
  await page.goto(url);
  return JSON.parse((await said).text().slice('bench '.length));
}

/** Serves one built page at `/`, from a server of its own as the console's is. */
export function servePage(code) {
  return serve(({ url }, response) => {
    const isScript = url === '/page.js';
    response.writeHead(200, { 'content-type': isScript ? 'text/javascript' : 'text/html; charset=utf-8' });
    response.end(isScript ? code : htmlOf('/page.js'));
  });
}

/**
 * Serves built pages under `/bench/<name>`, and files under `/bench/files/<name>`, from a server of its own. The browser
 * keeps scripts, as it does the console's: a page that starts a worker again does not fetch it again.
 */
export function servePages(pages, files) {
  const kept = 'public, max-age=31536000, immutable';
  const answers = new Map([
    ...[...pages].flatMap(([name, code]) => [
      [`/bench/${name}`, { type: 'text/html; charset=utf-8', cache: 'no-cache', body: htmlOf(`/bench/${name}.js`) }],
      [`/bench/${name}.js`, { type: 'text/javascript', cache: kept, body: code }],
    ]),
    ...[...files].map(([name, body]) => [
      `/bench/files/${name}`,
      { type: 'application/json', cache: 'no-cache', body },
    ]),
  ]);
  return serve(({ url }, response) => {
    const answer = answers.get(url);
    if (!answer) return response.writeHead(404).end();
    response.writeHead(200, { 'content-type': answer.type, 'cache-control': answer.cache }).end(answer.body);
  });
}

async function serve(answer) {
  const server = http.createServer(answer);
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${server.address().port}`,
    stop: () => server.close().closeAllConnections(),
  };
}

function htmlOf(script) {
  return `<!doctype html><title>loading</title><body><script type="module" src="${script}"></script>`;
}

/** A printable line: the median of all rounds held against the most it may be. */
export function line(name, all, { most, detail }) {
  const ratio = quantile(all, 0.5);
  const isMet = ratio <= most;
  const spread = `quartiles ${quantile(all, 0.25).toFixed(2)} to ${quantile(all, 0.75).toFixed(2)}`;
  const verdict = isMet ? 'ok  ' : 'MISS';
  return {
    name,
    ratio,
    isMet,
    line: `${verdict} ${name}: ${ratio.toFixed(2)} (at most ${most}; ${spread}); ${detail}`,
  };
}
