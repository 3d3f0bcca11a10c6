import { expect, test } from 'vitest';
import { blankProfile, type Profile } from '#oauth/profile.ts';
import { isSameValue, type PresetField, presetMarkOf, presetOf } from './preset-marks.ts';
import { profileOfPreset } from './presets.test-support.ts';

test.each<[field: PresetField, at: 'real' | 'practice', change: Partial<Profile>, expected: unknown]>([
  ['tokenEndpoint', 'real', {}, { kind: 'preset' }],
  ['authorizationEndpoint', 'real', {}, { kind: 'assumed' }],
  ['authorizationEndpoint', 'practice', {}, { kind: 'preset' }],
  ['clientId', 'real', {}, null],
  ['clientId', 'practice', {}, { kind: 'preset' }],
  ['name', 'real', { name: 'Mine' }, null],
  ['scopes', 'real', { scopes: ['a'] }, { kind: 'changed', value: ['workspace'], change: { scopes: ['workspace'] } }],
  ['codeInQuery', 'real', { codeInQuery: false }, { kind: 'changed', value: true, change: { codeInQuery: true } }],
])('%s of Clayton at %s, changed by %j: %j', (...row) => {
  const [field, at, change, expected] = row;
  const profile = profileOfPreset('clayton', { at, values: {} }, change);
  const preset = presetOf(profile) ?? expect.fail('The preset is not known');
  expect(presetMarkOf(profile, preset, [field])).toEqual(expected);
});

test('of a field with members each has its own mark, and its way back leaves the others alone', () => {
  const real = { at: 'real', values: {} } as const;
  const { tokenPointers } = profileOfPreset('cliquify', real);
  const edited = { ...tokenPointers, access_token: '/a', scope: '/s' };
  const profile = profileOfPreset('cliquify', real, { tokenPointers: edited });
  const preset = presetOf(profile) ?? expect.fail('The preset is not known');
  expect(presetMarkOf(profile, preset, ['tokenPointers', 'expires_in'])).toEqual({ kind: 'preset' });
  expect(presetMarkOf(profile, preset, ['tokenPointers', 'access_token'])).toEqual({
    kind: 'changed',
    value: '/token/access_token',
    change: { tokenPointers: { ...edited, access_token: '/token/access_token' } },
  });
});

test('a preset that this version knows no more marks nothing', () => {
  expect(presetOf({ preset: { id: 'acme', at: 'real', variables: [] } })).toBeNull();
  expect(presetOf({ preset: null })).toBeNull();
});

test('a preset that can’t be filled in any more keeps its facts and marks nothing', () => {
  const preset = presetOf({ preset: { id: 'okta', at: 'real', variables: [] } }) ?? expect.fail('It is known');
  expect(preset.provider.name).toBe('Okta');
  expect(presetMarkOf({ ...blankProfile, id: 'p' }, preset, ['tokenEndpoint'])).toBeNull();
});

test.each([
  [{ a: 1, b: [1, 2] }, { b: [1, 2], a: 1 }, true],
  [{ a: 1 }, { a: 1, b: undefined }, true],
  [[1, 2], [2, 1], false],
  [[], {}, false],
  [null, {}, false],
  ['', '', true],
])('%j and %j are the same: %s', (a, b, expected) => {
  expect(isSameValue(a, b)).toBe(expected);
  expect(isSameValue(b, a)).toBe(expected);
});
