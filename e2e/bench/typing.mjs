// Typing into a JSON body of 1 MB: from each key to the frame that shows it, with everything the console does because of
// it, beside CodeMirror alone with the same text. By turns in a real Chromium; medians, with quartiles.
import { median } from './figures.mjs';
import { addPages, buildPages, launchBrowser, line, startConsole } from './pages.mjs';

const rounds = 3;
const typed = 'a quick brown fox, typed in one go';
const limits = { ratio: 3, ms: 50 };

/** Measures and gives printable lines, `[{ name, ratio, line, isMet }]`. Needs the built dist/. */
export async function benchTyping() {
  const pages = await buildPages(['./typing/fill-request.ts', './typing/bare-editor.ts']);
  const server = await startConsole();
  const browser = await launchBrowser();
  try {
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
    await addPages(context, pages);
    await fill(context, server.url);
    const measured = { ours: [], bare: [] };
    for (let round = 0; round < rounds; round += 1) {
      measured.ours.push(...(await typeInto(context, `${server.url}/requests/typing/large`, openBody)));
      measured.bare.push(...(await typeInto(context, `${server.url}/bench/bare-editor`)));
    }
    return linesOf(measured);
  } finally {
    await browser.close();
    server.stop();
  }
}

async function fill(context, url) {
  const page = await context.newPage();
  await page.goto(`${url}/bench/fill-request`);
  await page.waitForFunction(() => document.title === 'filled');
  await page.close();
}

async function openBody(page) {
  await page.getByRole('tab', { name: /^Body/ }).click();
}

/** Milliseconds of every key. What was typed must stand in the text at the end, in one piece. */
async function typeInto(context, url, prepare = async () => {}) {
  const page = await context.newPage();
  await page.goto(url);
  await prepare(page);
  const editor = page.locator('.cm-content');
  await editor.locator('.cm-line', { hasText: '"Item 3"' }).click();
  await page.keyboard.press('End');
  // Brackets and quotes may be closed by themselves: none is typed.
  await page.evaluate(noteKeys);
  await page.keyboard.type(typed);
  const times = await page.waitForFunction((count) => window.keyTimes.length >= count && window.keyTimes, typed.length);
  const shown = await editor.locator('.cm-line', { hasText: '"Item 3"' }).textContent();
  if (!shown.includes(typed)) throw new Error(`Typing lost characters: ${shown}`);
  const figures = await times.jsonValue();
  await page.close();
  return figures;
}

/** Runs in the page. The task after the next frame comes when that frame is made and all that the key set off is done. */
function noteKeys() {
  window.keyTimes = [];
  addEventListener(
    'keydown',
    ({ timeStamp }) =>
      requestAnimationFrame(() => setTimeout(() => window.keyTimes.push(performance.now() - timeStamp))),
    { capture: true },
  );
}

function linesOf({ ours, bare }) {
  const detail = `${median(ours).toFixed(1)} against ${median(bare).toFixed(1)} ms`;
  return [
    line('typing: a key in a 1 MB JSON body', ours, { most: limits.ms, detail: 'ms, to the frame that shows it' }),
    line(
      'typing: a key in a 1 MB JSON body over bare CodeMirror',
      ours.map((ms, at) => ms / bare[at]),
      { most: limits.ratio, detail },
    ),
  ];
}
