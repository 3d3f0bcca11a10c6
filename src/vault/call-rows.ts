import type { Call } from '#call/call.ts';
import type { CallLogEntry } from '#call/call-log-entry.ts';
import { practiceMarksIn } from '#call/practice-marks.ts';
import type { Part, Template } from '#call/template.ts';
import { totalMsOf } from '#call/total-ms.ts';
import { bodiesOf } from './named-bodies.ts';
import { openRecord, sealRecord } from './rows.ts';
import { type CallRow, plainBytes, type SealedRow } from './schema.ts';
import type { Sealer } from './sealer.ts';
import { type StoredCall, upgradeCall } from './upgrades.ts';

/** A call as it is kept: what its log shows, and what is sealed. */
export interface CallRows {
  readonly row: CallRow;
  readonly parts: SealedRow;
}

/** A call's request and head are sealed together, its response's bodies apart: bytes are bytes. */
export async function callRows(sealer: Sealer, call: Call): Promise<CallRows> {
  const { body, wireBody, isBodyDropped: _, ...record } = call;
  const sealed = await sealRecord(sealer, 'calls', record);
  const boxOf = (part: 'body' | 'wireBody', bytes: Uint8Array) =>
    sealer.seal({ store: 'calls', id: call.id, part, keyId: sealer.keyId }, bytes);
  const boxes = { ...sealed.boxes, body: await boxOf('body', body) };
  return {
    row: { ...columnsOf(call), recordBytes: plainBytes(sealed.boxes.record) },
    parts: { ...sealed, boxes: wireBody ? { ...boxes, wireBody: await boxOf('wireBody', wireBody) } : boxes },
  };
}

function columnsOf(call: Call): Omit<CallRow, 'recordBytes'> {
  const { id, purpose, profileId, tokenId, requestId, sentAt, receivedAt, isBodyDropped, sizes } = call;
  const row = {
    ...{ id, purpose, profileId, requestId, sentAt, receivedAt, isBodyDropped },
    ...whereTo(call.request.url),
    ...lateColumnsOf(call),
    method: call.request.method,
    status: call.head?.status ?? null,
    requestBytes: sizes.requestBytes,
    responseBytes: sizes.responseBytes,
    bodyBytes: call.body.length + (call.wireBody?.length ?? 0) + (call.largeBody?.bytes ?? 0),
    largeBodyId: call.largeBody?.id ?? null,
    bodyIds: bodiesOf([{ kind: 'call', call }]),
  };
  const practiceMarks = practiceMarksIn(call.head?.rawHeaders ?? []);
  return {
    ...row,
    ...(tokenId === null ? {} : { tokenId }),
    ...(practiceMarks.length === 0 ? {} : { practiceMarks }),
  };
}

/** The columns that rows of older versions lack. */
function lateColumnsOf({ ending, hops, phases }: Pick<Call, 'ending' | 'hops' | 'phases'>) {
  return { ending: ending.kind, hopCount: hops.length, totalMs: totalMsOf({ hops, phases }) };
}

/** The row of an older version with what only its sealed record could tell. */
export async function filledRow(sealer: Sealer, { row, parts }: CallRows): Promise<CallRow> {
  return { ...row, ...lateColumnsOf(upgradeCall((await openRecord(sealer, 'calls', parts)) as StoredCall)) };
}

/** Opens a call. Whether its body was dropped is the row's to say: dropping opens nothing. */
export async function readCall(sealer: Sealer, { row, parts }: CallRows): Promise<Call> {
  const bytesOf = (part: 'body' | 'wireBody') =>
    sealer.open({ store: 'calls', id: row.id, part, keyId: parts.keyId }, parts.boxes[part]);
  const [stored, body, wireBody] = await Promise.all([
    openRecord(sealer, 'calls', parts),
    row.isBodyDropped ? new Uint8Array() : bytesOf('body'),
    parts.boxes.wireBody ? bytesOf('wireBody') : null,
  ]);
  const record = upgradeCall(stored as StoredCall);
  const largeBody = row.isBodyDropped ? null : record.largeBody;
  return { ...record, body, wireBody, largeBody, isBodyDropped: row.isBodyDropped };
}

/** What the log shows of a row. */
export function logEntryOf(row: CallRow): CallLogEntry {
  const { bodyBytes: _, recordBytes: __, largeBodyId: ___, bodyIds: ____, ...columns } = row;
  const { tokenId = null, practiceMarks = [], hopCount } = columns;
  return { ...columns, tokenId, practiceMarks, hopCount: hopCount ?? 0 };
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
