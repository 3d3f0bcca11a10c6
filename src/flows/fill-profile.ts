import { findPreset } from '#providers/all-providers.ts';
import { fillPreset, type PresetWish } from '#providers/fill-preset.ts';
import { newSecret } from '#vault/vault.ts';
import { type ConsoleServices, freshId } from './console-services.ts';

/** Which preset, and what it is to be filled with. */
export interface ProfileFilling extends PresetWish {
  readonly id: string;
}

/**
 * Fills a preset in for a profile: its fields, and the secrets that it brings along, sealed and not stored yet.
 * @throws if the preset is not known or its values can't be filled in: `fillPreset` says it before.
 */
export function fillProfile(services: ConsoleServices, filling: ProfileFilling) {
  const found = findPreset(filling.id);
  if (!found) throw new Error(`There is no preset ${filling.id}`);
  const { preset, provider } = found;
  const filled = fillPreset(preset, filling);
  if (filled.kind === 'no-practice') throw new Error(`The practice provider has no ${provider.name}`);
  if (filled.kind === 'refused') throw new Error(filled.findings.map(({ message }) => message).join(' '));
  const sealed = (label: string, text: string | null) =>
    text === null ? null : newSecret(label, text, () => freshId(services));
  return {
    provider,
    profile: { ...filled.profile, preset: filled.origin },
    clientSecret: sealed('client secret', filled.clientSecret),
    password: sealed('password', filled.password),
  };
}
