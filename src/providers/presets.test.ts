import { expect, test } from 'vitest';
import { allProviders, findPreset } from './all-providers.ts';
import { fillPreset } from './fill-preset.ts';
import type { PresetProfile } from './preset.ts';
import { presetSamples } from './presets.test-support.ts';

const presets = allProviders.flatMap(({ presets }) => presets);

function filledOf(id: string): PresetProfile {
  const { preset } = findPreset(id) ?? expect.fail(`There is no preset ${id}`);
  const filled = fillPreset(preset, { at: 'real', values: presetSamples });
  return filled.kind === 'filled' ? filled.profile : expect.fail(JSON.stringify(filled));
}

// Of VENDORS.md and PROVIDERS.md, as literal texts: a typing error must not agree with itself.
const facts: Readonly<Record<string, PresetProfile>> = {
  clayton: {
    grant: 'authorization_code',
    authorizationEndpoint: 'https://app.clayton.io/oauth2/authorize',
    tokenEndpoint: 'https://app.clayton.io/oauth2/token',
    clientAuthentication: 'client_secret_post',
    scopes: ['workspace'],
    redirect: { kind: 'provider-page', uri: 'https://app.clayton.io/authorized' },
    codeInQuery: true,
    scopeInExchange: true,
    pkce: 'off',
    firstRequest: {
      method: 'GET',
      url: 'https://app.clayton.io/api/workspaces',
      headers: [{ name: 'Content-Type', value: 'application/json' }],
    },
  },
  clarify: {
    grant: 'client_credentials',
    tokenEndpoint: 'https://api.clarify.io/v1/oauth/token',
    clientAuthentication: 'client_secret_post',
    audience: 'https://api.clarify.io/v1/',
    scopes: [],
    apiBaseUrl: 'https://api.clarify.io/v1/',
    defaultHeaders: [{ name: 'X-API-Version', value: '1.1beta1' }],
  },
  'clarify-basic': { grant: 'basic', username: 'c4hq21n5mel2', apiBaseUrl: 'https://api.clarify.io/v1/' },
  cliquify: {
    grant: 'client_credentials',
    tokenEndpoint: 'https://oauth.cliquify.me/oauth/access-token',
    introspectionEndpoint: 'https://oauth.cliquify.me/oauth/introspect',
    revocationEndpoint: 'https://oauth.cliquify.me/oauth/revoke',
    clientAuthentication: 'client_secret_post',
    successRule: { pointer: '/success', value: 'true' },
    errorPointers: { error: '/code', error_description: '/message' },
    firstRequest: { method: 'GET', url: 'https://oauth.cliquify.me/api/templates' },
  },
  'cliquify-json': {
    tokenEndpoint: 'https://oauth.cliquify.me/oauth/access-token',
    clientAuthentication: 'client_secret_post',
    jsonTokenBody: true,
    omitsGrantType: true,
  },
  fyma: {
    grant: 'client_credentials',
    tokenEndpoint: 'https://auth.fyma.ai/oauth/token',
    clientAuthentication: 'client_secret_post',
    audience: 'https://api.fyma.ai',
    jsonTokenBody: true,
    firstRequest: { method: 'GET', url: 'https://api.fyma.ai/tracking-cameras' },
  },
  'fyma-legacy': {
    grant: 'basic',
    apiBaseUrl: 'https://api.fyma.ai',
    firstRequest: { method: 'GET', url: 'https://api.fyma.ai/tracking-cameras' },
  },
  google: {
    issuer: 'https://accounts.google.com',
    authorizationEndpoint: 'https://accounts.google.com/o/oauth2/v2/auth',
    tokenEndpoint: 'https://oauth2.googleapis.com/token',
    revocationEndpoint: 'https://oauth2.googleapis.com/revoke',
    userinfoEndpoint: 'https://openidconnect.googleapis.com/v1/userinfo',
    authorizationParameters: [{ name: 'access_type', value: 'offline' }],
    pkce: 'S256',
  },
  github: {
    authorizationEndpoint: 'https://github.com/login/oauth/authorize',
    tokenEndpoint: 'https://github.com/login/oauth/access_token',
    clientAuthentication: 'client_secret_post',
    defaultHeaders: [
      { name: 'Accept', value: 'application/vnd.github+json' },
      { name: 'User-Agent', value: 'Authscope' },
    ],
    firstRequest: { method: 'GET', url: 'https://api.github.com/user' },
  },
  entra: {
    issuer: 'https://login.microsoftonline.com/common/v2.0',
    authorizationEndpoint: 'https://login.microsoftonline.com/common/oauth2/v2.0/authorize',
    tokenEndpoint: 'https://login.microsoftonline.com/common/oauth2/v2.0/token',
    userinfoEndpoint: 'https://graph.microsoft.com/oidc/userinfo',
    redirect: { kind: 'callback', host: 'localhost' },
    firstRequest: { method: 'GET', url: 'https://graph.microsoft.com/v1.0/me' },
  },
  auth0: {
    issuer: 'https://dev-1.example.com/',
    authorizationEndpoint: 'https://dev-1.example.com/authorize',
    tokenEndpoint: 'https://dev-1.example.com/oauth/token',
    revocationEndpoint: 'https://dev-1.example.com/oauth/revoke',
    userinfoEndpoint: 'https://dev-1.example.com/userinfo',
  },
  okta: {
    issuer: 'https://dev-1.example.com/oauth2/default',
    authorizationEndpoint: 'https://dev-1.example.com/oauth2/default/v1/authorize',
    tokenEndpoint: 'https://dev-1.example.com/oauth2/default/v1/token',
    revocationEndpoint: 'https://dev-1.example.com/oauth2/default/v1/revoke',
    introspectionEndpoint: 'https://dev-1.example.com/oauth2/default/v1/introspect',
    userinfoEndpoint: 'https://dev-1.example.com/oauth2/default/v1/userinfo',
    clientAuthentication: 'client_secret_basic',
  },
  'okta-org': {
    issuer: 'https://dev-1.example.com',
    authorizationEndpoint: 'https://dev-1.example.com/oauth2/v1/authorize',
    tokenEndpoint: 'https://dev-1.example.com/oauth2/v1/token',
  },
  keycloak: {
    issuer: 'https://sso.example.com/realms/master',
    authorizationEndpoint: 'https://sso.example.com/realms/master/protocol/openid-connect/auth',
    tokenEndpoint: 'https://sso.example.com/realms/master/protocol/openid-connect/token',
    revocationEndpoint: 'https://sso.example.com/realms/master/protocol/openid-connect/revoke',
    introspectionEndpoint: 'https://sso.example.com/realms/master/protocol/openid-connect/token/introspect',
    userinfoEndpoint: 'https://sso.example.com/realms/master/protocol/openid-connect/userinfo',
  },
  slack: {
    authorizationEndpoint: 'https://slack.com/oauth/v2/authorize',
    tokenEndpoint: 'https://slack.com/api/oauth.v2.access',
    clientAuthentication: 'client_secret_basic',
    scopeSeparator: ',',
    successRule: { pointer: '/ok', value: 'true' },
    keptValues: [{ name: 'authed_user', pointer: '/authed_user/id' }],
    pkce: 'off',
    firstRequest: { method: 'POST', url: 'https://slack.com/api/auth.test' },
  },
  salesforce: {
    issuer: 'https://login.salesforce.com',
    authorizationEndpoint: 'https://login.salesforce.com/services/oauth2/authorize',
    tokenEndpoint: 'https://login.salesforce.com/services/oauth2/token',
    revocationEndpoint: 'https://login.salesforce.com/services/oauth2/revoke',
    introspectionEndpoint: 'https://login.salesforce.com/services/oauth2/introspect',
    userinfoEndpoint: 'https://login.salesforce.com/services/oauth2/userinfo',
    keptValues: [{ name: 'instance_url', pointer: '/instance_url' }],
    firstRequest: { method: 'GET', url: '{{instance_url}}/services/oauth2/userinfo' },
  },
  spotify: {
    authorizationEndpoint: 'https://accounts.spotify.com/authorize',
    tokenEndpoint: 'https://accounts.spotify.com/api/token',
    clientAuthentication: 'client_secret_basic',
    redirect: { kind: 'callback', host: '127.0.0.1' },
    firstRequest: { method: 'GET', url: 'https://api.spotify.com/v1/me' },
  },
  'spotify-pkce': { clientAuthentication: 'none', pkce: 'S256', redirect: { kind: 'callback', host: '127.0.0.1' } },
  discord: {
    issuer: 'https://discord.com',
    authorizationEndpoint: 'https://discord.com/oauth2/authorize',
    tokenEndpoint: 'https://discord.com/api/oauth2/token',
    revocationEndpoint: 'https://discord.com/api/oauth2/token/revoke',
    userinfoEndpoint: 'https://discord.com/api/oauth2/userinfo',
    scopes: ['identify'],
    firstRequest: { method: 'GET', url: 'https://discord.com/api/v10/users/@me' },
  },
  gitlab: {
    issuer: 'https://sso.example.com',
    authorizationEndpoint: 'https://sso.example.com/oauth/authorize',
    tokenEndpoint: 'https://sso.example.com/oauth/token',
    revocationEndpoint: 'https://sso.example.com/oauth/revoke',
    introspectionEndpoint: 'https://sso.example.com/oauth/introspect',
    userinfoEndpoint: 'https://sso.example.com/oauth/userinfo',
    scopes: ['read_user'],
    firstRequest: { method: 'GET', url: 'https://sso.example.com/api/v4/user' },
  },
  atlassian: {
    issuer: 'https://auth.atlassian.com',
    authorizationEndpoint: 'https://auth.atlassian.com/authorize',
    tokenEndpoint: 'https://auth.atlassian.com/oauth/token',
    clientAuthentication: 'client_secret_post',
    jsonTokenBody: true,
    authorizationParameters: [
      { name: 'audience', value: 'api.atlassian.com' },
      { name: 'prompt', value: 'consent' },
    ],
    pkce: 'off',
    firstRequest: { method: 'GET', url: 'https://api.atlassian.com/oauth/token/accessible-resources' },
  },
  linkedin: {
    issuer: 'https://www.linkedin.com/oauth',
    authorizationEndpoint: 'https://www.linkedin.com/oauth/v2/authorization',
    tokenEndpoint: 'https://www.linkedin.com/oauth/v2/accessToken',
    introspectionEndpoint: 'https://www.linkedin.com/oauth/v2/introspectToken',
    userinfoEndpoint: 'https://api.linkedin.com/v2/userinfo',
    clientAuthentication: 'client_secret_post',
    pkce: 'off',
  },
  dropbox: {
    authorizationEndpoint: 'https://www.dropbox.com/oauth2/authorize',
    tokenEndpoint: 'https://api.dropboxapi.com/oauth2/token',
    authorizationParameters: [{ name: 'token_access_type', value: 'offline' }],
    scopes: ['account_info.read'],
    firstRequest: { method: 'POST', url: 'https://api.dropboxapi.com/2/users/get_current_account' },
  },
  'dropbox-shown-code': {
    authorizationEndpoint: 'https://www.dropbox.com/oauth2/authorize',
    redirect: { kind: 'provider-page', uri: '' },
  },
};
const sameAs = { 'code-reviews': 'clayton' } as Readonly<Record<string, string>>;

test.each(presets.map(({ id }) => id))('%s is what its pages say', (id) => {
  expect(filledOf(id)).toMatchObject(facts[sameAs[id] ?? id] ?? expect.fail(`No facts about ${id}`));
});

test('a token of Cliquify lies one level deep, and nothing else comes', () => {
  expect(filledOf('cliquify').tokenPointers).toEqual({
    access_token: '/token/access_token',
    token_type: '/token/token_type',
    expires_in: '/token/expires_in',
    refresh_token: '',
    id_token: '',
    scope: '',
  });
});

test('what was found nowhere is marked as assumed', () => {
  const marked = presets.filter(({ assumed }) => assumed.length > 0).map(({ id, assumed }) => [id, assumed]);
  expect(Object.fromEntries(marked)).toEqual({
    clayton: ['authorizationEndpoint'],
    'code-reviews': ['authorizationEndpoint'],
    google: ['redirect'],
    entra: ['userinfoEndpoint'],
    auth0: ['clientAuthentication', 'redirect'],
    okta: ['redirect'],
    'okta-org': ['redirect'],
    keycloak: ['clientAuthentication'],
    gitlab: ['pkce'],
    linkedin: ['revocationEndpoint', 'redirect'],
  });
});

test('ids are each their own; what tells the ways in apart is there where there are several', () => {
  const ids = presets.map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  for (const { presets: ways } of allProviders) {
    expect(ways.every(({ way }) => (way !== '') === ways.length > 1)).toBe(true);
  }
  expect(findPreset('nobody')).toBeNull();
});

test.each(presets.map((preset) => [preset.id, preset] as const))(
  '%s: its sentences are short and whole',
  (_, preset) => {
    for (const { what, section } of preset.departures) {
      expect(what).toMatch(/^\S.{10,118}\.$/);
      expect(section).toMatch(/^$|^RFC \d+ (?:§|Appendix [A-Z])|^OpenID Connect/);
    }
    for (const fact of Object.values(preset.facts)) expect(fact).toMatch(/^$|^\S.{5,198}\.$/);
    for (const { label, hint } of preset.variables) {
      expect(label).toMatch(/^[A-Z].{2,40}$/);
      expect(hint).toMatch(/^\S.{5,118}\.$/);
    }
  },
);

test('every variable of a text is asked for or comes with the token', () => {
  for (const { variables, profile } of presets) {
    const kept = profile.keptValues?.map(({ name }) => name) ?? [];
    const known = [...variables.map(({ name }) => name), ...kept];
    for (const [, name] of JSON.stringify(profile).matchAll(/\{\{(\w+)\}\}/g)) expect(known).toContain(name);
  }
});

test.each(allProviders)('$name links to its page', ({ docsUrl }) => {
  expect(new URL(docsUrl).protocol).toBe('https:');
});

test.each([
  ['github', 'GET', 'https://api.github.com/user', '/login'],
  ['slack', 'POST', 'https://slack.com/api/auth.test', '/user'],
  ['gitlab', 'GET', 'https://sso.example.com/api/v4/user', '/username'],
  ['discord', 'GET', 'https://discord.com/api/v10/users/@me', '/username'],
])('%s tells whose a token is at an address of its own', (...row) => {
  const [id, method, url, preferred_username] = row;
  const { userinfoRequest, userinfoPointers } = filledOf(id);
  expect(userinfoRequest).toEqual({ method, url });
  expect(userinfoPointers).toMatchObject({ preferred_username });
});

test.each([
  ['spotify', 'GET', 'https://api.spotify.com/v1/me', '/display_name'],
  ['dropbox', 'POST', 'https://api.dropboxapi.com/2/users/get_current_account', '/name/display_name'],
  ['atlassian', 'GET', 'https://api.atlassian.com/me', '/name'],
])('%s tells whose a token is by an address and a full name', (...row) => {
  const [id, method, url, name] = row;
  const { userinfoRequest, userinfoPointers } = filledOf(id);
  expect(userinfoRequest).toEqual({ method, url });
  expect(userinfoPointers).toMatchObject({ preferred_username: '', email: '/email', name });
});

test.each([
  ['google', ['access_type=offline', 'prompt=consent'], true],
  ['spotify', ['show_dialog=true'], false],
  ['dropbox', ['force_reapprove=true'], false],
  ['discord', ['prompt=consent'], false],
  ['github', [], false],
  ['slack', [], false],
])('%s is made to ask again by %j', (id, parameters, bringsRefreshToken) => {
  const { consentAgain } = filledOf(id);
  expect(consentAgain?.parameters.map(({ name, value }) => `${name}=${value}`)).toEqual(parameters);
  expect(consentAgain?.bringsRefreshToken).toBe(bringsRefreshToken);
});
