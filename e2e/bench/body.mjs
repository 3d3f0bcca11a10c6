// A 10 MB JSON answer: from the press on Send to its first row on the screen, beside a bare page that fetches the same
// bytes and parses them. By turns in a real Chromium; medians, with quartiles; and the longest task of the page's thread.
import http from 'node:http';
import { median } from './figures.mjs';
import { launchBrowser, line, startConsole } from './pages.mjs';

const rounds = 5;
const most = { ratio: 12, taskMs: 200 };
const records = 50_000;

/** Measures and gives printable lines, `[{ name, ratio, line, isMet }]`. Needs the built dist/. */
export async function benchBody() {
  const source = await serveLarge();
  const server = await startConsole();
  const browser = await launchBrowser();
  try {
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
    const page = await openRequest(context, server.url, `${source.url}/large`);
    const bare = await context.newPage();
    await bare.goto(source.url);
    const measured = { ours: [], floor: [], tasks: [] };
    // The first round also loads what draws a tree.
    for (let round = 0; round <= rounds; round += 1) {
      await page.bringToFront();
      const { ms, longestTaskMs } = await page.evaluate(shownAfterMs);
      const floor = await bare.evaluate(parsedAfterMs);
      if (round === 0) continue;
      measured.ours.push(ms);
      measured.tasks.push(longestTaskMs);
      measured.floor.push(floor);
    }
    return linesOf(measured);
  } finally {
    await browser.close();
    server.stop();
    source.stop();
  }
}

/** An API that answers `/large` with 10 MB of JSON, and anything else with a bare page. */
async function serveLarge() {
  const record = (id) => JSON.stringify({ id, quantity: 'voltage', probe: { channel: 1 }, note: '.'.repeat(120) });
  const large = Buffer.from(`[${Array.from({ length: records }, (_, id) => record(id).padEnd(199)).join(',')}]`);
  const server = http.createServer(({ url }, response) => {
    const isLarge = url === '/large';
    response.writeHead(200, { 'content-type': isLarge ? 'application/json' : 'text/html; charset=utf-8' });
    response.end(isLarge ? large : '<!doctype html><title>bare</title>');
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${server.address().port}`,
    stop: () => server.close().closeAllConnections(),
  };
}

async function openRequest(context, url, target) {
  const page = await context.newPage();
  await page.goto(`${url}/requests`);
  await page.getByRole('button', { name: 'New request', exact: true }).first().click();
  await page.getByRole('textbox', { name: 'URL' }).fill(target);
  await page.getByText('Draft kept').waitFor();
  return page;
}

/** Runs in the page. The answer before it leaves the screen first: what counts is the next tree, painted. */
function shownAfterMs() {
  const before = document.querySelector('[role=tree][aria-label^="Response body"]');
  const tasks = [];
  const observer = new PerformanceObserver((list) => tasks.push(...list.getEntries().map(({ duration }) => duration)));
  observer.observe({ type: 'longtask' });
  const send = [...document.querySelectorAll('button')].find(({ textContent }) => textContent.startsWith('Send'));
  const began = performance.now();
  send.click();
  return new Promise((resolve) => {
    const look = () => {
      const tree = document.querySelector('[role=tree][aria-label^="Response body"]');
      if (!tree || tree === before || !tree.querySelector('[role=treeitem]')) return requestAnimationFrame(look);
      const ms = performance.now() - began;
      // The task that drew it is told of after its frame.
      requestAnimationFrame(() =>
        setTimeout(() => {
          tasks.push(...observer.takeRecords().map(({ duration }) => duration));
          observer.disconnect();
          resolve({ ms, longestTaskMs: Math.max(0, ...tasks) });
        }),
      );
    };
    requestAnimationFrame(look);
  });
}

/** Runs in the bare page. */
async function parsedAfterMs() {
  const began = performance.now();
  JSON.parse(await (await fetch('/large', { cache: 'no-store' })).text());
  return performance.now() - began;
}

function linesOf({ ours, floor, tasks }) {
  const detail = `${median(ours).toFixed(0)} against ${median(floor).toFixed(0)} ms`;
  return [
    line(
      'body: 10 MB of JSON from Send to its first row over fetch and JSON.parse',
      ours.map((ms, at) => ms / floor[at]),
      { most: most.ratio, detail },
    ),
    line('body: the longest task of the page meanwhile', tasks, { most: most.taskMs, detail: 'ms' }),
  ];
}
