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

const oauth2 = { grant_type: 'client_credentials', accessTokenUrl: 'https://id.example/token', clientId: 'app' };

/** An account with one collection, and these environments. */
const account = (names: readonly string[], collection: object = {}) =>
  JSON.stringify({
    version: 1,
    collections: [{ ...JSON.parse(postman), ...collection }],
    environments: names.map((name, at) => ({
      ...{ name, _postman_variable_scope: 'environment' },
      values: [{ key: 'key', value: `value-${at}`, type: 'secret', enabled: true }],
    })),
  });

async function importedOf(source: string) {
  const read = await readImport(source, 'backup.json');
  if (read.kind !== 'imported') throw new Error(read.kind);
  return read.imported;
}

test('the environments of an account name the profile that its requests do', async () => {
  const { document } = await importedOf(account(['Dev', 'Live'], { auth: { type: 'oauth2', oauth2 } }));
  expect(document.profiles.map(({ role }) => role)).toEqual(['api']);
  expect(document.environments.map(({ role }) => role)).toEqual(['api', 'api']);
  const { document: open } = await importedOf(account(['Dev']));
  expect(open.environments.map(({ role }) => role)).toEqual([null]);
});

test('two environments of one name in an account keep their secrets apart', async () => {
  const { document, secrets, findings } = await importedOf(account(['Staging', 'Staging']));
  expect(document.environments.map(({ name }) => name)).toEqual(['Staging', 'Staging 2']);
  expect(secrets).toMatchObject([
    { place: { environment: 'Staging', name: 'key' }, value: 'value-0' },
    { place: { environment: 'Staging 2', name: 'key' }, value: 'value-1' },
  ]);
  expect(findings).toMatchObject([{ kind: 'changed', path: 'environments[1].name', was: 'Staging', now: 'Staging 2' }]);
});

test('what is told of an account has its path in the whole file', async () => {
  const event = [{ listen: 'test', script: { exec: ['pm.test()'] } }];
  const { findings } = await importedOf(account(['Dev'], { event }));
  expect(findings).toMatchObject([{ kind: 'kept', path: 'collections[0].event[0].script' }]);
});

test('of an account as many environments are read as a document holds, and the others are listed', async () => {
  const names = Array.from({ length: 202 }, (_, at) => `Place ${at}`);
  const { document, secrets, findings } = await importedOf(account(names));
  expect(document.environments).toHaveLength(200);
  expect(secrets).toHaveLength(200);
  expect(findings).toMatchObject([{ kind: 'dropped', was: 'Place 200, Place 201' }]);
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
  const read = await readImport('{"authscope": "1.0"}', 'a.json');
  expect(read).toMatchObject({ kind: 'own-document', own: { kind: 'document', version: '1.0' } });
  const deep = `{"authscope": "1.0", "x": ${'['.repeat(100)}${']'.repeat(100)}}`;
  // It may hold less than what others' files may.
  expect(await readImport(deep, 'a.json')).toMatchObject({ own: { kind: 'refused', refusal: { kind: 'too-deep' } } });
  expect(await readImport('{authscope: 1.0}', 'a.yaml')).toMatchObject({ own: { kind: 'refused' } });
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
