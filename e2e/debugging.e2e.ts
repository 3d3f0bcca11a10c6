import { answerOnce } from './answer-once.ts';
import { expect, test } from './console.ts';
import { getToken, sendFirstRequest } from './steps.ts';

test('R26: whatever an upstream answers is text', async ({ page }) => {
  await getToken(page);
  await sendFirstRequest(page);
  const hostile =
    '<img src=x onerror="document.title=\'owned\'"><script>document.title="owned"</script><svg onload=alert(1)>';
  await answerOnce(page, {
    status: 200,
    rawHeaders: [
      ['X-Note', '<b onclick=alert(1)>bold</b>'],
      ['Content-Type', 'text/html'],
    ],
    body: hostile,
  });
  await page.getByRole('button', { name: 'Send' }).click();
  await expect(page.getByText('<script>', { exact: false })).toBeVisible();
  await page
    .getByRole('tablist', { name: 'Parts of the call' })
    .getByRole('tab', { name: /Headers/ })
    .click();
  await expect(page.getByText('<b onclick=alert(1)>bold</b>')).toBeVisible();
  expect(await page.locator('main img, main script, main b[onclick]').count()).toBe(0);
  expect(await page.title()).not.toContain('owned');
});

test('R05: two tabs refresh one token at once, and one refresh is sent', async ({ page, context }) => {
  await getToken(page);
  await page.getByRole('link', { name: 'Inspect token' }).click();
  await page.waitForURL('**/tokens/*');
  const other = await context.newPage();
  await other.goto(page.url());
  const sent: string[] = [];
  context.on('request', (request) => {
    if (new URL(request.url()).pathname === '/send') sent.push(request.url());
  });
  const buttons = [page, other].map((tab) => tab.getByRole('button', { name: 'Refresh' }));
  await Promise.all(buttons.map((button) => button.waitFor()));
  // Pressed in the pages, at one moment of the clock: the button goes once the other tab has refreshed.
  const moment = Date.now() + 500;
  const pressAt = (button: HTMLElement, at: number) => void setTimeout(() => button.click(), at - Date.now());
  await Promise.all(buttons.map((button) => button.evaluate(pressAt, moment)));
  for (const tab of [page, other]) {
    await expect(tab.getByRole('navigation', { name: 'Tokens' }).getByRole('listitem')).toHaveCount(2);
    await expect(tab.getByText('refresh token', { exact: true })).toBeVisible();
  }
  await expect.poll(() => other.url()).toBe(page.url());
  expect(sent).toHaveLength(1);
});

test('R02: after a restart an open tab goes on, and the refused token is told from an expired one', async ({
  page,
  restart,
}) => {
  await getToken(page);
  await sendFirstRequest(page);
  await restart();
  await page.getByRole('button', { name: 'Send' }).click();
  await expect(page.getByText('401 Unauthorized')).toBeVisible();
  await expect(page.getByRole('heading', { name: 'The provider refused a token that should be valid.' })).toBeVisible();
  await page.getByRole('button', { name: 'Authorize again' }).click();
  await expect(page.getByRole('heading', { name: 'Listening' })).toBeVisible();
});

test('the proxy is gone: the page says so and loses nothing', async ({ page }) => {
  await getToken(page);
  await sendFirstRequest(page);
  await page.route('**/send', (route) => route.abort('connectionrefused'), { times: 1 });
  await page.getByRole('button', { name: 'Send' }).click();
  await expect(page.getByRole('heading', { name: 'Authscope was not running.' })).toBeVisible();
  await page.getByRole('button', { name: 'Send again' }).click();
  await expect(page.getByText('200 OK')).toBeVisible();
});
