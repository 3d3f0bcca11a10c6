import { expect, test } from 'vitest';
import { buildAuthorizationRequest } from './authorization-request.ts';
import type { NamedValue } from './dialect.ts';
import { findingOf, type ParameterFinding } from './parameter-finding.ts';
import { origins, profile } from './profile.test-support.ts';
import type { Profile } from './profile.ts';

const values = { state: 'xyz', nonce: 'n', codeChallenge: 'c' };

/** The finding about one parameter of the request that a changed profile makes. */
function finding(name: string, changes: Partial<Profile>): ParameterFinding {
  const changed = { ...profile, ...changes };
  const parameter = buildAuthorizationRequest(changed, origins, values).parameters.find((each) => each.name === name);
  if (!parameter) throw new Error(`No parameter ${name}`);
  return findingOf(parameter, changed);
}

const extra = (...parameters: [name: string, value: string][]): { authorizationParameters: NamedValue[] } => ({
  authorizationParameters: parameters.map(([name, value]) => ({ name, value })),
});

test('nothing is to be said of a request by the book', () => {
  for (const { name } of buildAuthorizationRequest(profile, origins, values).parameters) {
    expect(finding(name, {})).toEqual({ verdict: 'ok', words: '' });
  }
});

test.each<[name: string, changes: Partial<Profile>, verdict: ParameterFinding['verdict'], words: string]>([
  ['response_type', { grant: 'implicit' }, 'warning', 'address bar'],
  ['client_id', { clientId: '' }, 'error', 'Missing'],
  ['client_id', { clientId: 'a ' }, 'warning', 'space'],
  ['redirect_uri', { redirect: { kind: 'custom', uri: '' } }, 'error', 'Missing'],
  ['redirect_uri', { redirect: { kind: 'custom', uri: '/cb' } }, 'error', 'No absolute URI'],
  ['redirect_uri', { redirect: { kind: 'custom', uri: 'https://app.example/cb#x' } }, 'error', 'fragment'],
  ['redirect_uri', { redirect: { kind: 'custom', uri: 'http://app.example/cb' } }, 'warning', 'Not https'],
  ['redirect_uri', { redirect: { kind: 'custom', uri: 'http://127.0.0.1.evil.example/cb' } }, 'warning', 'Not https'],
  ['redirect_uri', { redirect: { kind: 'custom', uri: 'http://[::1]:1/cb' } }, 'ok', ''],
  ['redirect_uri', { redirect: { kind: 'custom', uri: 'com.example.app:/cb' } }, 'ok', ''],
  ['redirect_uri', extra(['redirect_uri', 'https://x.example/']), 'warning', 'is not sent'],
  ['state', extra(['state', 'fixed']), 'warning', 'is not sent'],
  ['scope', { scopes: ['read', 'read'] }, 'warning', 'twice'],
  ['scope', { scopes: ['a', ''] }, 'error', 'Two spaces'],
  ['scope', { scopes: ['a"b'] }, 'error', 'no scope may have'],
  ['scope', { scopes: ['é'] }, 'error', 'no scope may have'],
  ['scope', { scopes: ['a,b'] }, 'info', 'comma'],
  ['scope', { scopes: ['openid', 'offline_access'] }, 'info', 'prompt=consent'],
  ['scope', { scopes: ['openid', 'offline_access'], ...extra(['prompt', 'login consent']) }, 'ok', ''],
  ['scope', { grant: 'implicit', scopes: ['openid'] }, 'warning', 'no ID token'],
  ['scope', extra(['scope', 'x']), 'warning', 'Takes the place'],
  ['audience', { audience: 'x' }, 'info', 'Auth0'],
  ['resource', { resources: ['api'] }, 'error', 'No absolute URI'],
  ['resource', { resources: ['https://a.example/#x'] }, 'error', 'fragment'],
  ['resource', { resources: ['urn:api'] }, 'ok', ''],
  ['resource', extra(['resource', 'https://a.example/'], ['resource', 'https://b.example/']), 'ok', ''],
  ['response_mode', { grant: 'implicit', responseMode: 'query' }, 'error', 'must not come in a query'],
  ['response_mode', { responseMode: 'form_post' }, 'ok', ''],
  ['response_mode', extra(['response_mode', 'query.jwt']), 'warning', 'JARM'],
  ['response_mode', extra(['response_mode', 'web_message']), 'warning', 'Not query'],
  ['code_challenge_method', { pkce: 'plain' }, 'warning', 'S256'],
  ['prompt', extra(['prompt', 'none']), 'info', 'login_required'],
  ['prompt', extra(['prompt', 'none login']), 'error', 'nothing else'],
  ['prompt', extra(['prompt', 'always']), 'warning', 'Not none'],
  ['prompt', extra(['prompt', 'consent']), 'ok', ''],
  ['prompt', extra(['prompt', 'consent'], ['prompt', 'login']), 'error', '2 times'],
  ['max_age', extra(['max_age', '3600']), 'ok', ''],
  ['max_age', extra(['max_age', '1h']), 'error', 'seconds'],
  ['display', extra(['display', 'tv']), 'warning', 'popup'],
  ['claims', extra(['claims', '{"id_token":{"auth_time":null}}']), 'ok', ''],
  ['claims', extra(['claims', 'email']), 'error', 'JSON'],
  ['claims', extra(['claims', '"x"']), 'error', 'JSON'],
  ['authorization_details', extra(['authorization_details', '[{"type":"a"}]']), 'ok', ''],
  ['authorization_details', extra(['authorization_details', '{}']), 'error', 'JSON'],
  ['request', extra(['request', 'eyJ']), 'info', 'wins'],
  ['id_token_hint', extra(['id_token_hint', 'eyJ']), 'info', 'in a URL'],
  ['client_secret', extra(['client_secret', 'gX1fBat3bV']), 'error', 'does not belong in a URL'],
  ['code_verifier', extra(['code_verifier', 'x']), 'error', 'does not belong in a URL'],
  ['access_token', extra(['access_token', 'x']), 'error', 'does not belong in a URL'],
  ['x', extra(['x', '']), 'info', 'empty'],
  ['constructor', extra(['constructor', 'x']), 'ok', ''],
  ['tenant', { authorizationEndpoint: 'https://as.example/authorize?tenant=1' }, 'ok', ''],
])('%s with %j: %s', (name, changes, ...[verdict, words]) => {
  const found = finding(name, changes);
  expect(found.verdict).toBe(verdict);
  expect(found.words).toContain(words);
  if (verdict === 'ok') expect(found.words).toBe('');
});
