import { expect, test } from './console.ts';
import {
  beginBlankProfile,
  choosePractice,
  expectAccessible,
  fillIn,
  getToken,
  pressGetToken,
  saveSecret,
  signInAndAllow,
} from './steps.ts';

test('from an issuer to a token: what it says of itself fills the profile, and its endpoints are checked on a press', async ({
  page,
  odd,
}) => {
  await page.goto('/profiles/new?from=issuer');
  const issuer = page.getByRole('textbox', { name: 'Issuer' });
  await issuer.fill(`${odd.origin}/nobody`);
  await page.getByRole('button', { name: 'Discover' }).click();
  await expect(page.getByText('404', { exact: false }).first()).toBeVisible();
  await expectAccessible(page);
  await issuer.fill(odd.origin);
  await page.getByRole('button', { name: 'Discover' }).click();
  await expect(page.getByText(`${odd.origin}/authorize`).first()).toBeVisible();
  await expectAccessible(page);

  await page.getByRole('button', { name: 'Create profile' }).click();
  await expect(page.getByRole('textbox', { name: 'Token endpoint' })).toHaveValue(`${odd.origin}/token`);
  await fillIn(page, { Name: 'Discovered', 'Client ID': 'odd-client' });
  await saveSecret(page, 'Client secret', 'odd-secret');
  await page.getByRole('button', { name: 'Check endpoints' }).click();
  await expect(page.getByText(`${odd.origin}/jwks`).last()).toBeVisible();
  await expectAccessible(page);

  const popup = page.context().waitForEvent('page');
  await page.getByRole('button', { name: /^Get token/ }).click();
  await (await popup).getByRole('link', { name: 'Allow' }).click();
  await expect(page.getByRole('heading', { name: 'Token received' })).toBeVisible();
});

test('an issuer that names another one is refused', async ({ page, odd }) => {
  odd.metadata = { issuer: 'https://honest.example' };
  await page.goto('/profiles/new?from=issuer');
  await page.getByRole('textbox', { name: 'Issuer' }).fill(odd.origin);
  await page.getByRole('button', { name: 'Discover' }).click();
  await expect(page.getByText('https://honest.example', { exact: false }).first()).toBeVisible();
  await expect(page.getByRole('button', { name: 'Create profile' })).toBeHidden();
});

test('what is typed is checked, stored and there again; a client secret is nowhere in the page', async ({
  page,
  context,
}) => {
  await beginBlankProfile(page);
  await expect(page.getByRole('button', { name: /^Get token/ })).toBeDisabled();
  await fillIn(page, {
    Name: 'Orders',
    'Client ID': 'orders-1',
    'Authorization endpoint': 'http://as.example/authorize',
    'Token endpoint': 'https://as.example/token',
  });
  await expect(page.getByText('Authorization endpoint uses http', { exact: false }).first()).toBeVisible();
  await saveSecret(page, 'Client secret', '\tsecret-that-nobody-sees\n'.trimEnd());
  expect(await page.content()).not.toContain('secret-that-nobody-sees');
  await page.getByLabel('Scopes', { exact: true }).fill('read write,admin ');
  await page.getByLabel('Scopes', { exact: true }).press('Enter');
  const other = await context.newPage();
  await other.goto(page.url());
  await expect(other.getByRole('textbox', { name: 'Name', exact: true })).toHaveValue('Orders');
  for (const scope of ['read', 'write', 'admin']) {
    await expect(other.getByRole('button', { name: `Remove scope ${scope}` })).toBeVisible();
  }
  await page.getByRole('tab', { name: 'Consent URL' }).click();
  await expect(page.getByText('read+write+admin')).toBeVisible();
  await page.getByRole('button', { name: 'Reveal client secret' }).click();
  await expect(page.getByText('secret-that-nobody-sees')).toBeVisible();
});

test('another tab follows an edit; a duplicate is another profile; a deleted one comes back', async ({
  page,
  context,
}) => {
  await choosePractice(page, 'service');
  const other = await context.newPage();
  await other.goto(page.url());
  await fillIn(page, { Name: 'Renamed' });
  await page.getByRole('textbox', { name: 'Name', exact: true }).press('Tab');
  await expect(other.getByRole('textbox', { name: 'Name', exact: true })).toHaveValue('Renamed');

  await page.getByRole('button', { name: 'Duplicate' }).click();
  await expect(page.getByRole('textbox', { name: 'Name', exact: true })).toHaveValue('Renamed copy');
  expect(page.url()).not.toBe(other.url());
  const list = page.getByRole('navigation', { name: 'Profiles' });
  await expect(list.getByRole('listitem')).toHaveCount(2);
  await page.getByRole('button', { name: 'Delete', exact: true }).click();
  await expect(list.getByRole('listitem')).toHaveCount(1);
  await expect(list.getByText('Renamed copy')).toHaveCount(0);
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(list.getByRole('listitem')).toHaveCount(2);
});

test('a profile whose token still works is asked about before it goes', async ({ page }) => {
  await getToken(page);
  await page.getByRole('link', { name: 'Edit profile' }).click();
  await expect(page.getByRole('textbox', { name: 'Name', exact: true })).toBeVisible();
  await page.getByRole('button', { name: 'Delete', exact: true }).click();
  const question = page.getByRole('dialog');
  await expect(question.getByText('1 live token', { exact: false })).toBeVisible();
  await expect(question.getByRole('button', { name: 'Cancel' })).toBeFocused();
  await question.getByRole('button', { name: 'Delete profile' }).click();
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(page.getByRole('navigation', { name: 'Profiles' }).getByRole('listitem')).toHaveCount(1);
  await page.goto('/tokens');
  await expect(page.getByRole('navigation', { name: 'Tokens' }).getByRole('link')).toHaveCount(1);
});

test('a captured code waits for a press where the profile says so', async ({ page }) => {
  await choosePractice(page, 'web app');
  const popup = page.context().waitForEvent('page');
  await pressGetToken(page);
  await page.getByRole('switch', { name: /pause/i }).click();
  await expect(page.getByRole('switch', { name: /pause/i })).toBeChecked();
  await signInAndAllow(await popup);
  await page.getByRole('button', { name: 'Exchange code' }).click();
  await expect(page.getByRole('heading', { name: 'Token received' })).toBeVisible();
});

test('a signature is checked on a press, by the issuer’s own keys; disagreeing lifetimes are said', async ({
  page,
  odd,
}) => {
  const now = Math.floor(Date.now() / 1000);
  const claims = { iss: odd.origin, aud: 'https://api.example', exp: now + 60 };
  odd.tokenMembers = { access_token: odd.sign(claims), expires_in: 3600 };
  await page.goto('/profiles/new?from=issuer');
  await page.getByRole('textbox', { name: 'Issuer' }).fill(odd.origin);
  await page.getByRole('button', { name: 'Discover' }).click();
  await page.getByRole('button', { name: 'Create profile' }).click();
  await fillIn(page, { Name: 'Signed', 'Client ID': 'odd-client' });
  await page.getByLabel('Grant', { exact: true }).selectOption('client_credentials');
  await saveSecret(page, 'Client secret', 'odd-secret');
  await pressGetToken(page);
  await page.getByRole('button', { name: 'Get token' }).click();
  await page.getByRole('link', { name: 'Inspect token' }).click();

  await expect(page.getByText('Signature not checked')).toBeVisible();
  await page.getByRole('button', { name: 'Check signature' }).click();
  await expect(page.getByText('Signature verified')).toBeVisible();
  await expect(page.getByText(`Keys from ${odd.origin}/jwks`, { exact: false })).toBeVisible();
  odd.jwks = { keys: [] };
  await page.getByRole('button', { name: 'Check again' }).click();
  await expect(page.getByText(/no key|keys could not be read/)).toBeVisible();
  await expectAccessible(page);

  await page.getByRole('tab', { name: 'Lifetime' }).click();
  await expect(page.getByText('2 disagree')).toBeVisible();
  await expect(page.getByText(/exp is 5\dm\d\ds earlier than expires_in says/)).toBeVisible();
  await expectAccessible(page);
});
