import { describe, expect, test } from 'vitest';
import type { SharedFolder, SharedRequest } from '#collection/shared-document.ts';
import { collectionOf, read, readOne, schema } from './postman/read-one.test-support.ts';

test('reads a request as it was written', () => {
  const { request, lines, format } = readOne({
    method: 'POST',
    description: { content: 'What it does', type: 'text/markdown' },
    header: [
      { key: 'Accept', value: 'application/json' },
      { key: 'X-Old', value: '1', disabled: true },
    ],
    url: {
      raw: '{{base}}/orders/:id?page=1&page=2',
      host: ['{{base}}'],
      path: ['orders', ':id'],
      query: [
        { key: 'page', value: '1' },
        { key: 'draft', value: null, disabled: true },
        { key: 'page', value: '2' },
      ],
      variable: [{ key: 'id', value: 'a%2Fb' }],
    },
    body: { mode: 'raw', raw: '{"id":"{{$guid}}"}', options: { raw: { language: 'json' } } },
    auth: { type: 'bearer', bearer: [{ key: 'token', value: '{{token}}', type: 'string' }] },
  });
  expect(format).toBe('Postman 2.1');
  expect(request).toEqual({
    kind: 'request',
    id: expect.stringMatching(/^i\w+$/),
    name: 'Get',
    method: 'POST',
    url: '{{base}}/orders/:id?page=1&page=2',
    disabledParameters: [{ place: 1, name: 'draft', value: null }],
    pathVariables: [{ name: 'id', value: 'a/b' }],
    headers: [
      { name: 'Accept', value: 'application/json', isEnabled: true },
      { name: 'X-Old', value: '1', isEnabled: false },
    ],
    body: { kind: 'json', text: '{"id":"{{$uuid}}"}' },
    auth: { kind: 'bearer', token: { kind: 'text', text: '{{token}}' } },
    followsRedirects: true,
    notes: 'What it does',
  });
  expect(lines).toEqual(['changed | Get | item[0].request.body.raw | {{$guid}} | {{$uuid}}']);
});

test.each([
  { raw: '?debug=1&page=2&debug=1', rows: ['debug=1', 'page=2', '-debug=1'], kept: '?debug=1&page=2', places: [2] },
  { raw: '?page=2&a%20b=1', rows: ['page=2', '-a b=1'], kept: '?page=2', places: [1] },
  { raw: '?debug=1&page=2', rows: ['-debug=2', 'debug=1', 'page=2'], kept: '?debug=1&page=2', places: [0] },
  { raw: '?debug=1', rows: ['-debug=1'], kept: '', places: [0] },
])('a parameter that is switched off stays so where `raw` lists $raw', ({ raw, rows, kept, places }) => {
  const query = rows.map((row) => {
    const [key, value] = row.replace('-', '').split('=');
    return { key, value, ...(row.startsWith('-') && { disabled: true }) };
  });
  const { request } = readOne({ url: { raw: `https://h.example/a${raw}#end`, query } });
  expect(request.url).toBe(`https://h.example/a${kept}#end`);
  expect(request.disabledParameters.map(({ place }) => place)).toEqual(places);
});

test('keeps the order of folders and requests, their ids, auth and variables', () => {
  const { collection } = read(
    collectionOf({
      info: { _postman_id: 'c-1', name: 'Orders', description: 'All of them', schema: schema('2.1') },
      auth: { type: 'basic', basic: [{ key: 'username', value: 'me' }] },
      variable: [
        { key: 'page', value: 5 },
        { id: 'old', value: null, disabled: true },
      ],
      item: [
        {
          name: 'Reading',
          id: 'f-1',
          description: 'Folder words',
          variable: [{ key: 'deep', value: { a: 1 } }],
          item: [{ name: 'A', id: 'f-1', request: 'https://h.example/a' }],
          auth: { type: 'noauth' },
        },
        { name: 'B', _postman_id: 'b', request: { url: 'https://h.example/b' } },
      ],
    }),
  );
  const [folder, last] = (collection?.items ?? []) as [SharedFolder, SharedRequest];
  expect(collection).toMatchObject({
    ...{ id: 'c-1', notes: 'All of them', isPart: false },
    auth: { kind: 'basic', username: 'me', password: { kind: 'text', text: '' } },
    variables: [
      { name: 'page', isEnabled: true, value: { kind: 'text', text: '5' } },
      { name: 'old', isEnabled: false, value: { kind: 'text', text: '' } },
    ],
  });
  expect(folder).toMatchObject({ kind: 'folder', id: 'f-1', notes: 'Folder words', auth: { kind: 'none' } });
  expect(folder.variables).toEqual([{ name: 'deep', isEnabled: true, value: { kind: 'text', text: '{"a":1}' } }]);
  expect(folder.items[0]).toMatchObject({ id: 'f-1-2', name: 'A', url: 'https://h.example/a' });
  expect(last).toMatchObject({ id: 'b', name: 'B', method: 'GET', auth: { kind: 'inherit' } });
});

describe('a URL', () => {
  const urlOf = (url: unknown) => readOne({ url }).request;

  test('is put together of its parts where its text is missing', () => {
    const parts = { protocol: 'https', host: ['api', 'example'], port: '8443', path: ['v1', { value: 'x' }, ''] };
    const query = [
      { key: 'a', value: '1&2' },
      { key: 'b', value: null },
      { key: 'c', value: '3', disabled: true },
    ];
    expect(urlOf({ ...parts, query, hash: 'f' }).url).toBe('https://api.example:8443/v1/x/?a=1%262&b#f');
    expect(urlOf({ host: '{{base}}', path: '/x' }).url).toBe('{{base}}/x');
  });

  test('has http where Postman takes it to have', () => {
    const { request, lines } = readOne({ url: 'localhost:3000/x' });
    expect(request.url).toBe('http://localhost:3000/x');
    expect(lines).toEqual(['changed | Get | item[0].request.url | a host without a scheme | with http://']);
  });

  test('has the value of a path variable that can have no name here', () => {
    const { request, lines } = readOne({
      url: { raw: 'https://h.example/:id.json', variable: [{ key: 'id.json', value: '4 2.json' }] },
    });
    expect(request).toMatchObject({ url: 'https://h.example/4%202.json', pathVariables: [] });
    expect(lines).toEqual(['changed | Get | item[0].request.url | :id.json | its value, written into the URL']);
  });
});

test('keeps scripts as text that never runs, wherever they stand', () => {
  const event = [
    {
      listen: 'prerequest',
      script: { type: 'text/javascript', exec: ['const a = 1;', 'pm.environment.set("api_key", "sk_9f8e7d6c");'] },
    },
    { listen: 'test', script: { exec: 'pm.test("ok", () => {});' } },
  ];
  const folder = {
    name: 'Reading',
    event: event.slice(1),
    item: [{ name: 'A', request: { url: '/', description: 'Words' }, event }],
  };
  const { collection, lines, secrets } = read(collectionOf({ event: event.slice(1), item: [folder] }));
  const test1 = 'From Postman, never run: test script\npm.test("ok", () => {});';
  const first = collection?.items[0] as SharedFolder;
  expect(collection?.notes).toBe(test1);
  expect(first.notes).toBe(test1);
  expect(first.items[0]?.notes).toBe(
    `Words\n\nFrom Postman, never run: pre-request script\nconst a = 1;\npm.environment.set("api_key", "{{script-secret}}");\n\n${test1}`,
  );
  expect(lines).toEqual([
    'kept |  | event[0].script | test script, 1 line | text in the notes: it never runs',
    'kept | Reading | item[0].event[0].script | test script, 1 line | text in the notes: it never runs',
    'kept | Reading / A | item[0].item[0].event[0].script | pre-request script, 2 lines | text in the notes: it never runs',
    'kept | Reading / A | item[0].item[0].event[1].script | test script, 1 line | text in the notes: it never runs',
  ]);
  expect(secrets).toEqual([
    {
      place: { kind: 'variable', groupId: collection?.id, name: 'script-secret' },
      label: 'script-secret',
      value: 'sk_9f8e7d6c',
      foundIn: 'Reading / A',
    },
  ]);
});

test('lists what has no place here', () => {
  const { lines } = readOne(
    { url: 'https://h.example/{{$randomInt}}/{{my base}}', proxy: { host: 'p' }, certificate: { key: {} } },
    { response: [{ name: 'a' }, { name: 'b' }] },
  );
  expect(lines).toEqual([
    'dropped | Get | item[0].response | 2 saved responses | left out',
    'dropped | Get | item[0].request.proxy | proxy | left out',
    'dropped | Get | item[0].request.certificate | certificate | left out',
    'changed | Get | item[0].request.url | {{$randomInt}} | a variable without a value: give it one',
    'changed | Get | item[0].request.url | {{my base}} | {{my-base}}',
  ]);
});

test.each(['hawk', 'digest', 'ntlm', 'awsv4', 'oauth1', 'jwt', '__proto__'])(
  'says that %s is sent without auth',
  (type) => {
    const auth = JSON.parse(
      `{"type":${JSON.stringify(type)},${JSON.stringify(type)}:[{"key":"authKey","value":"s3cr3t"}]}`,
    );
    const { request, lines, secrets } = readOne({ url: 'https://h.example', auth });
    expect(request.auth).toEqual({ kind: 'none' });
    expect(lines).toEqual([
      `dropped | Get | item[0].request.auth.${type} | auth of the kind ${type} | sent without auth`,
    ]);
    expect(secrets).toEqual([]);
  },
);

test('reads schema 2.0, whose URLs are texts and whose auth is an object', () => {
  const { request, format, secrets } = readOne(
    {
      url: 'https://h.example/x',
      header: 'Accept: */*\n// X-Off: 1',
      auth: { type: 'basic', basic: { username: 'me', password: 'pw-1' } },
    },
    {},
    { info: { name: 'Old', schema: schema('2.0') } },
  );
  expect(format).toBe('Postman 2.0');
  expect(request).toMatchObject({
    headers: [
      { name: 'Accept', value: '*/*', isEnabled: true },
      { name: 'X-Off', value: '1', isEnabled: false },
    ],
    auth: { kind: 'basic', username: 'me', password: { kind: 'secret' } },
  });
  expect(secrets).toMatchObject([{ value: 'pw-1' }]);
});

test('reads environments and globals', () => {
  const values = [
    { key: 'base', value: 'https://h.example', enabled: true, type: 'default' },
    { key: 'key', value: 'sk-1', enabled: false, type: 'secret' },
  ];
  const environment = read({ id: 'e', name: 'Staging', values, _postman_variable_scope: 'environment' });
  expect(environment).toMatchObject({ format: 'Postman environment', lines: [], collection: null });
  expect(environment.document.environments).toEqual([
    {
      name: 'Staging',
      role: null,
      variables: [
        { name: 'base', isEnabled: true, value: { kind: 'text', text: 'https://h.example' } },
        { name: 'key', isEnabled: false, value: { kind: 'secret' } },
      ],
    },
  ]);
  expect(environment.secrets).toEqual([
    { place: { kind: 'environment', environment: 'Staging', name: 'key' }, label: 'key', value: 'sk-1' },
  ]);
  const globals = read({ values, _postman_variable_scope: 'globals' });
  expect(globals).toMatchObject({ format: 'Postman globals', document: { environments: [{ name: 'Globals' }] } });
});

test('a file without ids gives the same ones whenever it is opened, and others than any other file', () => {
  const item = [
    { name: 'List', request: 'https://h.example/a' },
    { name: 'Folder', item: [{ name: 'List', request: 'https://h.example/b' }] },
    { name: 'List', request: 'https://h.example/c' },
  ];
  const idsOf = (file: object) => {
    const { collection } = read(collectionOf(file));
    const items = collection?.items ?? [];
    return [
      collection?.id,
      ...items.flatMap((each) => ('items' in each ? [each, ...each.items] : [each])).map(({ id }) => id),
    ];
  };
  const ids = idsOf({ item });
  expect(new Set(ids).size).toBe(5);
  for (const id of ids) expect(id).toMatch(/^[a-z\d][\w-]{0,99}$/);
  // What was put in front of it since takes nobody's id.
  expect(idsOf({ item: [{ name: 'New', request: 'https://h.example/n' }, ...item] })).toEqual(
    expect.arrayContaining(ids),
  );
  expect(idsOf({ item, info: { name: 'Others', schema: schema('2.1') } }).filter((id) => ids.includes(id))).toEqual([]);
});

test('of several variables of one name the last that is switched on counts, as Postman has it', () => {
  const { collection, lines } = read(
    collectionOf({
      variable: [
        { key: 'base', value: 'https://old.example' },
        { key: 'base', value: 'https://new.example' },
        { key: 'base', value: 'https://off.example', disabled: true },
      ],
    }),
  );
  expect(collection?.variables).toEqual([
    { name: 'base', isEnabled: true, value: { kind: 'text', text: 'https://new.example' } },
  ]);
  expect(lines).toEqual([
    'dropped |  | variable[0] | another value of base | left out: Postman takes the last one',
    'dropped |  | variable[2] | another value of base | left out: Postman takes the last one',
  ]);
});
