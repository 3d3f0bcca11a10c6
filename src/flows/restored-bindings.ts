import { originsOfToken } from '#collection/secret-reach.ts';
import { type Profile, resolveProfile } from '#oauth/profile.ts';
import type { Token } from '#oauth/token.ts';
import { issuerIn, issuerOfRun } from '#oauth/token-issuer.ts';
import type { RestoreMode, Restoring, VaultRecord } from '#vault/vault.ts';
import { bindOlderTokens, loadBinding } from './bind-token.ts';
import type { ConsoleServices } from './console-services.ts';
import { profileLock } from './lock-names.ts';
import { withLocks } from './with-locks.ts';

/** Keeps tokens with the profile they belonged to. */
export interface RestoredBindings {
  /** Sees everything that comes, in the backup's order. Gives whether it waits for the end. */
  waits(record: VaultRecord): Promise<boolean>;
  /** Lets everything in by `commit`, and with it what was bound: nobody changes those profiles or tokens meanwhile. */
  end<T>(restoring: Restoring, commit: () => Promise<T>): Promise<T>;
}

/**
 * Keeps tokens that are older than bindings with the profile they belonged to, where a backup and this device have one of
 * the same id that may name other origins (R27): those of the backup where the profile here stays, those here where it
 * gives way. In a backup profiles come before tokens, and what tells who gave a token after it.
 */
export function createRestoredBindings(services: ConsoleServices, mode: RestoreMode): RestoredBindings {
  const { vault, locks, origins: launch } = services;
  /** The backup's, of the profiles that both have. */
  const theirs = new Map<string, Profile>();
  const waiting: Token[] = [];
  const coming = new Set<string>();
  /** By call or run. */
  const issuers = new Map<string, string | null>();

  /** A vault to bind by: what it would store waits with everything else. A token that the backup has is that one. */
  const asideIn = (restoring: Restoring): ConsoleServices['vault'] => ({
    ...vault,
    put: async (records) => {
      for (const record of records)
        if (record.kind !== 'token' || !coming.has(record.token.id)) await restoring.change(record);
    },
  });

  async function boundByTheirs(token: Token, profile: Profile): Promise<Token> {
    const told = issuers.get(token.callId ?? token.runId ?? '');
    const issuedBy = token.issuedBy ?? told;
    const binding = await loadBinding(services, { ...token, ...(issuedBy && { issuedBy }) });
    return { ...token, ...binding, origins: originsOfToken(binding, resolveProfile(profile, launch)) };
  }

  async function bindAll(restoring: Restoring): Promise<void> {
    const aside = { ...services, vault: asideIn(restoring) };
    for (const [id, after] of mode === 'replace' ? theirs : []) {
      const before = await vault.loadProfile(id);
      if (before) await bindOlderTokens(aside, { before, after });
    }
    for (const token of waiting) {
      const profile = theirs.get(token.profileId);
      if (profile) await restoring.take({ kind: 'token', token: await boundByTheirs(token, profile) });
    }
  }

  return {
    async waits(record) {
      switch (record.kind) {
        case 'profile':
          if (await vault.loadProfile(record.profile.id)) theirs.set(record.profile.id, record.profile);
          return false;
        case 'token': {
          const { id, profileId, origins } = record.token;
          coming.add(id);
          const isOlder = mode === 'skip' && origins === undefined && theirs.has(profileId);
          if (isOlder) waiting.push(record.token);
          return isOlder;
        }
        case 'call':
          issuers.set(record.call.id, issuerIn(record.call.request));
          return false;
        case 'run':
          issuers.set(record.run.id, issuerOfRun(record.run));
          return false;
        default:
          return false;
      }
    },
    end(restoring, commit) {
      return withLocks(locks, [...theirs.keys()].map(profileLock), async () => {
        await bindAll(restoring);
        return commit();
      });
    },
  };
}
