import { expect, test } from './console.ts';
import { getToken, openRequest, sendFirstRequest } from './steps.ts';

test('the focus is never lost: what is sent, closed or deleted leaves it with what comes next', async ({ page }) => {
  await getToken(page);
  await sendFirstRequest(page);
  await expect(page.getByRole('main').getByRole('link', { name: /^GET/ })).toBeFocused();

  await page.goto('/timeline');
  await expect(page.getByText('2 calls, newest first')).toBeVisible();
  await page.keyboard.press('j');
  await expect(page.getByRole('button', { name: 'Copy as curl' })).toBeVisible();
  await page.keyboard.press('y');
  await expect(page.getByRole('dialog', { name: 'Copy as curl' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('button', { name: 'Copy as curl' })).toBeVisible();
  await expect(page.getByRole('dialog')).toHaveCount(0);
  const remove = page.getByRole('button', { name: 'Delete this call' });
  await remove.press('Enter');
  await expect(page.getByText('1 call, newest first')).toBeVisible();
  await expect(page.getByRole('main').getByRole('link', { name: '/token' })).toBeFocused();

  await page.goto('/tokens');
  await page.getByRole('main').getByRole('link', { name: 'Practice app' }).first().click();
  await expect(page.getByRole('heading', { level: 1, name: /^Practice app/ })).toBeVisible();
  await page.getByRole('button', { name: 'Delete token' }).press('Enter');
  await page.getByRole('dialog').getByRole('button', { name: 'Delete token' }).press('Enter');
  await expect(page).toHaveURL(/\/tokens$/);
  const tokens = page.getByRole('heading', { name: 'Tokens', level: 1 });
  await expect(tokens).toBeFocused();
  // Keys led there, so the browser would draw a ring: a heading has nothing to press.
  await expect(tokens).toHaveCSS('outline-style', 'none');

  await page.goto('/profiles/practice');
  await expect(page.getByRole('textbox', { name: 'Name', exact: true })).toBeVisible();
  await page.getByRole('button', { name: 'Delete', exact: true }).press('Enter');
  await expect(page).toHaveURL(/\/profiles$/);
  await expect(page.getByRole('heading', { name: 'Profiles', level: 1 })).toBeFocused();

  await page.goto('/requests');
  await page.getByRole('treeitem', { name: /^Basics/ }).click();
  await openRequest(page, 'POST Echo');
  await page.getByRole('button', { name: 'More' }).last().press('Enter');
  await page.getByRole('menuitem', { name: 'Delete' }).press('Enter');
  await expect(page.getByRole('treeitem', { name: 'POST Echo' })).toHaveCount(0);
  await expect(page.locator('body')).not.toBeFocused();
});
