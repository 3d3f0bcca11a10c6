import type { Page } from '@playwright/test';
import { expect, test } from './console.ts';
import { expectAccessible, getToken, sendFirstRequest } from './steps.ts';

/** What scrolls sideways, panes included: only code, tables and rows of tabs may, each inside its own region. */
async function sidewaysScrollers(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll('*')]
      .filter((element) => element.scrollWidth > element.clientWidth + 1)
      .filter(
        (element) =>
          ['auto', 'scroll'].includes(getComputedStyle(element).overflowX) || element === document.documentElement,
      )
      .filter((element) => !element.matches('pre, [role=tablist], :has(> pre)'))
      .map((element) => element.outerHTML.slice(0, 120)),
  );
}

/** Panes scroll, the window never does: it would show a second scroll bar, and leave the page behind. */
async function windowScrolls(page: Page): Promise<boolean> {
  return page.evaluate(() => document.documentElement.scrollHeight > window.innerHeight);
}

const widths = [1440, 1024, 768, 390, 320] as const;

/** Makes what pages show, and gives the path of each page. */
async function fillPages(page: Page): Promise<string[]> {
  await getToken(page);
  const run = new URL(page.url()).pathname;
  await sendFirstRequest(page);
  await page.goto('/timeline');
  await page.getByRole('link', { name: '/api/me' }).click();
  await page.waitForURL(/\?call=/);
  const call = page.url();
  await page.goto('/tokens');
  await page.getByRole('link', { name: 'Practice app' }).first().click();
  await page.waitForURL('**/tokens/*');
  const token = new URL(page.url()).pathname;
  return [
    '/',
    run,
    '/profiles',
    '/profiles/new',
    '/profiles/new?preset=okta',
    '/profiles/practice',
    '/profiles/practice?panel=consent',
    '/profiles/practice#jsonTokenBody',
    '/profiles/practice?panel=checks#tokenPointers',
    '/tokens',
    token,
    '/requests/scratch/first',
    '/timeline',
    call,
    '/tokens/nobody',
    '/nowhere',
    '/callback',
  ];
}

test('every page at every width: nothing scrolls sideways, axe finds nothing', async ({ page }) => {
  test.setTimeout(240_000);
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
  for (const path of await fillPages(page)) {
    await page.goto(path);
    await expect(page.getByRole('main')).toBeVisible();
    for (const width of widths) {
      await page.setViewportSize({ width, height: 844 });
      expect(await sidewaysScrollers(page), `${path} at ${width}`).toEqual([]);
      expect(await windowScrolls(page), `${path} at ${width}`).toBe(false);
      if (width === 1440 || width === 390) await expectAccessible(page);
    }
  }
});

test('every page in the dark: contrast, which is all that a theme changes', async ({ page }) => {
  test.setTimeout(120_000);
  await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' });
  for (const path of await fillPages(page)) {
    await page.goto(path);
    await expect(page.getByRole('main')).toBeVisible();
    await expectAccessible(page, 'color-contrast');
  }
});

test('navigation by width: sidebar, rail, tab bar; the sidebar folds away and stays so', async ({ page }) => {
  await page.goto('/requests');
  await expect(page.getByRole('button', { name: 'Expand sidebar' })).toBeVisible();
  await page.goto('/');
  const links = page.getByRole('navigation', { name: 'Main' }).getByRole('link');
  await expect(links).toHaveText(['Home', 'Profiles', 'Tokens', 'Timeline', 'Requests']);
  await page.getByRole('button', { name: 'Collapse sidebar' }).click();
  await expect(page.getByRole('button', { name: 'Expand sidebar' })).toBeVisible();
  await page.reload();
  await expect(page.getByRole('button', { name: 'Expand sidebar' })).toBeVisible();
  await page.getByRole('button', { name: 'Expand sidebar' }).click();
  for (const width of [1024, 390]) {
    await page.setViewportSize({ width, height: 844 });
    await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Tokens' }).click();
    await expect(page.getByText('No tokens yet')).toBeVisible();
    await links.nth(0).click();
    await expect(page.getByRole('heading', { name: 'Get your first token' })).toBeVisible();
  }
  await expect(links).toHaveText(['Home', 'Tokens', 'Timeline', 'Requests']);
  await page.getByRole('button', { name: 'More' }).click();
  await page.getByRole('dialog', { name: 'More' }).getByRole('link', { name: 'Profiles' }).click();
  await expect(page.getByText('No profiles yet')).toBeVisible();
});

test('the theme follows the system until one is chosen, and the choice stays', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.goto('/');
  const ground = () => page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
  const dark = await ground();
  await page.getByRole('button', { name: 'Theme: system. Switch to light' }).click();
  await expect.poll(ground).not.toBe(dark);
  await page.reload();
  await expect(page.getByRole('button', { name: 'Theme: light. Switch to dark' })).toBeVisible();
  await expect.poll(ground).not.toBe(dark);
});
