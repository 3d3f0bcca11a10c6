import { expect, test } from 'vitest';
import { allProviders, findPreset } from './all-providers.ts';
import { fillPreset } from './fill-preset.ts';
import type { PresetProfile } from './preset.ts';

const presets = allProviders.flatMap(({ presets }) => presets);

/** What the user of each variable may type. */
const samples: Readonly<Record<string, string>> = {
  integration: 'c4hq21n5mel2',
};

function filledOf(id: string): PresetProfile {
  const { preset } = findPreset(id) ?? expect.fail(`There is no preset ${id}`);
  const filled = fillPreset(preset, { at: 'real', values: samples });
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
      expect(what).toMatch(/^[A-Z].{10,118}\.$/);
      expect(section).toMatch(/^$|^RFC \d+ (?:§|Appendix [A-Z])|^OpenID Connect/);
    }
    for (const fact of Object.values(preset.facts)) expect(fact).toMatch(/^$|^\S.{5,198}\.$/);
    for (const { label, hint } of preset.variables) {
      expect(label).toMatch(/^[A-Z].{2,40}$/);
      expect(hint).toMatch(/^[A-Z].{5,118}\.$/);
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
