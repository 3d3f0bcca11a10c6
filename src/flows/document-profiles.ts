import type { SharedProfile } from '#collection/shared-document.ts';
import { blankProfile, type PresetOrigin, type Profile } from '#oauth/profile.ts';
import { findPracticeStart } from '#providers/practice.ts';
import { fillProfile } from './fill-profile.ts';
import { presetBase } from './preset-base.ts';
import type { FilledProfile } from './store-profile.ts';

/** A profile of a document as this console would make it: its preset filled in, and what differs from that on top. */
export interface DocumentProfile extends FilledProfile {
  readonly fields: Partial<Profile>;
  /** Its preset is not known here: what that fills in is to be filled in by hand. */
  readonly isPresetUnknown: boolean;
}

/**
 * Reads a profile of a document. No permission comes with it: whatever it says, its tokens go to its own API alone (R27).
 * At the practice provider its preset brings the secrets, as long as the client is the practice provider's own.
 */
export function readDocumentProfile({ name, preset, fields, newer }: SharedProfile): DocumentProfile {
  const base = presetBase(preset);
  const isOwnClient = fields.clientId === undefined || fields.clientId === base?.clientId;
  const secrets = preset && base && isOwnClient ? secretsOf(preset) : {};
  return {
    fields: { ...base, ...fields, name, preset: base ? preset : null, tokenOrigins: [], ...(newer && { newer }) },
    secrets,
    isPresetUnknown: preset !== null && base === null,
  };
}

function secretsOf(preset: PresetOrigin): FilledProfile['secrets'] {
  const practised = findPracticeStart(preset.id);
  if (practised) return { clientSecret: practised.clientSecret };
  return fillProfile({ ...preset, values: valuesOf(preset) }).secrets;
}

const valuesOf = ({ variables }: NonNullable<SharedProfile['preset']>) =>
  Object.fromEntries(variables.map(({ name, value }) => [name, value]));

/** The same as a profile that is not stored, to look at. */
export function asProfile({ fields }: DocumentProfile, id: string): Profile {
  return { ...blankProfile, ...fields, id };
}
