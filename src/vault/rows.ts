import type { Call } from '#call/call.ts';
import type { Part, Template } from '#call/template.ts';
import type { Profile } from '#oauth/profile.ts';
import type { Attempt, ReceivedResponse, Run } from '#oauth/run.ts';
import type { Token } from '#oauth/token.ts';
import type { AttemptRow, Box, CallRow, RunRow, SealedRow, SealedStoreName, TokenRow } from './schema.ts';
import type { Place, Sealer } from './sealer.ts';
import { SecretValue } from './secret-value.ts';
import {
  type StoredCall,
  type StoredProfile,
  type StoredRun,
  upgradeCall,
  upgradeProfile,
  upgradeRun,
} from './upgrades.ts';
import type { NewSecret } from './vault.ts';

/** Seals a value as JSON. */
export function sealJson(sealer: Sealer, place: Place, value: unknown): Promise<Box> {
  return sealer.seal(place, new TextEncoder().encode(JSON.stringify(value)));
}

async function openJson(sealer: Sealer, place: Place, box: Box | undefined): Promise<unknown> {
  return JSON.parse(new TextDecoder().decode(await sealer.open(place, box)));
}

async function sealRecord(sealer: Sealer, store: SealedStoreName, record: { id: string }): Promise<SealedRow> {
  const { id } = record;
  const { keyId } = sealer;
  return { id, keyId, boxes: { record: await sealJson(sealer, { store, id, part: 'record', keyId }, record) } };
}

function openRecord(sealer: Sealer, store: SealedStoreName, row: SealedRow): Promise<unknown> {
  return openJson(sealer, { store, id: row.id, part: 'record', keyId: row.keyId }, row.boxes.record);
}

/** The stores whose records are sealed whole: an id is their only clear column. */
export type WholeStore = 'profiles' | 'collections' | 'requests' | 'drafts' | 'environments';

export function wholeRow(sealer: Sealer, store: WholeStore, record: { id: string }): Promise<SealedRow> {
  return sealRecord(sealer, store, record);
}

/** Reads records that have had one shape only. */
export function readerOf<T>(store: Exclude<WholeStore, 'profiles'>): (sealer: Sealer, row: SealedRow) => Promise<T> {
  return async (sealer, row) => (await openRecord(sealer, store, row)) as T;
}

export async function readProfile(sealer: Sealer, row: SealedRow): Promise<Profile> {
  return upgradeProfile((await openRecord(sealer, 'profiles', row)) as StoredProfile);
}

/** A secret's text, and nothing beside it in the clear. */
export function secretRow(sealer: Sealer, { ref, value }: NewSecret): Promise<SealedRow> {
  return sealRecord(sealer, 'secrets', { ...ref, text: value.reveal() } as { id: string });
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
  return (await openRecord(sealer, 'tokens', row)) as Token;
}

/** A call's request and head are sealed together, its response's bodies apart: bytes are bytes, and a list may one day leave them alone. */
export async function callRow(sealer: Sealer, call: Call): Promise<CallRow> {
  const { body, wireBody, ...record } = call;
  const { id, purpose, profileId, tokenId, sentAt, receivedAt, sizes } = call;
  const sealed = await sealRecord(sealer, 'calls', record);
  const boxOf = (part: 'body' | 'wireBody', bytes: Uint8Array) =>
    sealer.seal({ store: 'calls', id, part, keyId: sealer.keyId }, bytes);
  const boxes = { ...sealed.boxes, body: await boxOf('body', body) };
  const row = {
    ...sealed,
    boxes: wireBody ? { ...boxes, wireBody: await boxOf('wireBody', wireBody) } : boxes,
    ...{ purpose, profileId, sentAt, receivedAt },
    ...whereTo(call.request.url),
    method: call.request.method,
    status: call.head?.status ?? null,
    requestBytes: sizes.requestBytes,
    responseBytes: sizes.responseBytes,
  };
  return tokenId === null ? row : { ...row, tokenId };
}

export async function readCall(sealer: Sealer, row: SealedRow): Promise<Call> {
  const record = upgradeCall((await openRecord(sealer, 'calls', row)) as StoredCall);
  const bytesOf = (part: 'body' | 'wireBody') =>
    sealer.open({ store: 'calls', id: row.id, part, keyId: row.keyId }, row.boxes[part]);
  return { ...record, body: await bytesOf('body'), wireBody: row.boxes.wireBody ? await bytesOf('wireBody') : null };
}

/** Origin and path of a URL, which are clear columns. Slots show as their labels; query, fragment and user stay out. */
function whereTo(url: Template): { origin: string; path: string } {
  const shown = url.map(shownPart).join('');
  const read = URL.canParse(shown) ? new URL(shown) : null;
  return { origin: read?.origin ?? '', path: read?.pathname ?? '' };
}

function shownPart(part: Part): string {
  if (part.kind === 'text') return part.text;
  return part.kind === 'secret' ? `{${part.secret.label}}` : '{…}';
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
