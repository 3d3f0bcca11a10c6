// Opening a share link whose document is a megabyte: from the navigation to the review on screen, beside a bare page that
// expands and parses the same link. By turns in a real Chromium; medians, with quartiles; and the longest task of the page.
import { randomUUID } from 'node:crypto';
import { deflateRawSync } from 'node:zlib';
import { median } from './figures.mjs';
import { addPages, buildPages, launchBrowser, line, openAndHear, startConsole } from './pages.mjs';

const rounds = 9;
/** As an import beside JSON.parse: the console itself loads in that time, and the document is held against what is here. */
const most = { times: 5, plusMs: 150, taskMs: 100 };
const megabyte = 1_000_000;

/** Measures and gives printable lines, `[{ name, ratio, line, isMet }]`. Needs the built dist/. */
export async function benchLinks() {
  const pages = await buildPages(['./links/bare-link.ts']);
  const server = await startConsole();
  const browser = await launchBrowser();
  const text = documentOf(megabyte);
  const link = linkOf(text);
  try {
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
    await addPages(context, pages);
    const page = await context.newPage();
    await page.addInitScript(tellWhenShown);
    const urls = { ours: `${server.url}/s#${link}`, bare: `${server.url}/bench/bare-link#${link}` };
    const measured = { ours: [], bare: [] };
    for (let round = 0; round <= rounds; round += 1)
      for (const side of Object.keys(urls)) {
        await page.goto('about:blank');
        const shown = await openAndHear(page, urls[side]);
        // The first round also fills the browser's caches.
        if (round > 0) measured[side].push(shown);
      }
    return linesOf(measured, text.length, link.length);
  } finally {
    await browser.close();
    server.stop();
  }
}

function linesOf({ ours, bare }, bytes, characters) {
  const what = `share link: ${(bytes / 1e6).toFixed(1)} MB in ${(characters / 1e3).toFixed(0)} thousand characters`;
  const ms = (side) => median(side.map(({ atMs }) => atMs)).toFixed(0);
  const ratios = ours.map(({ atMs }, round) => Math.max(0, atMs - most.plusMs) / bare[round].atMs);
  const tasks = ours.map(({ taskMs }) => taskMs);
  const detail = `${ms(ours)} ms against ${ms(bare)} ms`;
  return [
    line(`${what}, reviewed over expanded and parsed by a bare page, ${most.plusMs} ms aside`, ratios, {
      ...{ most: most.times, detail },
    }),
    line(`${what}: the longest task of the page meanwhile`, tasks, { most: most.taskMs, detail: 'ms' }),
  ];
}

/** A saved document of about so many bytes: ids and bodies differ as they do in life, or it would shrink to nothing. */
function documentOf(bytes) {
  const items = [];
  const text = () =>
    JSON.stringify({
      authscope: '1.0',
      collection: { id: randomUUID(), name: 'Large', items },
    });
  for (let size = 0; size < bytes; size += JSON.stringify(items.at(-1)).length + 1) {
    const at = items.length;
    const id = randomUUID();
    items.push({
      ...{ kind: 'request', id, name: `Create item ${at}`, method: 'POST' },
      url: `https://api.example/v1/customers/${at % 97}/items?trace=${id}`,
      headers: [{ name: 'Accept', value: 'application/json' }],
      body: { kind: 'json', text: [`{"name": "Item ${at}", "parent": "${randomUUID()}",`, ' "tags": ["a", "b"]}'] },
      notes: 'Makes an item of a customer and gives all that is known of it.',
    });
  }
  return text();
}

function linkOf(text) {
  const encoded = deflateRawSync(text).toString('base64url');
  return `1.${encoded.length}.${encoded}`;
}

/** Runs in the page. The frame after the review's heading came into the document is the one that shows it. */
function tellWhenShown() {
  const tasks = [0];
  const longTasks = new PerformanceObserver((list) => tasks.push(...list.getEntries().map((each) => each.duration)));
  longTasks.observe({ type: 'longtask', buffered: true });
  const isShown = () =>
    [...document.querySelectorAll('h2')].some(({ textContent }) => textContent.startsWith('Review'));
  const observer = new MutationObserver(() => {
    if (!isShown()) return;
    observer.disconnect();
    requestAnimationFrame(() =>
      setTimeout(() => {
        const atMs = performance.now();
        // The last task is told of after it has ended.
        setTimeout(() => {
          tasks.push(...longTasks.takeRecords().map((each) => each.duration));
          console.debug('bench', JSON.stringify({ atMs, taskMs: Math.max(...tasks) }));
        }, 50);
      }),
    );
  });
  observer.observe(document, { childList: true, subtree: true, characterData: true });
}
