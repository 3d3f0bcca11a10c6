import { expect } from 'vitest';
import { blankProfile, type Profile } from '#oauth/profile.ts';
import { findPreset } from './all-providers.ts';
import { fillPreset, type PresetWish } from './fill-preset.ts';

/** What the user of each variable may type, by its name. */
export const presetSamples: Readonly<Record<string, string>> = {
  integration: 'c4hq21n5mel2',
  tenant: 'common',
  domain: 'dev-1.example.com',
  server: 'default',
  base: 'https://sso.example.com',
  realm: 'master',
  host: 'login.salesforce.com',
};

/** A profile made from a preset, and changed since. */
export function profileOfPreset(id: string, wish: PresetWish, change: Partial<Profile> = {}): Profile {
  const { preset } = findPreset(id) ?? expect.fail(`There is no preset ${id}`);
  const filled = fillPreset(preset, wish);
  if (filled.kind !== 'filled') return expect.fail(filled.kind);
  return { ...blankProfile, ...filled.profile, id: 'p', preset: filled.origin, ...change };
}
