import { expect, test } from './console.ts';
import { getToken } from './steps.ts';

test('10 MB of JSON as a tree: walked and folded by keys, searched, a path copied', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await getToken(page);
  await page.goto('/requests');
  await page.getByRole('button', { name: 'New request', exact: true }).first().click();
  await page.getByRole('textbox', { name: 'URL' }).fill('{{practice}}/api/large?mb=10');
  await page.keyboard.press('ControlOrMeta+s');
  await page.getByRole('textbox', { name: 'Name', exact: true }).fill('Ten megabytes');
  await page.getByRole('dialog').getByRole('combobox').selectOption('Practice');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('main').getByText('authorizes this')).toBeVisible();
  await page.keyboard.press('ControlOrMeta+Enter');

  const tree = page.getByRole('tree', { name: 'Response body as a tree' });
  const rows = tree.getByRole('treeitem');
  // Ten megabytes are sealed, stored, opened and laid out by then.
  await expect(rows.first()).toHaveText(/50,000 items/, { timeout: 30_000 });
  await tree.focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowLeft');
  await expect(rows.nth(1)).toHaveAttribute('aria-expanded', 'false');
  await page.keyboard.press('End');
  await expect(rows.last()).toContainText('"note"');
  await page.keyboard.press('/');
  await page.keyboard.type('"GROUNDED"');
  await expect(page.getByText('1 of 10,000+').first()).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(rows.filter({ hasText: '[1].probe.grounded' })).toBeVisible();
  await page.keyboard.press('Shift+Enter');
  await expect(rows.filter({ hasText: '[0].probe.grounded' })).toBeVisible();
  await page.getByRole('button', { name: 'Copy path' }).click();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe('[0].probe.grounded');
});
