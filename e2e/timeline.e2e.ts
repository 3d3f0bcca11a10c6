import { expect, test } from './console.ts';
import { collectTokens, expectAccessible, getToken, sendFirstRequest } from './steps.ts';

test('every call is found again: narrowed down, opened, copied as curl without a secret, deleted and brought back', async ({
  page,
}) => {
  const tokens = await collectTokens(page);
  await getToken(page);
  await sendFirstRequest(page);
  await page.keyboard.press('g');
  await page.keyboard.press('l');
  await expect(page.getByText('2 calls, newest first')).toBeVisible();

  await page.keyboard.press('j');
  const call = page.getByRole('complementary', { name: 'Call' });
  await expect(call.getByRole('heading', { name: 'GET /api/me' })).toBeVisible();
  await page.keyboard.press('j');
  await expect(call.getByRole('heading', { name: 'POST /token' })).toBeVisible();
  await page.keyboard.press('k');
  await expect(call.getByRole('heading', { name: 'GET /api/me' })).toBeVisible();
  await page.reload();
  await expect(call.getByText('200 OK')).toBeVisible();
  await expect(call.getByRole('link', { name: 'First request' })).toBeVisible();

  await call.getByRole('button', { name: 'Copy as curl' }).click();
  const dialog = page.getByRole('dialog', { name: 'Copy as curl' });
  await expect(dialog.getByText('The access token.')).toBeVisible();
  await expectAccessible(page);
  const shown = await dialog.innerText();
  expect(tokens.length).toBeGreaterThan(0);
  for (const token of tokens) expect(shown).not.toContain(token);
  await dialog.getByRole('button', { name: 'Close' }).click();

  await page.getByRole('combobox', { name: 'Purpose' }).selectOption('token');
  await expect(page).toHaveURL(/purpose=token/);
  await expect(page.getByText('1 of 2 calls, newest first')).toBeVisible();
  await page.getByRole('button', { name: 'Show all' }).click();
  await expect(page.getByText('2 calls, newest first')).toBeVisible();
  await call.getByRole('button', { name: 'Delete this call' }).click();
  await expect(page.getByText('1 call, newest first')).toBeVisible();
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(page.getByText('2 calls, newest first')).toBeVisible();

  await page.getByRole('button', { name: 'Clear calls' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Clear calls' }).click();
  await expect(page.getByText('No calls yet')).toBeVisible();
});
