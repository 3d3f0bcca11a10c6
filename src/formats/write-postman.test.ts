import { describe, expect, test } from 'vitest';
import { fullDocument, sharedRequest } from '#collection/document.test-support.ts';
import type {
  SharedAuth,
  SharedCollection,
  SharedDocument,
  SharedProfile,
  SharedRequest,
} from '#collection/shared-document.ts';
import { readPostman } from './read-postman.ts';
import { writePostman } from './write-postman.ts';

const empty: SharedDocument = { profiles: [], environments: [], collection: null };

function documentOf(change: Partial<SharedCollection>, rest: Partial<SharedDocument> = {}): SharedDocument {
  const none = { auth: { kind: 'none' }, variables: [], notes: '', items: [], isPart: false } as const;
  return { ...empty, collection: { id: 'c1', name: 'Orders', ...none, ...change }, ...rest };
}

const withRequest = (change: Partial<SharedRequest>, rest: Partial<SharedDocument> = {}) =>
  documentOf({ items: [sharedRequest('r1', change)] }, rest);

const api: SharedProfile = {
  role: 'api',
  name: 'Acme',
  preset: null,
  fields: {
    tokenEndpoint: 'https://acme.example/token',
    authorizationEndpoint: 'https://acme.example/authorize',
    clientId: 'app-1',
    scopes: ['read', 'write'],
    apiBaseUrl: 'https://api.acme.example/v1/',
    defaultHeaders: [{ name: 'X-Tenant', value: 'acme' }],
  },
  secrets: ['clientSecret'],
};
const basic: SharedProfile = { ...api, role: 'clarify', fields: { grant: 'basic' }, secrets: ['password'] };
const token = (role: string, more: object = {}): SharedAuth => ({
  kind: 'profile',
  role,
  placement: { in: 'header', name: 'Authorization', scheme: 'Bearer' },
  ...more,
});
const text = (name: string, value: string) =>
  ({ name, isEnabled: true, value: { kind: 'text', text: value } }) as const;

const header = (name: string, value: string) => ({ name, value, isEnabled: true });
const urls = [
  '',
  '/relative',
  'items?x',
  'api.example/x',
  'https://api.example',
  'https://api.example/',
  'https://api.example?',
  'http://localhost:6285/a//b/?a=1&&b==2&c&?d=%22x%22 y#part',
  'http://[::1]:80/x',
  '{{base}}:{{port}}/{{path}}?{{q}}={{v}}#{{f}}',
  'https://{{tenant.name}}.example.com/x',
  'https://u:p@h.example/x?access_token=eyJ.abc.def&key=1',
  '{{ base }}/{{$uuid}}/{{$guid}}/{{$randomInt}}/{{a b}}',
  'https://h.example/jobs/:id:cancel/:id/:other.json?x=:id',
  ' https://h.example/x ',
  'https://h.example/%zz/ü/"\\',
];

const documents: readonly (readonly [string, SharedDocument])[] = [
  ['nothing', empty],
  ['everything', fullDocument],
  ['profiles alone', { ...empty, profiles: [api], newer: { seal: 1 } }],
  ['environments alone', { ...empty, environments: [{ name: '', role: 'gone', variables: [text('token', 'x')] }] }],
  ['an empty collection', documentOf({})],
  ['a part, without auth of its own', documentOf({ isPart: true, auth: { kind: 'inherit' }, notes: '\n' })],
  ...urls.map(
    (url) => [`the URL ${url}`, withRequest({ url, pathVariables: [{ name: 'id', value: 'a/b %{{x}}' }] })] as const,
  ),
  [
    'switched-off parameters anywhere',
    withRequest({
      url: 'https://h.example/?a=1&b=2',
      disabledParameters: [
        { place: 0, name: '', value: null },
        { place: 2, name: 'x&y', value: '{{z}}#' },
        { place: 99, name: 'far', value: 'sk_live_1234567890' },
      ],
    }),
  ],
  [
    'headers of all kinds',
    withRequest({
      headers: [
        header('', ''),
        header('Authorization', 'Bearer eyJhbGciOiJIUzI1NiJ9.e30.c2ln'),
        header('Cookie', 'a={{b}}'),
        header('content-type', 'application/json'),
        { name: 'X-Off', value: '//', isEnabled: false, newer: { note: 1 } },
      ],
      body: { kind: 'text', text: '' },
    }),
  ],
  [
    'a body with a secret',
    withRequest({ method: 'POST', body: { kind: 'json', text: '{"password":"hunter22","a":1}' } }),
  ],
  ['a form', withRequest({ body: { kind: 'form', rows: [header('client_secret', 's3cr3t'), header('', 'x')] } })],
  ['no form', withRequest({ body: { kind: 'form', rows: [] } })],
  ['no file', withRequest({ body: { kind: 'file', name: '', mediaType: '' } })],
  ['a method of one’s own', withRequest({ method: 'get ', name: 'a / b\n', notes: ' # Words\r\n' })],
  [
    'a profile whose client ID stays where it is',
    documentOf({ auth: token('api') }, { profiles: [{ ...api, fields: { ...api.fields, clientId: undefined } }] }),
  ],
  [
    'auth in place of a header',
    withRequest({ auth: token('api'), headers: [header('authorization', 'x')] }, { profiles: [api] }),
  ],
  ...(
    [
      token('api'),
      token('api', { part: 'user' }),
      token('clarify'),
      token('gone', { placement: { in: 'query', name: 'access_token' } }),
      token('api', { placement: { in: 'header', name: 'X-Token', scheme: 'token' } }),
      { kind: 'basic', username: '{{me}}', password: { kind: 'text', text: 'literal' } },
      { kind: 'bearer', token: { kind: 'secret', label: 'personal token' } },
      { kind: 'bearer', token: { kind: 'text', text: '' }, newer: { proof: 'dpop' } },
      { kind: 'api-key', in: 'query', name: '', value: { kind: 'text', text: '{{ key }}' } },
    ] satisfies SharedAuth[]
  ).map((auth) => [`auth ${JSON.stringify(auth)}`, withRequest({ auth }, { profiles: [api, basic] })] as const),
  [
    'folders with variables of one name',
    documentOf({
      variables: [text('page', '1'), text('api_key', 'sk_live_1'), text('access_token', 'mine'), text('a b', '')],
      items: ['f1', 'f2'].map((id) => ({
        ...{ kind: 'folder', id, name: id, auth: token('api'), notes: 'notes', items: [sharedRequest(`r-${id}`)] },
        variables: [text('page', id), { name: 'key', isEnabled: false, value: { kind: 'secret' } }],
      })),
    }),
  ],
  [
    'names that reach into prototypes',
    documentOf({ name: '__proto__', variables: [text('__proto__', 'x'), text('constructor', 'y')] }),
  ],
];

test.each(documents)('reads back what it wrote: %s', (_, document) => {
  const { text: written } = writePostman(document);
  const read = readPostman(written);
  expect(read).toMatchObject({ kind: 'imported', imported: { secrets: [], findings: [] } });
  expect(read.kind === 'imported' && read.imported.document).toEqual(document);
  expect(writePostman(document).text).toBe(written);
});

/** The first item of what is written, and the whole. */
function written(document: SharedDocument) {
  const { text: json, findings } = writePostman(document);
  const whole = JSON.parse(json);
  return { whole, request: whole.item[0]?.request, item: whole.item[0], findings };
}

test('has nothing beside what Postman can hold where that is all', () => {
  const document = withRequest({
    method: 'POST',
    url: '{{base}}/orders/:id?x=1',
    disabledParameters: [{ place: 1, name: 'y', value: '2' }],
    pathVariables: [{ name: 'id', value: '4/2' }],
    headers: [header('Accept', 'application/json')],
    body: { kind: 'json', text: '{"id":"{{$uuid}}"}' },
    notes: 'Words',
  });
  expect(writePostman(document).text).not.toContain('_authscope');
  expect(written(document).request).toEqual({
    method: 'POST',
    header: [{ key: 'Accept', value: 'application/json' }],
    body: { mode: 'raw', raw: '{"id":"{{$guid}}"}', options: { raw: { language: 'json' } } },
    url: {
      raw: '{{base}}/orders/:id?x=1',
      host: ['{{base}}'],
      path: ['orders', ':id'],
      query: [
        { key: 'x', value: '1' },
        { key: 'y', value: '2', disabled: true },
      ],
      variable: [{ key: 'id', value: '4%2F2' }],
    },
    description: 'Words',
  });
});

describe('the token of a profile', () => {
  const valuesOf = (parameters: { key: string; value: unknown }[]) =>
    Object.fromEntries(parameters.map(({ key, value }) => [key, value]));

  test('is a variable, and Postman is told how to get one', () => {
    const { whole } = written(documentOf({ auth: token('api') }, { profiles: [api] }));
    expect(valuesOf(whole.auth.oauth2)).toEqual({
      grant_type: 'authorization_code_with_pkce',
      challengeAlgorithm: 'S256',
      authUrl: 'https://acme.example/authorize',
      accessTokenUrl: 'https://acme.example/token',
      clientId: 'app-1',
      clientSecret: '{{client_secret}}',
      scope: 'read write',
      client_authentication: 'header',
      accessToken: '{{access_token}}',
      addTokenTo: 'header',
      headerPrefix: 'Bearer',
    });
    expect(whole.variable).toEqual([
      { key: 'access_token', value: '', type: 'secret' },
      { key: 'client_secret', value: '', type: 'secret' },
    ]);
  });

  test('is got with a client ID that somebody puts in, where its owner kept theirs', () => {
    const { clientId: _, ...fields } = api.fields;
    const { whole, findings } = written(documentOf({ auth: token('api') }, { profiles: [{ ...api, fields }] }));
    expect(valuesOf(whole.auth.oauth2).clientId).toBe('{{client_id}}');
    expect(whole.variable).toContainEqual({ key: 'client_id', value: '', type: 'string' });
    expect(findings.map(({ was, now, path }) => [was, now, path])).toContainEqual([
      ...['client ID of “Acme”', '{{client_id}}: give it its value', 'auth.oauth2'],
    ]);
  });

  test('goes where the document says, in Postman’s own way where it has one', () => {
    const authOf = (placement: object) => written(withRequest({ auth: token('api', { placement }) })).request.auth;
    expect(valuesOf(authOf({ in: 'query', name: 'access_token' }).oauth2)).toEqual({
      accessToken: '{{access_token}}',
      addTokenTo: 'queryParams',
    });
    expect(valuesOf(authOf({ in: 'header', name: 'X-Token', scheme: 'token' }).apikey)).toEqual({
      key: 'X-Token',
      value: 'token {{access_token}}',
      in: 'header',
    });
  });

  test('has another name for each further role, and where the document has that name', () => {
    const items = [sharedRequest('r1', { auth: token('api') }), sharedRequest('r2', { auth: token('export') })];
    const names = (change: Partial<SharedCollection>) =>
      written(documentOf(change)).whole.variable.map(({ key }: { key: string }) => key);
    expect(names({ items })).toEqual(['access_token', 'access_token_export']);
    expect(names({ items: items.slice(1) })).toEqual(['access_token']);
    expect(names({ items, variables: [text('access_token', 'mine')] }).at(1)).toBe('access_token_2');
  });
});

describe('sends what the console sends', () => {
  test('on the API base of the profile, with its default headers', () => {
    const { request, whole } = written(
      documentOf({ auth: token('api'), items: [sharedRequest('r1', { url: '/items' })] }, { profiles: [api] }),
    );
    expect(request.url).toEqual({ raw: '{{api_base_url}}/items', host: ['{{api_base_url}}'], path: ['items'] });
    expect(request.header).toEqual([{ key: 'X-Tenant', value: 'acme' }]);
    expect(whole.variable).toContainEqual({
      key: 'api_base_url',
      value: 'https://api.acme.example/v1',
      type: 'string',
    });
  });

  test('without those on the way elsewhere', () => {
    const elsewhere = withRequest({ url: 'https://other.example/', auth: token('api') }, { profiles: [api] });
    expect(written(elsewhere).request.header).toEqual([]);
  });

  test('with the fields of its preset, where they are known', () => {
    const document = withRequest({ url: 'items', auth: token('api') }, { profiles: [{ ...api, fields: {} }] });
    const { text: json } = writePostman(document, () => ({ apiBaseUrl: 'https://preset.example' }));
    expect(JSON.parse(json).variable[0]).toMatchObject({ key: 'api_base_url', value: 'https://preset.example' });
  });

  test('with a header written by hand in place of the token', () => {
    const document = withRequest({ auth: token('api'), headers: [header('AUTHORIZATION', 'mine')] });
    expect(written(document).request.auth).toEqual({ type: 'noauth' });
  });

  test('following no redirects, and with the body of a GET', () => {
    const document = withRequest({ body: { kind: 'json', text: '{}' } });
    expect(written(document).item.protocolProfileBehavior).toEqual({
      followRedirects: false,
      disableBodyPruning: true,
    });
    expect(written(withRequest({ followsRedirects: true })).item).not.toHaveProperty('protocolProfileBehavior');
  });
});

test('tells what Postman has otherwise or not at all, with its path', () => {
  const document = documentOf(
    {
      variables: [text('page', '1')],
      items: [
        {
          ...{ kind: 'folder', id: 'f', name: 'Reading', auth: { kind: 'inherit' }, notes: '' },
          variables: [text('page', '2')],
          items: [sharedRequest('r1', { url: '{{practice}}/x', body: { kind: 'file', name: 'a.png', mediaType: '' } })],
        },
      ],
    },
    {
      profiles: [{ ...api, fields: { ...api.fields, codeInQuery: true } }],
      environments: [{ name: 'Development', role: 'api', variables: [text('base', 'x')] }],
    },
  );
  const lines = written(document).findings.map(({ kind, where, path, was, now }) =>
    [kind, where, path, was, now].join(' | '),
  );
  expect(lines).toEqual([
    'changed | Reading / r1 | item[0].item[0].request.body | the file a.png | its name alone: choose it again',
    'dropped | Reading | variable | {{page}} of the folder | Postman takes that of the collection',
    'dropped | Acme | _authscope.profiles[0] | codeInQuery | kept for Authscope: Postman may get no token by itself, give it one as a variable',
    'dropped | Development | _authscope.environments[0] | environment with 1 variable | kept for Authscope: Postman has environments in files of their own',
    'changed |  | variable | {{practice}} | without a value: set it in an environment',
  ]);
});
