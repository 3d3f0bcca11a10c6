/**
 * The browser's storage can't be used. `absent`: there is no IndexedDB here. `refused`: the browser or its settings
 * refuse it. `blocked`: another tab holds an older version open. `closed`: a newer console took the database over,
 * or its files were cleared: reload. `broken`: anything else, see `cause`.
 */
export class VaultUnavailable extends Error {
  override readonly name = 'VaultUnavailable';
  readonly reason: 'absent' | 'refused' | 'blocked' | 'closed' | 'broken';

  constructor(reason: VaultUnavailable['reason'], cause?: unknown) {
    super(`The browser's storage can't be used: ${reason}`, { cause });
    this.reason = reason;
  }
}

/** The database was written by a newer Authscope. It was left as it is (R11). */
export class NewerDatabase extends Error {
  override readonly name = 'NewerDatabase';

  constructor() {
    super('The database was written by a newer Authscope');
  }
}

/** The browser has no room left. Nothing of the `put` was stored, what was there before is kept (R11). */
export class StorageFull extends Error {
  override readonly name = 'StorageFull';

  /** @param usedBytes what the browser holds for Authscope, `null` where it does not say. */
  constructor(cause?: unknown, usedBytes: number | null = null) {
    const evidence = usedBytes === null ? '' : ` (Authscope takes ${(usedBytes / 1e6).toFixed(1)} MB)`;
    const step = 'Free space on the disk, or delete profiles and tokens that are no longer needed';
    super(`The browser has no room left to store this${evidence}. What was there before is kept. ${step}`, { cause });
  }
}

/** A record is there and can't be decrypted: its key is gone or its bytes are not those that were sealed. */
export class RecordUnreadable extends Error {
  override readonly name = 'RecordUnreadable';
  readonly store: string;
  readonly id: string;

  constructor(store: string, id: string) {
    super(`The record ${id} in ${store} can't be decrypted`);
    this.store = store;
    this.id = id;
  }
}

/** The vault holds no secret of this id. */
export class SecretMissing extends Error {
  override readonly name = 'SecretMissing';
  readonly id: string;

  constructor(id: string) {
    super(`The vault holds no secret ${id}`);
    this.id = id;
  }
}

/**
 * Why a backup can't be used. `chunk` counts from 1, `null` is the head. `damaged`: all of it is there, and is not what
 * was sealed. `no-room`: the browser could not take it in; what was here before is kept.
 */
export type BackupRefusal =
  | { readonly kind: 'foreign-file' }
  | { readonly kind: 'newer-version'; readonly version: number }
  | { readonly kind: 'cut-file'; readonly chunk: number | null }
  | { readonly kind: 'wrong-passphrase' }
  | { readonly kind: 'damaged'; readonly chunk: number | null }
  | { readonly kind: 'no-room'; readonly why: string };

/** Stops the reading of a backup, wherever in it the reason shows. Flows hand the refusal on as a value. */
export class BackupUnreadable extends Error {
  override readonly name = 'BackupUnreadable';
  readonly refusal: BackupRefusal;

  constructor(refusal: BackupRefusal) {
    super(`The backup can't be used: ${refusal.kind}`);
    this.refusal = refusal;
  }
}
