import type { Page } from '@playwright/test';
import { expect, test } from './console.ts';
import { expectAccessible, expectAnswer, getToken, openRequest } from './steps.ts';

const line = (page: Page, name: string | RegExp) => page.getByRole('treeitem', { name });
const url = (page: Page) => page.getByRole('textbox', { name: 'URL' });

/** A request that was begun and is no more than that. */
async function beginRequest(page: Page): Promise<void> {
  await page.goto('/requests');
  await expect(line(page, /^Scratch/)).toBeVisible();
  await page.keyboard.press('n');
  await expect(url(page)).toBeVisible();
}

for (const [width, height] of [
  [1440, 900],
  [900, 500],
  [390, 844],
] as const) {
  test(`what completes a header at ${width} × ${height} lies over the page, whole in the window`, async ({ page }) => {
    await page.setViewportSize({ width, height });
    await beginRequest(page);
    if (width === 390) await page.getByRole('radio', { name: 'Request' }).click();
    await page.getByRole('tab', { name: 'Headers' }).first().click();
    await page.getByLabel('Name of header 1').fill('X-Trace');
    await page.getByLabel('Value of header 1').pressSequentially('{{');
    await expect(page.getByRole('option', { name: /uuid/ })).toBeInViewport({ ratio: 1 });
    await expectAccessible(page);
    const wider = await page.evaluate(() =>
      [...document.querySelectorAll('main *')]
        .filter((each) => each.scrollWidth > each.clientWidth + 1 && getComputedStyle(each).overflowX === 'auto')
        .map((each) => each.className),
    );
    expect(wider, 'what scrolls sideways').toEqual([]);
    await page.getByRole('option', { name: /uuid/ }).click();
    await expect(page.getByLabel('Value of header 1')).toHaveValue('{{$uuid}}');
    await expect(page.getByLabel('Value of header 1')).toBeFocused();
  });
}

test('however many requests are open, the tab of the one in view is in view', async ({ page }) => {
  await getToken(page);
  await page.goto('/requests');
  for (const folder of [/^Basics/, /^Slow, large/, /^Failures/]) {
    await line(page, folder).click();
    await expect(line(page, folder)).toHaveAttribute('aria-expanded', 'true');
  }
  const tabs = page.getByRole('navigation', { name: 'Open requests' });
  const requests = page.getByRole('tree', { name: 'Collections' }).getByRole('treeitem', { name: /^(GET|POST) / });
  const names = await requests.evaluateAll((all) => all.map((each) => each.getAttribute('aria-label') ?? ''));
  for (const [at, name] of names.entries()) {
    await openRequest(page, name);
    await expect(tabs.getByRole('link')).toHaveCount(at + 1);
  }
  const current = tabs.locator('li').filter({ has: page.locator('[aria-current]') });
  await expect(current).toBeInViewport({ ratio: 0.99 });
  await page.reload();
  await expect(current).toBeInViewport({ ratio: 0.99 });
  await page.keyboard.press('n');
  await expect(tabs.getByRole('link')).toHaveCount(names.length + 1);
  await expect(current).toBeInViewport({ ratio: 0.99 });
});

test('values stand beside their variables; a table is edited as text; any method is typed; Enter sends', async ({
  page,
  practiceUrl,
}) => {
  await getToken(page);
  await page.goto('/requests');
  await line(page, /^Basics/).click();
  await openRequest(page, 'POST Echo');
  await url(page).fill('{{practice}}/api/echo?q=a%20b&at={{practice}}');
  const params = page.getByRole('region', { name: 'Query parameters' });
  await expect(params.getByText(practiceUrl)).toBeVisible();
  await params.getByRole('button', { name: 'Edit as text' }).click();
  await page.getByRole('textbox', { name: 'Parameters as text' }).fill('q: a b\n// at: {{practice}}\nn: {{nope}}');
  await page.getByRole('button', { name: 'Back to the table' }).click();
  await expect(url(page)).toHaveValue('{{practice}}/api/echo?q=a%20b&n={{nope}}');
  await expect(params.getByText('no value for nope')).toBeVisible();
  await params.getByRole('checkbox', { name: 'Send n' }).uncheck();
  await expectAccessible(page);

  await page.getByRole('combobox', { name: 'Method' }).selectOption('Other method');
  await page.getByRole('textbox', { name: 'Method' }).fill('PROPFIND');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('combobox', { name: 'Method' })).toHaveValue('PROPFIND');
  await url(page).focus();
  await page.keyboard.press('Enter');
  const answer = page.getByRole('tabpanel', { name: 'Body', exact: true }).last();
  await expect(answer).toContainText('"method": "PROPFIND"');
  await expect(answer).toContainText('/api/echo?q=a%20b');
  await page.getByRole('button', { name: 'Change', exact: true }).click();
  await expect(page.getByRole('combobox', { name: 'Auth', exact: true })).toBeVisible();
});

test('the last runs of a request stand below it, each leads to its call', async ({ page }) => {
  await getToken(page);
  await page.goto('/requests');
  await line(page, /^Failures/).click();
  await openRequest(page, 'GET Status of your choice');
  const runs = page.getByRole('region', { name: 'Recent runs' }).getByRole('link');
  for (const [at, status] of [200, 503, 200].entries()) {
    await url(page).fill(`{{practice}}/api/status/${status}`);
    await url(page).press('Enter');
    if (at > 0) await expect(runs).toHaveCount(at + 1);
    else await expectAnswer(page, '200 OK');
  }
  await expect(runs.nth(1)).toHaveAccessibleName(/^503, .*ms, \d\d:\d\d:\d\d$/);
  await expectAccessible(page);
  await runs.nth(1).click();
  await expect(page.getByRole('complementary', { name: 'Call' })).toContainText('503');
});
