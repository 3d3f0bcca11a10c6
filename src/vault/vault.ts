import type { Call } from '#call/call.ts';
import type { CallLogEntry, LatestStatus } from '#call/call-log-entry.ts';
import { lastFourOf, type SecretRef } from '#call/secret-ref.ts';
import type { StoredBody } from '#call/stored-body.ts';
import type { Collection } from '#collection/collection.ts';
import type { Environment } from '#collection/environment.ts';
import type { Draft, SavedRequest } from '#collection/saved-request.ts';
import type { Profile } from '#oauth/profile.ts';
import type { Attempt, ReceivedResponse, Run } from '#oauth/run.ts';
import type { Token } from '#oauth/token.ts';
import type { BackupKey } from './backup-boxes.ts';
import type { KeyDerivation } from './backup-header.ts';
import type { RecordStoreName, StoredRow } from './schema.ts';
import { SecretValue } from './secret-value.ts';
import type { Persistence } from './site-storage.ts';
import type { Trimmed, Usage } from './usage.ts';

/** A secret that is not stored yet: its handle may stand in other records of the same `put`. */
export interface NewSecret {
  readonly ref: SecretRef;
  readonly value: SecretValue;
  /** The origins it is bound to where it is a credential (R27); absent for none. */
  readonly origins?: readonly string[];
}

/**
 * Makes the handle and the value of a secret; nothing is stored.
 * @param label what the secret is, in the field's words: "client secret".
 * @param randomId gives an id that was never used before.
 */
export function newSecret(label: string, text: string, randomId: () => string): NewSecret {
  return { ref: { id: randomId(), label, lastFour: lastFourOf(text) }, value: new SecretValue(text) };
}

/** What can be put into the vault. A record whose id is there already replaces it. */
export type VaultRecord =
  | { readonly kind: 'profile'; readonly profile: Profile }
  | { readonly kind: 'secret'; readonly secret: NewSecret }
  | { readonly kind: 'run'; readonly run: Run }
  | { readonly kind: 'attempt'; readonly attempt: Attempt }
  | { readonly kind: 'token'; readonly token: Token }
  | { readonly kind: 'call'; readonly call: Call }
  | { readonly kind: 'collection'; readonly collection: Collection }
  | { readonly kind: 'request'; readonly request: SavedRequest }
  | { readonly kind: 'draft'; readonly draft: Draft }
  | { readonly kind: 'environment'; readonly environment: Environment };

/** The id that a record is kept under. An attempt has none of its own: it is kept under the hash of its state. */
export function idOfRecord(record: Exclude<VaultRecord, { kind: 'attempt' }>): string {
  switch (record.kind) {
    case 'profile':
      return record.profile.id;
    case 'secret':
      return record.secret.ref.id;
    case 'run':
      return record.run.id;
    case 'token':
      return record.token.id;
    case 'call':
      return record.call.id;
    case 'collection':
      return record.collection.id;
    case 'request':
      return record.request.id;
    case 'draft':
      return record.draft.id;
    case 'environment':
      return record.environment.id;
  }
}

/** The records of a list, newest first where they have a time, and the ids of those that could not be decrypted. */
export interface Listing<T> {
  readonly records: readonly T[];
  readonly unreadable: readonly string[];
}

/** Names one record. An attempt has no address: it is taken by its state, and removed with its run. */
export interface RecordAddress {
  readonly store: Exclude<Change['store'], 'attempt'>;
  readonly id: string;
}

/** Records that were taken out, sealed as they were: good for nothing but to be restored. */
export interface Removed {
  readonly rows: readonly RemovedRow[];
}

export interface RemovedRow {
  readonly store: RecordStoreName;
  readonly row: StoredRow;
}

/** Takes a large body in, sealed chunk by chunk. One that was neither named by a record nor discarded is swept later. */
export interface BodyWriter {
  /** Resolves when more may follow: until then the bytes must not change. @throws StorageFull */
  write(bytes: Uint8Array): Promise<void>;
  /** What was kept, whole but for a write that failed. Where this is the write that fails, a second call gives the rest. */
  close(): Promise<StoredBody>;
  discard(): Promise<void>;
}

/** The kinds of records that a backup holds. */
export const exportedKinds = [
  ...(['profile', 'secret', 'environment', 'collection', 'request', 'draft', 'token', 'run', 'call'] as const),
] as const satisfies readonly VaultRecord['kind'][];
export type ExportedKind = (typeof exportedKinds)[number];

/** What is asked of an export. */
export interface ExportWish {
  /** Calls, and the bodies that came back with them. */
  readonly hasCalls: boolean;
}

/** What an export gives, opened: it is for an encrypted backup alone. */
export type Exported =
  | { readonly kind: 'preferences'; readonly preferences: Readonly<Record<string, string>> }
  /** Errors with RecordUnreadable where a chunk of it is gone. */
  | { readonly kind: 'body'; readonly body: StoredBody; readonly bytes: ReadableStream<Uint8Array> }
  | { readonly kind: 'record'; readonly record: VaultRecord }
  | { readonly kind: 'unreadable'; readonly id: string };

/**
 * What becomes of what is here. `skip` and `replace` put records beside it, and say who gives way where both have one of
 * the same id; `instead` deletes it, attempts and preferences included.
 */
export type RestoreMode = 'skip' | 'replace' | 'instead';

/** How many records came in, by what they met. */
export interface Restored {
  readonly added: number;
  readonly replaced: number;
  readonly skipped: number;
}

/** A backup on its way in: nothing of it shows, and nothing here changes, before `commit`. */
export interface Restoring {
  /** Seals a record under this device's key and keeps it aside. @param mayReplace as the mode says, unless told. */
  take(record: VaultRecord, mayReplace?: boolean): Promise<void>;
  /** Keeps a record of here aside as it is to be once the others are in. Gone by then it stays so; it is not counted. */
  change(record: VaultRecord): Promise<void>;
  /**
   * Lets everything in at once, or nothing. After `instead` the vault is closed: reload.
   * @param preferences take the place of those that are here, after `instead` only.
   */
  commit(preferences: Readonly<Record<string, string>>): Promise<Restored>;
  /** Drops what was taken in. The bodies that were written for it are the caller's to remove. */
  abandon(): Promise<void>;
}

/** Something changed, in this tab or in another. Of a secret it is where it may go. For an attempt `id` is its run's: the state is nobody's to broadcast. */
export interface Change {
  readonly store: VaultRecord['kind'];
  /** `everyRecord` where all or many changed at once. */
  readonly id: string;
}

/** Stands for an id where a change is one of all records of a store. */
export const everyRecord = '*';

/**
 * What became of an authorization response: `stored` for the run that waits for it; `unknown-state` where no attempt
 * has that state (or it is over for a day); `answered-already` where a response was stored or the attempt was taken;
 * `expired` where it came after `attemptLifetimeMs`. All but the first store nothing.
 */
export type StoredResponse =
  | { readonly kind: 'stored'; readonly runId: string }
  | { readonly kind: 'unknown-state' }
  | { readonly kind: 'answered-already'; readonly runId: string }
  | { readonly kind: 'expired'; readonly runId: string };

/**
 * Everything the console keeps, encrypted at rest. Every method rejects with the errors of `vault/errors.ts` only:
 * VaultUnavailable and StorageFull from all of them, RecordUnreadable from those that read one record.
 */
export interface Vault {
  /**
   * Stores all of the records or none, in one transaction (R11). Resolves when they are on disk.
   * @throws the signal's reason where it was aborted before that: then none is stored.
   */
  put(records: readonly VaultRecord[], signal?: AbortSignal): Promise<void>;

  /** Takes records out, all of them or none. A run's attempts go with it. An id that is gone already is no error. */
  remove(addresses: readonly RecordAddress[]): Promise<Removed>;
  /** Puts removed records back as they were, all or none. A record that was made under the same id meanwhile stays. */
  restore(removed: Removed): Promise<void>;

  loadProfile(id: string): Promise<Profile | null>;
  loadProfiles(): Promise<Listing<Profile>>;
  loadRun(id: string): Promise<Run | null>;
  /** The runs of a profile, newest first, as all lists of what has a time. */
  loadRunsOf(profileId: string): Promise<Listing<Run>>;
  loadToken(id: string): Promise<Token | null>;
  loadTokens(): Promise<Listing<Token>>;
  loadTokensOf(profileId: string): Promise<Listing<Token>>;
  /** The token that a refresh of this one gave; the newest where there are several. */
  loadChildOf(tokenId: string): Promise<Token | null>;
  loadCall(id: string): Promise<Call | null>;
  /** The calls that carried this token. */
  loadCallsOf(tokenId: string): Promise<Listing<Call>>;
  /** The ids of all calls made for a profile: what is removed with it need not be opened. */
  loadCallIdsOf(profileId: string): Promise<readonly string[]>;
  /** The latest calls to APIs, token requests left out. */
  loadApiCalls(limit: number): Promise<Listing<Call>>;
  /** All calls, newest first, from their clear columns alone. */
  loadCallLog(): Promise<readonly CallLogEntry[]>;
  /** The same for the calls that were sent from a saved request or draft. */
  loadLogEntriesOf(requestId: string): Promise<readonly CallLogEntry[]>;
  /** What the last call of every request came to, by the request's id. */
  loadLatestStatuses(): Promise<ReadonlyMap<string, LatestStatus>>;
  loadCollection(id: string): Promise<Collection | null>;
  loadCollections(): Promise<Listing<Collection>>;
  loadRequest(id: string): Promise<SavedRequest | null>;
  /** Those of the ids that are there, in their order: thousands at once take a fraction of what they take one by one. */
  loadRequests(ids: readonly string[]): Promise<Listing<SavedRequest>>;
  loadDraft(id: string): Promise<Draft | null>;
  loadDrafts(): Promise<Listing<Draft>>;
  loadEnvironment(id: string): Promise<Environment | null>;
  loadEnvironments(): Promise<Listing<Environment>>;
  /** The value behind a handle. @throws SecretMissing where the vault does not hold it. */
  open(ref: SecretRef): Promise<SecretValue>;
  /** Every secret, whoever holds its handle: to see whether one stands where it must not. */
  loadSecrets(): Promise<Listing<Pick<NewSecret, 'ref' | 'value'>>>;
  /** The origins a secret is bound to; none for one that the vault does not hold. */
  loadOriginsOf(ref: SecretRef): Promise<readonly string[]>;

  /** Stores an authorization response on its attempt, atomically: of two, the first stays. */
  storeResponse(state: string, response: ReceivedResponse): Promise<StoredResponse>;
  /** Takes an attempt out: of all callers in all tabs one gets it, the others `null`. Expired ones go to nobody. */
  takeAttempt(state: string, now: number): Promise<Attempt | null>;
  /** An attempt that is neither taken nor expired, without taking it. */
  loadAttempt(state: string): Promise<Attempt | null>;

  /** Begins a body that is too large for a record. It is kept once a record that names it was put. */
  writeBody(): BodyWriter;
  /** The bytes of a body, opened chunk by chunk as they are taken. Errors with RecordUnreadable where a chunk is gone. */
  readBody(body: StoredBody): ReadableStream<Uint8Array>;
  /** Drops a body that no record names. One that is named stays: it goes with the last record that names it. */
  removeBody(body: StoredBody): Promise<void>;

  /** How much is kept, by kind. */
  loadUsage(): Promise<Usage>;
  /** Drops the bodies of the oldest calls until the others fit the budget; the newest body stays. The calls stay, too. */
  trimBodies(budgetBytes: number): Promise<Trimmed>;
  /** Deletes every call and its bodies, for good. */
  clearCalls(): Promise<void>;
  /**
   * Deletes everything: database, keys, files, preferences. The vault is closed then, and the other tabs are told.
   * @throws VaultUnavailable `blocked` where an older tab holds the database open: it is deleted once that is closed.
   */
  clearAll(): Promise<void>;
  /** Tells that another tab cleared everything: what this page shows is gone. Call the answer to stop. */
  onCleared(listener: () => void): () => void;

  /**
   * Makes the key of a backup of a passphrase, which takes more than half a second, in a worker.
   * @throws the signal's reason once it is aborted.
   */
  deriveBackupKey(passphrase: SecretValue, how: KeyDerivation, signal?: AbortSignal): Promise<BackupKey>;
  /** Opens everything, one record after the other. Attempts, and what can't be opened, stay out. */
  exportRecords(wish: ExportWish): Promise<AsyncIterable<Exported>>;
  /** The ids of everything that a backup may hold, by kind. */
  loadIds(): Promise<Readonly<Record<ExportedKind, ReadonlySet<string>>>>;
  /** Begins to take a backup in. */
  beginRestore(mode: RestoreMode): Promise<Restoring>;

  /** Asks the browser to keep what is stored (`askToPersist`). Never rejects. */
  persist(): Promise<Persistence>;

  /** Tells of every change after it is stored, own writes and other tabs'. Call the answer to stop. */
  subscribe(listener: (change: Change) => void): () => void;
  /** Lets go of the database and the channel. Later calls reject with VaultUnavailable. */
  close(): void;
}
