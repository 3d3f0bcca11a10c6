import { expect, test } from 'vitest';
import { readPasted } from './read-pasted.ts';

function file(content: unknown) {
  const pasted = readPasted(typeof content === 'string' ? content : JSON.stringify(content, null, 2));
  if (pasted.kind !== 'credentials-file') throw new Error(pasted.kind);
  const { profile, secrets, variables, notUnderstood, contradictions } = pasted.proposal;
  return {
    file: pasted.file,
    profile,
    secrets: secrets.map(({ field, text }) => [field, text]),
    variables,
    passed: notUnderstood.map(({ what }) => what),
    odd: contradictions.map(({ what }) => what),
  };
}

const clarify = { apiUrl: 'https://api.clarify.io/v1/', integration: 'c8f31kq2' };

test('Clarify, client-credentials: endpoint and audience follow from the API', () => {
  const credentials = { type: 'client-credentials', clientId: 'cfy_7d21e0', clientSecret: 'pw-b7e0' };
  expect(file({ ...clarify, credentials })).toEqual({
    file: 'clarify',
    profile: {
      grant: 'client_credentials',
      clientId: 'cfy_7d21e0',
      clientAuthentication: 'client_secret_post',
      tokenEndpoint: 'https://api.clarify.io/v1/oauth/token',
      audience: 'https://api.clarify.io/v1/',
      apiBaseUrl: 'https://api.clarify.io/v1/',
    },
    secrets: [['clientSecret', 'pw-b7e0']],
    variables: [{ name: 'integration', value: 'c8f31kq2' }],
    passed: [],
    odd: [],
  });
});

test('Clarify, basic-auth: the user is the integration', () => {
  const { profile, secrets } = file({ ...clarify, credentials: { type: 'basic-auth', clientSecret: 'pw' } });
  expect(profile).toEqual({ grant: 'basic', username: 'c8f31kq2', apiBaseUrl: 'https://api.clarify.io/v1/' });
  expect(secrets).toEqual([['password', 'pw']]);
});

test('Clarify, as its page prints it: placeholders are no values', () => {
  const credentials = {
    type: 'client-credentials',
    clientId: '<YOUR_CLIENT_ID>',
    clientSecret: '<YOUR_CLIENT_SECRET>',
  };
  const { profile, secrets, passed } = file({ apiUrl: '', integration: '<YOUR_INTEGRATION_ID>', credentials });
  expect(profile).toEqual({ grant: 'client_credentials', clientAuthentication: 'client_secret_post' });
  expect(secrets).toEqual([]);
  expect(passed).toEqual(['client_id', 'client_secret', 'token endpoint', 'audience', 'API URL', 'integration']);
});

test.each(['installed', 'web'])('Google, %s: the older authorization endpoint is replaced, and said', (kind) => {
  const client = {
    client_id: '1-a.apps.googleusercontent.com',
    project_id: 'p',
    auth_uri: 'https://accounts.google.com/o/oauth2/auth',
    token_uri: 'https://oauth2.googleapis.com/token',
    client_secret: 'GOCSPX-x',
    redirect_uris: ['http://localhost'],
  };
  const { profile, secrets, passed, odd } = file({ [kind]: client });
  expect(profile).toEqual({
    authorizationEndpoint: 'https://accounts.google.com/o/oauth2/v2/auth',
    tokenEndpoint: 'https://oauth2.googleapis.com/token',
    grant: 'authorization_code',
    clientAuthentication: 'client_secret_post',
    clientId: '1-a.apps.googleusercontent.com',
    redirect: { kind: 'custom', uri: 'http://localhost' },
  });
  expect({ secrets, passed, odd }).toEqual({
    secrets: [['clientSecret', 'GOCSPX-x']],
    passed: ['project_id'],
    odd: ['An older authorization endpoint'],
  });
});

test('a .env', () => {
  const env = `# the app
export ACME_CLIENT_ID=abc
ACME_CLIENT_SECRET="p#w" # secret
ACME_TOKEN_URL=https://acme.example/token
ACME_SCOPES='read write'
ACME_API_KEY=k
PORT=3000`;
  expect(file(env)).toMatchObject({
    file: 'env',
    profile: { clientId: 'abc', tokenEndpoint: 'https://acme.example/token', scopes: ['read', 'write'] },
    secrets: [['clientSecret', 'p#w']],
    passed: ['ACME_API_KEY', 'PORT'],
  });
});

test('Postman: the block alone, in a collection, as an object', () => {
  const entries = {
    accessTokenUrl: 'https://acme.example/token',
    authUrl: 'https://acme.example/authorize',
    clientId: 'abc',
    clientSecret: '{{secret}}',
    scope: 'read write',
    grant_type: 'authorization_code_with_pkce',
    client_authentication: 'body',
    redirect_uri: 'https://oauth.pstmn.io/v1/callback',
    addTokenTo: 'header',
  };
  const extra = {
    key: 'tokenRequestParams',
    value: [{ key: 'aud', value: 'x', enabled: true, send_as: 'request_url' }],
  };
  const list = [...Object.entries(entries).map(([key, value]) => ({ key, value, type: 'string' })), extra];
  const profile = {
    tokenEndpoint: 'https://acme.example/token',
    authorizationEndpoint: 'https://acme.example/authorize',
    clientId: 'abc',
    scopes: ['read', 'write'],
    grant: 'authorization_code',
    clientAuthentication: 'client_secret_post',
    redirect: { kind: 'custom', uri: 'https://oauth.pstmn.io/v1/callback' },
    pkce: 'S256',
  };
  expect(file({ auth: { type: 'oauth2', oauth2: list } })).toMatchObject({
    file: 'postman',
    profile: { ...profile, tokenParameters: [{ name: 'aud', value: 'x', place: 'query', only: 'first' }] },
    passed: ['client_secret', 'addTokenTo'],
  });
  expect(file({ item: [{ request: { auth: { type: 'oauth2', oauth2: entries } } }] }).profile).toEqual(profile);
});

test('any other JSON with names that tell', () => {
  const {
    file: kind,
    profile,
    passed,
  } = file({
    oauth: { client_id: 'a', client_secret: 's', token_endpoint: 'https://a.example/token' },
    plan: 'free',
  });
  expect({ kind, profile, passed }).toEqual({
    kind: 'json',
    profile: { clientId: 'a', tokenEndpoint: 'https://a.example/token' },
    passed: ['plan'],
  });
});
