import { expect, test } from 'vitest';
import { readDocument } from '#collection/read-document.ts';
import { writeDocument } from '#collection/write-document.ts';
import { readImport } from './read-import.ts';
import { readOpenApi } from './read-openapi.ts';

const deep = 50_000;

test.each([
  ['JSON of 50,000 levels', `{"openapi": "3.1.0", "x": ${'['.repeat(deep)}${']'.repeat(deep)}}`, 'unreadable'],
  ['a member named twice', '{"openapi": "3.1.0", "paths": {}, "paths": {}}', 'unreadable'],
  ['YAML of 50,000 levels', `openapi: 3.1.0\nx: ${'['.repeat(deep)}${']'.repeat(deep)}`, 'not-yaml'],
  ['a key of YAML twice', 'openapi: 3.1.0\npaths: {}\npaths: {}', 'not-yaml'],
  ['a type of YAML that makes something', 'openapi: 3.1.0\nx: !!js/function "a"', 'not-yaml'],
  ['two documents of YAML in one', 'openapi: 3.1.0\n---\nopenapi: 3.1.0', 'not-yaml'],
  ['an alias that holds itself', 'openapi: 3.1.0\nx: &a [*a]', 'aliases-too-much'],
  ['UTF-16', new Uint8Array([0xff, 0xfe, 0x7b, 0]), 'unreadable'],
])('refused with a reason: %s', async (_, source, kind) => {
  expect(
    await readImport(
      source,
      'api.yaml'.replace('yaml', typeof source === 'string' && source.startsWith('{') ? 'json' : 'yaml'),
    ),
  ).toMatchObject({
    kind: 'refused',
    refusal: { kind },
  });
});

test('a billion laughs in YAML are told before anybody walks them', async () => {
  const levels = Array.from({ length: 12 }, (_, at) => `l${at + 1}: &l${at + 1} [${`*l${at}, `.repeat(9)}*l${at}]`);
  const bomb = ['openapi: 3.1.0', 'l0: &l0 lol', ...levels].join('\n');
  expect(await readImport(bomb, 'api.yaml')).toEqual({ kind: 'refused', refusal: { kind: 'aliases-too-much' } });
});

test('YAML 1.1 is read as what is written: no is a text', async () => {
  const yaml =
    'openapi: 3.0.0\npaths: {/x: {get: {summary: no, parameters: [{name: on, in: query, required: true, example: yes}]}}}';
  const read = await readImport(yaml, 'api.yaml');
  expect(read).toMatchObject({
    imported: { document: { collection: { items: [{ name: 'no', url: '{{base_url}}/x?on=yes' }] } } },
  });
});

const wrongs: readonly unknown[] = [null, 0, true, '', 'text', [], [null], {}, { $ref: '#' }, { $ref: 5 }, [[[]]]];
const places = [
  'info',
  'servers',
  'tags',
  'security',
  'components',
  'paths',
  'webhooks',
  'securityDefinitions',
  'host',
  'schemes',
  'consumes',
];

test.each(['3.1.0', '2.0'])('whatever stands anywhere in %s, there is a document or a reason', (version) => {
  const said = version === '2.0' ? { swagger: version } : { openapi: version };
  const check = (file: object) => {
    const read = readOpenApi({ ...said, ...file });
    expect(read.kind).toBe('imported');
    if (read.kind === 'imported') expect(readDocument(writeDocument(read.imported.document)).kind).toBe('document');
  };
  for (const wrong of wrongs) {
    for (const place of places) check({ [place]: wrong });
    for (const member of [
      'parameters',
      'requestBody',
      'responses',
      'security',
      'tags',
      'servers',
      'callbacks',
      'summary',
    ])
      check({ paths: { '/a/{b}': { parameters: wrong, get: { [member]: wrong }, post: wrong } } });
    const content = { 'application/json': wrong, [String(wrong)]: { schema: wrong, examples: { a: wrong } } };
    check({ paths: { '/a': { post: { requestBody: { content } } } } });
    for (const schema of [
      { type: wrong },
      { allOf: wrong },
      { properties: wrong },
      { items: wrong },
      { properties: { a: wrong } },
    ])
      check({ paths: { '/a': { post: { requestBody: { content: { '*/*': { schema } } } } } } });
    for (const parameter of [
      { in: wrong, name: 'a' },
      { in: 'query', name: wrong },
      { in: 'query', name: 'a', schema: wrong, example: wrong },
    ])
      check({ paths: { '/a': { get: { parameters: [parameter] } } } });
    for (const scheme of [
      { type: wrong },
      { type: 'oauth2', flows: wrong },
      { type: 'oauth2', flows: { implicit: wrong } },
      { type: 'apiKey', in: wrong },
    ]) {
      const all = { a: scheme, b: wrong };
      check({
        components: { securitySchemes: all },
        securityDefinitions: all,
        security: [{ a: wrong }, { b: [] }, wrong],
      });
    }
  }
});

test('__proto__ is a name like any other and reaches nothing', async () => {
  const file =
    '{"openapi": "3.0.0", "__proto__": {"polluted": 1}, "paths": {"/a": {"post": {"requestBody": {"content": {"application/json":' +
    ' {"schema": {"properties": {"__proto__": {"example": {"polluted": 1}}}}}}}}, "__proto__": {}}}, "constructor": {"prototype": {}}}';
  const read = await readImport(file, 'a.json');
  expect(read).toMatchObject({
    imported: {
      document: { collection: { items: [{ body: { text: '{\n  "__proto__": {\n    "polluted": 1\n  }\n}' } }] } },
    },
  });
  expect(({} as Record<string, unknown>).polluted).toBeUndefined();
});

test('what is repeated by reference into more than is kept is refused', () => {
  const big = { description: 'x'.repeat(1_000_000), get: {} };
  const paths = Object.fromEntries(
    Array.from({ length: 200 }, (_, at) => [`/${at}`, { $ref: '#/components/pathItems/big' }]),
  );
  const file = { openapi: '3.1.0', paths, components: { pathItems: { big } } };
  expect(readOpenApi(file)).toEqual({ kind: 'refused', refusal: { kind: 'expands-too-far' } });
});

test('schemas that lead to each other many times over take no longer than they are long', () => {
  const names = Array.from({ length: 300 }, (_, at) => `S${at}`);
  const schemas = Object.fromEntries(
    names.map((name) => [
      name,
      { properties: Object.fromEntries(names.map((each) => [each, { $ref: `#/components/schemas/${each}` }])) },
    ]),
  );
  const content = (name: string) => ({ 'application/json': { schema: { $ref: `#/components/schemas/${name}` } } });
  const paths = Object.fromEntries(
    names.map((name) => [`/${name}`, { post: { requestBody: { content: content(name) } } }]),
  );
  expect(readOpenApi({ openapi: '3.1.0', paths, components: { schemas } }).kind).toBe('imported');
});
