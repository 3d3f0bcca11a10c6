import type { Page } from '@playwright/test';
import { expect, test } from './console.ts';
import { expectAccessible, pressGetToken } from './steps.ts';

/** Ctrl+V of a text with nothing in particular in focus. */
async function pasteText(page: Page, text: string): Promise<void> {
  await page.evaluate((pasted) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', pasted);
    document.body.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
  }, text);
}

async function openPaste(page: Page): Promise<void> {
  await page.goto('/profiles/new');
  await page.getByRole('link', { name: 'Paste or drop' }).click();
  await expect(page.getByRole('textbox', { name: 'What you have' })).toBeFocused();
}

const proposed = (page: Page) => page.getByRole('region', { name: 'Proposed profile' });

/** What stands at a field of the proposed profile. */
const factOf = (page: Page, label: string) => proposed(page).getByText(label, { exact: true }).locator('xpath=..');

/** A token of the practice provider's Cliquify, given out to somebody else than the console. */
async function cliquifyResponse(practiceUrl: string): Promise<string> {
  const body = new URLSearchParams({
    grant_type: 'client_credentials',
    client_id: 'cliquify-practice-client',
    client_secret: 'cliquify-practice-secret',
  });
  const response = await fetch(`${practiceUrl}/cliquify/oauth/access-token`, { method: 'POST', body });
  return response.text();
}

test('Clayton’s consent URL: its fields, what was passed over, and a profile of the preset', async ({
  page,
  practiceUrl,
}) => {
  await openPaste(page);
  const redirect = encodeURIComponent(`${practiceUrl}/clayton/authorized`);
  const url = `${practiceUrl}/clayton/oauth2/authorize?client_id=clayton-practice-app&redirect_uri=${redirect}&response_type=code&scope=workspace&state=abc`;
  await pasteText(page, url);
  await expect(proposed(page).getByText('Matches the Clayton preset', { exact: false })).toBeVisible();
  await expect(factOf(page, 'Client ID')).toContainText('clayton-practice-app');
  await expect(factOf(page, 'Scopes')).toContainText('workspace');
  await expect(factOf(page, 'Code')).toContainText('In the query of the token URL');
  const passed = page.getByRole('list', { name: 'Not understood' });
  await expect(passed).toContainText('it is made anew for each run');
  await expect(proposed(page).getByText('Complete')).toBeVisible();
  await expectAccessible(page);

  await page.keyboard.press('ControlOrMeta+Enter');
  await page.waitForURL(/\/profiles\/[0-9a-f]{32}$/);
  await expect(page.getByRole('textbox', { name: 'Name', exact: true })).toHaveValue('Clayton');
  await expect(page.getByRole('textbox', { name: 'Client ID', exact: true })).toHaveValue('clayton-practice-app');
});

test('the token request of the Cliquify page: its secret is masked, its profile gets a token', async ({
  page,
  practiceUrl,
}) => {
  await openPaste(page);
  const secret = 'cliquify-practice-secret';
  await pasteText(
    page,
    `curl --location '${practiceUrl}/cliquify/oauth/access-token' \\
--header 'Content-Type: application/x-www-form-urlencoded' \\
--data-urlencode 'grant_type=client_credentials' \\
--data-urlencode 'client_id=cliquify-practice-client' \\
--data-urlencode 'client_secret=${secret}'`,
  );
  await expect(proposed(page).getByText('Matches the Cliquify preset', { exact: false })).toBeVisible();
  await expect(factOf(page, 'Client authentication')).toContainText('In the request body');
  await expect(factOf(page, 'Token in the response')).toContainText('/token/access_token');
  await expect(page.getByRole('main')).not.toContainText(secret);
  await expectAccessible(page);

  await page.getByRole('button', { name: /^Create profile/ }).click();
  await pressGetToken(page);
  await page.getByRole('button', { name: 'Get token' }).click();
  await expect(page.getByRole('heading', { name: 'Token received' })).toBeVisible();
});

test('a token response from elsewhere is adopted: a token to inspect, its age not known', async ({
  page,
  practiceUrl,
}) => {
  await openPaste(page);
  const response = await cliquifyResponse(practiceUrl);
  await pasteText(page, response);
  const adopt = page.getByRole('region', { name: 'Token to adopt' });
  await expect(adopt.getByText('In the response that you pasted')).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('button', { name: /^Adopt token/ }).click();
  await page.waitForURL('**/tokens/*');
  await expect(page.getByRole('heading', { name: 'Adopted token' })).toBeVisible();
  await expectAccessible(page);
});

test('a failing curl becomes a call: sent as it was, it fails as it did, and the cause is named', async ({
  page,
  practiceUrl,
}) => {
  await openPaste(page);
  await pasteText(page, `curl '${practiceUrl}/cliquify/api/assets' -H 'Authorization: Bearer stale-token-0123456789'`);
  const adopt = page.getByRole('region', { name: 'Token to adopt' });
  await expect(adopt.getByText('••••••••6789')).toBeVisible();
  await page.getByRole('button', { name: /^Adopt and open request/ }).click();
  await page.waitForURL('**/requests/new/*');
  await page.getByRole('button', { name: /^Send/ }).first().click();
  await expect(page.getByText('401 Unauthorized')).toBeVisible();
  await expect(page.getByRole('alert')).toBeVisible();
  await expectAccessible(page);
});

test('two clients in one paste, on a phone: the second is chosen and becomes the profile', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await openPaste(page);
  const request = (id: string) =>
    `curl https://${id}.example/token -d grant_type=client_credentials -d client_id=${id}`;
  await pasteText(page, `${request('one')} -d client_secret=first-secret-4321\n${request('two')}`);
  await page
    .getByRole('radiogroup', { name: /client_id/ })
    .getByText('two')
    .click();
  await expect(factOf(page, 'Client ID')).toContainText('two');
  await expectAccessible(page);
  await page.getByRole('button', { name: /^Create profile/ }).click();
  await expect(page.getByRole('textbox', { name: 'Client ID', exact: true })).toHaveValue('two');
});
