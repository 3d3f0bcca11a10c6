import { expect, test } from 'vitest';
import { readDocument } from '#collection/read-document.ts';
import type { SharedItem, SharedRequest } from '#collection/shared-document.ts';
import { writeDocument } from '#collection/write-document.ts';
import type { Imported } from './imported.ts';
import { orders, petsYaml } from './openapi.test-support.ts';
import { readImport } from './read-import.ts';
import { readOpenApi } from './read-openapi.ts';

function imported(file: unknown): Imported {
  const read = readOpenApi(file);
  if (read.kind !== 'imported') throw new Error(JSON.stringify(read));
  return read.imported;
}

function requestsOf(items: readonly SharedItem[] = []): SharedRequest[] {
  return items.flatMap((item) => (item.kind === 'folder' ? requestsOf(item.items) : [item]));
}

function requestOf(file: unknown, name: string): SharedRequest {
  const found = requestsOf(imported(file).document.collection?.items).find((each) => each.name === name);
  if (!found) throw new Error(`no ${name}`);
  return found;
}

/** A file of one operation. */
function fileWith(operation: object, rest: object = {}) {
  return {
    ...{ openapi: '3.0.3', info: { title: 'One' }, servers: [{ url: 'https://one.example' }] },
    ...{ paths: { '/it': { post: { summary: 'It', ...operation } } } },
    ...rest,
  };
}

test('an API becomes a collection: folders by tag in the order of the file, requests as they stand', () => {
  const { format, document } = imported(orders);
  expect(format).toBe('OpenAPI 3.1');
  expect(document.collection).toMatchObject({
    name: 'Orders',
    notes: 'Orders and what became of them.\n\nVersion 2.4',
  });
  expect(document.collection?.items.map((item) => [item.kind, item.name])).toEqual([
    ['folder', 'Items'],
    ['folder', 'Orders'],
    ['request', 'GET /compare/{base}...{head}'],
  ]);
  expect(document.collection?.items[1]).toMatchObject({
    notes: 'Everything about an order.',
    items: [{ name: 'List orders' }, { name: 'createOrder' }],
  });
});

test('required query parameters stand in the URL, the others beside it, headers as rows', () => {
  expect(requestOf(orders, 'List orders')).toMatchObject({
    method: 'GET',
    url: '{{base_url}}/orders?status=open&page=1',
    disabledParameters: [
      { place: 1, name: 'tag', value: 'a%20b' },
      { place: 2, name: 'tag', value: 'c' },
    ],
    headers: [
      { name: 'Accept', value: 'application/json', isEnabled: true },
      { name: 'X-Tenant', value: 'acme', isEnabled: true },
    ],
    auth: { kind: 'inherit' },
    notes: 'The newest first.',
  });
});

test('path parameters are path variables with what the file gives; one within a segment is a variable', () => {
  expect(requestOf(orders, 'DELETE /orders/{order.id}/items/{item}')).toMatchObject({
    url: '{{base_url}}/orders/:order_id/items/:item',
    pathVariables: [
      { name: 'order_id', value: 'o-1' },
      { name: 'item', value: '7' },
    ],
    auth: { kind: 'none' },
    notes: 'Deprecated.',
  });
  expect(requestOf(orders, 'GET /compare/{base}...{head}').url).toBe(
    'https://compare.orders.example/compare/:base...{{head}}',
  );
  expect(imported(orders).document.collection?.variables).toContainEqual({
    ...{ name: 'head', isEnabled: true, value: { kind: 'text', text: 'main' } },
  });
});

test('a body is made of the schema: what is read-only stays out, and a schema that holds itself ends', () => {
  const { body } = requestOf(orders, 'createOrder');
  expect(body.kind === 'json' && JSON.parse(body.text)).toEqual({
    number: 1,
    note: '',
    due: '2026-01-31',
    lines: [{ sku: 'A-1' }],
  });
});

test.each([
  ['an example', { 'application/json': { example: { a: 1 } } }, { kind: 'json', text: '{\n  "a": 1\n}' }],
  ['a named example', { 'application/json': { examples: { x: { value: [] } } } }, { kind: 'json', text: '[]' }],
  ['text in JSON', { 'application/json': { example: '{"a": 1}' } }, { kind: 'json', text: '{"a": 1}' }],
  [
    'a form',
    {
      'application/x-www-form-urlencoded': {
        schema: { required: ['b'], properties: { a: { type: 'integer' }, b: { default: 'x' } } },
      },
    },
    {
      kind: 'form',
      rows: [
        { name: 'a', value: '0', isEnabled: false },
        { name: 'b', value: 'x', isEnabled: true },
      ],
    },
  ],
  ['XML with an example', { 'application/xml': { example: '<a/>' } }, { kind: 'text', text: '<a/>' }],
  ['bytes', { 'application/octet-stream': {} }, { kind: 'file', name: '', mediaType: 'application/octet-stream' }],
])('a body: %s', (_, content, body) => {
  expect(requestOf(fileWith({ requestBody: { content } }), 'It').body).toEqual(body);
});

test('a URL of its own for refreshing is told without what may be a key in it', () => {
  const [tokenUrl, refreshUrl] = ['https://id.example/token', 'https://id.example/refresh?key=k-0123456789'];
  const oauth = { type: 'oauth2', flows: { clientCredentials: { tokenUrl, refreshUrl, scopes: {} } } };
  const { findings } = imported(
    fileWith({ security: [{ oauth: [] }] }, { components: { securitySchemes: { oauth } } }),
  );
  expect(findings).toMatchObject([{ was: 'https://id.example/refresh', now: 'refreshed at the token endpoint' }]);
});

test('several servers are environments, one is a variable', () => {
  const { document } = imported(orders);
  expect(document.environments).toEqual([
    {
      name: 'Orders – Production',
      role: 'api',
      variables: [textVariable('base_url', 'https://api.orders.example/v2')],
    },
    {
      ...{ name: 'Orders – {region}.sandbox.orders.example', role: 'api' },
      variables: [
        textVariable('region', 'eu'),
        textVariable('base_url', 'https://{{region}}.sandbox.orders.example/v2'),
      ],
    },
  ]);
  expect(imported(fileWith({})).document).toMatchObject({
    environments: [],
    collection: { variables: [textVariable('base_url', 'https://one.example')] },
  });
});

function textVariable(name: string, text: string) {
  return { name, isEnabled: true, value: { kind: 'text', text } };
}

test('OAuth becomes profiles, one a flow; what the file requires of all is the collection’s', () => {
  const { document } = imported(orders);
  expect(document.collection?.auth).toMatchObject({ kind: 'profile', role: 'api' });
  expect(document.profiles).toEqual([
    {
      ...{ role: 'api', name: 'Orders – authorization code', preset: null, secrets: ['clientSecret'] },
      fields: {
        grant: 'authorization_code',
        authorizationEndpoint: 'https://id.orders.example/authorize',
        tokenEndpoint: 'https://api.orders.example/token',
        scopes: ['orders:read', 'orders:write'],
        apiBaseUrl: 'https://api.orders.example/v2',
      },
    },
    expect.objectContaining({ role: 'oauth-client-credentials', name: 'Orders – client credentials' }),
  ]);
});

test('keys, passwords and tokens are secret variables without a value, each put in once', () => {
  const { collection } = imported(orders).document;
  expect(requestOf(orders, 'createOrder').auth).toEqual({
    ...{ kind: 'api-key', in: 'header', name: 'X-Api-Key' },
    value: { kind: 'text', text: '{{key}}' },
  });
  expect(collection?.variables).toContainEqual({ name: 'key', isEnabled: true, value: { kind: 'secret' } });
  const schemes = { basic: { type: 'http', scheme: 'Basic' }, jwt: { type: 'http', scheme: 'bearer' } };
  const authOf = (name: string) =>
    requestOf(fileWith({ security: [{ [name]: [] }] }, { components: { securitySchemes: schemes } }), 'It').auth;
  expect(authOf('basic')).toEqual({
    ...{ kind: 'basic', username: '{{basic_username}}' },
    password: { kind: 'text', text: '{{basic_password}}' },
  });
  expect(authOf('jwt')).toEqual({ kind: 'bearer', token: { kind: 'text', text: '{{jwt}}' } });
});

test('an OpenID provider is a profile that knows its issuer', () => {
  const openIdConnectUrl = 'https://id.one.example/.well-known/openid-configuration';
  const components = { securitySchemes: { oidc: { type: 'openIdConnect', openIdConnectUrl } } };
  const { document } = imported(fileWith({}, { components, security: [{ oidc: [] }] }));
  expect(document.profiles).toMatchObject([{ role: 'api', fields: { issuer: 'https://id.one.example' } }]);
});

test('what can’t be carried over is listed with its path', () => {
  const listed = imported(orders).findings.map(({ kind, path, was }) => [kind, path, was]);
  expect(listed).toEqual([
    ['dropped', 'security[1]', 'or with key'],
    ['dropped', 'paths["/orders"].get.parameters[3]', 'the cookie session'],
    ['dropped', 'paths["/orders"].get.responses["200"].links.next', 'the link next'],
    ['dropped', 'paths["/orders"].post.callbacks.shipped', 'the callback shipped'],
    ['dropped', 'paths["/orders"].post.requestBody.content["application/xml"]', 'or as application/xml'],
    ['changed', 'paths["/compare/{base}...{head}"]', '{head} within a segment'],
    ['dropped', 'webhooks.orderShipped', 'the webhook orderShipped'],
    ['dropped', 'paths', '1 described responses'],
  ]);
});

test('a reference is followed within the file only; one that leads back to itself ends', () => {
  const parameters = [
    { $ref: 'https://elsewhere.example/parameters.json#/a' },
    { $ref: '../common.yaml' },
    { $ref: '#/components/parameters/Missing' },
    { $ref: '#/components/parameters/Circle' },
  ];
  const components = {
    parameters: {
      Circle: { $ref: '#/components/parameters/Other' },
      Other: { $ref: '#/components/parameters/Circle' },
    },
  };
  const { findings } = imported(fileWith({ parameters }, { components }));
  expect(findings.map(({ was, now }) => [was, now])).toEqual([
    ['$ref https://elsewhere.example/parameters.json#/a', 'left out: nothing is fetched'],
    ['$ref ../common.yaml', 'left out: nothing is fetched'],
    ['$ref #/components/parameters/Missing', 'left out: it leads nowhere'],
    ['$ref #/components/parameters/Circle', 'left out: it leads back to itself'],
  ]);
});

test('Swagger 2: host and schemes, bodies and forms among the parameters, its names for OAuth', async () => {
  const read = await readImport(petsYaml, 'pets.yaml');
  if (read.kind !== 'imported') throw new Error(JSON.stringify(read));
  const { document, findings } = read.imported;
  const [add, list, photo] = requestsOf(document.collection?.items);
  expect(document.collection?.variables).toContainEqual(textVariable('base_url', 'https://pets.example/api'));
  expect(add).toMatchObject({
    headers: [{ name: 'Accept', value: 'application/json' }],
    body: { kind: 'json', text: '{\n  "name": "Rex",\n  "country": "no"\n}' },
    auth: { kind: 'profile', role: 'api' },
    notes: 'Scopes: read',
  });
  expect(list).toMatchObject({ url: '{{base_url}}/pets?ids=1,2', auth: { kind: 'basic' } });
  expect(photo).toMatchObject({
    url: '{{base_url}}/pets/:id/photo',
    pathVariables: [{ name: 'id', value: '5' }],
    body: { kind: 'form', rows: [{ name: 'caption', value: 'Hello', isEnabled: true }] },
  });
  expect(document.profiles).toMatchObject([{ role: 'api', fields: { grant: 'authorization_code', scopes: ['read'] } }]);
  expect(findings.map(({ path, was }) => [path, was])).toEqual([
    ['schemes', 'http'],
    ['paths["/pets/{id}/photo"].post.parameters[2]', 'the file photo'],
    ['paths["/pets/{id}/photo"].post.parameters[1]', 'a multipart body'],
  ]);
});

test('other versions are refused by name', () => {
  expect(readOpenApi({ openapi: '4.0.0' })).toEqual({
    kind: 'refused',
    refusal: { kind: 'other-version', format: 'OpenAPI', version: '4.0.0' },
  });
  expect(readOpenApi({ swagger: '1.2' })).toMatchObject({ refusal: { format: 'Swagger', version: '1.2' } });
});

test('a server of an operation that is relative, or names no value, is told and can be filled in', () => {
  const servers = [{ url: '/v2/{tenant}' }];
  const { document, findings } = imported(fileWith({ servers }));
  expect(requestsOf(document.collection?.items)[0]?.url).toBe('/v2/{{tenant}}/it');
  expect(findings.map(({ path, was }) => [path, was])).toEqual([
    ['paths["/it"].post.servers[0]', 'the server /v2/{tenant}'],
  ]);
});

test('of alternatives the first is taken that can be carried over whole', () => {
  const securitySchemes = {
    key: { type: 'apiKey', in: 'header', name: 'X-Key' },
    certificate: { type: 'mutualTLS' },
    jwt: { type: 'http', scheme: 'bearer' },
  };
  const security = [{ key: [], certificate: [] }, { jwt: [] }];
  expect(requestOf(fileWith({ security }, { components: { securitySchemes } }), 'It').auth.kind).toBe('bearer');
  const both = [{ key: [], certificate: [] }];
  expect(requestOf(fileWith({ security: both }, { components: { securitySchemes } }), 'It').auth.kind).toBe('api-key');
});

test('path parameters keep their style, and objects in them their parts', () => {
  const value = { a: 1, b: 2 };
  const parameters = [
    { name: 'color', in: 'path', style: 'matrix', example: 'blue' },
    { name: 'size', in: 'path', style: 'label', example: 'xl' },
    { name: 'range', in: 'path', example: value },
    { name: 'ids', in: 'path', schema: { type: 'array', example: [1, 2] } },
    { name: 'X-Range', in: 'header', required: true, explode: true, example: value },
  ];
  const path = { '/cars{color}/{size}/{range}/{ids}': { get: { summary: 'Cars', parameters } } };
  const request = requestOf(fileWith({}, { paths: path }), 'Cars');
  expect(request.url).toBe('{{base_url}}/cars;color={{color}}/.{{size}}/:range/:ids');
  expect(request.pathVariables).toEqual([
    { name: 'range', value: 'a,1,b,2' },
    { name: 'ids', value: '1,2' },
  ]);
  expect(request.headers).toEqual([{ name: 'X-Range', value: 'a=1,b=2', isEnabled: true }]);
});

test('a form is put together of all its schemas: what one requires is switched on, a file in another is told', () => {
  const schemas = {
    Base: { required: ['name'], properties: { name: { type: 'string', example: 'Rex' }, note: { example: 'x' } } },
    Photo: { properties: { photo: { $ref: '#/components/schemas/Bytes' }, id: { $ref: '#/components/schemas/Id' } } },
    Bytes: { type: 'string', format: 'binary' },
    Id: { type: 'integer', readOnly: true },
  };
  const allOf = [{ $ref: '#/components/schemas/Base' }, { $ref: '#/components/schemas/Photo' }];
  const file = fileWith(
    { requestBody: { content: { 'multipart/form-data': { schema: { allOf } } } } },
    { components: { schemas } },
  );
  expect(requestOf(file, 'It').body).toEqual({
    kind: 'form',
    rows: [
      { name: 'name', value: 'Rex', isEnabled: true },
      { name: 'note', value: 'x', isEnabled: false },
    ],
  });
  expect(imported(file).findings.map(({ was }) => was)).toContain('the file photo');
});

test('the same file gives the same ids, as ids are here; another title gives others', () => {
  const idsOf = (file: unknown) => {
    const { collection } = imported(file).document;
    return [collection?.id ?? '', ...requestsOf(collection?.items).map(({ id }) => id)];
  };
  expect(idsOf(orders)).toEqual(idsOf(structuredClone(orders)));
  for (const id of idsOf(orders)) expect(id).toMatch(/^[a-z\d][\w-]{0,99}$/);
  const other = { ...orders, info: { title: 'Other orders' } };
  expect(idsOf(other).filter((id) => idsOf(orders).includes(id))).toEqual([]);
});

test('what is read is a document that can be saved and opened', () => {
  const { document } = imported(orders);
  expect(readDocument(writeDocument(document))).toMatchObject({ kind: 'document', document });
});
