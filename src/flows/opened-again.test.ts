import { describe, expect, test } from 'vitest';
import { readImport } from '#formats/read-import.ts';
import { accept } from './accept-document.test-support.ts';
import { setUpConsoles } from './console.test-support.ts';
import { reviewDocument } from './review-document.ts';

const openConsole = setUpConsoles();

async function imported(text: string, fileName: string) {
  const read = await readImport(text, fileName);
  if (read.kind !== 'imported') throw new Error(JSON.stringify(read));
  const { document, secrets } = read.imported;
  return { document, secrets: secrets.map(({ place, value }) => ({ place, text: value })) };
}

const item = (name: string, url: string, method = 'GET') => ({ name, request: { method, url } });
const reading = { name: 'Reading', item: [item('List', '{{base}}/orders'), item('List', '{{base}}/orders?all=1')] };
const basic = { type: 'basic', basic: { username: 'ada', password: 'pa55-w0rd-0123456789' } };
const postman = (...more: object[]) =>
  JSON.stringify({
    info: { name: 'Orders', schema: 'https://schema.getpostman.com/json/collection/v2.1.0/collection.json' },
    auth: basic,
    variable: [{ key: 'base', value: 'https://api.example' }],
    item: [reading, item('Add', '{{base}}/orders', 'POST'), { ...item('Old', '{{base}}/old'), id: 'item[7]' }, ...more],
  });

const openApi = (...more: string[]) => `openapi: 3.1.0
info: { title: Orders, version: '1' }
servers: [{ url: 'https://api.example/v1' }]
paths:
  /orders:
    get: { operationId: list, tags: [Reading], responses: {} }
    post: { operationId: add, responses: {} }
${more.join('')}`;

const curl = (...more: string[]) =>
  [
    "curl https://api.example/orders -H 'Authorization: Bearer s3cr3t-token-1'",
    'curl https://api.example/me',
    ...more,
  ].join('\n');

describe('a file that is opened again is known: all of it is here, and what it has by now is merged in', () => {
  test.each([
    { file: 'postman.json', first: postman(), later: postman(item('New', '{{base}}/new')) },
    {
      file: 'openapi.yaml',
      first: openApi(),
      later: openApi('  /new:\n    get: { operationId: new, responses: {} }\n'),
    },
    { file: 'calls.sh', first: curl(), later: curl('curl https://api.example/new') },
  ])('$file', async ({ file: fileName, first, later }) => {
    const { services } = await openConsole();
    const { document, secrets } = await imported(first, fileName);
    const { collectionId } = await accept(services, document, { secrets });
    expect(collectionId).toBe(document.collection?.id);

    const again = await reviewDocument(services, (await imported(first, fileName)).document);
    expect(again.existing?.id).toBe(collectionId);
    expect(again.outcomes).toEqual({ added: 0, changed: 0, onlyYours: 0 });

    const changed = await imported(later, fileName);
    expect((await reviewDocument(services, changed.document)).outcomes).toEqual({ added: 1, changed: 0, onlyYours: 0 });
    await accept(services, changed.document, { how: 'merge', secrets: changed.secrets });
    expect((await reviewDocument(services, changed.document)).outcomes).toEqual({ added: 0, changed: 0, onlyYours: 0 });
  });

  test('another file of the same kind is another collection', async () => {
    const { services } = await openConsole();
    await accept(services, (await imported(postman(), 'orders.json')).document);
    await accept(services, (await imported(curl(), 'calls.sh')).document);
    const other = await imported(postman().replace('"Orders"', '"Payments"'), 'payments.json');
    expect((await reviewDocument(services, other.document)).existing).toBeNull();
    const others = await imported(curl(), 'others.sh');
    expect((await reviewDocument(services, others.document)).existing).toBeNull();
  });
});
