// Importing a large file, beside JSON.parse of the same text: GitHub's description of its API, and a collection of ten
// thousand requests; then looking what was read through for secrets. By turns in a real Chromium; medians, with quartiles;
// and the longest task of the page's thread.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { median } from './figures.mjs';
import { buildPages, launchBrowser, line, servePages } from './pages.mjs';

/** Reading, and looking through, may take five times as long as JSON.parse alone and 150 ms. */
const most = { times: 5, plusMs: 150, taskMs: 100 };
const requests = 10_000;

/** Measures and gives printable lines, `[{ name, ratio, line, isMet }]`. Needs the registry. */
export async function benchImports() {
  const files = new Map([
    ['github', githubDescription()],
    ['postman', largeCollection()],
  ]);
  const pages = await buildPages(['./imports/read-file.ts']);
  const server = await servePages(pages, files);
  const browser = await launchBrowser();
  try {
    const page = await browser.newPage();
    await page.goto(`${server.url}/bench/read-file`);
    await page.waitForFunction(() => window.measureImport);
    const lines = [];
    for (const name of files.keys()) {
      const figures = await page.evaluate((each) => window.measureImport(each), name);
      lines.push(...linesOf(name, figures, files.get(name).length));
    }
    return lines;
  } finally {
    await browser.close();
    server.stop();
  }
}

/** The file of an npm package, fetched to a folder of its own: it is no dependency. */
function githubDescription() {
  const folder = mkdtempSync(join(tmpdir(), 'authscope-bench-'));
  try {
    const flags = ['--no-save', '--ignore-scripts', '--no-audit', '--no-fund', '--prefix', folder];
    execFileSync('npm', ['install', ...flags, '@octokit/openapi'], {
      stdio: 'ignore',
      shell: process.platform === 'win32',
    });
    return readFileSync(join(folder, 'node_modules/@octokit/openapi/generated/api.github.com.json'), 'utf8');
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function largeCollection() {
  const schema = 'https://schema.getpostman.com/json/collection/v2.1.0/collection.json';
  const request = (at) => ({
    name: `Read item ${at}`,
    request: {
      method: at % 3 === 0 ? 'POST' : 'GET',
      header: [{ key: 'Accept', value: 'application/json' }],
      url: `https://api.example/v1/items/${at}?page=1&filter=open`,
      description: 'Gives one item with everything that is known of it.',
      ...(at % 3 === 0 && { body: { mode: 'raw', raw: `{"name": "Item ${at}", "tags": ["a", "b"]}` } }),
    },
  });
  const item = Array.from({ length: requests / 100 }, (_, folder) => ({
    name: `Folder ${folder}`,
    item: Array.from({ length: 100 }, (__, at) => request(folder * 100 + at)),
  }));
  return JSON.stringify({ info: { name: 'Large', schema }, item });
}

function linesOf(name, { read, parse, store, scan, task, requests: count }, bytes) {
  const what = `import of ${name}: ${count.toLocaleString('en')} requests, ${(bytes / 1e6).toFixed(1)} MB`;
  const detail = `${median(read).toFixed(0)} ms against ${median(parse).toFixed(0)} ms, then ${median(store).toFixed(0)} ms into the vault`;
  const ratios = (all) => all.map((ms, round) => Math.max(0, ms - most.plusMs) / parse[round]);
  const over = `over JSON.parse, ${most.plusMs} ms aside`;
  const scanned = `${median(scan).toFixed(0)} ms with a hundred secrets in the vault`;
  return [
    line(`${what}, ${over}`, ratios(read), { most: most.times, detail }),
    line(`secrets looked for in ${name}, ${over}`, ratios(scan), { most: most.times, detail: scanned }),
    line(`${what}: the longest task of the page meanwhile`, task, { most: most.taskMs, detail: 'ms' }),
  ];
}
