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
  | {
      readonly kind: 'changed';
      /** What the preset has there. */
      readonly value: unknown;
      /** The way back to it. */
      readonly change: PresetProfile;
    };

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

/** A field, or one member of it. */
export type PresetPlace = readonly [field: PresetField, member?: string];

/** Tells where the value of a field or of its member comes from, `null` where the preset has nothing to say of it. */
export function presetMarkOf(profile: Profile, preset: ProfilePreset, place: PresetPlace): PresetMark | null {
  const { filled, origin } = preset;
  const [field, member] = place;
  if (!(field in filled) || looks.includes(field)) return null;
  const value = valueAt(filled[field], member);
  if (!isSameValue(valueAt(profile[field], member), value)) {
    const whole = member === undefined ? value : { ...Object(profile[field]), [member]: value };
    return { kind: 'changed', value, change: { [field]: whole } };
  }
  const isAssumed = origin.at === 'real' && preset.preset.assumed.includes(field);
  return { kind: isAssumed ? 'assumed' : 'preset' };
}

function valueAt(value: unknown, member: string | undefined): unknown {
  return member === undefined ? value : Reflect.get(Object(value), member);
}

/** Tells whether two values of a field are the same, whatever the order of their members. */
export function isSameValue(a: unknown, b: unknown): boolean {
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return a === b;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const names = new Set([...Object.keys(a), ...Object.keys(b)]);
  return [...names].every((name) => isSameValue(Reflect.get(a, name), Reflect.get(b, name)));
}
