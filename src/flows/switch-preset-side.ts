import type { PresetOrigin, Profile } from '#oauth/profile.ts';
import { presetOf } from '#providers/preset-marks.ts';
import { switchSide } from '#providers/switch-side.ts';
import type { Removed } from '#vault/vault.ts';
import { bindOlderTokens } from './bind-token.ts';
import type { ConsoleServices } from './console-services.ts';
import type { Deletion } from './delete-token.ts';
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
 * 2. Change what the preset filled in and nobody edited. Its tokens stay bound to the side they came from.
 * 3. Give it the secrets of that side alone, and store all of it together.
 * 4. Remove the secrets of the side that it left, unless a token has them too.
 * Gives the way back: it restores what was changed and removed, and leaves later edits of other fields alone.
 * @throws if it is no profile of a preset, or can't go there: `switchSide` says it before.
 */
export async function switchPresetSide(services: ConsoleServices, { id, at, values }: PresetSide): Promise<Deletion> {
  return services.locks.withLock(profileLock(id), async () => {
    const stored = await loadProfile(services, id);
    const preset = presetOf(stored);
    if (!preset) throw new Error('This profile has no preset that this version knows');
    const switched = switchSide(stored, preset, { at, values });
    if (switched.kind === 'no-practice') throw new Error(`The practice provider has no ${preset.provider.name}`);
    if (switched.kind === 'refused') throw new Error(switched.findings.map(({ message }) => message).join(' '));
    const { clientSecret, password } = switched;
    const { records, refs } = sealSecrets(services, { clientSecret, password });
    const change = { ...switched.change, ...refs };
    const changed = { ...stored, ...change };
    await bindOlderTokens(services, { before: stored, after: changed });
    await services.vault.put([...records, { kind: 'profile', profile: changed }]);
    const removed = await removeSecrets(services, stored);
    return { undo: () => switchBack(services, { stored, change, removed }) };
  });
}

async function removeSecrets(services: ConsoleServices, profile: Profile): Promise<readonly Removed[]> {
  const removed: Removed[] = [];
  for (const ref of [profile.clientSecret, profile.password, profile.startingRefreshToken]) {
    if (ref) removed.push(await removeUnused(services, profile.id, ref));
  }
  return removed;
}

interface Switched {
  readonly stored: Profile;
  readonly change: Partial<Profile>;
  readonly removed: readonly Removed[];
}

async function switchBack(services: ConsoleServices, { stored, change, removed }: Switched): Promise<void> {
  const { vault, locks } = services;
  await locks.withLock(profileLock(stored.id), async () => {
    const now = await vault.loadProfile(stored.id);
    if (!now) return;
    for (const each of removed) await vault.restore(each);
    const before = Object.fromEntries(
      (Object.keys(change) as (keyof Profile)[]).map((field) => [field, stored[field]]),
    );
    await vault.put([{ kind: 'profile', profile: { ...now, ...before } }]);
    await removeSecrets(services, now);
  });
}
