import type { SecretRef } from '#call/secret-ref.ts';
import type { Token } from '#oauth/token.ts';
import type { VaultRecord } from '#vault/vault.ts';
import type { ConsoleServices } from './console-services.ts';
import { profileLock } from './lock-names.ts';
import { removeUnused } from './profile-secrets.ts';

/** A refresh token that was used, and the token it gave, if it gave one. */
export interface Renewal {
  readonly profileId: string;
  readonly used: SecretRef | null;
  readonly token: Token | null;
}

/**
 * Stores what a token request gave, in one put, and tells whether it did: of one whose profile was deleted while it
 * was under way, its call alone is kept. Where the refresh token that was used is the one its profile begins with, its
 * successor takes its place: sent once more, a rotated one makes servers revoke all that came from it (RFC 9700
 * section 4.14.2).
 */
export async function putRenewed(
  services: ConsoleServices,
  { profileId, used, token }: Renewal,
  records: readonly VaultRecord[],
): Promise<boolean> {
  const { vault, locks } = services;
  return locks.withLock(profileLock(profileId), async () => {
    const profile = await vault.loadProfile(profileId);
    if (!profile) {
      await vault.put(records.filter(({ kind }) => kind === 'call'));
      return false;
    }
    const successor = token?.refreshToken;
    if (used && successor && successor.id !== used.id && profile.startingRefreshToken?.id === used.id) {
      await vault.put([...records, { kind: 'profile', profile: { ...profile, startingRefreshToken: successor } }]);
      await removeUnused(services, profileId, used);
    } else await vault.put(records);
    return true;
  });
}
