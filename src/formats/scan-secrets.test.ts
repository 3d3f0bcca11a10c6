import { expect, test } from 'vitest';
import { blankRequest, type SavedRequest } from '#collection/saved-request.ts';
import type { SharedCollection, SharedDocument } from '#collection/shared-document.ts';
import { type FoundSecret, scanDocument, scanRequest } from './scan-secrets.ts';

// Values of no account: made up for these tests.
const jwt = 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJ1c2VyLTEifQ.c2lnbmF0dXJlLW9mLXRlc3Q';
const random = 'q7Zp41LkWm90TtXe';
const uuid = '6f1c2a34-5b6d-4e7f-8a9b-0c1d2e3f4a5b';
const basic = `Basic ${btoa(`ada:${random}`)}`;
/** Put together here, so that no scanner of repositories takes it for one. */
const keyOf = (...pieces: string[]) => pieces.join('');

type Change = Partial<SavedRequest>;
const header = (name: string, value: string): Change => ({ headers: [{ name, value, isEnabled: true }] });
const json = (text: string): Change => ({ body: { kind: 'json', text } });
const field = (name: string, value: string): Change => ({
  body: { kind: 'form', rows: [{ name, value, isEnabled: true }] },
});

function scan(change: Change): FoundSecret[] {
  return scanRequest({ ...blankRequest, id: 'list', name: 'List', url: 'https://api.example/orders', ...change });
}

const words = ({ in: plain, kind, label, remedy, start, end }: FoundSecret) => [
  plain.part,
  kind,
  label,
  remedy,
  plain.text.slice(start, end),
];

test.each<[string, Change, string[]]>([
  [
    'a bearer token pasted as a header',
    header('Authorization', `Bearer ${random}`),
    ['header', 'bearer', 'Authorization Bearer', 'bearer', random],
  ],
  [
    'Basic credentials pasted as a header',
    header('authorization', basic),
    ['header', 'basic', 'authorization Basic', 'basic', basic.slice(6)],
  ],
  ['a bare key in a header', header('X-Api-Key', random), ['header', 'named', 'X-Api-Key', 'variable', random]],
  [
    'a key that is a UUID, by its header',
    header('X-Api-Key', uuid),
    ['header', 'named', 'X-Api-Key', 'variable', uuid],
  ],
  [
    'a cookie',
    header('Cookie', `session=${random}; theme=dark`),
    ['header', 'named', 'Cookie', 'variable', `session=${random}; theme=dark`],
  ],
  ['a JWT in a body', json(`{"grant":"${jwt}"}`), ['body', 'jwt', 'grant', 'variable', jwt]],
  [
    'a password in a body',
    json('{"user":{"password":"hunter2!"}}'),
    ['body', 'named', 'password', 'variable', 'hunter2!'],
  ],
  [
    'a body that is no JSON because it names a variable',
    json(`{"id":{{id}},"client_secret":"${random}"}`),
    ['body', 'named', 'client_secret', 'variable', random],
  ],
  [
    'a body of text',
    { body: { kind: 'text', text: `api_key=${random}` } },
    ['body', 'named', 'api_key', 'variable', random],
  ],
  ['a form field', field('client_secret', random), ['form-field', 'named', 'client_secret', 'variable', random]],
  ['a JWT in a URL', { url: `https://api.example/reset/${jwt}` }, ['url', 'jwt', 'url secret', 'variable', jwt]],
  [
    'a key in the query of a URL',
    { url: `https://api.example/?api_key=${random}&page=2` },
    ['url', 'named', 'api_key', 'variable', random],
  ],
  [
    'a password in front of a host',
    { url: `https://ada:${random}@api.example/` },
    ['url', 'userinfo', 'password', 'basic', random],
  ],
  [
    'a parameter that is switched off',
    { disabledParameters: [{ place: 0, name: 'access_token', value: random }] },
    ['parameter', 'named', 'access_token', 'variable', random],
  ],
  [
    'a path variable',
    { url: 'https://api.example/:token', pathVariables: [{ name: 'token', value: random }] },
    ['path-variable', 'named', 'token', 'variable', random],
  ],
  ['notes', { notes: `Use the password: ${random}` }, ['notes', 'named', 'password', 'none', random]],
  [
    'a key of Stripe anywhere',
    field('note', `old: ${keyOf('sk_', 'live_', '51HqLyjWDarjtT1zdp7d')}`),
    ['form-field', 'shape', 'Stripe key', 'variable', keyOf('sk_', 'live_', '51HqLyjWDarjtT1zdp7d')],
  ],
  [
    'a token of GitHub',
    json(`["${keyOf('ghp_', '9aB3cD5eF7gH1iJ2kL4mN6oP8qR0sT1uV3wX')}"]`),
    ['body', 'shape', 'GitHub token', 'variable', keyOf('ghp_', '9aB3cD5eF7gH1iJ2kL4mN6oP8qR0sT1uV3wX')],
  ],
  [
    'a token of Slack',
    { notes: keyOf('xoxb-', '123456789012-abcDEF') },
    ['notes', 'shape', 'Slack token', 'none', keyOf('xoxb-', '123456789012-abcDEF')],
  ],
  [
    'a key of AWS',
    header('X-Trace', keyOf('AKIA', 'J7Q2M4P8R5T1V9W3')),
    ['header', 'shape', 'AWS access key', 'variable', keyOf('AKIA', 'J7Q2M4P8R5T1V9W3')],
  ],
])('finds %s', (_, change, expected) => {
  expect(scan(change).map(words)).toEqual([expected]);
});

test.each<[string, Change]>([
  ['a variable', header('Authorization', 'Bearer {{token}}')],
  ['a variable with words around it', header('Authorization', 'Token token={{token}}')],
  ['Basic by a variable', header('Authorization', 'Basic {{credentials}}')],
  ['Basic of an example', header('Authorization', `Basic ${btoa('user:pass')}`)],
  ['an example’s placeholder', header('Authorization', 'Bearer YOUR_ACCESS_TOKEN')],
  ['angle brackets', header('X-Api-Key', '<your-api-key>')],
  ['a shell variable', { url: 'https://api.example/?api_key=$API_KEY' }],
  ['dots', json('{"client_secret":"••••••••"}')],
  ['a word that stands for one', json('{"password":"changeme","token":"string","secret":"test-secret"}')],
  ['a UUID in a path and a body', { url: `https://api.example/orders/${uuid}`, ...json(`{"id":"${uuid}"}`) }],
  ['a country code', { url: 'https://api.example/tax?code=DE-BW-0711' }],
  ['a count of tokens', json('{"max_tokens":4096000}')],
  ['an AWS key of the documentation', { notes: keyOf('AKIA', 'IOSFODNN7EXAMPLE') }],
  ['prose', { notes: 'Get a token: see the profile. Authorization is by Bearer tokens, the password is with Ada.' }],
  [
    'a long URL',
    { url: 'https://api.example/v2/organisations/acme-holding-gmbh/repositories?sort=updated&order=desc' },
  ],
  ['a hash that nothing calls a secret', header('If-None-Match', '"33a64df551425fcc55e4d42a148795d9f25f89d4"')],
])('is not alarmed by %s', (_, change) => {
  expect(scan(change).map(words)).toEqual([]);
});

const group: SharedCollection = {
  ...{ id: 'orders', name: 'Orders', isPart: false, notes: '', items: [] },
  auth: { kind: 'none' },
  variables: [],
};

function scanShared(change: Partial<SharedDocument>, seek?: Parameters<typeof scanDocument>[1]) {
  const scan = scanDocument({ profiles: [], environments: [], collection: null, ...change }, seek);
  for (;;) {
    const { done, value } = scan.next();
    if (done) return value;
  }
}

test('finds what stands beside the requests: variables, typed credentials, the settings of a profile', () => {
  const folder = { ...group, kind: 'folder', id: 'old', name: 'Old', variables: [text('api_key', random)] } as const;
  const found = scanShared({
    profiles: [
      {
        ...{ role: 'api', name: 'Orders dev', preset: null, secrets: [] },
        fields: {
          tokenEndpoint: `https://id.example/token?key=1&client_secret=${random}`,
          defaultHeaders: [{ name: 'X-Api-Key', value: random }],
        },
      },
    ],
    environments: [
      { name: 'Dev', role: 'api', variables: [text('password', random), text('base', 'https://a.example')] },
    ],
    collection: { ...group, auth: { kind: 'bearer', token: { kind: 'text', text: random } }, items: [folder] },
  });
  expect(found.map(({ in: { owner, path }, ...rest }) => [owner, path.join('/'), rest.label, rest.remedy])).toEqual([
    [{ kind: 'profile', role: 'api' }, 'Orders dev', 'client_secret', 'none'],
    [{ kind: 'profile', role: 'api' }, 'Orders dev', 'X-Api-Key', 'none'],
    [{ kind: 'environment', name: 'Dev' }, 'Dev', 'password', 'secret-variable'],
    [{ kind: 'group', id: 'orders' }, 'Orders', 'token', 'credential'],
    [{ kind: 'group', id: 'old' }, 'Orders/Old', 'api_key', 'secret-variable'],
  ]);
});

test('a credential that names a variable, and a secret of which only the name goes, are none', () => {
  const found = scanShared({
    collection: {
      ...group,
      auth: { kind: 'basic', username: 'ada', password: { kind: 'text', text: '{{password}}' } },
      variables: [{ name: 'password', isEnabled: true, value: { kind: 'secret' } }],
    },
  });
  expect(found).toEqual([]);
});

test('what the vault holds is told as that, wherever it stands and whatever a name tells of it', () => {
  const seek = (text: string) => {
    const start = text.indexOf('Zm9vYmFy');
    return start < 0 ? [] : [{ start, end: start + 8, label: 'client secret' }];
  };
  const found = scanShared(
    { collection: { ...group, name: 'Zm9vYmFy', variables: [text('token', 'Zm9vYmFy')] } },
    seek,
  );
  expect(found.map(words)).toEqual([
    ['name', 'known', 'client secret', 'none', 'Zm9vYmFy'],
    ['variable', 'known', 'client secret', 'secret-variable', 'Zm9vYmFy'],
  ]);
});

test('shows the last four of a long secret, and nothing of credentials that hold a password', () => {
  expect(scan(header('X-Api-Key', random))[0]?.lastFour).toBe('TtXe');
  expect(scan(header('Authorization', basic))[0]?.lastFour).toBe('');
});

function text(name: string, value: string) {
  return { name, isEnabled: true, value: { kind: 'text', text: value } } as const;
}
