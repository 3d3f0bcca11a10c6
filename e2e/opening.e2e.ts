import { bearerHeader } from '#collection/auth.ts';
import { sharedRequest } from '#collection/document.test-support.ts';
import { writeLink } from '#collection/link-codec.ts';
import type { SharedDocument } from '#collection/shared-document.ts';
import { writeDocument } from '#collection/write-document.ts';
import { expect, test } from './console.ts';
import { expectAccessible } from './steps.ts';

/** A collection on the practice API, and the profile that its environment names, as a teammate hands them over. */
const items: SharedDocument = {
  profiles: [
    {
      role: 'api',
      name: 'Their service',
      preset: null,
      fields: {
        grant: 'client_credentials',
        tokenEndpoint: '{{practice}}/token',
        clientId: 'practice-service',
        scopes: ['items:read'],
        resources: ['{{practice}}/api'],
        apiBaseUrl: '{{practice}}/api',
      },
      secrets: ['clientSecret'],
    },
  ],
  environments: [
    {
      name: 'Theirs',
      role: 'api',
      variables: [{ name: 'base', isEnabled: true, value: { kind: 'text', text: '{{practice}}/api' } }],
    },
  ],
  collection: {
    ...{ id: 'items', name: 'Items', variables: [], notes: '', isPart: false },
    auth: { kind: 'profile', role: 'api', placement: bearerHeader },
    items: [
      sharedRequest('list', { name: 'List items', url: '{{base}}/items' }),
      sharedRequest('export', { name: 'Export', method: 'POST', url: 'https://export.example.net/v1' }),
    ],
  },
};

for (const width of [1440, 390]) {
  test(`a shared link at ${width}: reviewed, the secret put in, sent, 200; nothing before it is accepted`, async ({
    page,
  }) => {
    await page.setViewportSize({ width, height: 844 });
    const sent: string[] = [];
    page.on('request', (request) => sent.push(new URL(request.url()).pathname));
    await page.goto(`/s#${await writeLink(items)}`);
    await expect(page.getByRole('heading', { name: 'Review “Items”' })).toBeVisible();
    await expect(page.getByText('new on this device')).toHaveCount(2);
    await expectAccessible(page);
    if (width === 390) {
      const value = await page.locator('dd', { hasText: '{{practice}}/api' }).boundingBox();
      expect(value?.width, 'a value has the width of the screen').toBeGreaterThan(300);
      await page.getByRole('button', { name: '2 new hosts' }).click();
      await expect(page.getByRole('heading', { name: 'Hosts it will call' })).toBeInViewport();
    }
    await page.reload();
    await page.getByLabel('Client secret').fill('practice-service-secret');
    expect(sent).not.toContain('/send');
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBe(0);
    await page.getByRole('button', { name: 'Add 2 requests' }).click();

    await expect(page).toHaveURL(/\/requests\/items\/list$/);
    await page.getByRole('button', { name: 'Get token and send' }).click();
    await expect(page.getByText('200 OK')).toBeVisible();
    await page.goBack();
    await expect(page).not.toHaveURL(/\/requests\/items\/list$/);
    expect(page.url()).not.toContain('/s#');
  });
}

test('a file dropped on Home is reviewed; one that is hostile is refused, and the console works on', async ({
  page,
}) => {
  const drop = async (name: string, text: string) => {
    const files = await page.evaluateHandle(
      ([fileName, content]) => {
        const transfer = new DataTransfer();
        transfer.items.add(new File([content], fileName));
        return transfer;
      },
      [name, text] as const,
    );
    await page.dispatchEvent('main', 'dragover', { dataTransfer: files });
    await expect(page.getByText('Drop to review.')).toBeVisible();
    await page.dispatchEvent('main', 'drop', { dataTransfer: files });
  };
  await page.goto('/');
  await expect(page.getByRole('button', { name: 'Start practice run' })).toBeVisible();
  await drop('items.authscope.json', writeDocument(items));
  await expect(page.getByText(/^items\.authscope\.json, /)).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page).toHaveURL(/\/requests$/);
  await expect(page.getByRole('heading', { level: 1, name: 'Requests' })).toBeVisible();

  await drop('deep.authscope.json', '{"authscope":"1.0","collection":'.padEnd(50_000, '['));
  await expect(page.getByRole('alert')).toContainText('The document is nested too deep.');
  await expectAccessible(page);
  await page.getByRole('textbox').fill(await writeLink(items));
  await page.keyboard.press('ControlOrMeta+Enter');
  await expect(page.getByRole('heading', { name: 'Review “Items”' })).toBeVisible();
});

/** More than is read in the page's own thread. */
const openApi = `openapi: 3.1.0
info: { title: Parcels, version: '2' }
servers: [{ url: https://parcels.example/v2 }]
components:
  securitySchemes:
    login:
      type: oauth2
      flows:
        clientCredentials:
          tokenUrl: https://login.parcels.example/token
          scopes: { 'parcels:read': Read parcels }
security: [{ login: ['parcels:read'] }]
paths:
  /parcels:
    get: { summary: List parcels, tags: [Parcels] }
    post:
      summary: Send a parcel
      tags: [Parcels]
      callbacks: { delivered: {} }
      requestBody: { content: { application/json: { example: { to: Berlin, grams: 250 } } } }
  /depots/{depot}:
    get: { summary: One depot, tags: [Depots], parameters: [{ name: depot, in: path, required: true, example: ber }] }
${'# A line that only makes the file longer.\n'.repeat(6_000)}`;

const curl = `curl https://parcels.example/v2/parcels -H 'Authorization: Bearer parcels-token-0123456789'
curl -X POST https://parcels.example/v2/parcels --json '{"to":"Berlin"}' --compressed
`;

for (const width of [1440, 390]) {
  test(`files of others at ${width}: reviewed, accepted, and what came of them`, async ({ page }, testInfo) => {
    const open = async (name: string, text: string) => {
      await page.goto('/s');
      await page.getByLabel('File to review').setInputFiles({ name, mimeType: '', buffer: Buffer.from(text) });
    };
    const expectWhole = async (step: string) => {
      await expectAccessible(page);
      expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBe(0);
      await page.screenshot({ path: testInfo.outputPath(`${step}.png`) });
    };
    const workers: string[] = [];
    page.on('worker', (worker) => workers.push(worker.url()));
    await page.setViewportSize({ width, height: 844 });

    await open('parcels.yaml', openApi);
    await expect(page.getByRole('heading', { name: 'Review “Parcels”' })).toBeVisible();
    expect(workers.filter((url) => url.includes('import-worker'))).toHaveLength(1);
    await expectWhole('openapi-review');
    await page.getByRole('button', { name: 'Add 3 requests' }).click();
    await expect(page).toHaveURL(/\/requests\/import\//);
    await expect(page.getByRole('heading', { name: '“Parcels” is here' })).toBeVisible();
    const findings = page.getByRole('region', { name: 'Not the same as before' });
    await expect(findings.getByRole('table')).toBeVisible();
    expect(await findings.evaluate(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth)).toBe(0);
    await expectWhole('openapi-import');
    await page.getByRole('link', { name: 'Open collection' }).click();
    await expect(page.getByText('List parcels').first()).toBeVisible();

    await open('calls.sh', curl);
    await expect(page.getByRole('heading', { name: 'Review “calls”' })).toBeVisible();
    await expectWhole('curl-review');
    await page.getByRole('button', { name: 'Add 2 requests' }).click();
    await expect(page.getByRole('heading', { name: '“calls” is here' })).toBeVisible();
    await expect(page.getByText('parcels-token-0123456789')).toHaveCount(0);
    await expectWhole('curl-import');
  });
}

test('ten thousand requests, cancelled while they are stored: nothing of them is here, a reload later neither', async ({
  page,
}) => {
  const many = Array.from({ length: 10_000 }, (_, at) => sharedRequest(`r${at}`, { name: `Request ${at}`, url: '/' }));
  const document = { ...items, collection: { ...items.collection!, name: 'Many', items: many } };
  const buffer = Buffer.from(writeDocument(document));
  const open = async () => {
    await page.goto('/s');
    await page.getByLabel('File to review').setInputFiles({ name: 'many.authscope.json', mimeType: '', buffer });
  };
  await open();
  await page.getByRole('button', { name: 'Add 10,000 requests' }).click();
  await page.getByRole('button', { name: /^Cancel/ }).click();
  await expect(page.getByText('Cancelled: nothing was stored.')).toBeVisible();
  await open();
  await expect(page.getByRole('button', { name: 'Add 10,000 requests' })).toBeVisible();
  await expect(page.getByText('You already have this collection')).toHaveCount(0);
});
