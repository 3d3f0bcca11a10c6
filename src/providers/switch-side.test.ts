import { expect, test } from 'vitest';
import type { Profile } from '#oauth/profile.ts';
import type { PresetWish } from './fill-preset.ts';
import { presetOf } from './preset-marks.ts';
import { profileOfPreset } from './presets.test-support.ts';
import { switchSide } from './switch-side.ts';

function switchTo(profile: Profile, wish: PresetWish) {
  return switchSide(profile, presetOf(profile) ?? expect.fail('It has no preset'), wish);
}

const practice: PresetWish = { at: 'practice', values: {} };
const real: PresetWish = { at: 'real', values: {} };

test('what was not edited becomes the other side’s; credentials and leave to send tokens are never carried over', () => {
  const profile = profileOfPreset('clayton', real, { clientId: 'mine', tokenOrigins: ['https://other.example'] });
  expect(switchTo(profile, practice)).toMatchObject({
    kind: 'switched',
    change: {
      clientId: 'clayton-practice-app',
      environment: 'practice',
      tokenEndpoint: '{{practice}}/clayton/oauth2/token',
      scopes: ['workspace'],
      tokenOrigins: [],
      preset: { id: 'clayton', at: 'practice' },
    },
    kept: [],
    clientSecret: 'clayton-practice-secret',
  });
});

test('what was edited stays, and is named', () => {
  const profile = profileOfPreset('clayton', real, {
    name: 'Mine',
    tokenEndpoint: 'https://proxy.example/token',
    pkce: 'S256',
  });
  const switched = switchTo(profile, practice);
  if (switched.kind !== 'switched') return expect.fail(switched.kind);
  expect(switched.kept).toEqual(['tokenEndpoint', 'pkce']);
  expect(switched.change).not.toHaveProperty('tokenEndpoint');
  expect(switched.change).not.toHaveProperty('name');
});

test('there and back again is where it was; what the preset asked for is remembered', () => {
  const wish: PresetWish = { at: 'real', values: { integration: 'c4hq21n5mel2' } };
  const before = profileOfPreset('clarify', wish);
  const there = switchTo(before, practice);
  if (there.kind !== 'switched') return expect.fail(there.kind);
  const away = { ...before, ...there.change };
  expect(away.preset?.variables).toEqual([{ name: 'integration', value: 'c4hq21n5mel2' }]);
  const back = switchTo(away, wish);
  if (back.kind !== 'switched') return expect.fail(back.kind);
  expect({ ...away, ...back.change }).toEqual(before);
  expect([back.clientSecret, back.password]).toEqual([null, null]);
});

test('what the real side asks for is refused by name; a provider without a practice side has no way there', () => {
  expect(switchTo(profileOfPreset('clarify', practice), real)).toMatchObject({
    kind: 'refused',
    findings: [{ name: 'integration' }],
  });
  expect(switchTo(profileOfPreset('slack', real), practice)).toEqual({ kind: 'no-practice' });
});
