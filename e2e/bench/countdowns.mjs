// A thousand live countdowns: how much script the real tokens page runs per second, on its own and against a page with
// one state per row. Both by turns in a real Chromium, each alone in its window; figures are medians, with quartiles.
import { setTimeout as pause } from 'node:timers/promises';
import { quantile } from './figures.mjs';
import { addPages, buildPages, launchBrowser, line, startConsole } from './pages.mjs';

const rounds = 5;
const settleMs = 3000;
const windowMs = 6000;
const limits = { scriptMs: 10, ratio: 0.1 };

/** Measures and gives printable lines, `[{ name, ratio, line, isMet }]`. Needs the built dist/. */
export async function benchCountdowns() {
  const pages = await buildPages(['./countdowns/fill-vault.ts', './countdowns/one-state-per-row.tsx']);
  const server = await startConsole();
  const browser = await launchBrowser();
  try {
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
    await addPages(context, pages);
    await fill(context, server.url);
    const measured = { ours: [], naive: [] };
    for (let round = 0; round < rounds; round += 1) {
      measured.ours.push(await measure(context, `${server.url}/tokens`, expectLiveTokens));
      measured.naive.push(await measure(context, `${server.url}/bench/one-state-per-row`, expectCountdowns));
    }
    return linesOf(measured);
  } finally {
    await browser.close();
    server.stop();
  }
}

async function fill(context, url) {
  const page = await context.newPage();
  await page.goto(`${url}/bench/fill-vault`);
  await page.waitForFunction(() => document.title === 'filled');
  await page.close();
}

/** Script per second, milliseconds, of a page left alone. */
async function measure(context, url, expectReady) {
  const page = await context.newPage();
  await page.goto(url);
  await expectReady(page);
  const session = await context.newCDPSession(page);
  await session.send('Performance.enable');
  await pause(settleMs);
  const before = await metricsOf(session);
  await pause(windowMs);
  const after = await metricsOf(session);
  await expectRightToTheSecond(page);
  await page.close();
  return ((after.ScriptDuration - before.ScriptDuration) * 1000) / (after.Timestamp - before.Timestamp);
}

async function metricsOf(session) {
  const { metrics } = await session.send('Performance.getMetrics');
  return Object.fromEntries(metrics.map(({ name, value }) => [name, value]));
}

async function expectLiveTokens(page) {
  await page.getByRole('heading', { name: 'Active 1000' }).waitFor();
}

async function expectCountdowns(page) {
  await page.waitForFunction(() => document.title === 'counting' && document.querySelectorAll('time').length === 1000);
}

/** A page that is cheap because it stands still would prove nothing. */
async function expectRightToTheSecond(page) {
  const [count, worst] = await page.evaluate(() => {
    const seconds = (text) => text.split(':').reduce((sum, part) => sum * 60 + Number(part), 0);
    const shown = [...document.querySelectorAll('li time[datetime]')];
    const off = shown.map(({ dateTime, textContent }) =>
      Math.abs((Date.parse(dateTime) - Date.now()) / 1000 - seconds(textContent)),
    );
    return [off.length, Math.max(...off)];
  });
  if (count < 10 || worst > 2) throw new Error(`Of ${count} countdowns one is ${worst} s off`);
}

function linesOf({ ours, naive }) {
  const ratios = ours.map((ms, round) => ms / naive[round]);
  const [script, against] = [quantile(ours, 0.5), quantile(naive, 0.5)];
  return [
    line('countdowns: script per second', ours, {
      most: limits.scriptMs,
      detail: 'ms, 1,000 live tokens on the tokens page',
    }),
    line('countdowns: script over one state per row', ratios, {
      most: limits.ratio,
      detail: `${script.toFixed(1)} against ${against.toFixed(1)} ms a second`,
    }),
  ];
}
