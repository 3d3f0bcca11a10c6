// Home usable: from the navigation to the button a newcomer presses, in a browser that has nothing of the console yet,
// beside a page of React with that button alone. By turns; figures are medians, with quartiles.
import { median } from './figures.mjs';
import { buildPages, launchBrowser, line, openAndHear, servePage, startConsole } from './pages.mjs';

const rounds = 31;
const most = 2;

/** Measures and gives printable lines, `[{ name, ratio, line, isMet }]`. Needs the built dist/. */
export async function benchHome() {
  const pages = await buildPages(['./home/bare-page.tsx']);
  const sides = { ours: await startConsole({ hasPractice: true }), bare: await servePage(pages.get('bare-page')) };
  const browser = await launchBrowser();
  try {
    for (const { url } of Object.values(sides)) await usableAfterMs(browser, url);
    const measured = { ours: [], bare: [] };
    for (let round = 0; round < rounds; round += 1)
      for (const side of Object.keys(sides)) measured[side].push(await usableAfterMs(browser, sides[side].url));
    const ratios = measured.ours.map((ms, round) => ms / measured.bare[round]);
    const detail = `${median(measured.ours).toFixed(0)} against ${median(measured.bare).toFixed(0)} ms`;
    return [line('home: usable over a bare React page', ratios, { most, detail })];
  } finally {
    await browser.close();
    for (const { stop } of Object.values(sides)) stop();
  }
}

/** Milliseconds from the navigation until the button is painted, in a profile of its own. */
async function usableAfterMs(browser, url) {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  try {
    const page = await context.newPage();
    await page.addInitScript(tellWhenUsable);
    return await openAndHear(page, url);
  } finally {
    await context.close();
  }
}

/** Runs in the page. The frame after the button came into the document is the one that shows it. */
function tellWhenUsable() {
  const hasButton = () =>
    [...document.querySelectorAll('button')].some(({ textContent }) => textContent.includes('Start practice run'));
  const observer = new MutationObserver(() => {
    if (!hasButton()) return;
    observer.disconnect();
    requestAnimationFrame(() => setTimeout(() => console.debug('bench', performance.now())));
  });
  observer.observe(document, { childList: true, subtree: true, characterData: true });
}
