import type { Page } from '@playwright/test';
import { expect, test } from './console.ts';
import { expectAccessible, getToken, openRequest } from './steps.ts';

const line = (page: Page, name: string | RegExp) => page.getByRole('treeitem', { name });

for (const width of [1440, 390]) {
  test(`a folder's own page at ${width}: auth it inherits or says, variables, notes, all there after a reload`, async ({
    page,
  }) => {
    await page.setViewportSize({ width, height: 844 });
    await getToken(page);
    await page.goto('/requests');
    await line(page, /^Basics/).click();
    await page.keyboard.press('Shift+F10');
    await page.getByRole('menuitem', { name: 'Auth, variables, notes' }).click();
    await expect(page.getByRole('heading', { level: 1, name: 'Basics' })).toBeVisible();
    const main = page.getByRole('main');
    const auth = main.getByRole('region', { name: 'Auth' });
    await expect(auth).toContainText('From Practice: the token of Practice app');

    const variables = main.getByRole('region', { name: 'Variables' });
    await expect(variables.getByRole('row', { name: /^practice .* console$/ })).toBeVisible();
    await variables.getByLabel('Name of the new variable').fill('practice');
    await variables.getByLabel('Value of the new variable').fill('https://api.example');
    await page.keyboard.press('Enter');
    await expect(variables.getByRole('row', { name: /replaced here$/ })).toBeVisible();
    await main.getByRole('textbox', { name: 'Notes on Basics' }).fill('What one tries first.');
    await expectAccessible(page);

    await auth.getByRole('button', { name: 'Change auth' }).click();
    await page.getByRole('dialog').getByRole('combobox', { name: 'Auth' }).selectOption('None');
    await page.getByRole('button', { name: 'Save auth' }).click();
    await expect(auth).toContainText('no auth');
    await page.reload();
    await expect(auth).toContainText('no auth');
    await expect(main.getByRole('textbox', { name: 'Notes on Basics' })).toHaveValue('What one tries first.');
    await expect(variables.getByRole('textbox', { name: 'Value of practice' })).toHaveValue('https://api.example');
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBe(0);

    if (width === 390) await page.getByRole('link', { name: 'Back to Requests' }).click();
    await openRequest(page, 'GET List items');
    await expect(page.getByText('Goes to https://api.example/api/items')).toBeVisible();
    if (width === 390) return;
    await page.getByRole('banner').or(page.locator('header')).getByRole('link', { name: 'Basics' }).click();
    await expect(page.getByRole('heading', { level: 1, name: 'Basics' })).toBeVisible();
  });
}

test('the tree by keyboard: a request moved among its neighbours and back, the row in focus duplicated', async ({
  page,
}) => {
  await getToken(page);
  await page.goto('/requests');
  await line(page, /^Basics/).click();
  const names = () =>
    page
      .getByRole('tree', { name: 'Collections' })
      .getByRole('treeitem', { name: /^(GET|POST) / })
      .evaluateAll((all) => all.map((each) => each.getAttribute('aria-label')));
  const first = ['GET Who am I', 'GET List items', 'POST Echo'];
  await expect.poll(async () => (await names()).slice(0, 3)).toEqual(first);
  await line(page, 'GET List items').focus();
  await page.keyboard.press('Alt+ArrowDown');
  await expect.poll(async () => (await names()).slice(0, 3)).toEqual(['GET Who am I', 'POST Echo', 'GET List items']);
  await expect(line(page, 'GET List items')).toBeFocused();
  await page.keyboard.press('Alt+ArrowUp');
  await expect.poll(async () => (await names()).slice(0, 3)).toEqual(first);

  await openRequest(page, 'POST Echo');
  await line(page, 'GET Who am I').focus();
  await page.keyboard.press('ControlOrMeta+d');
  await expect(line(page, 'GET Who am I copy')).toBeVisible();
});

test('a request that was dragged into the wrong folder is put back with Undo', async ({ page }) => {
  await getToken(page);
  await page.goto('/requests');
  await line(page, /^Basics/).click();
  await line(page, 'GET List items').dragTo(line(page, /^Failures/));
  await expect(page.getByText('Moved “List items” to “Failures”')).toBeVisible();
  await expect(line(page, /^Failures, 4 requests$/)).toBeVisible();
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(line(page, /^Failures, 3 requests$/)).toBeVisible();
  await expect(line(page, 'GET List items')).toHaveAttribute('aria-posinset', '2');
});
