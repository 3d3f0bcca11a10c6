import { expect, test } from 'vitest';
import { orders, petsYaml } from './openapi.test-support.ts';
import { readImport } from './read-import.ts';

const schema = 'https://schema.getpostman.com/json/collection/v2.1.0/collection.json';
const postman = JSON.stringify({ info: { name: 'Mine', schema }, item: [] });

/** What Postman exports of a whole account. */
const dump = (collections: number) =>
  JSON.stringify({
    version: 1,
    collections: Array(collections).fill(JSON.parse(postman)),
    environments: [{ name: 'Dev', values: [] }],
  });

test.each([
  ['OpenAPI 3.1', 'orders.json', JSON.stringify(orders)],
  ['Swagger 2.0', 'pets.yaml', petsYaml],
  ['OpenAPI 3.1', 'orders.yaml', JSON.stringify(orders)],
  ['Postman 2.1', 'mine.json', postman],
  ['Postman environment', 'dev.json', '{"name": "Dev", "values": [], "_postman_variable_scope": "environment"}'],
  ['curl', 'calls.sh', 'curl https://api.example/me'],
])('%s is told by what it holds', async (format, name, text) => {
  expect(await readImport(text, name)).toMatchObject({ kind: 'imported', imported: { format } });
  expect(await readImport(new TextEncoder().encode(`\uFEFF${text}`), name)).toMatchObject({ imported: { format } });
});

test('of everything in Postman a collection that stands alone is read, with its environments', async () => {
  const read = await readImport(dump(1), 'backup.json');
  expect(read).toMatchObject({
    imported: { document: { collection: { name: 'Mine' }, environments: [{ name: 'Dev' }] } },
  });
});

test.each([
  ['a ZIP archive', 'PK\u0003\u0004....'],
  ['a PDF', '%PDF-1.7'],
])('%s is named, and not taken for a text in another encoding', async (what, text) => {
  const read = await readImport(new TextEncoder().encode(text), 'orders.json');
  expect(read).toMatchObject({ refusal: { kind: 'foreign', found: expect.stringContaining(what) } });
});

test('a description that shows calls with curl is no file of commands', async () => {
  const yaml =
    'openapi: 3.1.0\ninfo:\n  title: Shown\n  description: |\n    Try\n\n    curl https://a.example/b -H "X: 1"\n';
  expect(await readImport(yaml, 'api')).toMatchObject({ imported: { document: { collection: { name: 'Shown' } } } });
});

test.each([
  ['HAR', 'session.har', { log: { entries: [] } }],
  ['Insomnia', 'all.json', { _type: 'export', __export_format: 4, resources: [] }],
  ['Hoppscotch', 'mine.json', { v: 2, name: 'Mine', folders: [], requests: [] }],
])('%s is known and not read yet', async (format, name, file) => {
  expect(await readImport(JSON.stringify(file), name)).toEqual({
    kind: 'refused',
    refusal: { kind: 'not-yet', format },
  });
});

test.each([
  ['Bruno', 'call.bru', 'meta {\n  name: Call\n}\n'],
  ['Insomnia', 'insomnia.yaml', 'type: collection.insomnia.rest/5.0\nname: Mine\n'],
])('%s as text is known and not read yet', async (format, name, text) => {
  expect(await readImport(text, name)).toEqual({ kind: 'refused', refusal: { kind: 'not-yet', format } });
});

test('a document of our own is told, whatever its name', async () => {
  expect(await readImport('{"authscope": "1.0"}', 'a.json')).toEqual({ kind: 'own-document' });
});

test.each([
  ['nothing', ' \n', { kind: 'empty' }],
  ['a text', 'Dear team, call me.', { kind: 'foreign', found: 'Text that begins with “Dear”.' }],
  ['what may be a secret', 's3cr3t-0123456789-abcdef', { found: 'Text.' }],
  ['other JSON', '{"name": "a", "b": 1}', { kind: 'foreign', found: 'JSON: an object with name, b.' }],
  ['an array', '[1, 2]', { kind: 'foreign', found: 'JSON: an array of 2.' }],
  ['everything in Postman', dump(2), { kind: 'postman-dump', collections: 2, environments: 1 }],
  ['JSON that ends', '{"openapi": ', { kind: 'unreadable', refusal: { kind: 'not-json', line: 1, column: 13 } }],
  ['YAML that ends', 'openapi: "3.1', { kind: 'not-yaml', line: 1 }],
])('refused: %s', async (_, text, refusal) => {
  expect(await readImport(text, 'a.json')).toMatchObject({ kind: 'refused', refusal });
});
