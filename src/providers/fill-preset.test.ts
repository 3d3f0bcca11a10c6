import { expect, test } from 'vitest';
import { findPreset } from './all-providers.ts';
import { fillPreset } from './fill-preset.ts';
import type { Preset, PresetVariable } from './preset.ts';

const presetOf = (id: string) => findPreset(id)?.preset ?? expect.fail(`There is no preset ${id}`);

const asking = (form: PresetVariable['form']): Preset => ({
  ...presetOf('fyma'),
  variables: [{ name: 'it', form, label: 'It', hint: 'Such as this.', initial: '', choices: [] }],
  profile: { tokenEndpoint: form === 'address' ? '{{it}}/token' : 'https://{{it}}/token' },
});
const endpointOf = (form: PresetVariable['form'], it: string) => {
  const filled = fillPreset(asking(form), { at: 'real', values: { it } });
  return filled.kind === 'filled' ? filled.profile.tokenEndpoint : filled;
};

test.each([
  ['host', 'dev-1.okta.com', 'https://dev-1.okta.com/token'],
  ['host', ' https://Dev-1.okta.com/ ', 'https://dev-1.okta.com/token'],
  ['host', 'localhost:8443', 'https://localhost:8443/token'],
  ['host', '[::1]:8443', 'https://[::1]:8443/token'],
  ['address', 'https://sso.example/auth/', 'https://sso.example/auth/token'],
  ['address', 'sso.example', 'https://sso.example/token'],
  ['address', 'http://localhost:8080', 'http://localhost:8080/token'],
  ['word', ' common\n', 'https://common/token'],
  ['word', '/my realm/', 'https://my%20realm/token'],
  ['word', 'straße', 'https://stra%C3%9Fe/token'],
] as const)('%s %j gives %s', (form, typed, endpoint) => {
  expect(endpointOf(form, typed)).toBe(endpoint);
});

test.each([
  ['host', '', 'It is empty. Such as this.'],
  ['host', 'dev-1.okta.com/oauth2/default', 'It is “dev-1.okta.com/oauth2/default”: it must be a host alone'],
  ['host', 'okta', 'It is “okta”: it must be a host alone'],
  ['host', 'ftp://dev-1.okta.com', 'it must be a host alone, without a path. Such as this.'],
  ['host', 'bob@dev-1.okta.com', 'it must be a host alone'],
  ['address', 'javascript:alert(1)', 'it must be an http or https address'],
  ['address', 'https://sso.example?realm=a', 'it must be an http or https address, without query and fragment.'],
  ['word', 'https://login.microsoftonline.com/common/v2.0', 'it must be the word alone, not a whole address.'],
  ['word', '..', 'it must be the word alone'],
  ['word', '{{practice}}', 'it must be the word alone'],
  ['word', 'a"b', 'it must be the word alone'],
  ['word', 'a'.repeat(300), `It is “${'a'.repeat(80)}…”: it must be the word alone`],
] as const)('%s %j is refused: %s', (form, typed, message) => {
  expect(endpointOf(form, typed)).toEqual({
    kind: 'refused',
    findings: [{ name: 'it', message: expect.stringContaining(message) }],
  });
});

test('the integration of a credentials file goes into the user name and the first request', () => {
  const filled = fillPreset(presetOf('clarify-basic'), { at: 'real', values: { integration: 'c4hq21n5mel2' } });
  expect(filled).toMatchObject({
    kind: 'filled',
    profile: { grant: 'basic', username: 'c4hq21n5mel2', firstRequest: { url: 'https://api.clarify.io/v1/rpc' } },
    origin: { id: 'clarify-basic', at: 'real', variables: [{ name: 'integration', value: 'c4hq21n5mel2' }] },
    password: null,
  });
  expect(JSON.parse((filled.kind === 'filled' && filled.profile.firstRequest?.body) || '')).toEqual({
    jsonrpc: '2.0',
    id: 1,
    method: 'clarify.selectItems',
    params: { integration: 'c4hq21n5mel2', items: { include: true, limit: 10 } },
  });
});

test('at the practice provider nothing is asked: addresses and credentials are its own, the dialect is the vendor’s', () => {
  expect(fillPreset(presetOf('clayton'), { at: 'practice', values: {} })).toMatchObject({
    kind: 'filled',
    profile: { tokenEndpoint: '{{practice}}/clayton/oauth2/token', codeInQuery: true, scopeInExchange: true },
    clientSecret: 'clayton-practice-secret',
    origin: { id: 'clayton', at: 'practice', variables: [] },
  });
  expect(fillPreset({ ...presetOf('clayton'), practice: null }, { at: 'practice', values: {} })).toEqual({
    kind: 'no-practice',
  });
});
