import type { Page } from '@playwright/test';
import { expect, test } from './console.ts';
import { expectAccessible, expectAnswer, getToken, readCopied, sendFirstRequest } from './steps.ts';

/** Tab until something of this name has the focus: what can't be reached so fails. */
async function tabTo(page: Page, name: RegExp): Promise<void> {
  for (let presses = 0; presses < 60; presses++) {
    await page.keyboard.press('Tab');
    const words = await page.evaluate(() => {
      const focused = document.activeElement;
      return (focused?.getAttribute('aria-label') ?? focused?.textContent ?? '').trim();
    });
    if (name.test(words)) return;
  }
  throw new Error(`Nothing called ${name} is reached with Tab`);
}

test('from nothing to a 200 by keyboard alone', async ({ page, context }) => {
  await page.goto('/');
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  const opened = context.waitForEvent('page');
  await page.keyboard.press('ControlOrMeta+k');
  await expect(page.getByRole('combobox', { name: 'Search or run' })).toBeFocused();
  await page.keyboard.type('practice run');
  await expect(page.getByRole('option', { name: /Start practice run/ })).toBeVisible();
  await page.keyboard.press('Enter');
  const popup = await opened;
  await popup.getByRole('button', { name: 'Sign in' }).waitFor();
  await tabTo(popup, /^Sign in$/);
  await popup.keyboard.press('Enter');
  await popup.getByRole('button', { name: 'Allow' }).waitFor();
  await tabTo(popup, /^Allow$/);
  await popup.keyboard.press('Enter');
  await page.bringToFront();
  await expect(page.getByRole('heading', { name: 'Token received' })).toBeVisible();
  await tabTo(page, /^Send first request/);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'First request' })).toBeVisible();
  await expectAnswer(page, '200 OK');
});

test('the palette finds a token and a profile by name; the keys go where they say; ? lists them', async ({ page }) => {
  await getToken(page);
  await page.keyboard.press('ControlOrMeta+k');
  await expect(page.getByRole('combobox', { name: 'Search or run' })).toBeFocused();
  await page.keyboard.type('#pra');
  const found = page.getByRole('option');
  await expect(found).toHaveCount(1);
  await expectAccessible(page);
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/tokens\/[^/]+$/);
  await expect(page.getByRole('dialog')).toHaveCount(0);

  await page.keyboard.press('g');
  await page.keyboard.press('l');
  await expect(page).toHaveURL(/\/timeline/);
  await page.keyboard.press('?');
  const sheet = page.getByRole('dialog', { name: 'Keyboard shortcuts' });
  await expect(sheet.getByText('Go to Requests')).toBeVisible();
  await expectAccessible(page);
  await page.keyboard.press('Escape');
  await expect(sheet).toBeHidden();

  await page.keyboard.press('[');
  await expect(page.getByRole('button', { name: 'Expand sidebar' })).toBeVisible();
  await page.keyboard.press('[');
  await expect(page.getByRole('button', { name: 'Collapse sidebar' })).toBeVisible();
});

test('settings at every width, and single keys that stay off', async ({ page }) => {
  for (const section of ['appearance', 'keyboard', 'storage', 'about']) {
    await page.goto(`/settings/${section}`);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    for (const width of [1440, 390, 320]) {
      await page.setViewportSize({ width, height: 844 });
      await expectAccessible(page);
    }
    await page.setViewportSize({ width: 1440, height: 900 });
  }
  await expect(page.getByText(/^Authscope \d+\.\d+\.\d+/)).toBeVisible();
  await page.goto('/settings/keyboard');
  await page.getByRole('switch', { name: /Single-letter keys/ }).click();
  await expect(page.getByRole('switch', { name: /Single-letter keys/ })).not.toBeChecked();
  await page.reload();
  await expect(page.getByRole('switch', { name: /Single-letter keys/ })).not.toBeChecked();
  await page.keyboard.press('?');
  await page.keyboard.press('ControlOrMeta+k');
  await expect(page.getByRole('dialog', { name: 'Command palette' })).toBeVisible();
  await expect(page.getByRole('dialog', { name: 'Keyboard shortcuts' })).toBeHidden();
});

test('a request is shared, opened again, taken in and its import undone by keyboard alone', async ({
  page,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await getToken(page);
  await sendFirstRequest(page);
  const run = async (name: string) => {
    await page.keyboard.press('ControlOrMeta+k');
    await expect(page.getByRole('combobox', { name: 'Search or run' })).toBeFocused();
    await page.keyboard.type(name);
    await expect(page.getByRole('option', { name: new RegExp(`^${name}`, 'i') }).first()).toBeVisible();
    await page.keyboard.press('Enter');
  };
  await run('Share request');
  const dialog = page.getByRole('dialog', { name: 'Share “First request”' });
  await expect(dialog.getByText(/^No secrets found/)).toBeAttached();
  await readCopied(page, () => page.keyboard.press('ControlOrMeta+Enter'));
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await expect(page.locator('body')).not.toBeFocused();

  await run('Open a shared link');
  await expect(page.getByRole('textbox', { name: /^Link, document/ })).toBeFocused();
  await page.keyboard.press('ControlOrMeta+v');
  await page.keyboard.press('ControlOrMeta+Enter');
  await expect(page.getByRole('button', { name: 'Add 1 request' })).toBeVisible();
  // Ctrl+Enter is passed over until the review can have been seen: a press of its button never is.
  await tabTo(page, /^Add 1 request/);
  await page.keyboard.press('Enter');
  const toast = page.getByRole('group').filter({ has: page.getByRole('button', { name: 'Undo' }) });
  await expect(toast).toBeVisible();
  await expect(page).toHaveURL(/\/requests\//);
  await page.keyboard.press('ControlOrMeta+z');
  await expect(toast).toBeHidden();
  await expect(page, 'taken back, there is nothing to show of it').toHaveURL(/\/requests$/);
});
