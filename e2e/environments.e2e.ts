import type { Page } from '@playwright/test';
import { expect, test } from './console.ts';
import {
  addVariable,
  beginRequest,
  choosePractice,
  expectAccessible,
  expectSender,
  environmentField as field,
  getToken,
  nameEnvironment,
  environmentPanel as panel,
  pressGetToken,
  saveInScratch,
  typeHeaders,
} from './steps.ts';

/** The JSON that comes back through the proxy, read on its way to the page. */
async function collectAnswers(page: Page) {
  const tokens: string[] = [];
  const echoes: Record<string, string>[] = [];
  await page.route('**/send', async (route) => {
    const response = await route.fetch();
    const body = await response.body();
    const text = body.toString('utf8');
    tokens.push(...Array.from(text.matchAll(/"access_token":\s*"([^"]+)"/g), ([, token]) => token ?? ''));
    const [headers] = Array.from(
      text.matchAll(/"headers":\s*(\[\s*\[[^{}]*?\]\s*\])\s*,\s*"body"/g),
      ([, list]) => list,
    );
    if (headers) echoes.push(Object.fromEntries(JSON.parse(headers)));
    await route.fulfill({ response, body });
  });
  return { tokens, echoes };
}

/** A request of Scratch that says who asks, with a key. Scratch's requests carry the environment's profile. */
async function makeRequest(page: Page): Promise<void> {
  await page.goto('/requests');
  await beginRequest(page);
  await page.getByLabel('URL', { exact: true }).fill('{{practice}}/api/echo');
  await typeHeaders(page, { 'X-Who': '{{who}}', 'X-Key': '{{key}}' });
  await saveInScratch(page, 'Who asks');
}

async function send(page: Page): Promise<void> {
  await page.keyboard.press('ControlOrMeta+Enter');
}

test('one request against two environments: each with its own profile, token, value and secret', async ({ page }) => {
  const { tokens, echoes } = await collectAnswers(page);
  await choosePractice(page, 'service');
  await pressGetToken(page);
  await page.getByRole('button', { name: 'Get token' }).click();
  await expect(page.getByRole('heading', { name: 'Token received' })).toBeVisible();
  await getToken(page);
  const [serviceToken, webToken] = tokens;
  await makeRequest(page);

  await page.getByRole('button', { name: 'New environment' }).click();
  await nameEnvironment(page, 'Web', 'Practice app');
  await addVariable(page, 'who', 'a person');
  await send(page);
  await expect(page.getByText('Send waits for 1 value: key in a header.')).toBeVisible();
  expect(echoes).toEqual([]);

  await addVariable(page, 'key', 'web-key-0123456789');
  await panel(page).getByRole('button', { name: 'Make key secret' }).click();
  await expect(panel(page).getByRole('region', { name: 'Secret key' })).toBeVisible();
  expect((await page.content()).match(/web-key-0123456789/)).toBeNull();
  await expectAccessible(page);
  await send(page);
  await expect(panel(page).getByText('goes only to localhost', { exact: false })).toBeVisible();
  await expect.poll(() => echoes).toHaveLength(1);

  await panel(page).getByRole('button', { name: 'Duplicate Web' }).click();
  await expect(field(page, 'Name of the environment')).toHaveValue('Web copy');
  await nameEnvironment(page, 'Service', 'Practice service');
  await field(page, 'Value of who').fill('a machine');
  await panel(page).getByRole('button', { name: 'Make key plain' }).focus();
  await panel(page).getByRole('button', { name: 'Replace value of key' }).click();
  await page.getByLabel('New value of key').fill('service-key-0123456789');
  await page.keyboard.press('Enter');
  await expect(panel(page).getByRole('button', { name: 'Reveal value of key' })).toBeVisible();
  await send(page);
  await expect.poll(() => echoes).toHaveLength(2);

  await panel(page).getByRole('combobox', { name: 'Environment', exact: true }).selectOption('Web');
  await expectSender(page, 'Practice app');
  await send(page);
  await expect.poll(() => echoes).toHaveLength(3);

  const web = { 'X-Who': 'a person', 'X-Key': 'web-key-0123456789', Authorization: `Bearer ${webToken}` };
  const service = { 'X-Who': 'a machine', 'X-Key': 'service-key-0123456789', Authorization: `Bearer ${serviceToken}` };
  expect(echoes).toMatchObject([web, service, web]);
  expect((await panel(page).innerHTML()).match(/(web|service)-key-0123456789/)).toBeNull();
});
