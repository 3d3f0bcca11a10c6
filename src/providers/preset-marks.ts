import type { PresetOrigin, Profile } from '#oauth/profile.ts';
import { type FoundPreset, findPreset } from './all-providers.ts';
import { fillPreset } from './fill-preset.ts';
import type { PresetProfile } from './preset.ts';

/** The preset that a profile was made from. */
export interface ProfilePreset extends FoundPreset {
  readonly origin: PresetOrigin;
  /** What it fills in now; nothing where this version can't fill it in any more. */
  readonly filled: PresetProfile;
}

/** Where a field's value comes from: as the preset has it, assumed by the preset, or changed since. */
export type PresetMark =
  | { readonly kind: 'preset' }
  | { readonly kind: 'assumed' }
  | { readonly kind: 'changed'; readonly change: PresetProfile };

/** A field that a preset may fill. */
export type PresetField = keyof PresetProfile;

/** How a profile is told apart from others is nobody's but the user's. */
const looks: readonly PresetField[] = ['name', 'color', 'environment'];

/** Finds a profile's preset, `null` where it has none or this version knows it no more. */
export function presetOf({ preset: origin }: Pick<Profile, 'preset'>): ProfilePreset | null {
  const found = origin && findPreset(origin.id);
  if (!found) return null;
  const filled = fillPreset(found.preset, { at: origin.at, values: valuesOf(origin) });
  return { ...found, origin, filled: filled.kind === 'filled' ? filled.profile : {} };
}

/** What a preset was filled with, by name. */
export function valuesOf({ variables }: PresetOrigin): Readonly<Record<string, string>> {
  return Object.fromEntries(variables.map(({ name, value }) => [name, value]));
}

/** Tells where a field's value comes from, `null` where the preset has nothing to say of it. */
export function presetMarkOf(profile: Profile, preset: ProfilePreset, field: PresetField): PresetMark | null {
  const { filled, origin } = preset;
  if (!(field in filled) || looks.includes(field)) return null;
  if (!isSameValue(profile[field], filled[field])) return { kind: 'changed', change: { [field]: filled[field] } };
  const isAssumed = origin.at === 'real' && preset.preset.assumed.includes(field);
  return { kind: isAssumed ? 'assumed' : 'preset' };
}

/** Tells whether two values of a field are the same, whatever the order of their members. */
export function isSameValue(a: unknown, b: unknown): boolean {
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return a === b;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const names = new Set([...Object.keys(a), ...Object.keys(b)]);
  return [...names].every((name) => isSameValue(Reflect.get(a, name), Reflect.get(b, name)));
}
