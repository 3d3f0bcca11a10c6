import type { SecretRef } from '#call/secret-ref.ts';
import type { Token } from '#oauth/token.ts';
import type { ConsoleServices } from './console-services.ts';
import { loadToken } from './load-records.ts';
import { profileLock, refreshLock } from './lock-names.ts';

/** What was deleted, and the way back for as long as the page is open. */
export interface Deletion {
  /** Puts everything back as it was, sealed all the while. */
  undo(): Promise<void>;
}

/**
 * Deletes a token from this device. Nothing is revoked, and the calls it made stay.
 * 1. Wait for a refresh of it that is under way: its answer may go on using what this token holds.
 * 2. Remove it, with those of its secrets that no other token and no profile has: while nobody stores what was asked of
 *    it, which would bring it back.
 */
export async function deleteToken(services: ConsoleServices, tokenId: string): Promise<Deletion> {
  const token = await loadToken(services, tokenId);
  const remove = () => services.locks.withLock(profileLock(token.profileId), () => removeToken(services, token));
  return token.refreshToken ? services.locks.withLock(refreshLock(token.refreshToken.id), remove) : remove();
}

async function removeToken({ vault }: ConsoleServices, token: Token): Promise<Deletion> {
  const { records } = await vault.loadTokensOf(token.profileId);
  const profile = await vault.loadProfile(token.profileId);
  const kept = new Set(
    records
      .filter(({ id }) => id !== token.id)
      .flatMap(secretsOf)
      .map(({ id }) => id),
  );
  if (profile?.startingRefreshToken) kept.add(profile.startingRefreshToken.id);
  const own = secretsOf(token).filter(({ id }) => !kept.has(id));
  const removed = await vault.remove([
    { store: 'token', id: token.id },
    ...own.map(({ id }) => ({ store: 'secret', id }) as const),
  ]);
  return { undo: () => vault.restore(removed) };
}

/** The secrets that a token holds. */
export function secretsOf({ accessToken, refreshToken, idToken, keptSecrets = [] }: Token): SecretRef[] {
  return [accessToken, refreshToken, idToken, ...keptSecrets.map(({ secret }) => secret)].filter(
    (each) => each !== null,
  );
}
