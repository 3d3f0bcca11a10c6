import type { Page } from '@playwright/test';
import { expect, test } from './console.ts';
import {
  addVariable,
  beginRequest,
  collectTokens,
  environmentPanel,
  fillIn,
  getToken,
  nameEnvironment,
  saveInScratch,
  sendFirstRequest,
  signInAndAllow,
  typeHeaders,
} from './steps.ts';

/** Every spelling in which a secret could slip out. */
function spellingsOf(secret: string): string[] {
  const bytes = Buffer.from(secret);
  return [
    secret,
    encodeURIComponent(secret),
    bytes.toString('base64').replace(/=+$/, ''),
    bytes.toString('base64url'),
    bytes.toString('hex'),
    bytes.toString('utf16le'),
  ];
}

/** All that the page's databases and storages hold, as one text of bytes and strings. */
async function dumpStorage(page: Page): Promise<string> {
  return page.evaluate(async () => {
    const pieces: string[] = [JSON.stringify(localStorage), JSON.stringify(sessionStorage), document.cookie];
    const collect = (value: unknown): void => {
      if (value instanceof ArrayBuffer) pieces.push(new TextDecoder('latin1').decode(value));
      else if (ArrayBuffer.isView(value)) pieces.push(new TextDecoder('latin1').decode(value));
      else if (value instanceof CryptoKey) pieces.push(`key extractable: ${value.extractable}`);
      else if (typeof value === 'object' && value !== null)
        for (const entry of Object.entries(value)) entry.forEach(collect);
      else pieces.push(String(value));
    };
    const settled = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
    for (const { name } of await indexedDB.databases()) {
      const database = await settled(indexedDB.open(name ?? ''));
      for (const store of database.objectStoreNames) {
        const objects = database.transaction(store).objectStore(store);
        collect(await settled(objects.getAll()));
        collect(await settled(objects.getAllKeys()));
      }
      database.close();
    }
    return pieces.join('\n');
  });
}

test('R28, R29: after a whole journey no secret stands in storage, address, title, page or log', async ({
  page,
  context,
}) => {
  const tokens = await collectTokens(page);
  const logged: string[] = [];
  context.on('console', (message) => logged.push(message.text()));
  const addresses: string[] = [];
  page.on('framenavigated', (frame) => addresses.push(frame.url()));
  let code = '';
  context.on('request', (request) => {
    const url = new URL(request.url());
    if (url.pathname === '/callback') code = url.searchParams.get('code') ?? code;
  });

  await getToken(page);
  await sendFirstRequest(page);

  const marks = [...tokens, code, 'practice-secret-not-secret'];
  expect(marks).toHaveLength(5);
  expect(marks.every((mark) => mark.length > 20)).toBe(true);
  const places: Record<string, string> = { log: logged.join('\n'), addresses: addresses.join('\n') };
  const pages = [
    ['/requests/scratch/first', page.getByText('200 OK')],
    ['/tokens', page.getByRole('navigation', { name: 'Tokens' }).getByRole('listitem').first()],
    ['/', page.getByRole('region', { name: 'Live tokens' }).getByRole('listitem').first()],
  ] as const;
  for (const [path, proof] of pages) {
    await page.goto(path);
    await expect(proof).toBeVisible();
    places[`page ${path}`] = (await page.content()) + (await page.locator('body').ariaSnapshot());
    places[`title ${path}`] = await page.title();
  }
  await page.goto('/tokens');
  await page.getByRole('navigation', { name: 'Tokens' }).getByRole('link').first().click();
  await expect(page.getByRole('list', { name: 'Claims' })).toBeVisible();
  places['decoded token'] = (await page.content()) + (await page.locator('body').ariaSnapshot());
  await page.getByRole('tab', { name: 'Raw response' }).click();
  await expect(page.getByText('"refresh_token"')).toBeVisible();
  places['token page'] = (await page.content()) + (await page.locator('body').ariaSnapshot());
  const stored = await dumpStorage(page);
  places.storage = stored;
  expect(stored, 'the dump did reach the records').toContain('practice');
  expect(stored).not.toContain('key extractable: true');

  const found = Object.entries(places).flatMap(([place, text]) =>
    marks
      .filter((mark) => spellingsOf(mark).some((spelling) => text.includes(spelling)))
      .map((mark) => `${place}: ${mark.slice(0, 8)}`),
  );
  expect(found).toEqual([]);
});

test('R28: Reveal shows the secrets of a call on a press, and hides them when the window loses focus', async ({
  page,
}) => {
  const tokens = await collectTokens(page);
  await getToken(page);
  const [accessToken = 'none'] = tokens;
  const wire = page.getByRole('complementary', { name: 'Wire' });
  await expect(wire).not.toContainText(accessToken);
  await wire.getByRole('button', { name: 'Reveal secrets' }).click();
  await expect(wire).toContainText(accessToken);
  await page.evaluate(() => window.dispatchEvent(new Event('blur')));
  await expect(wire).not.toContainText(accessToken);
});

test('R28: a secret variable that an API echoes is hidden in every view of the answer; Hex and a copy tell it', async ({
  page,
}) => {
  const secret = 'echo me+/=?"0123456789';
  const answers: string[] = [];
  await page.route('**/send', async (route) => {
    const response = await route.fetch();
    const body = await response.body();
    answers.push(body.toString('utf8'));
    await route.fulfill({ response, body });
  });
  await getToken(page);
  await page.goto('/requests');
  await beginRequest(page);
  await page.getByLabel('URL', { exact: true }).fill('{{practice}}/api/echo?said={{key}}');
  await typeHeaders(page, { 'X-Mine': '{{key}}' });
  await saveInScratch(page, 'Echo of a secret');
  await page.getByRole('button', { name: 'New environment' }).click();
  await nameEnvironment(page, 'Web', 'Practice app');
  await addVariable(page, 'key', secret);
  await environmentPanel(page).getByRole('button', { name: 'Make key secret' }).click();
  await expect(environmentPanel(page).getByRole('region', { name: 'Secret key' })).toBeVisible();
  await page.keyboard.press('ControlOrMeta+Enter');
  await expect(page.getByText('200 OK')).toBeVisible();
  expect(answers.at(-1), 'it did come back').toContain(JSON.stringify(secret).slice(1, -1));

  const places: Record<string, string> = {};
  const body = page.getByRole('group', { name: 'Response body', exact: true });
  const look = async (place: string) => {
    await expect(body).toContainText('••••••••');
    await expect(body).toContainText('X-Mine');
    places[place] = (await page.content()) + (await page.locator('body').ariaSnapshot());
  };
  await look('tree');
  await page.getByRole('radio', { name: 'Raw' }).click();
  await expect(body.getByRole('tree')).toHaveCount(0);
  await look('text');
  await page.goto('/timeline');
  await page.getByText('/api/echo').first().click();
  await look('timeline');
  const found = Object.entries(places).flatMap(([place, text]) =>
    spellingsOf(secret).flatMap((spelling) => (text.includes(spelling) ? [`${place}: ${spelling}`] : [])),
  );
  expect(found).toEqual([]);

  await page.getByRole('radio', { name: 'Hex' }).click();
  await expect(page.getByText('no secret in them is hidden here')).toBeVisible();
});

test('R27: where a profile’s API is changed after its token, that token asks first; a new one goes there unasked', async ({
  page,
  odd,
}) => {
  await getToken(page);
  await sendFirstRequest(page);
  await page.goto('/profiles/practice');
  await fillIn(page, { 'Base URL': odd.origin });
  await expect(page.getByText(/^Saved /)).toBeVisible();
  await page.goto('/requests');
  await beginRequest(page);
  await page.getByLabel('URL', { exact: true }).fill(`${odd.origin}/api/me`);
  await page.getByRole('tab', { name: /^Auth/ }).click();
  await page.getByRole('combobox', { name: 'Auth', exact: true }).selectOption('Token of a profile');
  await page.getByRole('combobox', { name: 'Profile' }).selectOption('Practice app');
  const asked = page.getByText(`is from before the profile named ${odd.origin}`);
  await expect(asked).toBeVisible();
  await page.getByRole('button', { name: 'Send', exact: true }).click();
  await expect(page.getByRole('alert')).toContainText('Nothing was sent.');

  const popup = page.context().waitForEvent('page');
  await page.getByRole('button', { name: 'Get a token' }).click();
  await signInAndAllow(await popup);
  await expect(page.getByRole('heading', { name: 'Token received' })).toBeVisible();
  await page.getByRole('link', { name: /^Back to/ }).click();
  await expect(asked).toBeHidden();
  await page.getByRole('button', { name: 'Send', exact: true }).click();
  await expect(page.getByText('200 OK')).toBeVisible();
});
