import type { SecretRef } from '#call/secret-ref.ts';
import type { Profile } from '#oauth/profile.ts';
import type { Attempt, ReceivedResponse, Run } from '#oauth/run.ts';
import type { Token } from '#oauth/token.ts';
import { bodiesOf } from './named-bodies.ts';
import type { AttemptRow, Box, RequestRow, RunRow, SealedRow, TokenRow } from './schema.ts';
import type { Place, Sealer } from './sealer.ts';
import { SecretValue } from './secret-value.ts';
import {
  type StoredProfile,
  type StoredRun,
  type StoredToken,
  upgradeProfile,
  upgradeRun,
  upgradeToken,
} from './upgrades.ts';
import type { NewSecret, VaultRecord } from './vault.ts';

/** Seals a value as JSON. */
export function sealJson(sealer: Sealer, place: Place, value: unknown): Promise<Box> {
  return sealer.seal(place, new TextEncoder().encode(JSON.stringify(value)));
}

/** Opens what `sealJson` sealed. */
export async function openJson(sealer: Sealer, place: Place, box: Box | undefined): Promise<unknown> {
  return JSON.parse(new TextDecoder().decode(await sealer.open(place, box)));
}

/** Seals a record as a box of its own. */
export async function sealRecord(sealer: Sealer, store: Place['store'], record: { id: string }): Promise<SealedRow> {
  const { id } = record;
  const { keyId } = sealer;
  return { id, keyId, boxes: { record: await sealJson(sealer, { store, id, part: 'record', keyId }, record) } };
}

/** Opens what `sealRecord` sealed. */
export function openRecord(sealer: Sealer, store: Place['store'], row: SealedRow): Promise<unknown> {
  return openJson(sealer, { store, id: row.id, part: 'record', keyId: row.keyId }, row.boxes.record);
}

/** The stores whose records are sealed whole: an id, and the file that a request sends, are their only clear columns. */
export type WholeStore = 'profiles' | 'collections' | 'requests' | 'drafts' | 'environments';

export function wholeRow(
  sealer: Sealer,
  store: Exclude<WholeStore, 'requests' | 'drafts'>,
  record: { id: string },
): Promise<SealedRow> {
  return sealRecord(sealer, store, record);
}

/** A request as saved, or a draft of one. */
export async function requestRow(sealer: Sealer, of: RequestRecord): Promise<RequestRow> {
  const sealed =
    of.kind === 'draft'
      ? await sealRecord(sealer, 'drafts', of.draft)
      : await sealRecord(sealer, 'requests', of.request);
  return { ...sealed, bodyIds: bodiesOf([of]) };
}

type RequestRecord = Extract<VaultRecord, { kind: 'request' | 'draft' }>;

/** Reads records that have had one shape only. */
export function readerOf<T>(store: Exclude<WholeStore, 'profiles'>): (sealer: Sealer, row: SealedRow) => Promise<T> {
  return async (sealer, row) => (await openRecord(sealer, store, row)) as T;
}

export async function readProfile(sealer: Sealer, row: SealedRow): Promise<Profile> {
  return upgradeProfile((await openRecord(sealer, 'profiles', row)) as StoredProfile);
}

/** A secret's text and where it may go, and nothing beside it in the clear. */
export function secretRow(sealer: Sealer, { ref, value, origins = [] }: NewSecret): Promise<SealedRow> {
  return sealRecord(sealer, 'secrets', { ...ref, text: value.reveal(), origins } as { id: string });
}

/** A secret that was stored before credentials were bound is bound by its next send. */
export async function readOrigins(sealer: Sealer, row: SealedRow): Promise<readonly string[]> {
  return ((await openRecord(sealer, 'secrets', row)) as { origins?: readonly string[] }).origins ?? [];
}

/** A secret with its handle and where it may go, as it was put. */
export async function readWholeSecret(sealer: Sealer, row: SealedRow): Promise<NewSecret> {
  const record = await openRecord(sealer, 'secrets', row);
  const { text, origins, ...ref } = record as SecretRef & { text: string; origins?: readonly string[] };
  return { ref, value: new SecretValue(text), ...(origins ? { origins } : {}) };
}

export async function readSecret(sealer: Sealer, row: SealedRow): Promise<SecretValue> {
  return new SecretValue(((await openRecord(sealer, 'secrets', row)) as { text: string }).text);
}

export async function runRow(sealer: Sealer, run: Run): Promise<RunRow> {
  return { ...(await sealRecord(sealer, 'runs', run)), profileId: run.profileId, startedAt: run.startedAt };
}

export async function readRun(sealer: Sealer, row: SealedRow): Promise<Run> {
  return upgradeRun((await openRecord(sealer, 'runs', row)) as StoredRun);
}

export async function tokenRow(sealer: Sealer, token: Token): Promise<TokenRow> {
  const { profileId, parentId, sentAt, receivedAt } = token;
  const row = { ...(await sealRecord(sealer, 'tokens', token)), profileId, sentAt, receivedAt };
  return parentId === null ? row : { ...row, parentId };
}

export async function readToken(sealer: Sealer, row: SealedRow): Promise<Token> {
  return upgradeToken((await openRecord(sealer, 'tokens', row)) as StoredToken);
}

/** @param id the hash of the attempt's state, which stays out of the clear. */
export async function attemptRow(sealer: Sealer, id: string, attempt: Attempt): Promise<AttemptRow> {
  const { response, ...record } = attempt;
  const sealed = await sealRecord(sealer, 'attempts', { ...record, id } as { id: string });
  const { runId, startedAt } = attempt;
  if (!response) return { ...sealed, runId, startedAt, stage: 'waiting' };
  const box = await sealJson(sealer, { store: 'attempts', id, part: 'response', keyId: sealed.keyId }, response);
  return { ...sealed, boxes: { ...sealed.boxes, response: box }, runId, startedAt, stage: 'answered' };
}

export async function readAttempt(sealer: Sealer, row: AttemptRow): Promise<Attempt> {
  const { state, runId, startedAt } = (await openRecord(sealer, 'attempts', row)) as Attempt;
  const place = { store: 'attempts', id: row.id, part: 'response', keyId: row.keyId } as const;
  const response = row.boxes.response ? await openJson(sealer, place, row.boxes.response) : null;
  return { state, runId, startedAt, response: response as ReceivedResponse | null };
}
