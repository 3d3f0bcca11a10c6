// A thousand live countdowns: how much script the real tokens page runs per second, on its own and against a page with
// one state per row. Both by turns in a real Chromium, each alone in its window; figures are medians, with quartiles.
import { spawn } from 'node:child_process';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { chromium } from '@playwright/test';
import { build } from 'vite';
import { findOrGetBrowser } from '../browser.mjs';
import { answers, freePort, serverProgram } from './sides.mjs';

const rounds = 5;
const settleMs = 3000;
const windowMs = 6000;
const limits = { scriptMs: 10, ratio: 0.1 };

/** Measures and gives printable lines, `[{ name, ratio, line, isMet }]`. Needs the built dist/. */
export async function benchCountdowns() {
  const pages = await buildPages();
  const server = await startServer();
  const browser = await chromium.launch({
    executablePath: await findOrGetBrowser(),
    chromiumSandbox: process.getuid?.() !== 0,
    args: ['--disable-gpu', '--no-first-run', '--disable-background-networking'],
  });
  try {
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
    await context.route('**/bench/*', (route) => answerFrom(pages, route));
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

/** The two pages' scripts, by name, built like the console's. */
async function buildPages() {
  const names = ['fill-vault.ts', 'one-state-per-row.tsx'];
  const pages = new Map();
  for (const name of names) {
    const input = fileURLToPath(new URL(`./countdowns/${name}`, import.meta.url));
    const options = { configFile: false, logLevel: 'error', build: { write: false, rolldownOptions: { input } } };
    const { output } = await build(options);
    pages.set(name.split('.')[0], output.find(({ type }) => type === 'chunk').code);
  }
  return pages;
}

function answerFrom(pages, route) {
  const name = new URL(route.request().url()).pathname.split('/').at(-1);
  const code = pages.get(name.replace(/\.js$/, ''));
  if (name.endsWith('.js')) return route.fulfill({ contentType: 'text/javascript', body: code });
  const body = `<!doctype html><title>loading</title><body><script type="module" src="/bench/${name}.js"></script>`;
  return route.fulfill({ contentType: 'text/html; charset=utf-8', body });
}

async function startServer() {
  const port = await freePort();
  const child = spawn(process.execPath, [serverProgram, '--port', String(port), '--no-open', '--no-practice'], {
    stdio: 'ignore',
  });
  while (!(await answers(port))) await pause(5);
  return { url: `http://127.0.0.1:${port}`, stop: () => child.kill('SIGKILL') };
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

function line(name, all, { most, detail }) {
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

function quantile(values, part) {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length * part)];
}
