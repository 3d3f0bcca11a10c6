import { expect, test } from './console.ts';
import { expectAccessible, getToken } from './steps.ts';

test('a token is expired at the provider: the 401 is explained, a refresh mends it, and the levers are cleared', async ({
  page,
  practiceUrl,
}) => {
  await getToken(page);
  await page.getByRole('link', { name: 'Inspect token' }).click();
  await expect(page.getByRole('heading', { level: 1, name: /^Practice app/ })).toBeVisible();
  await page.keyboard.press(']');
  const panel = page.getByRole('complementary', { name: 'Practice levers' });
  await panel.getByRole('radio', { name: '600' }).click();
  await expect(panel.getByText('1 on')).toBeVisible();
  // What can be done with the token stays on one line beside the levers.
  const acts = ['Refresh token', 'Whose token is it?', 'Copy link', 'Delete token'];
  const centers = acts.map(async (name) => {
    const act = page.getByRole('main').getByRole('button', { name }).first();
    await expect(act).toBeVisible();
    const box = await act.boundingBox();
    return Math.round(box!.y + box!.height / 2);
  });
  expect(new Set(await Promise.all(centers)).size).toBe(1);
  await panel.getByRole('button', { name: 'Expire now' }).click();
  await expect(panel.getByText('Expired at the provider.', { exact: false })).toBeVisible();
  await expectAccessible(page);

  await page.getByRole('link', { name: 'Send request' }).click();
  await expect(page.getByRole('textbox', { name: 'URL' })).toBeVisible();
  await page.getByRole('button', { name: 'Send' }).click();
  await expect(page.getByText('401 Unauthorized')).toBeVisible();
  await expect(
    page.getByRole('heading', { name: 'The provider says the token expired, before its time.' }),
  ).toBeVisible();
  await expect(page.getByText('lever: expired now')).toBeVisible();
  await page.getByRole('button', { name: 'Refresh and retry' }).click();
  await expect(page.getByText('200 OK')).toBeVisible();

  const provider = await page.context().newPage();
  await provider.goto(`${practiceUrl}/levers`);
  await expect(provider.getByText('1 is on.')).toBeVisible();
  await expectAccessible(provider);
  await provider.getByRole('button', { name: 'Clear all' }).click();
  await expect(provider.getByText('None is on.')).toBeVisible();
});
