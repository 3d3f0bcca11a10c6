import type { SecretRef } from '#call/secret-ref.ts';
import type { Profile } from '#oauth/profile.ts';
import { newSecret, type Removed } from '#vault/vault.ts';
import { type ConsoleServices, freshId } from './console-services.ts';
import { loadProfile } from './load-records.ts';
import { profileLock } from './lock-names.ts';

/** The fields of a profile that hold a secret. */
export const profileSecretFields = ['clientSecret', 'password', 'startingRefreshToken', 'clientKey'] as const;
export type ProfileSecretField = (typeof profileSecretFields)[number];

/** What each of them is, in the field's words. */
export const secretLabels: Record<ProfileSecretField, string> = {
  clientSecret: 'client secret',
  password: 'password',
  startingRefreshToken: 'refresh token',
  clientKey: 'client key',
};

/** The handle in a field of a profile. */
export function profileSecretOf(profile: Profile, field: ProfileSecretField): SecretRef | null {
  return field === 'clientKey' ? profile.connection.clientKey : profile[field];
}

/** The profile with another handle in a field. */
export function withProfileSecret(profile: Profile, field: ProfileSecretField, ref: SecretRef | null): Profile {
  return field === 'clientKey'
    ? { ...profile, connection: { ...profile.connection, clientKey: ref } }
    : { ...profile, [field]: ref };
}

/** A secret for a profile, `null` to take it out. */
export interface ProfileSecret {
  readonly id: string;
  readonly field: ProfileSecretField;
  readonly text: string | null;
}

/**
 * Puts a secret into a profile.
 * 1. Hold the profile's lock and read it.
 * 2. Store the secret and the profile with its handle, together.
 * 3. Remove the one it replaces, unless a token has it too.
 */
export async function setProfileSecret(services: ConsoleServices, { id, field, text }: ProfileSecret): Promise<void> {
  await services.locks.withLock(profileLock(id), async () => {
    const profile = await loadProfile(services, id);
    const secret = text ? newSecret(secretLabels[field], text, () => freshId(services)) : null;
    await services.vault.put([
      ...(secret ? [{ kind: 'secret', secret } as const] : []),
      { kind: 'profile', profile: withProfileSecret(profile, field, secret?.ref ?? null) },
    ]);
    const replaced = profileSecretOf(profile, field);
    if (replaced) await removeUnused(services, id, replaced);
  });
}

/**
 * Removes a secret that a profile names no longer, unless a token has it too. Called under the profile's lock.
 * Gives what was taken out.
 */
export async function removeUnused({ vault }: ConsoleServices, profileId: string, { id }: SecretRef): Promise<Removed> {
  const { records } = await vault.loadTokensOf(profileId);
  if (records.some(({ refreshToken }) => refreshToken?.id === id)) return { rows: [] };
  return vault.remove([{ store: 'secret', id }]);
}
