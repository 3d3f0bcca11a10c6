import type { Profile } from '#oauth/profile.ts';
import type { ConsoleServices } from './console-services.ts';
import { loadProfile } from './load-records.ts';
import { profileLock } from './lock-names.ts';

/** What changes in which profile. */
export interface ProfileChange {
  readonly id: string;
  /** Secrets are left as they are: `setProfileSecret` is for them. */
  readonly change: Partial<Profile>;
}

/**
 * Changes fields of a profile.
 * 1. Hold its lock: two tabs may edit it, and a rotated refresh token may come in.
 * 2. Read it, and store it with what changed, so that nothing else is lost.
 */
export async function changeProfile(services: ConsoleServices, { id, change }: ProfileChange): Promise<void> {
  await services.locks.withLock(profileLock(id), async () => {
    const stored = await loadProfile(services, id);
    const { clientSecret, password, startingRefreshToken, createdAt } = stored;
    const connection = { ...stored.connection, ...change.connection, clientKey: stored.connection.clientKey };
    const kept = { id, clientSecret, password, startingRefreshToken, createdAt, connection };
    await services.vault.put([{ kind: 'profile', profile: { ...stored, ...change, ...kept } }]);
  });
}
