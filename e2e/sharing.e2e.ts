import { readFile } from 'node:fs/promises';
import { inflateRawSync } from 'node:zlib';
import type { Page } from '@playwright/test';
import { expect, test } from './console.ts';
import {
  choosePractice,
  collectTokens,
  expectAccessible,
  getToken,
  openRequest,
  readCopied,
  sendFirstRequest,
} from './steps.ts';

test.use({ permissions: ['clipboard-read', 'clipboard-write'] });

/** Secrets that are typed by hand, each found by its name or shape before it is shared. */
const typed = {
  bearer: 'hand-typed-bearer-7Zp41LkWm90',
  inUrl: 'url-key-31d8a0c2f4e6b7a9',
  cookie: 'session=cookie-mark-55c0ffee1234',
};

/** Every spelling in which a secret could slip out. */
function spellingsOf(secret: string): string[] {
  const bytes = Buffer.from(secret);
  return [
    secret,
    encodeURIComponent(secret),
    ...[0, 1, 2].flatMap((offset) => base64Inside(bytes, offset)),
    bytes.toString('hex'),
    bytes.toString('utf16le'),
  ];
}

/** What of a secret's base64 is the same whatever stands around it. */
function base64Inside(bytes: Buffer, offset: number): string[] {
  const padded = Buffer.concat([Buffer.alloc(offset), bytes]);
  const end = padded.length - (padded.length % 3);
  const whole = padded.subarray(offset === 0 ? 0 : 3, end);
  return [whole.toString('base64'), whole.toString('base64url')];
}

/** The document in a link. */
function expand(link: string): string {
  const encoded = link.split('.').at(-1) ?? '';
  return inflateRawSync(Buffer.from(encoded, 'base64url')).toString('utf8');
}

const dialog = (page: Page) => page.getByRole('dialog', { name: /^Share “/ });

/** Saves the file that the dialog offers and gives what is in it. */
async function saveFile(page: Page): Promise<{ name: string; text: string }> {
  const download = page.waitForEvent('download');
  await dialog(page).getByRole('button', { name: 'Save file' }).click();
  const file = await download;
  return { name: file.suggestedFilename(), text: await readFile(await file.path(), 'utf8') };
}

test('R29: a workspace full of secrets is shared as link, file and for Postman, and no secret goes along', async ({
  page,
}) => {
  const tokens = await collectTokens(page);
  let code = '';
  page.context().on('request', (request) => {
    const url = new URL(request.url());
    if (url.pathname === '/callback') code = url.searchParams.get('code') ?? code;
  });
  await getToken(page);
  await sendFirstRequest(page);
  await page.goto('/requests');
  await page.getByRole('treeitem', { name: 'Scratch' }).focus();
  await page.getByRole('treeitem', { name: /^GET / }).first().click();
  await page.getByLabel('URL', { exact: true }).fill(`{{practice}}/api/me?api_key=${typed.inUrl}`);
  await page.getByRole('button', { name: 'Move to the vault' }).click();
  await expect(page.getByLabel('URL', { exact: true })).toHaveValue('{{practice}}/api/me?api_key={{api_key}}');
  await page.getByRole('tab', { name: 'Headers' }).first().click();
  await page.getByLabel('Name of header 1').fill('Authorization');
  await page.getByLabel('Value of header 1').fill(`Bearer ${typed.bearer}`);
  await page.getByLabel('Name of header 2').fill('Cookie');
  await page.getByLabel('Value of header 2').fill(typed.cookie);
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.getByRole('button', { name: 'Save', exact: true })).toBeHidden();

  await page.getByRole('button', { name: 'Share', exact: true }).click();
  const shown = dialog(page);
  await expect(shown.getByRole('list', { name: 'Possible secrets' })).toContainText('Authorization header');
  await shown.getByRole('button', { name: 'Copy link' }).click();
  const question = page.getByRole('dialog', { name: /possible secret/ });
  await expect(question).not.toContainText(typed.bearer);
  await question.getByRole('button', { name: 'Cancel' }).click();
  await shown.getByRole('button', { name: 'Move to the vault' }).first().click();
  await expect(shown.getByText(/^Moved to the vault, named in Auth/)).toBeVisible();
  await expect(shown.getByRole('list', { name: 'Possible secrets' }).getByRole('listitem')).toHaveCount(1);
  await shown.getByRole('button', { name: 'Move to the vault' }).click();
  await expect(shown.getByText(/^No secrets found in 1 request/)).toBeVisible();
  await expectAccessible(page);

  const places: Record<string, string> = {
    page: (await page.content()) + (await page.locator('body').ariaSnapshot()),
    address: page.url(),
  };
  const link = await readCopied(page, () => shown.getByRole('button', { name: 'Copy link' }).click());
  expect(link).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/s#1\.\d+\./);
  places.link = link;
  places['expanded link'] = expand(link);
  await shown.getByRole('radio', { name: 'Authscope file' }).check();
  const file = await saveFile(page);
  expect(file.name).toMatch(/\.authscope\.json$/);
  places.file = file.text;
  expect(JSON.parse(places['expanded link'])).toEqual(JSON.parse(file.text));
  await shown.getByRole('radio', { name: 'Postman collection' }).check();
  const postman = await saveFile(page);
  expect(postman.name).toMatch(/\.postman_collection\.json$/);
  places.postman = postman.text;
  await expect(shown.getByLabel('Exactly what they get', { exact: true })).toContainText('schema.getpostman.com');
  await page.setViewportSize({ width: 1280, height: 560 });
  await expect(shown.getByRole('button', { name: 'Save file' }), 'the way out stays in view').toBeInViewport({
    ratio: 1,
  });
  places['page for Postman'] = (await page.content()) + (await page.locator('body').ariaSnapshot());

  const marks = [...tokens, code, 'practice-secret-not-secret', ...Object.values(typed)];
  expect(
    marks.every((mark) => mark.length > 20),
    'there are marks to look for',
  ).toBe(true);
  expect(places.file, 'the names of what is missing go along').toContain('api_key');
  const found = Object.entries(places).flatMap(([place, text]) =>
    marks
      .filter((mark) => spellingsOf(mark).some((spelling) => text.includes(spelling)))
      .map((mark) => `${place}: ${mark.slice(0, 8)}`),
  );
  expect(found).toEqual([]);
});

test('whatever can be shared has its own way there, by pointer, keyboard and on a phone', async ({ page }) => {
  await getToken(page);
  await choosePractice(page, 'service');
  await page.getByRole('button', { name: 'Share', exact: true }).click();
  await expect(dialog(page).getByText('The profile, without its secrets')).toBeVisible();
  await expect(dialog(page).getByRole('radio')).toHaveCount(2);
  await expectAccessible(page);
  const link = await readCopied(page, () => page.keyboard.press('ControlOrMeta+Enter'));
  expect(JSON.parse(expand(link))).toMatchObject({ profiles: [{ role: expect.any(String) }] });
  await page.keyboard.press('Escape');
  await expect(dialog(page)).toBeHidden();
  await expect(page).not.toHaveURL(/panel=/);

  await page.goto('/requests');
  const row = page.getByRole('treeitem', { name: 'Basics' });
  await row.click({ button: 'right' });
  await page.getByRole('menuitem', { name: 'Share…' }).click();
  await expect(page.getByRole('dialog', { name: 'Share “Basics”' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);

  await row.click();
  await openRequest(page, 'GET Who am I');
  await page.setViewportSize({ width: 390, height: 844 });
  await page.getByRole('main').getByRole('button', { name: 'More', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Share…' }).click();
  const sheet = page.getByRole('dialog', { name: 'Share “Who am I”' });
  await expect(sheet.getByText(/^No secrets found in 1 request/)).toBeAttached();
  await expect(sheet.getByRole('button', { name: 'Copy link' })).toBeInViewport();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  await expectAccessible(page);
});
