import type { Page } from '@playwright/test';
import { expect, test } from './console.ts';
import type { OddProvider } from './odd-provider.ts';
import {
  beginBlankProfile,
  choosePractice,
  expectAccessible,
  fillIn,
  pressGetToken,
  saveSecret,
  signInAndAllow,
} from './steps.ts';

const heading = (page: Page, name: string) => page.getByRole('heading', { name });

/** The same for a grant that asks the user: the provider's window opens along with it. */
async function openConsent(page: Page): Promise<Page> {
  const popup = page.context().waitForEvent('page');
  await pressGetToken(page);
  return popup;
}

/** A profile of the odd provider, typed in field by field. */
async function typeProfile(page: Page, odd: OddProvider, grant: string): Promise<void> {
  await beginBlankProfile(page);
  await fillIn(page, { Name: 'Odd app' });
  await page.getByLabel('Grant', { exact: true }).selectOption(grant);
  await fillIn(page, { 'Client ID': 'odd-client' });
  // The implicit grant has no token request, so nothing to send there or to authenticate.
  if (grant === 'implicit') return;
  await fillIn(page, { 'Token endpoint': `${odd.origin}/token` });
  await saveSecret(page, 'Client secret', ' odd secret & more ');
}

async function typeConsent(page: Page, odd: OddProvider): Promise<void> {
  await fillIn(page, { 'Authorization endpoint': `${odd.origin}/authorize` });
}

test('client credentials: a token without a user, offered again before a new one is fetched', async ({ page }) => {
  await choosePractice(page, 'service');
  await expectAccessible(page);
  await pressGetToken(page);
  const wire = page.getByRole('complementary', { name: 'Wire' });
  await expect(wire.getByText('Preview, not sent')).toBeVisible();
  await page.getByRole('button', { name: 'Get token' }).click();
  await expect(heading(page, 'Token received')).toBeVisible();
  await expect(wire.getByText('grant_type=client_credentials')).toBeVisible();
  await expectAccessible(page);

  await page.getByRole('link', { name: 'Edit profile' }).click();
  await expect(page.getByRole('textbox', { name: 'Name', exact: true })).toBeVisible();
  await pressGetToken(page);
  await expect(heading(page, 'You hold a token that still works')).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Get a new token' }).click();
  await expect(heading(page, 'Token received')).toBeVisible();
});

test('the provider shows the code: pasted bare, its state is said to be unchecked, and it gives a token', async ({
  page,
}) => {
  await choosePractice(page, 'native app');
  const popup = await openConsent(page);
  await signInAndAllow(popup);
  const code = (await popup.locator('.note code').textContent()) ?? '';
  await popup.close();
  const field = page.getByRole('textbox', { name: /code/i });
  await field.fill('two words');
  await expect(page.getByRole('button', { name: 'Exchange code' })).toBeDisabled();
  await field.fill(code);
  await expect(page.getByText('State not checked: none came back')).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Exchange code' }).click();
  await expect(heading(page, 'Token received')).toBeVisible();
});

test('an address that fails to load: pasted whole its state is checked, another one is refused', async ({
  page,
  odd,
}) => {
  await typeProfile(page, odd, 'authorization_code');
  await typeConsent(page, odd);
  await page.getByRole('radio', { name: 'Own address' }).click();
  await fillIn(page, { 'Redirect URI': `${odd.origin}/authorized` });
  const popup = await openConsent(page);
  await popup.getByRole('link', { name: 'Allow' }).click();
  await popup.waitForURL(`${odd.origin}/authorized?*`);
  const address = popup.url();
  await popup.close();

  const field = page.getByRole('textbox', { name: /address|URL/i });
  await field.fill(address.replace('localhost', 'evil.example'));
  await expect(page.getByText('evil.example', { exact: false }).last()).toBeVisible();
  await expect(page.getByRole('button', { name: 'Exchange code' })).toBeDisabled();
  await field.fill(address.replace(/state=[^&]+/, 'state=another'));
  await expect(page.getByRole('button', { name: 'Exchange code' })).toBeDisabled();
  expect(odd.tokenRequests).toEqual([]);
  await field.fill(`It said: ${address}`);
  await expect(page.getByText('State matches')).toBeVisible();
  await page.getByRole('button', { name: 'Exchange code' }).click();
  await expect(heading(page, 'Token received')).toBeVisible();
  expect(odd.tokenRequests[0]?.fields.get('redirect_uri')).toBe(`${odd.origin}/authorized`);
  // RFC 6749 section 2.3.1: form-encoded before base64, and the stray white space around it is gone.
  expect(odd.tokenRequests[0]?.authorization).toBe(`Basic ${btoa('odd-client:odd+secret+%26+more')}`);
});

test.describe('an answer arrives', () => {
  for (const mode of ['query', 'fragment', 'form_post'] as const) {
    test(`by ${mode}, from a page that severs its opener`, async ({ page, odd, consoleUrl }) => {
      odd.responseMode = mode;
      odd.pageHeaders = { 'cross-origin-opener-policy': 'same-origin' };
      await typeProfile(page, odd, 'authorization_code');
      await typeConsent(page, odd);
      const popup = await openConsent(page);
      await popup.getByRole('link', { name: 'Allow' }).click();
      if (mode === 'form_post') await popup.getByRole('button', { name: 'Continue' }).click();
      await expect(heading(page, 'Token received')).toBeVisible();
      expect(odd.tokenRequests).toHaveLength(1);
      expect(odd.tokenRequests[0]?.fields.get('redirect_uri')).toBe(`${consoleUrl}/callback`);
    });
  }

  test('as a token (implicit), with the warning of RFC 9700 and without an exchange', async ({ page, odd }) => {
    await typeProfile(page, odd, 'implicit');
    await typeConsent(page, odd);
    const popup = await openConsent(page);
    await expect(page.getByText('RFC 9700', { exact: false }).first()).toBeVisible();
    await popup.getByRole('link', { name: 'Allow' }).click();
    await expect(heading(page, 'Token received')).toBeVisible();
    expect(odd.tokenRequests).toEqual([]);
    await expectAccessible(page);
  });
});

test('password: the warning, and a token', async ({ page, odd }) => {
  await typeProfile(page, odd, 'password');
  await fillIn(page, { 'User name': 'johndoe' });
  await saveSecret(page, 'Password', 'A3ddj3w');
  await pressGetToken(page);
  await expect(page.getByText('RFC 9700', { exact: false }).first()).toBeVisible();
  await page.getByRole('button', { name: 'Get token' }).click();
  await expect(heading(page, 'Token received')).toBeVisible();
  expect(Object.fromEntries(odd.tokenRequests[0]?.fields ?? [])).toMatchObject({
    grant_type: 'password',
    username: 'johndoe',
    password: 'A3ddj3w',
  });
});

test('a refresh token one already has', async ({ page, odd }) => {
  await typeProfile(page, odd, 'refresh_token');
  await saveSecret(page, 'Refresh token', 'tGzv3JOkF0XG5Qx2TlKWIA');
  await pressGetToken(page);
  await page.getByRole('button', { name: 'Get token' }).click();
  await expect(heading(page, 'Token received')).toBeVisible();
  expect(odd.tokenRequests[0]?.fields.get('refresh_token')).toBe('tGzv3JOkF0XG5Qx2TlKWIA');
});

test('a failed exchange keeps everything: the secret is mended and the same code is exchanged again', async ({
  page,
  odd,
}) => {
  odd.tokenAnswers.push({ status: 401, body: '{"error":"invalid_client"}' });
  await typeProfile(page, odd, 'authorization_code');
  await typeConsent(page, odd);
  const popup = await openConsent(page);
  await popup.getByRole('link', { name: 'Allow' }).click();
  await expect(heading(page, 'The provider does not accept these credentials, or not sent this way.')).toBeVisible();
  const run = page.url();
  await page.getByRole('link', { name: 'Edit profile' }).first().click();
  await saveSecret(page, 'Client secret', 'the-right-secret');
  await page.goto(run);
  await page.getByRole('button', { name: 'Exchange again' }).click();
  await expect(heading(page, 'Token received')).toBeVisible();
  const [first, second] = odd.tokenRequests;
  expect(second?.fields.get('code')).toBe(first?.fields.get('code'));
  expect(second?.authorization).toBe(`Basic ${btoa('odd-client:the-right-secret')}`);
});

test('an answer that breaks off: whether the code was used is not known, and it is not sent again by itself', async ({
  page,
  odd,
}) => {
  odd.tokenAnswers.push('drop');
  await typeProfile(page, odd, 'authorization_code');
  await typeConsent(page, odd);
  const popup = await openConsent(page);
  await popup.getByRole('link', { name: 'Allow' }).click();
  await expect(page.getByText('It is not known whether the provider used the code', { exact: false })).toBeVisible();
  expect(odd.tokenRequests).toHaveLength(1);
});
