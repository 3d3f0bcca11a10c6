import type { Page } from '@playwright/test';
import { answerOnce } from './answer-once.ts';
import { expect, test } from './console.ts';
import { beginRequest, expectAccessible, expectAnswer, getToken, openRequest, startPracticeRun } from './steps.ts';

/** The page of the requests, with the practice collection that the first practice run brings. */
async function openRequests(page: Page): Promise<void> {
  const popup = await startPracticeRun(page);
  await popup.close();
  await page.goto('/requests');
  await expect(page.getByRole('treeitem', { name: /^Practice/ })).toBeVisible();
}

const line = (page: Page, name: string | RegExp) => page.getByRole('treeitem', { name });
const url = (page: Page) => page.getByRole('textbox', { name: 'URL' });

test('from blank: written, saved where a token is inherited from, sent, its answer there after a reload', async ({
  page,
}) => {
  await getToken(page);
  await page.goto('/requests');
  await beginRequest(page);
  await url(page).fill('{{practice}}/api/items');
  await page.keyboard.press('ControlOrMeta+s');
  await page.getByRole('dialog').getByRole('textbox', { name: 'Name' }).fill('My items');
  await page.getByRole('dialog').getByRole('combobox').selectOption('Practice');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'My items' })).toBeVisible();
  await expect(page.getByRole('main').getByText('authorizes this')).toBeVisible();
  await page.keyboard.press('ControlOrMeta+Enter');
  await expect(page.getByText('200 OK')).toBeVisible();
  await expect(line(page, 'GET My items, last 200')).toBeVisible();
  await expectAccessible(page);
  await page.reload();
  await expect(page.getByText('200 OK')).toBeVisible();

  await url(page).fill('{{practise}}/api/items/:id');
  await expect(page.getByText('Send waits for 1 value: practise in the URL.')).toBeVisible();
  await expect(page.getByText('The path variable id has no value yet')).toBeVisible();
  await page.getByRole('textbox', { name: 'Value of id' }).fill('7');
  await expect(page.getByText('Goes to {{practise}}/api/items/7')).toBeVisible();
  await expectAccessible(page);
  await expect(page.getByText('Nothing was sent.')).toHaveCount(0);
  await page.keyboard.press('ControlOrMeta+Enter');
  await expect(page.getByText('Nothing was sent.')).toBeVisible();
});

for (const width of [1440, 390]) {
  test(`from blank at ${width}: a profile's token chosen, sent, saved, all of it there after a reload`, async ({
    page,
    practiceUrl,
  }) => {
    await getToken(page);
    await page.setViewportSize({ width, height: 844 });
    await page.goto('/requests');
    await expect(line(page, /^Practice/)).toBeVisible();
    await page.keyboard.press('n');
    await url(page).fill(`${practiceUrl}/api/items`);
    if (width === 390) await page.getByRole('radio', { name: 'Request' }).click();
    await page.getByRole('tab', { name: /^Auth/ }).click();
    const auth = page.getByRole('combobox', { name: 'Auth', exact: true });
    await auth.selectOption('Token of a profile');
    await page.getByRole('combobox', { name: 'Profile' }).selectOption('Practice app');
    await expectAccessible(page);

    const send = page.getByRole('button', { name: 'Send', exact: true });
    await expect(send).toBeInViewport({ ratio: 1 });
    await send.click();
    await expect(page.getByText('200 OK')).toBeInViewport();
    await expectAnswer(page, '200 OK');
    await page.keyboard.press('ControlOrMeta+s');
    await page.getByRole('dialog').getByRole('textbox', { name: 'Name' }).fill('My items');
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(/\/requests\/scratch\//);
    await expect(page.getByRole('dialog')).toHaveCount(0);
    await page.reload();
    await expect(url(page)).toHaveValue(`${practiceUrl}/api/items`);
    await expect(page.getByText('200 OK')).toBeVisible();
    if (width === 390) await page.getByRole('radio', { name: 'Request' }).click();
    await page.getByRole('tab', { name: /^Auth/ }).click();
    await expect(auth).toHaveValue('profile');
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBe(0);
  });
}

test('a POST that is refused after expiry: one press refreshes and sends the same body again', async ({ page }) => {
  await page.clock.install();
  await getToken(page);
  await page.goto('/requests');
  await line(page, /^Basics/).click();
  await openRequest(page, 'POST Echo');
  await page.clock.fastForward('03:00');
  await answerOnce(page, {
    status: 401,
    rawHeaders: [['WWW-Authenticate', 'Bearer error="invalid_token"']],
    body: '{"error":"invalid_token"}',
  });
  await page.getByRole('button', { name: 'Send anyway' }).click();
  await expect(page.getByRole('heading', { name: 'The access token had expired.' })).toBeVisible();
  await page.getByRole('button', { name: 'Refresh and retry' }).click();
  await expect(page.getByText('200 OK')).toBeVisible();
  // The API answers with what reached it.
  const answer = page.getByRole('tabpanel', { name: 'Body', exact: true });
  await expect(answer).toContainText('POST');
  await expect(answer).toContainText('What is sent comes back');
});

test('the tree by keyboard: opened, a request renamed, moved into another collection, deleted and back', async ({
  page,
}) => {
  await openRequests(page);
  await line(page, /^Practice/).focus();
  await page.keyboard.press('ArrowDown');
  await expect(line(page, /^Basics/)).toBeFocused();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.type('li');
  await expect(line(page, 'GET List items')).toBeFocused();
  await page.keyboard.press('F2');
  await page.keyboard.type('All items');
  await page.keyboard.press('Enter');
  await expect(line(page, 'GET All items')).toBeFocused();
  await expectAccessible(page);

  await page.keyboard.press('Shift+F10');
  await expect(page.getByRole('menu', { name: 'All items' })).toBeVisible();
  await expectAccessible(page);
  await page.keyboard.press('m');
  await page.keyboard.press('Enter');
  await page.getByRole('dialog').getByRole('combobox').selectOption('Scratch');
  await page.getByRole('button', { name: 'Move request' }).press('Enter');
  await expect(line(page, /^Scratch, 1 request$/)).toBeVisible();

  await line(page, 'GET All items').press('Enter');
  await expect(url(page)).toHaveValue('{{practice}}/api/items');
  await expect(page).toHaveURL(/\/requests\/scratch\//);
  await expectAccessible(page);
  await page.keyboard.press('ControlOrMeta+Backspace');
  await expect(line(page, 'GET All items')).toHaveCount(0);
  const deleted = page.getByRole('group', { name: 'Deleted “All items”' });
  await deleted.getByRole('button', { name: 'Undo' }).click();
  await expect(line(page, 'GET All items')).toBeVisible();
});

test('a request is dragged into another folder, and never loses its place where it may not go', async ({ page }) => {
  await openRequests(page);
  await line(page, /^Basics/).click();
  await line(page, 'GET Who am I').dragTo(line(page, /^Scratch/));
  await expect(line(page, /^Scratch, 1 request$/)).toBeVisible();
  await expect(line(page, /^Basics, 5 requests$/)).toBeVisible();
  await line(page, /^Basics/).dragTo(line(page, 'POST Echo'));
  await expect(line(page, /^Basics, 5 requests$/)).toBeVisible();
});

test('tabs and drafts survive a reload; a draft is saved where its dialog says, and closing asks', async ({ page }) => {
  await openRequests(page);
  await line(page, /^Basics/).click();
  await openRequest(page, 'POST Echo');
  await url(page).fill('{{practice}}/api/echo?x=1');
  await beginRequest(page);
  await expect(page).toHaveURL(/\/requests\/new\//);
  await url(page).fill('{{practice}}/api/items');
  const tabs = page.getByRole('navigation', { name: 'Open requests' });
  await expect(page.getByText('Draft kept')).toBeVisible();
  await page.reload();
  await expect(url(page)).toHaveValue('{{practice}}/api/items');
  await expect(tabs.getByRole('link')).toHaveCount(2);
  await tabs.getByRole('link', { name: /Echo/ }).click();
  await expect(url(page)).toHaveValue('{{practice}}/api/echo?x=1');

  await tabs.getByRole('link', { name: /items/ }).click();
  await expect(url(page)).toHaveValue('{{practice}}/api/items');
  await page.keyboard.press('ControlOrMeta+s');
  await expectAccessible(page);
  await page.getByRole('dialog').getByRole('textbox', { name: 'Name' }).fill('Items');
  await page.keyboard.press('Enter');
  await expect(line(page, 'GET Items')).toBeVisible();
  await expect(page).toHaveURL(/\/requests\/scratch\//);

  await tabs.getByRole('link', { name: /Echo/ }).click({ button: 'middle' });
  await page.getByRole('button', { name: 'Discard changes' }).click();
  await expect(tabs.getByRole('link')).toHaveCount(1);
});

test('another tab shows what is saved here; where both changed it, one is chosen, and a deleted one can be put back', async ({
  page,
  context,
}) => {
  await openRequests(page);
  await line(page, /^Basics/).click();
  await openRequest(page, 'POST Echo');
  const other = await context.newPage();
  await other.goto(page.url());
  await url(other).fill('https://example.test/theirs');
  await other.keyboard.press('ControlOrMeta+s');
  await expect(url(page)).toHaveValue('https://example.test/theirs');
  // What is typed shows up as a draft already: it is saved once there is nothing left to save.
  await expect(page.getByRole('button', { name: /^Save/ })).toHaveCount(0);

  await url(page).fill('https://example.test/mine');
  await expect(page.getByText('Draft kept')).toBeVisible();
  await expect(url(other)).toHaveValue('https://example.test/mine');
  await url(other).fill('https://example.test/second');
  await other.keyboard.press('ControlOrMeta+s');
  await page.getByRole('button', { name: 'Take theirs' }).click();
  await expect(url(page)).toHaveValue('https://example.test/second');

  await url(page).fill('https://example.test/mine');
  await other.getByRole('button', { name: 'More' }).click();
  await other.getByRole('menuitem', { name: 'Delete' }).click();
  await expect(page.getByText('deleted in another tab')).toBeVisible();
  await page.keyboard.press('ControlOrMeta+s');
  await page.getByRole('button', { name: 'Save request' }).click();
  await expect(line(page, 'POST Echo')).toBeVisible();
  await expect(url(page)).toHaveValue('https://example.test/mine');
});

test('JSON is written and sent by keyboard alone: what arrives is what was typed, capital letters and all', async ({
  page,
}) => {
  await getToken(page);
  await page.goto('/requests');
  await line(page, /^Basics/).click();
  await openRequest(page, 'POST Echo');
  await page.getByRole('tab', { name: /^Body/ }).click();
  const body = page.getByRole('textbox', { name: 'Body, JSON' });
  await body.click();
  await page.keyboard.press('ControlOrMeta+a');
  // The editor closes brackets and quotes itself, and is typed over them.
  await page.keyboard.type('{"Fruit": "FIG"}');
  await page.keyboard.press('ControlOrMeta+Enter');
  await expect(page.getByText('200 OK')).toBeVisible();
  const answer = page.getByRole('tabpanel', { name: 'Body', exact: true });
  await expect(answer).toContainText('FIG');
  await page.keyboard.type(' ');
  await page.keyboard.press('ControlOrMeta+s');
  await expect(page.getByText('Draft kept')).toHaveCount(0);
  await expect(page.locator('header').getByRole('button', { name: /^Save/ })).toHaveCount(0);
  await expect(body).toHaveText('{"Fruit": "FIG"} ');

  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.type('{"at": "{{prac');
  await expect(page.getByRole('option', { name: /practice/ })).toBeVisible();
  await expectAccessible(page);
  await page.keyboard.press('Enter');
  await expect(body).toHaveText('{"at": "{{practice}}"}');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Tab');
  await expect(page.getByRole('button', { name: 'Format' })).toBeFocused();
});
