import type { Locator, Page } from '@playwright/test';
import { expect, test } from './console.ts';
import { expectAccessible, pressGetToken } from './steps.ts';

/** From nothing to the profile of a preset, at the practice provider: nothing is left to fill in. */
async function chooseVendor(page: Page, vendor: string, way?: string): Promise<void> {
  await page.goto('/profiles/new');
  await page.getByRole('link', { name: new RegExp(`^(\\w+ )?${vendor}`) }).click();
  await choose(page.getByRole('radio', { name: 'Practice', exact: true }));
  if (way) await choose(page.getByRole('radio', { name: new RegExp(`^${way}`) }));
  await page.getByRole('button', { name: 'Create profile' }).click();
  await expect(page.getByRole('textbox', { name: 'Name', exact: true })).toHaveValue(vendor);
}

/** A choice that is kept in the address stands a moment after the press. */
async function choose(radio: Locator): Promise<void> {
  await radio.click();
  await expect(radio).toBeChecked();
}

const tokenReceived = (page: Page) => expect(page.getByRole('heading', { name: 'Token received' })).toBeVisible();

/** The first request of the preset, and what its answer holds. */
async function sendFirst(page: Page, answer: string): Promise<void> {
  await page.getByRole('link', { name: 'Send first request' }).click();
  await page.waitForURL('**/requests/**');
  await expectAnswer(page, answer);
}

async function expectAnswer(page: Page, answer: string): Promise<void> {
  await expect(page.getByRole('group', { name: 'Response body' })).toContainText(answer);
  await expect(page.getByText('200 OK')).toBeVisible();
}

for (const vendor of ['Clayton', 'Gearset Code Reviews']) {
  test(`${vendor}: consent, the code from its page, pasted, a token, a 200, and a refresh`, async ({ page }) => {
    await chooseVendor(page, vendor);
    const popup = page.context().waitForEvent('page');
    await pressGetToken(page);
    const consent = await popup;
    await consent.getByRole('button', { name: 'Allow' }).click();
    const code = (await consent.locator('.note code').textContent()) ?? '';
    await consent.close();
    await page.getByRole('textbox', { name: /code/i }).fill(code);
    await page.getByRole('button', { name: 'Exchange code' }).click();
    await tokenReceived(page);
    const wire = page.getByRole('complementary', { name: 'Wire' });
    await expect(wire.getByText(/oauth2\/token\?code=/)).toBeVisible();
    await expect(wire.getByText('expires_in').first()).toBeVisible();
    await expectAccessible(page);
    await sendFirst(page, 'Practice workspace');

    await page.getByRole('main').getByRole('link', { name: vendor }).click();
    await page.waitForURL('**/tokens/*');
    await page.getByRole('button', { name: 'Refresh token' }).click();
    await expect(page.getByRole('main').getByText('refresh token', { exact: true })).toBeVisible();
    await page.getByRole('link', { name: 'Send request' }).click();
    await expect(page.getByRole('textbox', { name: 'URL' })).toBeVisible();
    await page.keyboard.press('ControlOrMeta+Enter');
    await expectAnswer(page, 'Practice workspace');
  });
}

const direct: readonly { vendor: string; way?: string; answer: string; sent: readonly string[] }[] = [
  {
    vendor: 'Clarify',
    way: 'Client credentials',
    answer: 'jsonrpc',
    sent: ['grant_type=client_credentials', 'audience='],
  },
  { vendor: 'Cliquify', way: 'As a form', answer: 'Job opening', sent: ['grant_type=client_credentials'] },
  { vendor: 'Cliquify', way: 'As JSON', answer: 'Job opening', sent: ['"client_id"'] },
  { vendor: 'Fyma', way: 'Client credentials', answer: 'practice-camera-1', sent: ['"audience"'] },
];

for (const { vendor, way, answer, sent } of direct) {
  test(`${vendor}, ${way?.toLowerCase()}: a token, a 200, and once it is dead another one by the same press`, async ({
    page,
  }) => {
    await chooseVendor(page, vendor, way);
    await pressGetToken(page);
    await page.getByRole('button', { name: 'Get token' }).click();
    await tokenReceived(page);
    const wire = page.getByRole('complementary', { name: 'Wire' });
    for (const each of sent) await expect(wire.getByText(each).first()).toBeVisible();
    await expectAccessible(page);
    await sendFirst(page, answer);

    // Two years on: longer than any of them gives.
    await page.clock.setFixedTime(Date.now() + 2 * 365 * 86_400_000);
    await page.reload();
    await page.getByRole('button', { name: 'Get token and send' }).click();
    await expect(page.getByRole('main').getByText('authorizes this')).toBeVisible();
    await expectAnswer(page, answer);
  });
}

const basics: readonly { vendor: string; way: string; answer: string; user: string }[] = [
  { vendor: 'Clarify', way: 'HTTP Basic', answer: 'jsonrpc', user: 'practiceintegration1' },
  { vendor: 'Fyma', way: 'Legacy token', answer: 'practice-camera-1', user: 'fyma-practice-token-id' },
];

for (const { vendor, way, answer, user } of basics) {
  test(`${vendor}, ${way}: no token to get, the first request carries user and password`, async ({ page }) => {
    await chooseVendor(page, vendor, way);
    await expect(page.getByRole('textbox', { name: 'User name', exact: true })).toHaveValue(user);
    await expect(page.getByRole('button', { name: /^Get token/ })).toHaveCount(0);
    await page.getByRole('button', { name: 'Send first request' }).click();
    await page.waitForURL('**/requests/**');
    await expectAnswer(page, answer);
    await page.getByRole('tab', { name: 'Sent request' }).click();
    await expect(page.getByRole('group', { name: 'Sent request' })).toContainText('Authorization: Basic ••••••••');
    await expectAccessible(page);
  });
}
