import type { DBSchema, IDBPDatabase, IDBPObjectStore, IDBPTransaction, StoreNames } from 'idb';
import type { CallPurpose, Ending } from '#call/call.ts';
import type { PracticeMark } from '#call/practice-marks.ts';

export const databaseName = 'authscope';

/** A sealed part: AES-GCM ciphertext and the 12 bytes of its own IV. */
export interface Box {
  readonly iv: Uint8Array<ArrayBuffer>;
  readonly ciphertext: ArrayBuffer;
}

/** What every encrypted record has: its id, the key that sealed it, and the sealed parts. */
export interface SealedRow {
  readonly id: string;
  readonly keyId: string;
  readonly boxes: { readonly record?: Box; readonly body?: Box; readonly wireBody?: Box; readonly response?: Box };
}

/** The clear columns beside a run's sealed part. */
export interface RunRow extends SealedRow {
  readonly profileId: string;
  readonly startedAt: number;
}

/**
 * An attempt under the hash of its state. Once taken or expired its boxes are gone and only the mark stays for a
 * day, so that a late or repeated response still finds its run.
 */
export interface AttemptRow extends SealedRow {
  readonly runId: string;
  readonly startedAt: number;
  readonly stage: 'waiting' | 'answered' | 'taken' | 'expired';
}

/** The clear columns beside a token's sealed part. A first token has no `parentId` column: null is no key. */
export interface TokenRow extends SealedRow {
  readonly profileId: string;
  readonly parentId?: string;
  readonly sentAt: number;
  readonly receivedAt: number;
}

/**
 * What the log shows of a call, in the clear: a row is a few hundred bytes, whatever its body. The sealed parts lie in
 * `callParts` under the same id.
 */
export interface CallRow {
  readonly id: string;
  readonly purpose: CallPurpose;
  readonly profileId: string;
  readonly tokenId?: string;
  readonly method: string;
  readonly origin: string;
  readonly path: string;
  readonly status: number | null;
  readonly sentAt: number;
  readonly receivedAt: number;
  readonly requestBytes: number;
  readonly responseBytes: number;
  readonly requestId: string | null;
  /** This and the next two are `null` in rows of older versions until the log is read for the first time. */
  readonly ending: Ending['kind'] | null;
  readonly hopCount: number | null;
  readonly totalMs: number | null;
  readonly isBodyDropped: boolean;
  /** Left out where there are none. */
  readonly practiceMarks?: readonly PracticeMark[];
  /** Bytes that the response's bodies take here, whatever the wire carried: what the storage budget counts. */
  readonly bodyBytes: number;
  /** Bytes of the sealed record beside them. */
  readonly recordBytes: number;
  /** The response's body where it lies in files. */
  readonly largeBodyId: string | null;
  /** Every body in files that the call names, a file that it sent included. */
  readonly bodyIds: readonly string[];
}

/** The clear columns beside a request or a draft: the file that it sends. */
export interface RequestRow extends SealedRow {
  readonly bodyIds: readonly string[];
}

/**
 * What a restore has taken in so far, sealed as it will lie: nothing reads it before all of it moves at once. The
 * preferences come in with that move, and go when they were written where preferences are.
 */
export interface IncomingRow {
  readonly restoreId: string;
  /** The order in which they came. */
  readonly at: number;
  readonly incoming:
    | {
        readonly kind: 'row';
        readonly store: RecordStoreName;
        readonly row: StoredRow;
        /** Whether it takes the place of a row of the same id. */
        readonly mayReplace: boolean;
        /** One that is here and changes with those that come: it is none of them. */
        readonly isChange?: boolean;
      }
    | { readonly kind: 'preferences'; readonly preferences: Readonly<Record<string, string>> };
}

/** A row of any store that holds records. */
export interface StoredRow {
  readonly id: string;
}

/** A key as the browser keeps it: usable, never readable. */
export interface KeyRow {
  readonly id: string;
  readonly key: CryptoKey;
  readonly madeAt: number;
}

/** The database as its newest version has it. */
export interface VaultSchema extends DBSchema {
  keys: { key: string; value: KeyRow };
  profiles: { key: string; value: SealedRow };
  collections: { key: string; value: SealedRow };
  requests: { key: string; value: RequestRow; indexes: { bodyIds: string } };
  drafts: { key: string; value: RequestRow; indexes: { bodyIds: string } };
  environments: { key: string; value: SealedRow };
  secrets: { key: string; value: SealedRow };
  runs: { key: string; value: RunRow; indexes: { profileId: string } };
  attempts: { key: string; value: AttemptRow; indexes: { startedAt: number; runId: string } };
  tokens: { key: string; value: TokenRow; indexes: { parentId: string; profileId: string } };
  calls: {
    key: string;
    value: CallRow;
    indexes: {
      tokenId: string;
      purposeAndTime: [string, number];
      profileId: string;
      sentAt: number;
      requestAndTime: [string, number];
      bodyIds: string;
    };
  };
  callParts: { key: string; value: SealedRow };
  incoming: { key: [restoreId: string, at: number]; value: IncomingRow };
}

export type VaultDatabase = IDBPDatabase<VaultSchema>;
export type StoreName = StoreNames<VaultSchema>;
/** The stores that hold records, or parts of them. */
export type RecordStoreName = Exclude<StoreName, 'keys' | 'incoming'>;
/** All of them. */
export const recordStores = [
  ...(['profiles', 'collections', 'requests', 'drafts', 'environments', 'secrets'] as const),
  ...(['runs', 'attempts', 'tokens', 'calls', 'callParts'] as const),
] as const satisfies readonly RecordStoreName[];
/** The stores whose rows are sealed. */
export type SealedStoreName = Exclude<RecordStoreName, 'calls'>;

type Upgrade = IDBPTransaction<VaultSchema, StoreName[], 'versionchange'>;
/** One step from a version to the next. It may only await the transaction's own requests. */
export type Migration = (database: VaultDatabase, upgrade: Upgrade) => Promise<void>;

/** The steps in order: the first makes version 1. A released step is never changed, only followed by another. */
export const migrations: readonly Migration[] = [
  async (database) => {
    for (const name of ['keys', 'profiles', 'secrets', 'runs'] as const)
      database.createObjectStore(name, { keyPath: 'id' });
    const attempts = database.createObjectStore('attempts', { keyPath: 'id' });
    attempts.createIndex('startedAt', 'startedAt');
    const tokens = database.createObjectStore('tokens', { keyPath: 'id' });
    tokens.createIndex('parentId', 'parentId');
    const calls = database.createObjectStore('calls', { keyPath: 'id' });
    calls.createIndex('tokenId', 'tokenId');
    calls.createIndex('purposeAndTime', ['purpose', 'sentAt']);
  },
  // Version 2 finds what belongs to a profile, and the attempts of a run. Rows stay as they are: see upgrades.ts.
  async (_, upgrade) => {
    for (const name of ['runs', 'tokens', 'calls'] as const)
      upgrade.objectStore(name).createIndex('profileId', 'profileId');
    upgrade.objectStore('attempts').createIndex('runId', 'runId');
  },
  // Version 3 keeps what is saved: collections, their requests, drafts of them, and environments. What is sealed of a
  // call moves to a store of its own, so that a log of thousands is read without its bodies.
  async (database, upgrade) => {
    for (const name of ['collections', 'requests', 'drafts', 'environments', 'callParts'] as const)
      database.createObjectStore(name, { keyPath: 'id' });
    const calls = upgrade.objectStore('calls');
    calls.createIndex('sentAt', 'sentAt');
    calls.createIndex('requestAndTime', ['requestId', 'sentAt']);
    for (const name of ['calls', 'requests', 'drafts'] as const)
      upgrade.objectStore(name).createIndex('bodyIds', 'bodyIds', { multiEntry: true });
    await splitCalls(calls, upgrade.objectStore('callParts'));
  },
  // Version 4 restores backups: what comes in waits in a store of its own until all of it is there.
  async (database) => {
    database.createObjectStore('incoming', { keyPath: ['restoreId', 'at'] });
  },
];

/** A call as versions 1 and 2 kept it: columns and boxes in one row. */
type WholeCallRow = SealedRow & Omit<CallRow, keyof typeof unknownColumns>;

/** What older versions kept sealed, if at all. */
const unknownColumns = {
  ...{ requestId: null, ending: null, hopCount: null, totalMs: null },
  ...{ isBodyDropped: false, bodyBytes: 0, recordBytes: 0, largeBodyId: null, bodyIds: [] },
};

/** Boxes move as they are: they are bound to "calls" still (`rows.ts`). */
async function splitCalls(
  calls: IDBPObjectStore<VaultSchema, StoreName[], 'calls', 'versionchange'>,
  parts: IDBPObjectStore<VaultSchema, StoreName[], 'callParts', 'versionchange'>,
): Promise<void> {
  for (let cursor = await calls.openCursor(); cursor; cursor = await cursor.continue()) {
    const { keyId, boxes, ...columns } = cursor.value as unknown as WholeCallRow;
    await parts.put({ id: columns.id, keyId, boxes });
    const bytes = {
      bodyBytes: plainBytes(boxes.body) + plainBytes(boxes.wireBody),
      recordBytes: plainBytes(boxes.record),
    };
    await cursor.update({ ...columns, ...unknownColumns, ...bytes });
  }
}

/** Bytes that a box holds: its ciphertext without the tag of 16 bytes that AES-GCM adds. */
export function plainBytes(box: Box | undefined): number {
  return box ? box.ciphertext.byteLength - 16 : 0;
}
