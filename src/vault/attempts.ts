import { type Attempt, attemptLifetimeMs, type ReceivedResponse } from '#oauth/run.ts';
import { guarded, transact } from './database.ts';
import { readAttempt, sealJson } from './rows.ts';
import type { AttemptRow, Box, VaultDatabase } from './schema.ts';
import type { Sealer } from './sealer.ts';
import type { StoredResponse } from './vault.ts';

/** How long the mark of an attempt that is over stays: a late or repeated response still finds its run. */
const markLifetimeMs = 24 * 60 * 60_000;

/** Attempts by state, each taken once and dropped after `attemptLifetimeMs` (R19). */
export interface AttemptStore {
  idOf(state: string): Promise<string>;
  answer(state: string, response: ReceivedResponse): Promise<StoredResponse>;
  take(state: string, now: number): Promise<Attempt | null>;
  load(state: string): Promise<Attempt | null>;
  /** Drops what expired attempts held, and marks that are a day old. */
  sweep(): Promise<void>;
}

/** What the attempts need of the vault. */
export interface AttemptPlaces {
  readonly database: VaultDatabase;
  readonly sealer: Sealer;
  readonly crypto: Crypto;
  readonly now: () => number;
}

/** The attempts of an open vault. */
export function createAttemptStore({ database, sealer, crypto, now }: AttemptPlaces): AttemptStore {
  const idOf = (state: string) => hashOf(crypto, state);
  return {
    idOf,
    sweep: () => sweepAttempts(database, now()),
    async answer(state, response) {
      const id = await idOf(state);
      const row = await guarded(() => database.get('attempts', id));
      if (!row) return { kind: 'unknown-state' };
      const place = { store: 'attempts', id, part: 'response', keyId: row.keyId } as const;
      return answerRow(database, id, { box: await sealJson(sealer, place, response), now: now() });
    },
    async take(state, at) {
      const row = await takeRow(database, await idOf(state), at);
      return row && (await readAttempt(sealer, row));
    },
    async load(state) {
      const id = await idOf(state);
      const row = await guarded(() => database.get('attempts', id));
      return row && isOpen(row, now()) ? await readAttempt(sealer, row) : null;
    },
  };
}

/** SHA-256 of a state: what its attempt is kept under, so that the state itself is nowhere in the clear. */
async function hashOf(crypto: Crypto, state: string): Promise<string> {
  const hash = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(state));
  return Array.from(new Uint8Array(hash), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** Neither taken nor expired. A clock that went backwards does not make an attempt expire. */
function isOpen(row: AttemptRow, now: number): boolean {
  return (row.stage === 'waiting' || row.stage === 'answered') && now - row.startedAt < attemptLifetimeMs;
}

function over(row: AttemptRow, stage: 'taken' | 'expired'): AttemptRow {
  return { ...row, boxes: {}, stage };
}

/** `AttemptStore.sweep` for a vault whose keys are still to come: nothing is opened for it. */
export function sweepAttempts(database: VaultDatabase, now: number): Promise<void> {
  return transact(database, ['attempts'], async (transaction) => {
    const index = transaction.objectStore('attempts').index('startedAt');
    const old = IDBKeyRange.upperBound(now - attemptLifetimeMs);
    for (let cursor = await index.openCursor(old); cursor; cursor = await cursor.continue()) {
      const row = cursor.value;
      if (now - row.startedAt >= markLifetimeMs) await cursor.delete();
      else if (row.stage === 'waiting' || row.stage === 'answered') await cursor.update(over(row, 'expired'));
    }
  });
}

function answerRow(database: VaultDatabase, id: string, answer: { box: Box; now: number }): Promise<StoredResponse> {
  return transact(database, ['attempts'], async (transaction) => {
    const attempts = transaction.objectStore('attempts');
    const row = await attempts.get(id);
    if (!row) return { kind: 'unknown-state' };
    const { runId } = row;
    if (row.stage === 'taken' || row.stage === 'answered') return { kind: 'answered-already', runId };
    if (!isOpen(row, answer.now)) return { kind: 'expired', runId };
    await attempts.put({ ...row, boxes: { ...row.boxes, response: answer.box }, stage: 'answered' });
    return { kind: 'stored', runId };
  });
}

/** Takes a row out and leaves its mark, in one transaction: of all callers one gets it. */
function takeRow(database: VaultDatabase, id: string, now: number): Promise<AttemptRow | null> {
  return transact(database, ['attempts'], async (transaction) => {
    const attempts = transaction.objectStore('attempts');
    const row = await attempts.get(id);
    if (!row || row.stage === 'taken' || row.stage === 'expired') return null;
    const isTaken = isOpen(row, now);
    await attempts.put(over(row, isTaken ? 'taken' : 'expired'));
    return isTaken ? row : null;
  });
}
