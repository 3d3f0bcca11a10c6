import { describe, expect, test } from 'vitest';
import { completeProfile } from './complete-profile.ts';
import type { PresetProfile } from './preset.ts';

const origins = { console: 'http://127.0.0.1:6284', practice: 'http://localhost:6285' };

/** A profile that a text tells of, completed. Hosts are those of its endpoints, as the reader of pastes has them. */
function complete(profile: PresetProfile, variables: readonly { name: string; value: string }[] = []) {
  const { authorizationEndpoint, tokenEndpoint, apiBaseUrl } = profile;
  const urls = [authorizationEndpoint, tokenEndpoint, apiBaseUrl].flatMap((each) => (each ? [new URL(each).host] : []));
  return completeProfile({ profile, hosts: urls, variables, sample: null }, origins);
}

describe('which preset a text tells of', () => {
  test.each<[string, PresetProfile, string | null]>([
    ['a consent URL', { authorizationEndpoint: 'https://app.clayton.io/oauth2/authorize' }, 'clayton real'],
    ['an API alone', { apiBaseUrl: 'https://api.clarify.io/v1' }, 'clarify real'],
    ['an API that takes Basic', { apiBaseUrl: 'https://api.clarify.io/v1', grant: 'basic' }, 'clarify-basic real'],
    ['a form', { tokenEndpoint: 'https://oauth.cliquify.me/oauth/access-token' }, 'cliquify real'],
    [
      'JSON',
      { tokenEndpoint: 'https://oauth.cliquify.me/oauth/access-token', jsonTokenBody: true },
      'cliquify-json real',
    ],
    ['a path as others have it', { tokenEndpoint: 'https://auth.fyma.ai/oauth/token' }, 'fyma real'],
    ['a tenant', { tokenEndpoint: 'https://login.microsoftonline.com/contoso/oauth2/v2.0/token' }, 'entra real'],
    ['a domain', { tokenEndpoint: 'https://dev-1.eu.auth0.com/oauth/token' }, 'auth0 real'],
    ['a realm', { tokenEndpoint: 'https://sso.example/realms/a/protocol/openid-connect/token' }, 'keycloak real'],
    ['an org', { tokenEndpoint: 'https://dev-1.okta.com/oauth2/v1/token' }, 'okta-org real'],
    ['a server of an org', { tokenEndpoint: 'https://dev-1.okta.com/oauth2/default/v1/token' }, 'okta real'],
    ['a sandbox', { tokenEndpoint: 'https://test.salesforce.com/services/oauth2/token' }, 'salesforce real'],
    ['self-managed', { tokenEndpoint: 'https://gitlab.corp.example/oauth/token' }, 'gitlab real'],
    ['practice', { tokenEndpoint: 'http://localhost:6285/code-reviews/oauth2/token' }, 'code-reviews practice'],
    ['practice, an API', { apiBaseUrl: 'http://localhost:6285/fyma/api' }, 'fyma practice'],
    ['practice, no dialect', { tokenEndpoint: 'http://localhost:6285/token' }, null],
    ['anybody', { tokenEndpoint: 'https://id.example/oauth/token' }, null],
    ['a host that ends alike', { tokenEndpoint: 'https://evilauth0.com/oauth/token' }, null],
    ['nothing', {}, null],
  ])('%s', (_, profile, expected) => {
    const { match } = complete(profile);
    expect(match && `${match.preset.id} ${match.at}`).toBe(expected);
  });
});

test('the preset fills what the text leaves open; the text wins where both speak, and the difference is told', () => {
  const text: PresetProfile = {
    tokenEndpoint: 'https://app.clayton.io/oauth2/token',
    grant: 'authorization_code',
    clientId: 'c1',
    clientAuthentication: 'client_secret_basic',
    scopes: ['other'],
  };
  const { profile, fromPreset, differences, origin } = complete(text);
  expect(profile).toMatchObject({
    ...text,
    name: 'Clayton',
    authorizationEndpoint: 'https://app.clayton.io/oauth2/authorize',
    codeInQuery: true,
  });
  expect(fromPreset).toEqual(expect.arrayContaining(['codeInQuery', 'authorizationEndpoint']));
  expect(fromPreset).not.toContain('scopes');
  expect(differences).toEqual([
    { field: 'clientAuthentication', text: 'client_secret_basic', preset: 'client_secret_post' },
  ]);
  expect(origin).toEqual({ id: 'clayton', at: 'real', variables: [] });
});

test('variables are read out of addresses, and out of what the text names like them', () => {
  const entra = complete({ tokenEndpoint: 'https://login.microsoftonline.com/contoso/oauth2/v2.0/token' });
  expect(entra.profile.authorizationEndpoint).toBe('https://login.microsoftonline.com/contoso/oauth2/v2.0/authorize');
  const api = { apiBaseUrl: 'https://api.clarify.io/v1', grant: 'basic' } as const;
  expect(complete(api, [{ name: 'integration', value: 'c8f' }]).profile.username).toBe('c8f');
  const open = complete(api);
  expect(open.missing.map(({ name }) => name)).toEqual(['integration']);
  expect(open.profile.username).toBeUndefined();
  expect(open.profile.defaultHeaders).toEqual([{ name: 'X-API-Version', value: '1.1beta1' }]);
  expect(JSON.stringify(open.profile)).not.toContain('{{');
});

test('another grant takes endpoints and dialect of the preset, and nothing of its consent', () => {
  const { profile } = complete({ tokenEndpoint: 'https://oauth2.googleapis.com/token', grant: 'refresh_token' });
  expect(profile).toMatchObject({ grant: 'refresh_token', name: 'Google' });
  expect(profile).not.toHaveProperty('scopes');
  expect(profile).not.toHaveProperty('redirect');
});

describe('addresses of this launch', () => {
  test.each(['127.0.0.1', 'localhost'] as const)('the callback in the spelling %s is the console’s own', (host) => {
    const redirect = { kind: 'custom', uri: `http://${host}:6284/callback` } as const;
    expect(complete({ redirect }).profile.redirect).toEqual({ kind: 'callback', host });
  });

  test.each(['http://127.0.0.1:9/callback', 'http://127.0.0.1:6284/other', 'https://127.0.0.1:6284/callback'])(
    '%s is not',
    (uri) => {
      expect(complete({ redirect: { kind: 'custom', uri } }).profile.redirect).toEqual({ kind: 'custom', uri });
    },
  );

  test('the practice provider is written as its placeholder: its port may be another one tomorrow', () => {
    const { profile, clientSecret } = complete({
      authorizationEndpoint: 'http://localhost:6285/clayton/oauth2/authorize',
      clientId: 'clayton-practice-app',
      redirect: { kind: 'custom', uri: 'http://localhost:6285/clayton/authorized' },
    });
    expect(profile).toMatchObject({
      authorizationEndpoint: '{{practice}}/clayton/oauth2/authorize',
      tokenEndpoint: '{{practice}}/clayton/oauth2/token',
      redirect: { kind: 'provider-page', uri: '{{practice}}/clayton/authorized' },
    });
    expect(clientSecret).toBe('clayton-practice-secret');
  });

  test('a client that is not the practice provider’s gets no secret of its', () => {
    const text = { tokenEndpoint: 'http://localhost:6285/clayton/oauth2/token', clientId: 'somebody-else' };
    expect(complete(text)).toMatchObject({ clientSecret: null, password: null });
  });
});

test.each([
  ['elsewhere than the RFC has it', 'https://id.example/token', '/result/accessToken'],
  ['where the preset knows it', 'https://oauth.cliquify.me/oauth/access-token', null],
])('a sample of the response: the token lies %s', (_, tokenEndpoint, expected) => {
  const text = expected ? '{"result":{"accessToken":"a1b2c3"}}' : '{"success":true,"token":{"access_token":"a1b2c3"}}';
  const clues = { profile: { tokenEndpoint }, hosts: [new URL(tokenEndpoint).host], variables: [], sample: { text } };
  const { profile, guessed } = completeProfile(clues, origins);
  expect(guessed?.access_token ?? null).toBe(expected);
  expect(profile.tokenPointers?.access_token).toBe(expected ?? '/token/access_token');
});
