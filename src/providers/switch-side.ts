import { blankProfile, type Profile } from '#oauth/profile.ts';
import { type FilledPreset, fillPreset, type PresetWish } from './fill-preset.ts';
import type { PresetProfile } from './preset.ts';
import { isSameValue, type PresetField, type ProfilePreset } from './preset-marks.ts';

/** What becomes of a profile at the other side of its preset, or why it can't go there. */
export type SideSwitch =
  | {
      readonly kind: 'switched';
      readonly change: Partial<Profile>;
      /** Fields that the preset has otherwise there, and that stay: they were edited. */
      readonly kept: readonly PresetField[];
      /** What takes the place of the secrets. */
      readonly clientSecret: string | null;
      readonly password: string | null;
    }
  | Exclude<FilledPreset, { readonly kind: 'filled' }>;

/** Who one is at one side is nothing to the other. */
const credentials: readonly PresetField[] = ['clientId', 'username'];

/**
 * Takes a profile to the other side of its preset.
 * 1. What the preset filled in and nobody edited becomes what it fills in there.
 * 2. Credentials, and leave to send tokens elsewhere, belong to a side: they become the other side's.
 * 3. What the preset asked for stays with the profile, so that the way back need not ask again.
 */
export function switchSide(profile: Profile, preset: ProfilePreset, wish: PresetWish): SideSwitch {
  const after = fillPreset(preset.preset, wish);
  if (after.kind !== 'filled') return after;
  const before = preset.filled;
  const fields = [...new Set([...fieldsOf(before), ...fieldsOf(after.profile), ...credentials])];
  const meant = (filled: PresetProfile, field: PresetField) => filled[field] ?? blankProfile[field];
  const kept = fields.filter((field) => {
    const isEdited = !isSameValue(profile[field], meant(before, field));
    return isEdited && !credentials.includes(field) && !isSameValue(profile[field], meant(after.profile, field));
  });
  const changed = fields.filter((field) => !kept.includes(field));
  const variables = wish.at === 'practice' ? preset.origin.variables : after.origin.variables;
  return {
    kind: 'switched',
    change: {
      ...Object.fromEntries(changed.map((field) => [field, meant(after.profile, field)])),
      tokenOrigins: [],
      preset: { ...after.origin, variables },
    },
    kept,
    clientSecret: after.clientSecret,
    password: after.password,
  };
}

/** Name and colour are the user's own: both sides have the same. */
function fieldsOf(filled: PresetProfile): PresetField[] {
  return (Object.keys(filled) as PresetField[]).filter((field) => field !== 'name' && field !== 'color');
}
