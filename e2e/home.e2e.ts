import { answerOnce } from './answer-once.ts';
import { expect, test } from './console.ts';
import { expectAccessible, expectAnswer, getToken, sendFirstRequest } from './steps.ts';

test('the second visit: Home shows the call that failed after expiry, its button mends it, in every tab', async ({
  page,
  context,
}) => {
  await page.clock.install();
  await getToken(page);
  await sendFirstRequest(page);
  await page.clock.fastForward('03:00');
  await answerOnce(page, {
    status: 401,
    rawHeaders: [['WWW-Authenticate', 'Bearer error="invalid_token"']],
    body: '{"error":"invalid_token"}',
  });
  await page.getByRole('button', { name: 'Send anyway' }).click();
  await expect(page.getByRole('heading', { name: 'The access token had expired.' })).toBeVisible();

  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Home' }).click();
  const attention = page.getByRole('region', { name: 'Needs attention' });
  await expect(attention.getByRole('heading', { level: 3 })).toHaveText('Practice app: the access token had expired.');
  await expect(
    attention.getByText(/^GET \/api\/me answered 401 at \d\d:\d\d:\d\d, 1m\d\ds after expiry$/),
  ).toBeVisible();
  await expect(page.getByRole('img', { name: 'Calls today: 1 with 2xx, 1 with 4xx' })).toBeVisible();
  for (const width of [1440, 390, 320]) {
    await page.setViewportSize({ width, height: 844 });
    await expectAccessible(page);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth), `at ${width}`).toBe(0);
  }

  const other = await context.newPage();
  await other.clock.install({ time: await page.evaluate(() => Date.now()) });
  await other.goto('/');
  await expect(other.getByRole('button', { name: 'Refresh and retry' })).toBeVisible();

  await attention.getByRole('button', { name: 'Refresh and retry' }).click();
  for (const tab of [page, other]) {
    await expect(tab.getByRole('heading', { name: 'Needs attention' })).toBeHidden();
    await expect(tab.getByText(/^200 at \d\d:\d\d, 3 calls today$/)).toBeVisible();
  }
  await page.getByRole('button', { name: 'Start practice run' }).click();
  await expect(page.getByRole('heading', { name: 'Listening' })).toBeVisible();
});

test('what is dismissed stays away after a reload, until something new happens', async ({ page }) => {
  await getToken(page);
  await sendFirstRequest(page);
  const send = page.getByRole('button', { name: 'Send', exact: true });
  const failOnce = async (status: number) => {
    await answerOnce(page, { status, rawHeaders: [], body: 'down' });
    await send.click();
    await expectAnswer(page, `${status}`);
  };
  await failOnce(503);
  await page.goto('/');
  await expect(page.getByRole('heading', { name: 'localhost', exact: false })).toContainText('answered 503 once');
  await page.getByRole('button', { name: 'Dismiss' }).click();
  await expect(page.getByRole('heading', { name: 'Needs attention' })).toBeHidden();
  await page.reload();
  await expect(page.getByRole('heading', { name: 'Recent profiles' })).toBeVisible();
  await expect(page.getByRole('heading', { name: 'Needs attention' })).toBeHidden();
  await page.goBack();
  await failOnce(502);
  await page.goto('/');
  await expect(page.getByRole('heading', { name: 'answered 5xx (502, 503) twice' })).toBeVisible();
  await page.getByRole('button', { name: 'Show calls' }).click();
  await expect(page).toHaveURL(/\/timeline\?call=\w+&profile=practice&host=localhost%3A\d+&status=5xx$/);
});
