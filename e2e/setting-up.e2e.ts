import type { Page } from '@playwright/test';
import { expect, test } from './console.ts';
import { expectAccessible, sendFirstRequest, signInAndAllow, startPracticeRun } from './steps.ts';

/** This journey sees a token end: long enough for what comes before, and not its own 120 s. */
const lifetimeMs = 40_000;

/** Sets how long the practice provider's tokens live from here on; an empty text sets their own. */
async function setLifetime(page: Page, practiceUrl: string, seconds: string): Promise<void> {
  const provider = await page.context().newPage();
  await provider.goto(`${practiceUrl}/levers`);
  await provider.getByLabel('Lifetime of an access token in seconds').fill(seconds);
  await provider.getByRole('button', { name: 'Set levers' }).click();
  await expect(provider.getByText(seconds ? '1 is on.' : 'None is on.')).toBeVisible();
  await provider.close();
}

test('from nothing to a token and a 200 with four presses, then through expiry to the next 200', async ({
  page,
  practiceUrl,
}) => {
  test.setTimeout(lifetimeMs + 90_000);
  await setLifetime(page, practiceUrl, String(lifetimeMs / 1000));
  await page.goto('/');
  await expect(page.getByRole('heading', { name: 'Get your first token' })).toBeVisible();
  await expectAccessible(page);

  const popup =
    await test.step('Start practice run: the consent URL, taken apart, and the token request before it is sent', async () => {
      const opened = await startPracticeRun(page);
      const parameters = page.getByRole('list', { name: 'Parameters' });
      for (const name of [
        'response_type',
        'client_id',
        'redirect_uri',
        'scope',
        'resource',
        'state',
        'nonce',
        'code_challenge',
      ]) {
        await expect(parameters.getByText(name, { exact: true })).toBeVisible();
      }
      const wire = page.getByRole('complementary', { name: 'Wire' });
      await expect(wire.getByText('Preview, not sent')).toBeVisible();
      await expect(wire.getByText('the code goes here')).toBeVisible();
      await expect(wire.getByText('POST')).toBeVisible();
      await expectAccessible(page);
      return opened;
    });

  await test.step('Sign in, Allow: the callback captures the code and the run goes on by itself', async () => {
    await expectAccessible(popup);
    await signInAndAllow(popup);
    await expect.poll(() => popup.isClosed(), 'the window goes by itself').toBe(true);
    expect(new URL(popup.url()).search).toBe('');
  });

  await test.step('The token: request, raw response, a countdown that moves', async () => {
    await expect(page.getByRole('heading', { name: 'Token received' })).toBeVisible();
    const wire = page.getByRole('complementary', { name: 'Wire' });
    await expect(wire.getByText('grant_type=authorization_code')).toBeVisible();
    await expect(wire.getByText('"access_token"')).toBeVisible();
    await expect(wire.getByText('200 OK').first()).toBeVisible();
    const countdown = page
      .locator('time')
      .filter({ hasText: /^0:\d\d$/ })
      .last();
    const first = await countdown.textContent();
    await expect(countdown).not.toHaveText(first ?? '');
    await expectAccessible(page);
  });

  await test.step('Send first request: a 200 with status, phases, headers and JSON', async () => {
    await sendFirstRequest(page);
    await expect(page.getByText('"Ada Example"')).toBeVisible();
    await expect(page.getByLabel('Time of the call per phase')).toBeVisible();
    await page
      .getByRole('tablist', { name: 'Parts of the call' })
      .getByRole('tab', { name: /Headers/ })
      .click();
    await expect(page.getByText('application/json', { exact: false }).last()).toBeVisible();
    await page.getByRole('tab', { name: 'Sent request' }).click();
    await expect(page.getByText('/api/me HTTP/1.1')).toBeVisible();
    await expectAccessible(page);
  });

  await test.step('The token expires in front of one’s eyes; the next call is a 401 that says so', async () => {
    await expect(page.getByText(/^expired \d+s ago$/).filter({ visible: true })).toBeVisible({
      timeout: lifetimeMs + 10_000,
    });
    await expect(page.getByRole('button', { name: 'Refresh and send' })).toBeVisible();
    await page.getByRole('button', { name: 'Send anyway' }).click();
    await expect(page.getByText('401 Unauthorized')).toBeVisible();
    const verdict = page.getByRole('alert');
    await expect(verdict.getByRole('heading', { name: 'The access token had expired.' })).toBeVisible();
    await expect(verdict.getByText(/^Sent \d+ (ms|s) after expiry$/)).toBeVisible();
    await expectAccessible(page);
  });

  await test.step('Refresh and retry mends it', async () => {
    await page.getByRole('button', { name: 'Refresh and retry' }).click();
    await expect(page.getByText('200 OK')).toBeVisible();
    await expect(page.getByText('sent again after a refresh')).toBeVisible();
  });

  await test.step('Everything survives a reload, and another tab has it too', async () => {
    await page.reload();
    await expect(page.getByText('200 OK')).toBeVisible();
    const other = await page.context().newPage();
    await other.goto('/tokens');
    await expect(other.getByRole('navigation', { name: 'Tokens' }).getByRole('listitem')).toHaveCount(2);
    await other.getByRole('navigation', { name: 'Tokens' }).getByRole('link').first().click();
    await expect(other.getByText('Lineage')).toBeVisible();
    await expect(other.getByRole('list', { name: 'Claims' }).getByText('Covers what was asked for')).toBeVisible();
    await expectAccessible(other);
  });

  await setLifetime(page, practiceUrl, '');
});
