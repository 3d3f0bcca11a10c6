import { openVault, type VaultOptions } from './open-vault.ts';
import type { Vault } from './vault.ts';

/** A vault that is being opened. */
export interface VaultOpening {
  /** Rejects as `openVault` does. */
  readonly vault: Promise<Vault>;
  /**
   * Resolves where this opening makes the database, and nowhere else: nothing is stored here yet. It does so well before
   * the vault is open, which takes a new key and several writes.
   */
  readonly made: Promise<void>;
}

/** Begins to open the vault. */
export function beginToOpenVault(options: VaultOptions = {}): VaultOpening {
  let tell = () => {};
  const made = new Promise<void>((resolve) => {
    tell = resolve;
  });
  return { vault: openVault({ ...options, onMade: tell }), made };
}
