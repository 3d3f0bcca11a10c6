import { describe, expect, test } from 'vitest';
import { sharedRequest } from '#collection/document.test-support.ts';
import { isKeptId } from '#collection/kept-id.ts';
import { readPostman } from './read-postman.ts';
import { writePostman } from './write-postman.ts';

const open = '{"info":{"name":"C","schema":"https://schema.getpostman.com/json/collection/v2.1.0/collection.json"},';

/** A collection in which everything stands that is read. */
const full = {
  info: { _postman_id: 'c', name: 'C', description: { content: 'D' }, schema: 'x' },
  auth: {
    type: 'oauth2',
    oauth2: [
      { key: 'accessTokenUrl', value: 'https://h.example/t' },
      { key: 'clientId', value: 'a' },
    ],
  },
  event: [{ listen: 'test', script: { exec: ['a'], type: 'text/javascript' } }],
  variable: [{ key: 'a', value: 'b', type: 'string', description: 'c' }],
  protocolProfileBehavior: { strictSSL: true },
  item: [
    {
      name: 'F',
      id: 'f',
      description: 'D',
      auth: { type: 'basic', basic: { username: 'u', password: 'p' } },
      variable: [{ key: 'a', value: 'b' }],
      item: [
        {
          name: 'R',
          id: 'r',
          event: [{ listen: 'prerequest', script: 'a' }],
          protocolProfileBehavior: { followRedirects: true },
          response: [{}],
          request: {
            method: 'POST',
            description: 'D',
            url: {
              raw: '',
              protocol: 'https',
              host: ['h'],
              port: '1',
              path: ['a', { value: 'b' }, ':c.d'],
              query: [{ key: 'a', value: 'b', disabled: true }],
              variable: [{ key: 'c.d', value: 'e' }],
              hash: 'f',
            },
            header: [{ key: 'a', value: 'b', disabled: false, description: 'c' }],
            auth: { type: 'bearer', bearer: [{ key: 'token', value: 't' }] },
            body: {
              mode: 'raw',
              raw: '{}',
              options: { raw: { language: 'json' } },
              urlencoded: [{ key: 'a', value: 'b' }],
              formdata: [{ key: 'a', type: 'file', src: ['x'] }],
              graphql: { query: 'q', variables: 'v' },
              file: { src: 's', content: 'c' },
            },
          },
        },
      ],
      _authscope: { notes: 'n' },
    },
  ],
  _authscope: { authscope: '1.0', profiles: [], collection: { notes: 'n' } },
};

type Path = readonly (string | number)[];

/** Every place in a value. */
function placesIn(value: unknown, path: Path = []): Path[] {
  if (typeof value !== 'object' || value === null) return [path];
  const inner = Object.entries(value).flatMap(([name, each]) =>
    placesIn(each, [...path, Array.isArray(value) ? Number(name) : name]),
  );
  return [path, ...inner];
}

/** The value with something else at a place. */
function replacedAt(value: unknown, [step, ...path]: Path, by: unknown): unknown {
  if (step === undefined) return by;
  if (Array.isArray(value)) return value.map((each, at) => (at === step ? replacedAt(each, path, by) : each));
  const members = Object.entries(value as object);
  return Object.fromEntries(members.map(([name, each]) => [name, name === step ? replacedAt(each, path, by) : each]));
}

const wrong: readonly unknown[] = [
  null,
  true,
  -1,
  'text',
  '{{',
  [],
  [[]],
  [null],
  {},
  { key: 5 },
  { item: [], value: {} },
];

describe.each(['raw', 'urlencoded', 'formdata', 'graphql', 'file'])(
  'a collection with a body of the mode %s',
  (mode) => {
    const file = replacedAt(full, ['item', 0, 'item', 0, 'request', 'body', 'mode'], mode);
    const isOwn = (path: Path) => mode === 'raw' || path.join('.').startsWith('item.0.item.0.request.body.');
    test.each(
      placesIn(file)
        .filter(isOwn)
        .map((path) => [path.join('.'), path] as const),
    )('is read or refused with anything at %s', (_, path) => {
      for (const [at, by] of wrong.entries()) {
        const read = readPostman(JSON.stringify(replacedAt(file, path, by)));
        expect(['imported', 'refused']).toContain(read.kind);
        // What was taken is a document: it can be written, and read again.
        if (read.kind === 'imported' && at % 4 === 0)
          expect(readPostman(writePostman(read.imported.document).text).kind).toBe('imported');
      }
    });
  },
);

describe('refuses, and says why', () => {
  const refusals: readonly (readonly [string, string | Uint8Array, object])[] = [
    ['nothing', '', { kind: 'unreadable', refusal: { kind: 'not-json', line: 1, column: 1 } }],
    ['text that breaks off', `${open}"item":[`, { kind: 'unreadable', refusal: { kind: 'not-json' } }],
    [
      'another encoding',
      Uint8Array.of(0xff, 0xfe, 0x7b, 0),
      { kind: 'unreadable', refusal: { kind: 'wrong-encoding' } },
    ],
    ['a list', '[]', { kind: 'foreign' }],
    ['JSON of some other kind', '{"openapi":"3.1.0","info":{}}', { kind: 'foreign' }],
    ['the first version', '{"id":"a","name":"Old","order":[],"requests":[]}', { kind: 'old-version', version: '1' }],
    [
      '50,000 folders in one another',
      `${open}"item":[${'{"item":['.repeat(50_000)}${']}'.repeat(50_000)}]}`,
      { kind: 'unreadable', refusal: { kind: 'too-deep', most: 128 } },
    ],
    [
      'more folders in one another than a document has',
      `${open}"item":[${'{"name":"F","item":['.repeat(33)}${']}'.repeat(33)}]}`,
      { kind: 'folders-too-deep', most: 32 },
    ],
    [
      'two members of one name',
      `${open}"item":[],"item":[{}]}`,
      { kind: 'unreadable', refusal: { kind: 'duplicate-member', pointer: '/item' } },
    ],
    [
      'more items than a document has',
      `${open}"item":[${'{},'.repeat(50_000)}{}]}`,
      { kind: 'too-many-items', most: 50_000 },
    ],
    [
      'a part of our own that is none',
      `${open}"item":[{"_authscope":{"notes":5}}]}`,
      { kind: 'damaged-own-part', refusal: { kind: 'wrong-type' } },
    ],
    [
      'a part of our own with a secret',
      `${open}"item":[],"_authscope":{"authscope":"1.0","profiles":[{"role":"api","clientSecret":"s"}]}}`,
      { kind: 'damaged-own-part', refusal: { kind: 'unknown-member' } },
    ],
    [
      'a part of our own from a later console',
      `${open}"item":[],"_authscope":{"authscope":"2.0"}}`,
      { kind: 'damaged-own-part', refusal: { kind: 'newer-version', version: '2.0' } },
    ],
  ];
  test.each(refusals)('%s', (_, source, refusal) => {
    expect(readPostman(source)).toMatchObject({ kind: 'refused', refusal });
  });
});

test('reaches no prototype through names', () => {
  const file = `${open}"variable":[{"key":"__proto__","value":"x"}],"item":[{"__proto__":{"request":"https://evil.example"},"name":"__proto__",
    "request":{"method":"GET","__proto__":{"url":"https://evil.example"},"auth":{"type":"constructor"}},"_authscope":{"__proto__":{"polluted":1}}}],
    "__proto__":{"polluted":1},"_authscope":{"authscope":"1.0","__proto__":{"polluted":1}}}`;
  const read = readPostman(file);
  const document = read.kind === 'imported' ? read.imported.document : null;
  expect(document?.collection?.items).toMatchObject([{ name: '__proto__', url: '', auth: { kind: 'none' } }]);
  expect(JSON.stringify(document)).not.toContain('evil');
  expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
  expect((document?.collection as { polluted?: unknown } | undefined)?.polluted).toBeUndefined();
});

test('gives every folder and request an id of its own', () => {
  const items = ['x', 'x', '', 'item[3]', undefined, 7, 'item[6]', 'y', 'item[1]', 'collection'].map((id) => ({
    id,
    request: '/',
  }));
  const read = readPostman(JSON.stringify({ info: { name: 'C' }, item: items }));
  const collection = read.kind === 'imported' ? read.imported.document.collection : null;
  const ids = [collection, ...(collection?.items ?? [])].map((each) => each?.id ?? '');
  expect(ids.every(isKeptId)).toBe(true);
  expect(new Set(ids).size).toBe(items.length + 1);
});

test('reads ten thousand requests, each with a secret, a script and an OAuth block of its own', () => {
  const item = Array.from({ length: 10_000 }, (_, at) => ({
    name: `R${at}`,
    event: [{ listen: 'test', script: { exec: [`pm.test("${at}")`] } }],
    request: {
      method: 'POST',
      url: { raw: `https://h.example/${at}?api_key=k${at}` },
      header: [{ key: 'Authorization', value: `Bearer t${at}` }],
      auth: {
        type: 'oauth2',
        oauth2: [
          { key: 'accessTokenUrl', value: 'https://h.example/t' },
          { key: 'clientId', value: `c${at}` },
        ],
      },
    },
  }));
  const read = readPostman(JSON.stringify({ info: { name: 'C' }, item }));
  const imported = read.kind === 'imported' ? read.imported : null;
  expect(imported?.document.collection?.items).toHaveLength(10_000);
  expect(imported?.document.profiles).toHaveLength(10_000);
  expect(imported?.secrets).toHaveLength(20_000);
  expect(imported?.findings).toHaveLength(10_000);
}, 30_000);

test('takes hostile texts in linear time', () => {
  const texts = [
    '{{'.repeat(50_000),
    '{{a'.repeat(50_000),
    ':/'.repeat(50_000),
    '/:a'.repeat(50_000),
    '='.repeat(100_000),
    'a.'.repeat(50_000),
  ];
  for (const text of texts) {
    const request = {
      method: 'POST',
      url: text,
      header: [{ key: text, value: text }],
      body: { mode: 'raw', raw: text },
    };
    const read = readPostman(
      JSON.stringify({ info: { name: text }, item: [{ name: text, request }], variable: [{ key: 'a', value: text }] }),
    );
    expect(read.kind).toBe('imported');
    const url = `https://${text}`;
    expect(
      writePostman({
        profiles: [],
        environments: [],
        collection: { ...collection, items: [sharedRequest('r', { url })] },
      }).text,
    ).toContain('"r"');
  }
});

const collection = { id: 'c', name: 'C', isPart: false, auth: { kind: 'none' }, variables: [], notes: '' } as const;
