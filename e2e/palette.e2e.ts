import type { Page } from '@playwright/test';
import { answerOnce } from './answer-once.ts';
import { expect, test } from './console.ts';
import { choosePractice, expectAnswer, getToken, pressGetToken, sendFirstRequest } from './steps.ts';

/** What belongs to one field, row or dialog, and is reached there: no act of the page. */
const ofAField =
  /^(Reveal|Replace|Remove|Add|Copy Client ID|Copy client secret|Copy redirect URI|Close First request|More|Edit as text)|^Show \d+ calls?/;
/** Opens what the palette lists one by one. */
const opensAMenu = /^(New request or collection|Edit environment)$/;

/** The words on the buttons that the page shows and that are no tabs; without key hints. */
async function buttonsOf(page: Page): Promise<string[]> {
  const names = await page
    .getByRole('main')
    .evaluate((main) =>
      [...main.querySelectorAll<HTMLButtonElement>('button:not([role], [aria-controls], :disabled)')]
        .filter((button) => button.checkVisibility({ visibilityProperty: true }))
        .map((button) => button.getAttribute('aria-label') ?? button.innerText.split('\n')[0] ?? ''),
    );
  return names
    .map((name) => name.replace(/[…?]/g, '').trim())
    .filter((name) => name !== '' && !ofAField.test(name) && !opensAMenu.test(name));
}

/** What the palette can do here, in its own words. */
async function actsOf(page: Page): Promise<string[]> {
  await page.keyboard.press('ControlOrMeta+k');
  await page.getByRole('combobox', { name: 'Search or run' }).fill('>');
  const listed = page.getByRole('listbox', { name: 'Found' }).getByRole('option');
  await expect(listed.filter({ hasText: 'Go to Home' })).toBeVisible();
  const names = await listed.allInnerTexts();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  return names;
}

const wordsIn = (text: string) =>
  text
    .toLowerCase()
    .split(/[^\p{L}\p{N}’]+/u)
    .filter(Boolean);

/** What is written on a button finds it: one entry holds all of its words. */
async function expectAllListed(page: Page, where: string): Promise<void> {
  // In this order: a button that comes meanwhile brings its entry along.
  const buttons = await buttonsOf(page);
  const acts = (await actsOf(page)).map((act) => new Set(wordsIn(act)));
  const missing = buttons.filter((name) => !acts.some((act) => wordsIn(name).every((word) => act.has(word))));
  expect(missing, where).toEqual([]);
}

test('every button of every page is found in the palette by what is written on it', async ({ page }) => {
  test.setTimeout(120_000);
  await getToken(page);
  const run = new URL(page.url()).pathname;
  await sendFirstRequest(page);
  await expectAllListed(page, 'a request');
  await answerOnce(page, { status: 503, rawHeaders: [], body: 'down' });
  await page.getByRole('button', { name: 'Send', exact: true }).click();
  await expectAnswer(page, '503');
  await expectAllListed(page, 'a request that failed');
  await page.keyboard.press(']');
  await expect(page.getByRole('complementary', { name: 'Environment' })).toBeVisible();
  await expectAllListed(page, 'the environment');
  await page.goto('/timeline');
  await expect(page.getByText('calls, newest first')).toBeVisible();
  await expectAllListed(page, 'the timeline');
  await page.getByRole('link', { name: '/api/me' }).last().click();
  await expect(page.getByRole('button', { name: 'Copy as curl' })).toBeVisible();
  await expectAllListed(page, 'a call');
  await page.goto('/tokens');
  await page.getByRole('main').getByRole('link', { name: 'Practice app' }).first().click();
  await expect(page.getByRole('heading', { level: 1, name: /^Practice app/ })).toBeVisible();
  await page.getByRole('button', { name: 'Levers' }).click();
  await expect(page.getByRole('button', { name: 'Expire now' })).toBeVisible();
  await expectAllListed(page, 'a token and the levers');
  for (const path of ['/', run, '/profiles/practice', '/profiles/new', '/settings/storage', '/settings/backup', '/s']) {
    await page.goto(path);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await expectAllListed(page, path);
  }
  await choosePractice(page, 'service');
  await pressGetToken(page);
  await expect(page.getByRole('heading', { name: 'Token request' }).first()).toBeVisible();
  await expectAllListed(page, 'a run that asks nobody');
});
