// Opening one of ten thousand calls: the whole log and one call out of the vault, each beside IndexedDB giving the same
// rows; and on the screen, from the click on a row to the call painted beside the log. Medians, with quartiles.
import { median } from './figures.mjs';
import { addPages, buildPages, launchBrowser, line, startConsole } from './pages.mjs';

const rounds = 15;
const most = { log: 2, call: 4, screenMs: 100 };

/** Measures and gives printable lines, `[{ name, ratio, line, isMet }]`. Needs the built dist/. */
export async function benchCalls() {
  const pages = await buildPages(['./calls/read-calls.ts']);
  const server = await startConsole();
  const browser = await launchBrowser();
  try {
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
    await addPages(context, pages);
    const vault = await readInPage(context, `${server.url}/bench/read-calls`);
    const screen = await openOnScreen(context, `${server.url}/timeline`);
    return [
      beside('calls: the log of 10,000 over IndexedDB alone', { ours: vault.log, floor: vault.rawLog }, most.log),
      beside(
        'calls: opening one of 10,000 over IndexedDB alone',
        { ours: vault.call, floor: vault.rawCall },
        most.call,
      ),
      line('calls: from a click to the call on the screen', screen, { most: most.screenMs, detail: 'ms, of 10,000' }),
    ];
  } finally {
    await browser.close();
    server.stop();
  }
}

async function readInPage(context, url) {
  const page = await context.newPage();
  await page.goto(url);
  const measured = await page.waitForFunction(() => window.measured, null, { timeout: 120_000 });
  const figures = await measured.jsonValue();
  await page.close();
  return figures;
}

async function openOnScreen(context, url) {
  const page = await context.newPage();
  await page.goto(url);
  await page.getByText('10,000 calls, newest first').waitFor();
  const times = [];
  // The first one also loads what draws a call.
  for (let round = 0; round <= rounds; round += 1) times.push(await page.evaluate(paintedAfterMs, round));
  await page.close();
  return times.slice(1);
}

/** Runs in the page. The frame after the call came into the document is the one that shows it. */
function paintedAfterMs(at) {
  const links = [...document.querySelectorAll('table a[href*="call="]')];
  const path = links[at].textContent;
  const isOpen = () => document.querySelector('aside[aria-label="Call"] h2')?.textContent.endsWith(path);
  return new Promise((resolve) => {
    const began = performance.now();
    const observer = new MutationObserver(() => {
      if (!isOpen()) return;
      observer.disconnect();
      requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - began)));
    });
    observer.observe(document.body, { childList: true, subtree: true, characterData: true });
    links[at].click();
  });
}

function beside(name, { ours, floor }, limit) {
  const ratios = ours.map((ms, round) => ms / floor[round]);
  const detail = `${median(ours).toFixed(1)} against ${median(floor).toFixed(1)} ms`;
  return line(name, ratios, { most: limit, detail });
}
