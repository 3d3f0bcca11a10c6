import type { Locator, Page } from '@playwright/test';
import axe from 'axe-core';
import { expect } from './console.ts';

/** Press one: from Home to a run that listens. Gives the provider's window. */
export async function startPracticeRun(page: Page): Promise<Page> {
  await page.goto('/');
  const popup = page.context().waitForEvent('page');
  await page.getByRole('button', { name: 'Start practice run' }).click();
  await expect(page.getByRole('heading', { name: 'Listening' })).toBeVisible();
  return popup;
}

/** Presses two and three, in the provider's window. */
export async function signInAndAllow(popup: Page): Promise<void> {
  await popup.getByRole('button', { name: 'Sign in' }).click();
  await popup.getByRole('button', { name: 'Allow' }).click();
}

/** A token, by the whole way. */
export async function getToken(page: Page): Promise<void> {
  const popup = await startPracticeRun(page);
  await signInAndAllow(popup);
  await expect(page.getByRole('heading', { name: 'Token received' })).toBeVisible();
  await popup.close();
}

/** Press four: the first request and its 200. */
export async function sendFirstRequest(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'Send first request' }).click();
  await expect(page.getByRole('heading', { name: 'First request' })).toBeVisible();
  await expectAnswer(page, '200 OK');
}

/** An answer that is whole and stored: its status stands while it still comes in, its parts from then on. */
export async function expectAnswer(page: Page, status: string): Promise<void> {
  await expect(page.getByText(status, { exact: true }).first()).toBeVisible();
  await expect(page.getByRole('tablist', { name: 'Parts of the call' })).toBeVisible();
}

/** The page as axe sees it, WCAG 2.2 AA and best practices, or by one rule alone: nothing to find fault with. */
export async function expectAccessible(page: Page, rule?: string): Promise<void> {
  // Put into the page as it is: the wrapper for Playwright takes four times as long.
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(`${axe.source};0`);
  const violations = await page.evaluate(async (only) => {
    // What is half faded in has half its contrast.
    const fading = document.getAnimations().filter(({ playState, effect }) => {
      return playState === 'running' && effect?.getComputedTiming().endTime !== Number.POSITIVE_INFINITY;
    });
    await Promise.allSettled(fading.map(({ finished }) => finished));
    const { axe } = window as unknown as { axe: typeof import('axe-core') };
    const options = { resultTypes: ['violations' as const], iframes: false };
    const found = await axe.run(document, only ? { ...options, runOnly: only } : options);
    return found.violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target).join(' | ')}`);
  }, rule);
  expect(violations).toEqual([]);
}

/** The tokens that a page's calls brought back, read off the proxy's answers on their way to it. */
export async function collectTokens(page: Page): Promise<string[]> {
  const tokens: string[] = [];
  await page.route('**/send', async (route) => {
    const response = await route.fetch();
    const body = await response.body();
    const members = body.toString('latin1').matchAll(/"(?:access_token|refresh_token|id_token)":\s*"([^"]+)"/g);
    tokens.push(...Array.from(members, ([, value]) => value ?? ''));
    await route.fulfill({ response, body });
  });
  return tokens;
}

/** From the profile's page to its run, whose page stands a moment after its address. */
export async function pressGetToken(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^Get token/ }).click();
  await page.waitForURL('**/authorize/*');
  await expect(page.getByRole('heading', { level: 1, name: /^(Authorize|Get token)/ })).toBeVisible();
}

/** Opens a request of the tree, "POST Echo", once its folders are open: it stands a moment after the press. */
export async function openRequest(page: Page, item: string): Promise<void> {
  await page.getByRole('treeitem', { name: item, exact: true }).click();
  const name = item.slice(item.indexOf(' ') + 1);
  await expect(page.getByRole('heading', { level: 1, name, exact: true })).toBeVisible();
}

/** Begins a request beside what is open: the page of the one before has the same fields, until its own stands. */
export async function beginRequest(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'New request', exact: true }).first().click();
  await expect(page.getByRole('textbox', { name: 'URL', exact: true })).toHaveValue('');
}

/** From anywhere to the page of a practice profile: "web app", "native app" or "service". */
export async function choosePractice(page: Page, which: string): Promise<void> {
  await page.goto('/profiles/new');
  await page.getByRole('button', { name: `Use the practice ${which}` }).click();
  await expect(page.getByRole('textbox', { name: 'Name', exact: true })).toBeVisible();
}

/** From anywhere to the page of a profile with nothing in it. */
export async function beginBlankProfile(page: Page): Promise<void> {
  await page.goto('/profiles/new');
  await page.getByRole('button', { name: 'Begin blank' }).click();
  await expect(page.getByRole('textbox', { name: 'Name', exact: true })).toBeVisible();
}

/** Types into fields of the profile's page, by label. */
export async function fillIn(page: Page, fields: Readonly<Record<string, string>>): Promise<void> {
  for (const [label, value] of Object.entries(fields)) {
    await page.getByRole('textbox', { name: label, exact: true }).fill(value);
  }
}

/** Types a secret and leaves its field: from then on it is masked. */
export async function saveSecret(page: Page, label: string, secret: string): Promise<void> {
  const noun = label.toLowerCase();
  const replace = page.getByRole('button', { name: `Replace ${noun}` });
  await expect(replace.or(page.getByLabel(label, { exact: true })).first()).toBeVisible();
  const isStored = await replace.isVisible();
  if (isStored) await replace.click();
  const field = page.getByLabel(isStored ? `New ${noun}` : label, { exact: true });
  await field.fill(secret);
  await field.press('Enter');
  await expect(page.getByRole('button', { name: `Reveal ${noun}` })).toBeVisible();
}

/** The environment beside a request. */
export function environmentPanel(page: Page): Locator {
  return page.getByRole('complementary', { name: 'Environment' });
}

/** A text field of the environment. */
export function environmentField(page: Page, name: string): Locator {
  return environmentPanel(page).getByRole('textbox', { name });
}

/** Names an environment that is open, and the profile whose token its requests carry. */
export async function nameEnvironment(page: Page, name: string, profile: string): Promise<void> {
  await environmentField(page, 'Name of the environment').fill(name);
  await page.keyboard.press('Enter');
  await environmentPanel(page).getByRole('combobox', { name: 'Profile of the environment' }).selectOption(profile);
  await expectSender(page, profile);
}

/** The strip over the request says whose token goes along. */
export async function expectSender(page: Page, profile: string): Promise<void> {
  const strip = page.getByRole('main').getByText(/authorizes this/);
  await expect(strip.locator('..')).toContainText(profile);
}

/** Adds a variable to the environment that is open. */
export async function addVariable(page: Page, name: string, value: string): Promise<void> {
  await environmentField(page, 'Name of the new variable').fill(name);
  await environmentField(page, 'Value of the new variable').fill(value);
  await page.keyboard.press('Enter');
  await expect(environmentField(page, `Name of ${name}`)).toBeVisible();
}

/** Types the first headers of a request that is open. */
export async function typeHeaders(page: Page, headers: Readonly<Record<string, string>>): Promise<void> {
  await page.getByRole('tab', { name: 'Headers' }).first().click();
  const rows = page.getByRole('table', { name: /^Headers/ });
  for (const [at, [name, value]] of Object.entries(headers).entries()) {
    await rows.getByLabel(`Name of header ${at + 1}`).fill(name);
    await rows.getByLabel(`Value of header ${at + 1}`).fill(value);
  }
}

/** Saves a request that is open in Scratch, whose requests carry the environment's profile. */
export async function saveInScratch(page: Page, name: string): Promise<void> {
  await page.keyboard.press('ControlOrMeta+s');
  await page.getByRole('dialog').getByRole('textbox', { name: 'Name' }).fill(name);
  await page.getByRole('dialog').getByRole('combobox').selectOption('Scratch');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('treeitem', { name: `GET ${name}` })).toBeVisible();
  await expect(page).toHaveURL(/\/requests\/scratch\//);
  await expect(page.getByRole('dialog')).toHaveCount(0);
}

/** What a press puts on the clipboard; the word that says so is gone a second later. */
export async function readCopied(page: Page, press: () => Promise<void>): Promise<string> {
  const read = () => page.evaluate(() => navigator.clipboard.readText());
  await page.evaluate(() => navigator.clipboard.writeText(''));
  await press();
  await expect.poll(read).not.toBe('');
  return read();
}

/** Keeps a provider's window that goes by itself once it has handed over its answer, to be looked at. */
export async function keepOpen(popup: Page): Promise<void> {
  await popup.addInitScript(() => {
    window.close = () => undefined;
  });
}
