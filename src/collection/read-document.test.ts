import { describe, expect, test } from 'vitest';
import { readDocument } from './read-document.ts';
import type { DocumentRefusal } from './read-document-result.ts';
import type { SharedItem } from './shared-document.ts';

/** Reads a collection of these members. */
const readCollection = (members: object) =>
  readDocument(JSON.stringify({ authscope: '1.0', collection: { id: 'c', name: 'C', ...members } }));

/** Reads a request of these members. */
const readRequest = (members: object) =>
  readCollection({ items: [{ kind: 'request', id: 'r', name: 'R', method: 'GET', url: '/', ...members }] });

const refusalOf = (read: ReturnType<typeof readDocument>) => (read.kind === 'refused' ? read.refusal : read);
const bytes = (...each: number[]) => Uint8Array.from(each);
const utf16 = (text: string) => Uint8Array.from([...text].flatMap((char) => [char.charCodeAt(0), 0]));

test('reads the least there is', () => {
  const document = { profiles: [], environments: [], collection: null };
  expect(readDocument('{"authscope":"1.0"}')).toEqual({
    ...{ kind: 'document', version: '1.0', document, beyond: { kept: 0, dropped: 0 } },
  });
  expect(readDocument(new TextEncoder().encode('\uFEFF{"authscope":"1.0"}'))).toMatchObject({ document });
  expect(readDocument('\uFEFF {"authscope":"1.0"}\r\n')).toMatchObject({ document });
});

test('keeps what a newer minor version added where it stood', () => {
  const read = readDocument('{"authscope":"1.7","collection":{"id":"c","name":"C","icon":{"of":"box"}},"signed":[1]}');
  expect(read).toMatchObject({
    ...{ version: '1.7', beyond: { kept: 2, dropped: 0 } },
    document: { newer: { signed: [1] }, collection: { newer: { icon: { of: 'box' } } } },
  });
});

describe('refuses, and says why and where', () => {
  const item = '/collection/items/0';
  const wrong = (pointer: string, expected: string, found: string) => ({
    kind: 'wrong-type',
    pointer,
    expected,
    found,
  });
  const cases: readonly (readonly [string, ReturnType<typeof readDocument>, object])[] = [
    ['nothing', readDocument(''), { kind: 'not-json', line: 1, column: 1 }],
    ['text that breaks off', readDocument('{\n  "authscope": "1'), { kind: 'not-json', line: 2, column: 16 }],
    ['two values', readDocument('{"authscope":"1.0"} {}'), { kind: 'not-json', line: 1, column: 21 }],
    ['a comma too many', readDocument('{"authscope":"1.0",}'), { kind: 'not-json', line: 1, column: 20 }],
    ['a bare word', readDocument('{authscope:1}'), { kind: 'not-json', line: 1, column: 2 }],
    ['brackets that cross', readDocument('[{]}'), { kind: 'not-json', line: 1, column: 3 }],
    ['an array', readDocument('[]'), { kind: 'foreign' }],
    ['a Postman file', readDocument('{"info":{"schema":"https://schema.getpostman.com"}}'), { kind: 'foreign' }],
    ['a version that is none', readDocument('{"authscope":1}'), { kind: 'foreign' }],
    ['a version below all', readDocument('{"authscope":"0.9"}'), { kind: 'foreign' }],
    ['a newer major version', readDocument('{"authscope":"2.0","x":1}'), { kind: 'newer-version', version: '2.0' }],
    ['UTF-16', readDocument(utf16('{"authscope":"1.0"}')), { kind: 'wrong-encoding', found: 'UTF-16' }],
    ['UTF-16 with its mark', readDocument(bytes(0xfe, 0xff, 0, 0x7b)), { kind: 'wrong-encoding', found: 'UTF-16' }],
    ['UTF-32', readDocument(bytes(0x7b, 0, 0, 0)), { kind: 'wrong-encoding', found: 'UTF-32' }],
    ['Latin-1', readDocument(bytes(0x22, 0xe4, 0x22)), { kind: 'wrong-encoding', found: 'invalid UTF-8' }],
    [
      'a member twice',
      readDocument('{"authscope":"1.0","collection":{"id":"a","i\\u0064":"b"}}'),
      { kind: 'duplicate-member', pointer: '/collection/id' },
    ],
    [
      '__proto__ twice',
      readDocument('{"__proto__":1,"__proto__":2}'),
      { kind: 'duplicate-member', pointer: '/__proto__' },
    ],
    [
      'no id',
      readDocument('{"authscope":"1.0","collection":{"name":"C"}}'),
      { kind: 'missing-member', pointer: '/collection/id' },
    ],
    ['a list that is none', readCollection({ items: {} }), wrong('/collection/items', 'an array', 'an object')],
    ['an item that is none', readCollection({ items: [null] }), wrong(item, 'an object', 'null')],
    [
      'a kind unheard of',
      readCollection({ items: [{ kind: 'script' }] }),
      wrong(`${item}/kind`, 'request, folder', '“script”'),
    ],
    ['a number for text', readRequest({ url: 5 }), wrong(`${item}/url`, 'text', '5')],
    [
      'text for a flag',
      readRequest({ followsRedirects: 'yes' }),
      wrong(`${item}/followsRedirects`, 'true or false', '“yes”'),
    ],
    [
      'lines that are none',
      readRequest({ body: { kind: 'json', text: ['{', 1] } }),
      wrong(`${item}/body/text/1`, 'text', '1'),
    ],
    [
      'a place below zero',
      readRequest({ disabledParameters: [{ place: -1, name: 'a' }] }),
      wrong(`${item}/disabledParameters/0/place`, 'a whole number from 0 on', '-1'),
    ],
    [
      'one id twice',
      readCollection({ items: [1, 2].map(() => ({ kind: 'folder', id: 'f', name: 'F' })) }),
      { kind: 'repeated', what: 'id', pointer: '/collection/items/1/id' },
    ],
    [
      'the collection’s id once more',
      readCollection({ items: [{ kind: 'folder', id: 'c', name: 'F' }] }),
      { kind: 'repeated', what: 'id', pointer: `${item}/id` },
    ],
    [
      'one role twice',
      readDocument('{"authscope":"1.0","profiles":[{"role":"api"},{"role":"api"}]}'),
      { kind: 'repeated', what: 'role', pointer: '/profiles/1/role' },
    ],
    [
      'a secret variable with its value',
      readCollection({ variables: [{ name: 'k', secret: true, value: 's' }] }),
      { kind: 'unknown-member', pointer: '/collection/variables/0/value' },
    ],
    [
      'a profile with its secret',
      readDocument('{"authscope":"1.0","profiles":[{"role":"api","clientSecret":"s"}]}'),
      { kind: 'unknown-member', pointer: '/profiles/0/clientSecret' },
    ],
    [
      'a profile that binds itself',
      readDocument('{"authscope":"1.0","profiles":[{"role":"api","tokenOrigins":["https://evil.example"]}]}'),
      { kind: 'unknown-member', pointer: '/profiles/0/tokenOrigins' },
    ],
    [
      'a credential with more than its label',
      readRequest({ auth: { kind: 'bearer', token: { secret: 'token', value: 's' } } }),
      { kind: 'unknown-member', pointer: `${item}/auth/token/value` },
    ],
    [
      'a line of a name that is a book',
      readCollection({ name: 'x'.repeat(10_001) }),
      { kind: 'too-long', pointer: '/collection/name', most: 10_000 },
    ],
  ];
  test.each(cases)('%s', (_, read, refusal) => {
    expect(refusalOf(read)).toEqual(refusal);
  });
});

describe('refuses what is too much, at once', () => {
  const folders = (depth: number): string =>
    Array.from({ length: depth }, (_, at) => `{"kind":"folder","id":"f${at}","name":"F","items":[`).join('') +
    ']}'.repeat(depth);
  const wrapped = (inside: string) => `{"authscope":"1.0","collection":{"id":"c","name":"C","items":[${inside}]}}`;
  const item = (id: number) => `{"kind":"folder","id":"${id}","name":"F"}`;
  const rows = Array.from({ length: 500_001 }, () => '{}').join(',');
  const cases: readonly (readonly [string, () => string, DocumentRefusal['kind']])[] = [
    ['50,000 levels', () => '['.repeat(50_000) + ']'.repeat(50_000), 'too-deep'],
    ['50,000 levels of objects', () => '{"a":'.repeat(50_000), 'too-deep'],
    ['10 MB of brackets', () => '['.repeat(10_000_000), 'too-deep'],
    ['33 folders deep', () => wrapped(folders(33)), 'too-deep'],
    ['50,001 items', () => wrapped(Array.from({ length: 50_001 }, (_, id) => item(id)).join(',')), 'too-many'],
    [
      '500,001 rows',
      () => wrapped(`{"kind":"request","id":"r","name":"R","method":"GET","url":"/","headers":[${rows}]}`),
      'too-many',
    ],
    [
      '201 environments',
      () => `{"authscope":"1.0","environments":[${'{"name":"e"},'.repeat(200)}{"name":"e"}]}`,
      'too-many',
    ],
    [
      '201 roles',
      () => {
        const named = (at: number) => item(at).replace(/}$/, `,"auth":{"kind":"profile","role":"r${at}"}}`);
        return wrapped(Array.from({ length: 201 }, (_, at) => named(at)).join(','));
      },
      'too-many',
    ],
    ['2,000,001 elements', () => `[${'1,'.repeat(2_000_000)}1]`, 'too-many'],
    ['more than 20 MB', () => `"${'x'.repeat(20_000_000)}"`, 'too-large'],
    ['more than 20 MB of two bytes each', () => `"${'é'.repeat(10_000_001)}"`, 'too-large'],
  ];
  test.each(cases)('%s', (_, text, kind) => {
    const read = readDocument(text());
    expect(refusalOf(read)).toMatchObject({ kind });
    // Whatever was sent, what is said about it can be shown.
    expect(JSON.stringify(read).length).toBeLessThan(12_000);
  });

  test('and takes what is just within', () => {
    expect(readDocument(wrapped(folders(32))).kind).toBe('document');
    expect(readDocument(wrapped(Array.from({ length: 50_000 }, (_, id) => item(id)).join(','))).kind).toBe('document');
  });
});

test('lets no member reach a prototype', () => {
  const hostile =
    '{"__proto__":{"isAdmin":true},"constructor":{"prototype":{"isAdmin":true}},"deep":{"__proto__":{"x":1}}}';
  const read = readDocument(hostile.replace('{', '{"authscope":"1.0",'));
  const newer = read.kind === 'document' && read.document.newer;
  expect(newer).toEqual({ constructor: { prototype: { isAdmin: true } }, deep: {} });
  expect(Object.getPrototypeOf(newer)).toBe(Object.prototype);
  expect(Object.keys((newer as { deep: object }).deep)).toEqual([]);
  expect(({} as { isAdmin?: boolean }).isAdmin).toBeUndefined();
  const inItem = readRequest(JSON.parse('{"headers":[{"name":"a","__proto__":{"isEnabled":false}}]}'));
  const items: readonly SharedItem[] = inItem.kind === 'document' ? (inItem.document.collection?.items ?? []) : [];
  expect(items[0]).toMatchObject({ headers: [{ name: 'a', value: '', isEnabled: true }] });
});

test('never throws, whatever stands where', () => {
  const odd: readonly unknown[] = [null, true, -1.5, '', 'x', [], [[]], {}, { kind: 'request' }, { kind: 'profile' }];
  const places = ['profiles', 'environments', 'collection'];
  for (const each of odd)
    for (const place of places)
      for (const value of [each, [each], { id: 'c', name: 'C', items: each }, { id: 'c', name: 'C', auth: each }])
        expect(['document', 'refused']).toContain(
          readDocument(JSON.stringify({ authscope: '1.0', [place]: value })).kind,
        );
});
