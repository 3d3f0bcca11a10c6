import type { PresetOrigin, Profile } from '#oauth/profile.ts';
import { findPreset } from '#providers/all-providers.ts';
import { fillPreset } from '#providers/fill-preset.ts';
import { findPracticeStart } from '#providers/practice.ts';

/** What a profile's preset filled in; `null` for a profile without one, or one that this console does not know (any more). */
export function presetBase(origin: PresetOrigin | null): Partial<Profile> | null {
  const practised = origin && findPracticeStart(origin.id);
  if (practised) return practised.preset;
  const found = origin && findPreset(origin.id);
  if (!found) return null;
  const values = Object.fromEntries(origin.variables.map(({ name, value }) => [name, value]));
  const filled = fillPreset(found.preset, { at: origin.at, values });
  return filled.kind === 'filled' ? filled.profile : null;
}
