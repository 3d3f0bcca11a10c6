import { expect, test } from 'vitest';
import { blankProfile } from '#oauth/profile.ts';
import schema from './authscope-document.schema.json' with { type: 'json' };
import { fullDocument, sharedRequest } from './document.test-support.ts';
import { schemaFindings } from './document-schema.test-support.ts';
import { readDocument } from './read-document.ts';
import { sharedProfileFields } from './read-shared-profile.ts';
import type { SharedDocument } from './shared-document.ts';
import { writeDocument } from './write-document.ts';

const small: SharedDocument = {
  profiles: [
    {
      role: 'api',
      name: 'Acme',
      preset: null,
      fields: { tokenEndpoint: 'https://acme.example/token' },
      secrets: ['clientSecret'],
    },
  ],
  environments: [],
  collection: {
    ...{ id: 'c1', name: 'Orders', isPart: false, notes: '' },
    auth: { kind: 'profile', role: 'api', placement: { in: 'header', name: 'Authorization', scheme: 'Bearer' } },
    variables: [
      { name: 'base', isEnabled: true, value: { kind: 'text', text: 'https://acme.example' } },
      { name: 'api_key', isEnabled: true, value: { kind: 'secret' } },
    ],
    items: [
      sharedRequest('r1', {
        name: 'New',
        method: 'POST',
        url: '{{base}}/orders',
        body: { kind: 'json', text: '{\n}' },
      }),
    ],
  },
};

test('writes what differs from a default, in a fixed order, a body line by line', () => {
  expect(writeDocument(small)).toBe(`{
  "authscope": "1.0",
  "profiles": [
    {
      "role": "api",
      "name": "Acme",
      "tokenEndpoint": "https://acme.example/token",
      "secrets": [
        "clientSecret"
      ]
    }
  ],
  "collection": {
    "id": "c1",
    "name": "Orders",
    "auth": {
      "kind": "profile",
      "role": "api"
    },
    "variables": [
      {
        "name": "base",
        "value": "https://acme.example"
      },
      {
        "name": "api_key",
        "secret": true
      }
    ],
    "items": [
      {
        "kind": "request",
        "id": "r1",
        "name": "New",
        "method": "POST",
        "url": "{{base}}/orders",
        "body": {
          "kind": "json",
          "text": [
            "{",
            "}"
          ]
        }
      }
    ]
  }
}
`);
});

test('reads back what it wrote, in either layout, members of newer versions included', () => {
  const expected = { kind: 'document', document: fullDocument, version: '1.0', beyond: { kept: 10, dropped: 0 } };
  expect(readDocument(writeDocument(fullDocument))).toEqual(expected);
  expect(readDocument(writeDocument(fullDocument, 'compact'))).toEqual(expected);
  const again = readDocument(writeDocument(fullDocument));
  expect(again.kind === 'document' && writeDocument(again.document)).toBe(writeDocument(fullDocument));
});

test('lays its text out as everybody does', () => {
  const text = writeDocument(fullDocument);
  expect(text).toBe(`${JSON.stringify(JSON.parse(text), null, 2)}\n`);
  expect(writeDocument(fullDocument, 'compact')).toBe(JSON.stringify(JSON.parse(text)));
});

test('writes the same bytes in whatever order objects were made', () => {
  const backwards = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(backwards);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(
      Object.entries(value)
        .toReversed()
        .map(([name, each]) => [name, backwards(each)]),
    );
  };
  expect(writeDocument(backwards(fullDocument) as SharedDocument)).toBe(writeDocument(fullDocument));
});

test('puts what newer versions added last, even where its name looks like a number', () => {
  const text = writeDocument({ profiles: [], environments: [], collection: null, newer: { b: 1, a: 2, '7': 3 } });
  expect(text).toBe('{\n  "authscope": "1.0",\n  "7": 3,\n  "a": 2,\n  "b": 1\n}\n');
});

test.each(['', '\n', 'a\n\nb', '\n\n', 'a\r\nb\n', '\ud800', 'a\n\udc00', '\u2028\u0000\n"\\'])(
  'keeps the text %j',
  (text) => {
    const [item] = small.collection?.items ?? [];
    const request = { ...item, kind: 'request', body: { kind: 'text', text }, notes: text } as ReturnType<
      typeof sharedRequest
    >;
    const read = readDocument(writeDocument({ ...small, collection: { ...small.collection!, items: [request] } }));
    expect(read.kind === 'document' && read.document.collection?.items).toEqual([request]);
  },
);

test('writes what the JSON schema describes', () => {
  expect(schemaFindings(JSON.parse(writeDocument(fullDocument)))).toEqual([]);
  expect(schemaFindings(JSON.parse(writeDocument(small)))).toEqual([]);
});

test('has a schema that takes no secret', () => {
  const variable = { name: 'api_key', secret: true, value: 'sk-1' };
  const withSecret = { authscope: '1.0', environments: [{ name: 'Dev', variables: [variable] }] };
  expect(schemaFindings(withSecret)).not.toEqual([]);
  expect(schemaFindings({ authscope: '1.0', profiles: [{ role: 'api', clientSecret: 's' }] })).not.toEqual([]);
});

test('carries every field of a profile, and describes each', () => {
  const { id: _, ...blank } = { id: '', ...blankProfile };
  const fields = Object.fromEntries(sharedProfileFields.map((field) => [field, blank[field]]));
  const document = { ...small, profiles: [{ role: 'api', name: '', preset: null, fields, secrets: [] }] };
  expect(readDocument(writeDocument(document))).toMatchObject({ kind: 'document', document });
  const described = Object.keys(schema.$defs.profile.properties);
  expect(described).toEqual(expect.arrayContaining([...sharedProfileFields]));
  expect(schemaFindings(JSON.parse(writeDocument(document)))).toEqual([]);
});
