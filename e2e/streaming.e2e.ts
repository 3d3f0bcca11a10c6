import type { Page } from '@playwright/test';
import { expect, test } from './console.ts';
import { expectAccessible, getToken, openRequest } from './steps.ts';

const line = (page: Page, name: string | RegExp) => page.getByRole('treeitem', { name });
const events = (page: Page) => page.getByRole('list', { name: 'Events, newest first' });
const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();

/** Opens a request of the practice collection, changes its URL, and sends it. */
async function send(page: Page, { folder, name, path }: { folder: RegExp; name: string; path: string }): Promise<void> {
  await getToken(page);
  await page.goto('/requests');
  await line(page, folder).click();
  await openRequest(page, `GET ${name}`);
  await page.getByRole('textbox', { name: 'URL' }).fill(`{{practice}}/api${path}`);
  await press(page, 'Send');
}

const live = /^Slow, large, live/;
const basics = /^Basics/;

test('a stream shows its events as they come; the view pauses, Stop keeps what arrived, there after a reload', async ({
  page,
}) => {
  await send(page, { folder: live, name: 'Event stream', path: '/stream?every=50&events=0' });
  await expect(events(page).getByRole('button').nth(5)).toBeVisible();
  await press(page, 'Pause view');
  const paused = page.getByText(/paused, the answer is not: [\d,]+ events more/);
  await expect(paused).toBeVisible();
  const heldAt = (await events(page).getByRole('button').first().textContent()) ?? '';
  await expect(paused).not.toHaveText((await paused.textContent()) ?? '');
  await expect(events(page).getByRole('button').first()).toHaveText(heldAt);
  await expectAccessible(page);
  const report = events(page)
    .getByRole('button', { name: /report/ })
    .first();
  await report.click();
  await expect(page.getByRole('group', { name: /^Data of event/ })).toContainText('"report": ');
  await press(page, 'Resume view');
  await expect(events(page).getByRole('button').first()).not.toHaveText(heldAt);

  await press(page, 'Stop');
  await expect(page.getByText('This call was cancelled.')).toBeVisible();
  await page.reload();
  await expect(page.getByText('This call was cancelled.')).toBeVisible();
  await expect(page.getByText(/^Cancelled here, after/)).toBeVisible();
  await expect(
    events(page)
      .getByRole('button', { name: /reading/ })
      .first(),
  ).toBeVisible();
  await page.getByRole('radio', { name: 'Raw' }).click();
  await expect(page.getByText('event: reading').first()).toBeVisible();
});

test('events are searched while they come, while the view is paused, and once the stream is over', async ({ page }) => {
  await send(page, { folder: live, name: 'Event stream', path: '/stream?every=50&events=0' });
  const find = page.getByRole('searchbox', { name: 'Find in events' });
  await find.fill('report');
  const found = events(page).locator('[data-place].bg-selected');
  await expect(found).toBeVisible();
  const first = await found.getAttribute('data-place');
  // It stays the one that was found, counted from the newest: the second, the third …
  await expect(page.getByText(/^([3-9]|\d\d+) of \d+$/).first()).toBeVisible();
  await expect(found).toHaveAttribute('data-place', first ?? '');
  expect(await page.evaluate(() => CSS.highlights.get('find')?.size)).toBeGreaterThan(1);

  await press(page, 'Pause view');
  await find.press('Shift+Enter');
  await expect(found).not.toHaveAttribute('data-place', first ?? '');
  const at = await found.getAttribute('data-place');
  const words = await page
    .getByText(/^\d+ of \d+$/)
    .first()
    .textContent();
  await expect(page.getByText(/paused, the answer is not: [\d,]+ events more/)).toBeVisible();
  await expect(page.getByText(words ?? '', { exact: true }).first()).toBeVisible();
  await expectAccessible(page);

  await press(page, 'Stop');
  await expect(page.getByText('This call was cancelled.')).toBeVisible();
  await expect(find).toHaveValue('report');
  // At the hit where one was.
  await expect(found).toHaveAttribute('data-place', at ?? '');

  // Once more, with an answer that stands there before.
  await press(page, 'Send');
  await expect(find).toHaveValue('');
  await find.fill('reading');
  await press(page, 'Stop');
  await expect(page.getByText('This call was cancelled.')).toBeVisible();
  await expect(find).toHaveValue('reading');
});

test('a stream that ends while one writes what to look for: each letter comes to the field, however often one sends', async ({
  page,
}) => {
  await send(page, { folder: live, name: 'Event stream', path: '/stream?every=50&events=30' });
  const at = page.url();
  const find = page.getByRole('searchbox', { name: 'Find in events' });
  const over = page.getByText('30 events, newest first');
  for (const sends of [1, 2, 3]) {
    if (sends > 1) await press(page, 'Send');
    // Of what it is made of, most are keys of the page.
    let written = '';
    await expect(over).toBeHidden();
    await find.click();
    do {
      await page.keyboard.type('Npdjk?');
      written += 'Npdjk?';
    } while (!(await over.isVisible()));
    await expect(find).toBeFocused();
    await expect(find).toHaveValue(written);
    expect(page.url()).toBe(at);
    await find.fill('reading');
    await expect(page.getByText('1 of 24').first()).toBeVisible();
  }
});

test('an answer that breaks off keeps what had come and says where it ended', async ({ page }) => {
  await send(page, { folder: /^Failures/, name: 'Connection reset', path: '/break?how=reset' });
  await expect(page.getByRole('heading', { name: /broke the connection off/ })).toBeVisible();
  await expect(page.getByText(/^The answer broke off here, after \d+ B/)).toBeVisible();
});

test('a page is previewed where nothing runs, loads or leads away; it is saved as it came', async ({ page }) => {
  const asked: string[] = [];
  page.context().on('request', (request) => asked.push(request.url()));
  await send(page, { folder: basics, name: 'Page', path: '/html' });
  await page.getByRole('radio', { name: 'Preview' }).click();
  const preview = page.frameLocator('iframe[title="Preview of the page"]');
  await expect(preview.getByRole('heading', { name: 'Preview me' })).toBeVisible();
  await expect(preview.locator('#script')).toHaveText('did not run');
  await expect(preview.locator('#handler')).toHaveText('did not run');
  await preview.getByText('A link that leads nowhere').click();
  await expect(preview.getByRole('heading', { name: 'Preview me' })).toBeVisible();
  expect(asked.filter((url) => url.includes('remote.invalid'))).toEqual([]);

  const download = page.waitForEvent('download');
  await press(page, 'Save response body');
  expect((await download).suggestedFilename()).toBe('html.html');
});

test('an image is drawn, an SVG as an image only; its bytes can be read', async ({ page }) => {
  await send(page, { folder: basics, name: 'Image', path: '/image' });
  await expect(page.getByText('160 × 96 pixels, image/png')).toBeVisible();
  await page.getByRole('radio', { name: 'Hex' }).click();
  await expect(page.getByText('89 50 4e 47 0d 0a 1a 0a')).toBeVisible();
  await expectAccessible(page);

  await page.getByRole('textbox', { name: 'URL' }).fill('{{practice}}/api/image?type=svg');
  await press(page, 'Send');
  await expect(page.getByText(/pixels, image\/svg\+xml/)).toBeVisible();
});
