import { findPreset } from '#providers/all-providers.ts';
import { fillPreset, type PresetWish } from '#providers/fill-preset.ts';
import type { FilledProfile } from './store-profile.ts';

/** Which preset, and what it is to be filled with. */
export interface ProfileFilling extends PresetWish {
  readonly id: string;
}

/**
 * What a preset fills a new profile with, and its secrets at the practice provider.
 * @throws if there is no such preset, or its values can't be filled in: `fillPreset` says it before.
 */
export function fillProfile(filling: ProfileFilling): FilledProfile {
  const found = findPreset(filling.id);
  if (!found) throw new Error(`There is no preset ${filling.id}`);
  const filled = fillPreset(found.preset, filling);
  if (filled.kind === 'no-practice') throw new Error(`The practice provider has no ${found.provider.name}`);
  if (filled.kind === 'refused') throw new Error(filled.findings.map(({ message }) => message).join(' '));
  const { profile, origin, clientSecret, password } = filled;
  const fields = { ...profile, name: profile.name ?? found.provider.name, preset: origin };
  return { fields, secrets: { clientSecret, password } };
}
