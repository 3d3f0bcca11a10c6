import { describe, expect, test } from 'vitest';
import { readPostman } from '../read-postman.ts';

/** Reads a collection whose requests have these OAuth 2.0 blocks, values by key. */
function readBlocks(blocks: readonly Readonly<Record<string, unknown>>[], variable: readonly object[] = []) {
  const item = blocks.map((block, at) => {
    const oauth2 = Object.entries(block).map(([key, value]) => ({ key, value, type: 'any' }));
    return { name: `R${at}`, request: { url: 'https://h.example', auth: { type: 'oauth2', oauth2 } } };
  });
  const result = readPostman(JSON.stringify({ info: { name: 'Payments' }, variable, item }));
  if (result.kind !== 'imported') throw new Error('Refused');
  const { document, secrets, findings } = result.imported;
  const auths = document.collection?.items.map(({ auth }) => auth);
  return {
    profiles: document.profiles,
    auths,
    secrets,
    lines: findings.map(({ kind, path, was, now }) => [kind, path, was, now].join(' | ')),
  };
}

const block = {
  grant_type: 'authorization_code_with_pkce',
  authUrl: 'https://login.example/authorize',
  accessTokenUrl: 'https://login.example/token',
  clientId: 'app-7',
  clientSecret: 's3cr3t',
  scope: 'read write',
  client_authentication: 'body',
  redirect_uri: 'https://oauth.pstmn.io/v1/callback',
  tokenName: 'mine',
};

test('a block becomes a profile, its secret goes to the vault, its callback is the console’s own', () => {
  const { profiles, auths, secrets, lines } = readBlocks([block]);
  expect(profiles).toEqual([
    {
      role: 'api',
      name: 'Payments – authorization code',
      preset: null,
      fields: {
        grant: 'authorization_code',
        authorizationEndpoint: 'https://login.example/authorize',
        tokenEndpoint: 'https://login.example/token',
        clientId: 'app-7',
        scopes: ['read', 'write'],
        clientAuthentication: 'client_secret_post',
        pkce: 'S256',
      },
      secrets: ['clientSecret'],
    },
  ]);
  expect(auths).toEqual([
    { kind: 'profile', role: 'api', placement: { in: 'header', name: 'Authorization', scheme: 'Bearer' } },
  ]);
  expect(secrets).toEqual([
    { place: { kind: 'profile', role: 'api', secret: 'clientSecret' }, label: 'client secret', value: 's3cr3t' },
  ]);
  expect(lines).toEqual([
    'changed | item[0].request.auth.oauth2.redirect_uri | the callback of Postman | your own callback: register it',
  ]);
});

test('blocks that say the same are one profile, wherever each puts its token', () => {
  const { profiles, auths } = readBlocks([
    block,
    { ...block, addTokenTo: 'queryParams' },
    { ...block, headerPrefix: 'token ' },
    { ...block, clientId: 'app-8' },
  ]);
  expect(profiles.map(({ role, name }) => [role, name])).toEqual([
    ['api', 'Payments – authorization code'],
    ['authorization-code-2', 'Payments – authorization code 2'],
  ]);
  expect(auths).toMatchObject([
    { role: 'api' },
    { role: 'api', placement: { in: 'query', name: 'access_token' } },
    { role: 'api', placement: { in: 'header', scheme: 'token' } },
    { role: 'authorization-code-2' },
  ]);
});

test('the profile that most requests carry the token of is the API’s own, whichever comes first', () => {
  const service = { ...block, grant_type: 'client_credentials' };
  const { profiles, auths, secrets } = readBlocks([block, service, service]);
  expect(profiles.map(({ role }) => role)).toEqual(['authorization-code', 'api']);
  expect(auths).toMatchObject([{ role: 'authorization-code' }, { role: 'api' }, { role: 'api' }]);
  expect(secrets.map(({ place }) => place)).toMatchObject([{ role: 'authorization-code' }, { role: 'api' }]);
});

test('variables of the collection stand for what a profile can’t name', () => {
  const variable = [
    { key: 'login', value: 'https://login.example' },
    { key: 'secret', value: 'from-variable' },
  ];
  const urls = { grant_type: 'client_credentials', accessTokenUrl: '{{login}}/token', clientId: '{{id}}' };
  const { profiles, secrets, lines } = readBlocks([{ ...urls, clientSecret: '{{secret}}' }], variable);
  expect(profiles[0]).toMatchObject({
    fields: { grant: 'client_credentials', tokenEndpoint: 'https://login.example/token' },
    secrets: ['clientSecret'],
  });
  expect(secrets.map(({ value }) => value)).toContain('from-variable');
  expect(lines).toEqual([
    'dropped | item[0].request.auth.oauth2.client_id | client_id | left out: {{id}} stands for a value of yours',
  ]);
});

test('a secret variable stands for nothing where a profile holds text', () => {
  const variable = [{ key: 'api_key', value: 'k-0123456789' }];
  const urls = { grant_type: 'client_credentials', accessTokenUrl: 'https://login.example/token?k={{api_key}}' };
  const { profiles, lines } = readBlocks([{ ...urls, clientId: 'app', audience: '{{api_key}}' }], variable);
  expect(JSON.stringify(profiles)).not.toContain('k-0123456789');
  expect(lines.join()).toContain('{{api_key}}');
});

test('a client without a secret is public; a user’s name is nobody’s to hand on', () => {
  const { clientSecret: _, redirect_uri: __, ...open } = block;
  expect(readBlocks([open]).profiles[0]).toMatchObject({
    fields: { clientAuthentication: 'none' },
    secrets: [],
  });
  const { profiles, secrets, lines } = readBlocks([
    { ...open, grant_type: 'password_credentials', username: 'ada', password: 'pw-1' },
  ]);
  expect(profiles[0]).toMatchObject({ fields: { grant: 'password' }, secrets: ['password'] });
  expect(JSON.stringify(profiles)).not.toContain('ada');
  expect(secrets).toMatchObject([{ place: { secret: 'password' }, value: 'pw-1' }]);
  expect(lines).toEqual(['dropped | item[0].request.auth.oauth2.username | a user name | put it into the profile']);
});

test('a URL of its own for refreshing is told: a profile refreshes at its token endpoint', () => {
  const { redirect_uri: _, ...plain } = block;
  const refreshTokenUrl = 'https://login.example/refresh';
  expect(readBlocks([{ ...plain, refreshTokenUrl }]).lines).toEqual([
    'dropped | item[0].request.auth.oauth2.refreshTokenUrl | https://login.example/refresh | refreshed at the token endpoint',
  ]);
  expect(readBlocks([{ ...plain, refreshTokenUrl: plain.accessTokenUrl }]).lines).toEqual([]);
  const withKey = 'https://user:pass-0123@login.example/refresh?key=k-0123456789#k-9876543210';
  expect(readBlocks([{ ...plain, refreshTokenUrl: withKey }]).lines).toEqual([
    'dropped | item[0].request.auth.oauth2.refreshTokenUrl | https://login.example/refresh | refreshed at the token endpoint',
  ]);
});

describe('a token without a word where it comes from', () => {
  test.each([
    [{ accessToken: '{{t}}' }, { kind: 'bearer', token: { kind: 'text', text: '{{t}}' } }],
    [
      { accessToken: '{{t}}', headerPrefix: 'token' },
      { kind: 'api-key', in: 'header', name: 'Authorization', value: { kind: 'text', text: 'token {{t}}' } },
    ],
    [
      { accessToken: 'abc', addTokenTo: 'queryParams' },
      { kind: 'api-key', in: 'query', name: 'access_token', value: { kind: 'secret', label: 'access token' } },
    ],
  ])('%j is sent as it is', (only, auth) => {
    expect(readBlocks([only])).toMatchObject({ profiles: [], auths: [auth] });
  });
});
