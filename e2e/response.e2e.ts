import { answerOnce } from './answer-once.ts';
import { expect, test } from './console.ts';
import { beginRequest, getToken, openRequest, readCopied, sendFirstRequest } from './steps.ts';

test('10 MB of JSON as a tree: walked and folded by keys, searched, a path copied', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await getToken(page);
  await page.goto('/requests');
  await beginRequest(page);
  await page.getByRole('textbox', { name: 'URL' }).fill('{{practice}}/api/large?mb=10');
  await page.keyboard.press('ControlOrMeta+s');
  await page.getByRole('textbox', { name: 'Name', exact: true }).fill('Ten megabytes');
  await page.getByRole('dialog').getByRole('combobox').selectOption('Practice');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Ten megabytes' })).toBeVisible();
  await expect(page.getByRole('main').getByText('authorizes this')).toBeVisible();
  await page.keyboard.press('ControlOrMeta+Enter');

  const tree = page.getByRole('tree', { name: 'Response body as a tree' });
  const rows = tree.getByRole('treeitem');
  // Ten megabytes are sealed, stored, opened and laid out by then.
  await expect(rows.first()).toHaveText(/50,000 items/, { timeout: 30_000 });
  await tree.focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowLeft');
  await expect(rows.nth(1)).toHaveAttribute('aria-expanded', 'false');
  await page.keyboard.press('End');
  await expect(rows.last()).toContainText('"note"');
  await page.keyboard.press('/');
  await page.keyboard.type('"GROUNDED"');
  await expect(page.getByText('1 of 10,000+').first()).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(rows.filter({ hasText: '[1].probe.grounded' })).toBeVisible();
  await page.keyboard.press('Shift+Enter');
  await expect(rows.filter({ hasText: '[0].probe.grounded' })).toBeVisible();
  const copied = await readCopied(page, () => page.getByRole('button', { name: 'Copy path' }).click());
  expect(copied).toBe('[0].probe.grounded');
});

test('a megabyte of JSON as text: there at once, searched to its end, wrapped or not, one scroll region', async ({
  page,
}) => {
  await getToken(page);
  await page.goto('/requests');
  await page.getByRole('treeitem', { name: /^Slow, large/ }).click();
  await openRequest(page, 'GET Large body');
  await page.getByRole('textbox', { name: 'URL' }).fill('{{practice}}/api/large?mb=1');
  await page.keyboard.press('ControlOrMeta+Enter');
  await expect(page.getByRole('tree', { name: 'Response body as a tree' })).toContainText('5,000 items');
  const find = page.getByRole('searchbox', { name: 'Find in response' });
  for (const [view, last] of [
    ['Pretty', '"id": 5000'],
    ['Raw', '"id":5000'],
  ] as const) {
    await page.getByRole('radio', { name: view }).click();
    const body = page.getByRole('region', { name: 'Response body' });
    await expect(body).toContainText('"grounded"');
    // Drawn is what is in view: all of it would hold the page for seconds.
    expect(await body.locator('*').count()).toBeLessThan(5_000);
    await find.fill(last);
    await expect(page.getByText('1 of 1').first()).toBeVisible();
    await expect(body).toContainText(last);
    const isOverflowing = () => body.evaluate((region) => region.scrollWidth > region.clientWidth);
    await expect.poll(isOverflowing).toBe(false);
    await page.getByRole('button', { name: 'Wrap long lines' }).click();
    await expect.poll(isOverflowing).toBe(true);
    await page.getByRole('button', { name: 'Wrap long lines' }).click();
  }
  const scrolling = page.getByRole('main').locator('*').filter({ hasText: 'Download' });
  expect(
    await scrolling.evaluateAll(
      (all) =>
        all.filter((each) => each.scrollHeight > each.clientHeight + 1 && getComputedStyle(each).overflowY === 'auto')
          .length,
    ),
    'the answer stands still while its body scrolls',
  ).toBe(0);
});

test('nearly a megabyte of XML and HTML in one line is laid out; what is none says why; the page goes on meanwhile', async ({
  page,
}) => {
  const length = 990_000;
  const item = '<item id="7"><name>Ann &amp; &who;</name><price currency="EUR">1.50</price></item>';
  const items = `<!DOCTYPE items [<!ENTITY who SYSTEM "http://remote.invalid/who">]><items>${item.repeat(length / item.length)}</items>`;
  const cases = [
    { type: 'application/xml', body: items, shows: '<name>Ann &amp; &who;</name>' },
    { type: 'application/xml', body: '<a>'.repeat(length / 3), shows: /as it came: <a> of line 1 is never closed/ },
    { type: 'text/html', body: '<div><p>One<p>Two'.repeat(length / 17), shows: '<p>Two' },
  ];
  const asked: string[] = [];
  page.context().on('request', (request) => asked.push(request.url()));
  await getToken(page);
  await sendFirstRequest(page);
  for (const { type, body, shows } of cases) {
    await answerOnce(page, { status: 200, rawHeaders: [['Content-Type', type]], body });
    await page.getByRole('button', { name: 'Send' }).click();
    await expect(page.getByRole('radio', { name: 'Pretty' })).toBeChecked();
    await expect(page.getByText(shows).first()).toBeVisible({ timeout: 30_000 });
    // A press is answered while a megabyte is there.
    await page.getByRole('radio', { name: 'Raw' }).click();
    await expect(page.getByRole('radio', { name: 'Raw' })).toBeChecked();
    await page.getByRole('radio', { name: 'Pretty' }).click();
  }
  expect(asked.filter((url) => url.includes('remote.invalid'))).toEqual([]);
});
