import { expect, test } from './console.ts';
import { getToken, signInAndAllow } from './steps.ts';

test('whose token it is, on every page that names it; and the consent asked for again', async ({ page }) => {
  await getToken(page);
  await page.getByRole('link', { name: 'Inspect token' }).click();
  await expect(page.getByText('Token of ada · from the ID token, not verified')).toBeVisible();
  await page.getByRole('button', { name: 'Whose token is it?' }).click();
  await expect(page.getByText(/^Token of Ada Example · from userinfo/)).toBeVisible();
  await page.reload();
  await expect(page.getByText(/^Token of Ada Example · from userinfo/)).toBeVisible();
  await expect(page.getByRole('navigation', { name: 'Tokens' }).getByRole('link')).toContainText('Ada Example');
  await page.getByRole('link', { name: 'Practice app', exact: true }).click();
  await expect(page.getByText('Its newest token is of Ada Example')).toBeVisible();
  const popup = page.context().waitForEvent('page');
  await page.getByRole('button', { name: 'Ask for consent again' }).click();
  const asked = page.getByRole('list', { name: 'Parameters' }).getByRole('listitem').filter({ hasText: 'prompt' });
  await expect(asked).toContainText('consent again');
  await signInAndAllow(await popup);
  await expect(page.getByRole('heading', { name: 'Token received' })).toBeVisible();
});
