import type { PresetOrigin } from '#oauth/profile.ts';
import { presetOf } from '#providers/preset-marks.ts';
import { switchSide } from '#providers/switch-side.ts';
import type { ConsoleServices } from './console-services.ts';
import { loadProfile } from './load-records.ts';
import { profileLock } from './lock-names.ts';
import { removeUnused } from './profile-secrets.ts';
import { sealSecrets } from './store-profile.ts';

/** Which profile goes to which side of its preset. */
export interface PresetSide {
  readonly id: string;
  readonly at: PresetOrigin['at'];
  /** What the preset asks first, by name. */
  readonly values: Readonly<Record<string, string>>;
}

/**
 * Takes a profile of a preset to the practice provider, or back to the real one.
 * 1. Hold the profile's lock and read it.
 * 2. Change what the preset filled in and nobody edited.
 * 3. Give it the secrets of that side alone, and store all of it together.
 * 4. Remove the secrets of the side that it left, unless a token has them too.
 * @throws if it is no profile of a preset, or can't go there: `switchSide` says it before.
 */
export async function switchPresetSide(services: ConsoleServices, { id, at, values }: PresetSide): Promise<void> {
  await services.locks.withLock(profileLock(id), async () => {
    const stored = await loadProfile(services, id);
    const preset = presetOf(stored);
    if (!preset) throw new Error('This profile has no preset that this version knows');
    const switched = switchSide(stored, preset, { at, values });
    if (switched.kind === 'no-practice') throw new Error(`The practice provider has no ${preset.provider.name}`);
    if (switched.kind === 'refused') throw new Error(switched.findings.map(({ message }) => message).join(' '));
    const { clientSecret, password } = switched;
    const { records, refs } = sealSecrets(services, { clientSecret, password });
    await services.vault.put([...records, { kind: 'profile', profile: { ...stored, ...switched.change, ...refs } }]);
    const left = [stored.clientSecret, stored.password, stored.startingRefreshToken];
    for (const ref of left) if (ref) await removeUnused(services, id, ref);
  });
}
