import { tokenOriginsOf } from '#collection/secret-reach.ts';
import { resolveProfile } from '#oauth/profile.ts';
import type { RestoreMode, VaultRecord } from '#vault/vault.ts';
import { bindOlderTokens } from './bind-token.ts';
import type { ConsoleServices } from './console-services.ts';
import { profileLock } from './lock-names.ts';

/**
 * Keeps tokens that are older than bindings with the profile they belonged to, where a backup and this device have one of
 * the same id that may name other origins (R27): those of the backup where the profile here stays, those here where it
 * gives way. In a backup, profiles come before tokens.
 */
export function createRestoredBindings(services: ConsoleServices, mode: RestoreMode) {
  const { vault, locks, origins: launch } = services;
  const skipped = new Map<string, readonly string[]>();
  return async (record: VaultRecord): Promise<VaultRecord> => {
    if (record.kind === 'token') {
      const origins = record.token.origins ?? skipped.get(record.token.profileId);
      return origins ? { kind: 'token', token: { ...record.token, origins } } : record;
    }
    if (record.kind !== 'profile') return record;
    const { id } = record.profile;
    await locks.withLock(profileLock(id), async () => {
      const here = mode === 'instead' ? null : await vault.loadProfile(id);
      if (!here) return;
      if (mode === 'replace') await bindOlderTokens(services, { before: here, after: record.profile });
      else skipped.set(id, tokenOriginsOf(resolveProfile(record.profile, launch)));
    });
    return record;
  };
}
