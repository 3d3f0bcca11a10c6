import { createHash } from 'node:crypto';
import type { Page } from '@playwright/test';
import { buildBound, buildHead, keyCosts } from '#vault/backup-header.ts';
import { expect, test } from './console.ts';
import { expectAccessible, getToken, sendFirstRequest } from './steps.ts';

const passphrase = 'four random words here';

/** Makes a backup of everything and gives where the browser saved it. */
async function makeBackup(page: Page): Promise<string> {
  await page.goto('/settings/backup');
  await page.getByLabel('Passphrase', { exact: true }).fill(passphrase);
  await page.getByLabel('Passphrase again').fill(passphrase);
  await expectAccessible(page);
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Make backup' }).click();
  const saved = await download;
  expect(saved.suggestedFilename()).toMatch(/^authscope-\d{4}-\d\d-\d\d\.authscope-backup$/);
  await expect(page.getByText(/2 profiles|1 profile/).first()).toBeVisible();
  return saved.path();
}

/** Types a passphrase for the backup that was chosen. */
async function openWith(page: Page, text: string): Promise<void> {
  await page.getByRole('region', { name: 'Restore from a backup' }).getByLabel('Passphrase').fill(text);
  await page.getByRole('button', { name: 'Open backup' }).click();
}

test('a backup made in one browser is restored in another, and Send gives 200 there', async ({
  page,
  browser,
  consoleUrl,
}) => {
  await getToken(page);
  const run = page.url();
  const file = await makeBackup(page);

  const other = await browser.newContext({ baseURL: consoleUrl });
  const restored = await other.newPage();
  await restored.goto('/settings/backup');
  await restored.getByLabel('Backup to restore').setInputFiles({
    name: 'notes.authscope-backup',
    mimeType: '',
    buffer: Buffer.from('{"notes":[]}'),
  });
  await expect(restored.getByText('This file is no backup of Authscope.')).toBeVisible();
  await restored.getByLabel('Backup to restore').setInputFiles(file);
  await openWith(restored, 'four random words hers');
  await expect(restored.getByText('Another passphrase opens this backup.')).toBeVisible();
  await expectAccessible(restored);
  await openWith(restored, passphrase);
  await expect(restored.getByRole('row', { name: /Tokens 1/ })).toBeVisible();
  await expectAccessible(restored);
  await restored.getByRole('button', { name: 'Restore', exact: true }).click();

  await expect(restored.getByText('The backup is restored')).toBeVisible();
  await restored.goto(run);
  await sendFirstRequest(restored);

  // Where it is already, its records are counted, and a second restore adds nothing.
  await restored.goto('/settings/backup');
  await restored.getByLabel('Backup to restore').setInputFiles(file);
  await openWith(restored, passphrase);
  await expect(restored.getByRole('radio', { name: /Beside what is here/ }).first()).toBeChecked();
  await restored.getByRole('button', { name: 'Restore', exact: true }).click();
  await expect(restored.getByText(/0 records added, 0 replaced/)).toBeVisible();
  await other.close();
});

/** A file that would have its key count for minutes: its head is whole, what follows is nothing. */
async function costlyBackup(): Promise<Buffer> {
  const keyDerivation = { ...keyCosts, memoryKiB: 256 * 1024, passes: 16, salt: new Uint8Array(16) };
  const bound = buildBound({ version: 1, madeAt: 1, keyDerivation, chunkBytes: 1024 });
  const sha256 = async (bytes: Uint8Array) => new Uint8Array(createHash('sha256').update(bytes).digest());
  return Buffer.from(await buildHead(sha256, bound, new Uint8Array(28)));
}

test('Cancel ends the making of a key at once, in its own worker', async ({ page }) => {
  await page.goto('/settings/backup');
  await page.getByLabel('Backup to restore').setInputFiles({
    name: 'costly.authscope-backup',
    mimeType: '',
    buffer: await costlyBackup(),
  });
  await openWith(page, passphrase);
  await expect.poll(() => page.workers().length).toBe(1);
  await page.getByRole('button', { name: 'Cancel' }).click();
  await expect(page.getByRole('button', { name: 'Open backup' })).toBeVisible();
  await expect.poll(() => page.workers().length).toBe(0);
});
