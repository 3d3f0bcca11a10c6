import type { Browser, Page } from '@playwright/test';
import { expect, test } from './console.ts';
import { startConsole } from './start-console.ts';
import {
  addVariable,
  beginRequest,
  choosePractice,
  environmentPanel,
  nameEnvironment,
  pressGetToken,
  readCopied,
  saveInScratch,
  typeHeaders,
} from './steps.ts';

test.use({ permissions: ['clipboard-read', 'clipboard-write'] });

/** A request with the practice service's token, saved and open. */
async function buildRequest(page: Page): Promise<void> {
  await choosePractice(page, 'service');
  await pressGetToken(page);
  await page.getByRole('button', { name: 'Get token' }).click();
  await expect(page.getByRole('heading', { name: 'Token received' })).toBeVisible();
  await page.goto('/requests');
  await beginRequest(page);
  await page.getByLabel('URL', { exact: true }).fill('{{practice}}/api/items');
  await typeHeaders(page, { 'X-Team-Key': '{{team_key}}' });
  await saveInScratch(page, 'List items');
  await page.getByRole('button', { name: 'New environment' }).click();
  await nameEnvironment(page, 'Team', 'Practice service');
  await addVariable(page, 'team_key', 'team-key-0123456789');
  await environmentPanel(page).getByRole('button', { name: 'Make team_key secret' }).click();
  await expect(environmentPanel(page).getByRole('region', { name: 'Secret team_key' })).toBeVisible();
}

/** What the share dialog gives: the link, and the file's path. */
async function share(page: Page): Promise<{ link: string; file: string }> {
  await page.getByRole('button', { name: 'Share', exact: true }).click();
  const dialog = page.getByRole('dialog', { name: /^Share “/ });
  await expect(dialog.getByLabel('Exactly what they get')).toContainText('"id": "practice-service"');
  const link = await readCopied(page, () => dialog.getByRole('button', { name: 'Copy link' }).click());
  await dialog.getByRole('radio', { name: 'Authscope file' }).check();
  const download = page.waitForEvent('download');
  await dialog.getByRole('button', { name: 'Save file' }).click();
  return { link, file: await (await download).path() };
}

/** A console of somebody else: another server, another browser profile. */
async function openTeammate(browser: Browser, consoleUrl: string): Promise<Page> {
  const context = await browser.newContext({ baseURL: consoleUrl, viewport: { width: 1440, height: 900 } });
  const page = await context.newPage();
  await page.goto('/requests');
  await page.getByRole('link', { name: 'Open a share or import a file' }).click();
  return page;
}

/** From the review to the first answer: the team's key is all that is missing, the practice preset brings its own secret. */
async function acceptAndSend(page: Page): Promise<void> {
  await expect(page.getByRole('heading', { name: 'Review “Scratch”' })).toBeVisible();
  await expect(page.getByLabel('Client secret')).toHaveCount(0);
  await page.getByLabel('team_key').fill('team-key-0123456789');
  await page.getByRole('button', { name: /^Add 1 request/ }).click();
  await page.getByRole('button', { name: 'Get token and send' }).click();
  await expect(page.getByText('200 OK')).toBeVisible();
  await page.context().close();
}

test('two consoles: a request built in one is opened in another by link and by file, its secret put in, sent, 200', async ({
  page,
  browser,
}) => {
  await buildRequest(page);
  const { link, file } = await share(page);
  const teammate = await startConsole();
  try {
    expect(new URL(link).origin).not.toBe(teammate.consoleUrl);
    const byLink = await openTeammate(browser, teammate.consoleUrl);
    await byLink.getByRole('textbox', { name: 'Link, document or file’s text' }).fill(link);
    await byLink.keyboard.press('ControlOrMeta+Enter');
    await acceptAndSend(byLink);

    const byFile = await openTeammate(browser, teammate.consoleUrl);
    await byFile.getByLabel('File to review').setInputFiles(file);
    await acceptAndSend(byFile);
  } finally {
    await teammate.stop();
  }
});
