import type { Profile } from '#oauth/profile.ts';
import type { Run } from '#oauth/run.ts';
import type { Token } from '#oauth/token.ts';
import type { RecordAddress } from '#vault/vault.ts';
import type { ConsoleServices } from './console-services.ts';
import { type Deletion, secretsOf } from './delete-token.ts';
import { loadProfile } from './load-records.ts';
import { profileLock } from './lock-names.ts';
import { profileSecretFields, profileSecretOf } from './profile-secrets.ts';

/** What went with a profile. */
export interface ProfileDeletion extends Deletion {
  /** How many tokens went with it. */
  readonly tokens: number;
}

/**
 * Deletes a profile from this device. Nothing is revoked, and its calls stay.
 * 1. Hold its lock: a change that is under way would bring it back.
 * 2. Remove it with its tokens, runs and secrets, together.
 */
export async function deleteProfile(services: ConsoleServices, profileId: string): Promise<ProfileDeletion> {
  return services.locks.withLock(profileLock(profileId), async () => {
    const { vault } = services;
    const profile = await loadProfile(services, profileId);
    const tokens = await vault.loadTokensOf(profileId);
    const runs = await vault.loadRunsOf(profileId);
    const removed = await vault.remove([
      { store: 'profile', id: profileId },
      ...addressesOf('token', [...tokens.records.map(({ id }) => id), ...tokens.unreadable]),
      ...addressesOf('run', [...runs.records.map(({ id }) => id), ...runs.unreadable]),
      ...addressesOf('secret', secretIdsOf(profile, tokens.records, runs.records)),
    ]);
    return { tokens: tokens.records.length + tokens.unreadable.length, undo: () => vault.restore(removed) };
  });
}

/** The addresses of records of one store. */
export function addressesOf(store: RecordAddress['store'], ids: readonly string[]): RecordAddress[] {
  return ids.map((id) => ({ store, id }));
}

/** A secret that two of them hold counts once. */
function secretIdsOf(profile: Profile, tokens: readonly Token[], runs: readonly Run[]): string[] {
  const refs = [
    ...profileSecretFields.map((field) => profileSecretOf(profile, field)),
    ...tokens.flatMap(secretsOf),
    ...runs.flatMap(({ codeVerifier, outcome }) => [codeVerifier, 'code' in outcome ? outcome.code : null]),
  ];
  return [...new Set(refs.flatMap((ref) => ref?.id ?? []))];
}
