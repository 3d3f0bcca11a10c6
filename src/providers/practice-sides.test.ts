import { expect, test } from 'vitest';
import { blankProfile, redirectUriOf, resolveProfile } from '#oauth/profile.ts';
import { createDialects, factsOf } from '#practice/dialects/dialects.ts';
import { allProviders } from './all-providers.ts';
import { fillPreset } from './fill-preset.ts';

const origins = { console: 'http://127.0.0.1:6284', practice: 'http://localhost:6285' };
const spoken = factsOf(createDialects(origins.practice));
const practised = allProviders.flatMap(({ id, presets }) =>
  presets.flatMap((preset) => (preset.practice ? [[preset.id, id, preset] as const] : [])),
);

test.each(practised)('%s at the practice provider is what it has on file', (_, providerId, preset) => {
  const filled = fillPreset(preset, { at: 'practice', values: {} });
  if (filled.kind !== 'filled') return expect.fail(filled.kind);
  const facts = spoken[providerId] ?? expect.fail(`The practice provider speaks no ${providerId}`);
  const profile = resolveProfile({ ...blankProfile, ...filled.profile, id: 'p' }, origins);
  expect(profile.firstRequest.url).toBe(facts.api_url);
  expect(facts.api_url.startsWith(profile.apiBaseUrl)).toBe(true);
  if (profile.grant === 'basic') {
    expect([profile.username, filled.password]).toEqual([facts.basic_user, facts.basic_password]);
    return;
  }
  expect([profile.clientId, filled.clientSecret]).toEqual([facts.client_id, facts.client_secret]);
  expect(profile.tokenEndpoint).toBe(facts.token_endpoint);
  expect(profile.authorizationEndpoint).toBe(facts.authorization_endpoint ?? '');
  expect(profile.audience).toBe(facts.audience ?? '');
  if (facts.redirect_uri !== null) expect(redirectUriOf(profile, origins)).toBe(facts.redirect_uri);
});

test('every dialect that is spoken has its preset', () => {
  const providerIds = new Set(practised.map(([, id]) => id));
  expect([...providerIds]).toEqual(expect.arrayContaining(Object.keys(spoken)));
});

test.each(practised)('%s at the practice provider leads to no host of the vendor', (_, _id, preset) => {
  const filled = fillPreset(preset, { at: 'practice', values: {} });
  expect(JSON.stringify(filled)).not.toMatch(/https:|\{\{(?!practice\}\})/);
});
