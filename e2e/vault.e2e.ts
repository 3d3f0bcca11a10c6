import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { BrowserContext, CDPSession, Page } from '@playwright/test';
import { build, type Rolldown } from 'vite';
import { expect, test } from './console.ts';
import { getToken } from './steps.ts';
import type { VaultPage } from './vault-page.ts';

declare global {
  interface Window {
    readonly vaultPage: VaultPage;
    /** Tells the test. */
    readonly tell: (words: string | number) => Promise<void>;
  }
}

let script = '';
let worker = '';
test.beforeAll(async () => {
  const input = fileURLToPath(new URL('./vault-page.ts', import.meta.url));
  const built = (await build({
    configFile: false,
    logLevel: 'error',
    build: { write: false, rolldownOptions: { input, output: { codeSplitting: false } } },
  })) as Rolldown.RolldownOutput;
  script = built.output[0].code;
  const file = built.output.find(({ fileName }) => fileName.includes('body-worker'));
  worker = file?.type === 'asset' ? String(file.source) : '';
});

/** A page of the console's origin with the vault and nothing else, and what it tells. */
async function openVaultPage(context: BrowserContext): Promise<{ page: Page; told: (string | number)[] }> {
  await context.route('**/vault-page', (route) =>
    route.fulfill({ contentType: 'text/html', body: `<!doctype html><script type="module">${script}</script>` }),
  );
  await context.route('**/assets/body-worker-*', (route) =>
    route.fulfill({ contentType: 'text/javascript', body: worker }),
  );
  const page = await context.newPage();
  const told: (string | number)[] = [];
  await page.exposeFunction('tell', (words: string | number) => void told.push(words));
  await page.goto('/vault-page');
  return { page, told };
}

/**
 * Ends a page's process as a crash does: nothing of its own runs any more.
 * @param session made before where the page answers nobody by now.
 */
async function kill(page: Page, session?: CDPSession): Promise<void> {
  const crashed = page.waitForEvent('crash');
  const devtools = session ?? (await page.context().newCDPSession(page));
  devtools.send('Page.crash').catch(() => {});
  await crashed;
}

test('a page that is killed in mid-write leaves old or new, never half', async ({ context }) => {
  for (let round = 1; round <= 8; round += 1) {
    const { page, told } = await openVaultPage(context);
    await page.evaluate(() => void window.vaultPage.writeForEver(window.tell));
    await expect.poll(() => told.length, { intervals: [3] }).toBeGreaterThan(round);
    await kill(page);
    const last = Number(told.at(-1));

    const next = await openVaultPage(context);
    const generations = await next.page.evaluate(() => window.vaultPage.readGenerations());
    expect(generations).toHaveLength(4);
    expect(new Set(generations).size, `all of one generation: ${generations}`).toBe(1);
    expect(generations[0], 'what was told as stored is stored').toBeGreaterThanOrEqual(last);
    await next.page.close();
    await page.close();
  }
});

for (const others of ['no other tab', 'another tab']) {
  test(`a page that is killed between a restore and its preferences, with ${others} open`, async ({
    page,
    context,
  }) => {
    await getToken(page);
    await page.goto('/settings/appearance');
    await page.getByRole('radio', { name: 'Light' }).check();
    await expect(page.locator('html')).toHaveAttribute('data-theme', 'light');
    await page.goto('/profiles');
    await expect(page.getByRole('main').getByRole('link', { name: /Practice app/ })).toBeVisible();
    if (others === 'no other tab') await page.close();

    const killed = await openVaultPage(context);
    const devtools = await context.newCDPSession(killed.page);
    const preferences = { appearance: JSON.stringify({ state: { theme: 'dark' }, version: 0 }) };
    await killed.page.evaluate((each) => void window.vaultPage.restoreAndHang(each, window.tell), preferences);
    await expect.poll(() => killed.told).toEqual(['the records are in']);
    await kill(killed.page, devtools);

    // By itself: another tab was told as soon as the records were in, and whoever opens next ends the rest.
    const next = others === 'no other tab' ? await context.newPage() : page;
    if (others === 'no other tab') await next.goto('/profiles');
    await expect(next.getByRole('main').getByRole('link', { name: /Restored app/ })).toBeVisible();
    await expect(next.getByRole('main').getByRole('link', { name: /Practice app/ })).toHaveCount(0);
    await expect(next.locator('html')).toHaveAttribute('data-theme', 'dark');
    await next.goto('/tokens');
    await expect(next.getByRole('heading', { level: 1 })).toBeVisible();
    await expect(next.getByRole('main').getByRole('link', { name: /tok_/ })).toHaveCount(0);
    expect(await next.evaluate(() => localStorage.getItem('appearance'))).toContain('"theme":"dark"');
  });
}

test('a full disk: what was there stays, and the screen says cause, evidence and next step', async ({
  page,
  context,
  consoleUrl,
}) => {
  const devtools = await context.newCDPSession(page);
  await limitRoom(devtools, consoleUrl, 4_000_000);
  await getToken(page);
  const filling = await openVaultPage(context);
  expect(await filling.page.evaluate(() => window.vaultPage.fillUp())).toMatch(
    /^StorageFull: The browser has no room left to store this \(Authscope takes \d\.\d MB\)\. What was there before is kept\. Free/,
  );

  // The browser tidies up after a while: what it then has room for must not help.
  await limitRoom(devtools, consoleUrl, 1);
  const startAgain = async () => {
    await page.goto('/');
    await page.getByRole('button', { name: 'Start practice run' }).click();
  };
  await startAgain();
  await expect(page.getByRole('alert')).toContainText(
    /no room left .+ MB\)\. What was there before is kept\. Free space/,
  );
  await page.goto('/tokens');
  await expect(page.getByRole('main').getByRole('link', { name: /Practice app tok_/ })).toHaveCount(1);

  await limitRoom(devtools, consoleUrl, null);
  await startAgain();
  await expect(page.getByRole('heading', { name: 'Listening' })).toBeVisible();
});

/** @param quotaSize bytes; `null` for what the browser gives by itself. */
async function limitRoom(devtools: CDPSession, origin: string, quotaSize: number | null): Promise<void> {
  await devtools.send('Storage.overrideQuotaForOrigin', { origin, ...(quotaSize === null ? {} : { quotaSize }) });
}

test('a database of the first version opens: its profiles, tokens and calls are on the screens', async ({
  context,
}) => {
  const { page } = await openVaultPage(context);
  const fixture = new URL('../src/vault/version-1.fixture.json', import.meta.url);
  await page.evaluate((json) => window.vaultPage.makeVersion1(json), await readFile(fixture, 'utf8'));
  await page.goto('/tokens/second');
  await expect(page.getByRole('main').getByRole('link', { name: /Practice app tok_/ })).toHaveCount(2);
  await expect(page.getByRole('heading', { name: /Practice app/ })).toBeVisible();
  await page.goto('/profiles');
  await expect(page.getByRole('main').getByRole('link', { name: /By its other name/ })).toBeVisible();
  await page.goto('/profiles/practice/authorize/denied');
  await expect(page.getByText('The user said no')).toBeVisible();
  await page.goto('/timeline');
  await expect(page.getByRole('main').getByText('/api/me').first()).toBeVisible();
});

test('a newer database is refused in words and stays as it was', async ({ page }) => {
  await page.goto('/vault-page-that-is-not');
  const rows = [{ id: 'of the future', bytes: [1, 2, 3] }];
  await page.evaluate(writeDatabase, { version: 99, rows });
  await page.goto('/');
  await expect(page.getByText('A newer Authscope wrote what is stored here.')).toBeVisible();
  await expect(page.getByText('Nothing was changed.')).toBeVisible();
  expect(await page.evaluate(readDatabase)).toEqual({ version: 99, rows });
});

test('a tab of an older version that does not give way is named, and once it is gone the console opens', async ({
  page,
  context,
}) => {
  const old = await context.newPage();
  await old.goto('/licenses.txt');
  await old.evaluate(writeDatabase, { version: 1, rows: [], keepsOpen: true });
  await page.goto('/');
  await expect(page.getByText('Another tab holds an older version of the store open.')).toBeVisible();
  await old.close();
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(page.getByText('Another tab holds')).toBeHidden();
});

test('slots are shared by all tabs, and a dead tab frees its own', async ({ context }) => {
  const slots = ['slot-1', 'slot-2'];
  const tabs = await Promise.all(['a', 'b', 'c'].map(() => openVaultPage(context)));
  for (const { page, told } of tabs) {
    await page.evaluate((names) => window.vaultPage.holdFirstFree(names, window.tell), slots);
    await expect.poll(() => told).toHaveLength(1);
  }
  const [first, , third] = tabs;
  expect(tabs.map(({ told }) => told)).toEqual([['holds'], ['holds'], ['waits']]);
  if (first) await kill(first.page);
  await expect.poll(() => third?.told).toEqual(['waits', 'holds']);
});

test('a thousand records of a kind are listed in one read, calls in two: none is asked for by itself', async ({
  context,
}) => {
  const { page } = await openVaultPage(context);
  const begun = await page.evaluate(() => window.vaultPage.listThousands(1_000));
  expect(begun).toEqual({ tokens: 1, runs: 1, calls: 2 });
});

test('a large body lies in files, chunk by chunk, and is whole after a reload', async ({ context }) => {
  const { page } = await openVaultPage(context);
  expect(await page.evaluate(() => window.vaultPage.writeLargeBody(20_500_000))).toBe('');
  await page.reload();
  expect(await page.evaluate(() => window.vaultPage.readLargeBody())).toEqual({ bytes: 20_500_000, folders: 1 });
});

test('a large body whose page is killed is swept at the next opening; one that is being written is not', async ({
  context,
}) => {
  const killed = await openVaultPage(context);
  await killed.page.evaluate(() => void window.vaultPage.writeLargeForEver(window.tell));
  await expect.poll(() => killed.told.length).toBeGreaterThan(2);
  const writing = await openVaultPage(context);
  await writing.page.evaluate(() => void window.vaultPage.writeLargeForEver(window.tell));
  await expect.poll(() => writing.told.length).toBeGreaterThan(2);
  await kill(killed.page);

  const { page } = await openVaultPage(context);
  await page.evaluate(() => window.vaultPage.keepOpen());
  await expect.poll(() => page.evaluate(() => window.vaultPage.countBodyFolders())).toBe(1);
  const written = writing.told.length;
  await expect.poll(() => writing.told.length).toBeGreaterThan(written + 1);
});

test('an answer of 30 MB goes from the practice API through the proxy into files, and is read whole', async ({
  page,
  context,
}) => {
  await getToken(page);
  const below = await openVaultPage(context);
  await below.page.evaluate(() => window.vaultPage.aimFirstRequest('{{practice}}/api/large?mb=30'));
  await page.getByRole('link', { name: 'Send first request' }).click();
  // The status is there before the body is: the parts of a call are those of one that is over.
  await expect(page.getByRole('tablist', { name: 'Parts of the call' })).toBeVisible({ timeout: 30_000 });
  const { head, stored, read } = await below.page.evaluate(() => window.vaultPage.readLatestLargeBody());
  expect([stored, read]).toEqual([Number(head), Number(head)]);
  expect(read).toBeGreaterThan(29_000_000);
});

test('a full disk in mid-body: what fitted is kept and named by its record', async ({ context, consoleUrl }) => {
  const { page } = await openVaultPage(context);
  await limitRoom(await context.newCDPSession(page), consoleUrl, 9_000_000);
  expect(await page.evaluate(() => window.vaultPage.writeLargeBody(30_000_000))).toMatch(/^StorageFull: .+ takes \d/);
  const { bytes } = await page.evaluate(() => window.vaultPage.readLargeBody());
  expect(bytes).toBeGreaterThan(1_000_000);
  expect(bytes % (1024 * 1024)).toBe(0);
});

test('clearing everything leaves nothing, and a console in another tab starts anew', async ({ page, context }) => {
  await getToken(page);
  await page.goto('/tokens');
  await expect(page.getByRole('main').getByRole('link', { name: /Practice app tok_/ })).toHaveCount(1);
  const clearing = await openVaultPage(context);
  await clearing.page.evaluate(() => window.vaultPage.clearEverything());
  await expect(page.getByRole('main').getByRole('link', { name: /Practice app tok_/ })).toHaveCount(0);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  expect(await clearing.page.evaluate(() => window.vaultPage.countBodyFolders())).toBe(0);
});

interface Raw {
  readonly version: number;
  readonly rows: readonly unknown[];
  readonly keepsOpen?: boolean;
}

/** Makes the console's database as some other version has it. Runs in the page. */
function writeDatabase({ version, rows, keepsOpen }: Raw): Promise<void> {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open('authscope', version);
    opening.onupgradeneeded = () => {
      const store = opening.result.createObjectStore('rows', { keyPath: 'id' });
      for (const row of rows) store.put(row);
    };
    opening.onerror = () => reject(opening.error);
    opening.onsuccess = () => {
      if (!keepsOpen) opening.result.close();
      resolve();
    };
  });
}

/** Runs in the page. */
function readDatabase(): Promise<Raw> {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open('authscope');
    opening.onerror = () => reject(opening.error);
    opening.onsuccess = () => {
      const database = opening.result;
      const reading = database.transaction('rows').objectStore('rows').getAll();
      reading.onsuccess = () => {
        database.close();
        resolve({ version: database.version, rows: reading.result });
      };
    };
  });
}
