import type { SecretRef } from '#call/secret-ref.ts';
import type { Token } from '#oauth/token.ts';
import type { VaultRecord } from '#vault/vault.ts';
import type { ConsoleServices } from './console-services.ts';
import { profileLock } from './lock-names.ts';

/** A refresh token that was used, and the token it gave, if it gave one. */
export interface Renewal {
  readonly profileId: string;
  readonly used: SecretRef | null;
  readonly token: Token | null;
}

/**
 * Stores what a token request gave, in one put. Where the refresh token that was used is the one its profile begins
 * with, its successor takes its place: sent once more, a rotated one makes servers revoke all that came from it
 * (RFC 9700 section 4.14.2).
 */
export async function putRenewed(
  { vault, locks }: ConsoleServices,
  { profileId, used, token }: Renewal,
  records: readonly VaultRecord[],
): Promise<void> {
  const successor = token?.refreshToken;
  if (!used || !successor || successor.id === used.id) return vault.put(records);
  await locks.withLock(profileLock(profileId), async () => {
    const profile = await vault.loadProfile(profileId);
    if (profile?.startingRefreshToken?.id !== used.id) return vault.put(records);
    await vault.put([...records, { kind: 'profile', profile: { ...profile, startingRefreshToken: successor } }]);
  });
}
