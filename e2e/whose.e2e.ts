import { expect, test } from './console.ts';
import { choosePractice, fillIn, getToken, signInAndAllow } from './steps.ts';

test('whose token it is: at once by the ID token, by the provider on a press, and on the profile', async ({ page }) => {
  await getToken(page);
  await page.getByRole('link', { name: 'Inspect token' }).click();
  await expect(page.getByText('Token of ada · from the ID token, not verified')).toBeVisible();
  await page.getByRole('button', { name: 'Whose token is it?' }).click();
  await expect(page.getByText(/^Token of Ada Example · from userinfo/)).toBeVisible();
  await expect(page.getByRole('navigation', { name: 'Tokens' }).getByRole('link')).toContainText('Ada Example');
  await page.reload();
  await expect(page.getByText(/^Token of Ada Example · from userinfo/)).toBeVisible();
  await page.getByRole('link', { name: 'Practice app', exact: true }).click();
  await expect(page.getByText('Its newest token is of Ada Example')).toBeVisible();
});

test('the userinfo endpoint takes a token that was asked for without a resource', async ({ page }) => {
  await choosePractice(page, 'web app');
  await fillIn(page, { 'Address that tells it': '' });
  await page.getByRole('button', { name: /^Remove resource .*\/api$/ }).click();
  const popup = page.context().waitForEvent('page');
  await page
    .getByRole('button', { name: /^Get token/ })
    .first()
    .click();
  await signInAndAllow(await popup);
  await page.getByRole('link', { name: 'Inspect token' }).click();
  await page.getByRole('button', { name: 'Whose token is it?' }).click();
  await expect(page.getByText(/^Token of ada · from userinfo/)).toBeVisible();
});
