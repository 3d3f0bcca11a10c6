// What a backup holds, record by record, as it is written and as it is read. A secret's text stands in it: it goes through
// `encrypted-backup` alone.
import type { Call } from '#call/call.ts';
import type { BackupEntry, ReadEntry } from '#vault/backup-entries.ts';
import { BackupUnreadable, RecordUnreadable } from '#vault/errors.ts';
import type { Exported, ExportedKind, VaultRecord } from '#vault/vault.ts';
import { readBackupRecord } from './read-backup-record.ts';
import { lacksBody, nameOfBearer, withoutBodies } from './without-bodies.ts';

/** What is told while records are written. */
export interface Told {
  readonly onRecord: (kind: ExportedKind) => void;
  /** A record that can't be opened any more: it is left out. */
  readonly onUnreadable: () => void;
  /** A record whose body can't be read any more, by its name. */
  readonly onBodyGone: (name: string) => void;
}

/** Writes what was exported. Bytes of bodies stand beside the texts, as they are. */
export async function* writeRecords(exported: AsyncIterable<Exported>, told: Told): AsyncGenerator<BackupEntry> {
  const gone = new Set<string>();
  for await (const each of exported) {
    switch (each.kind) {
      case 'unreadable':
        told.onUnreadable();
        break;
      case 'preferences':
        yield { kind: 'json', value: each };
        break;
      case 'body':
        yield { kind: 'json', value: { kind: 'body', id: each.body.id } };
        yield* writeBody(each.bytes, () => gone.add(each.body.id));
        break;
      case 'record':
        if (each.record.kind !== 'attempt') told.onRecord(each.record.kind);
        if (lacksBody(each.record, gone)) told.onBodyGone(nameOfBearer(each.record));
        yield* writeRecord(withoutBodies(each.record, gone));
        break;
    }
  }
}

/** What of a body can't be opened is left out with all that follows: the rest has no place without it. */
async function* writeBody(stream: ReadableStream<Uint8Array>, onGone: () => void): AsyncGenerator<BackupEntry> {
  const reader = stream.getReader();
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      yield { kind: 'bytes', bytes: value as Uint8Array<ArrayBuffer> };
    }
  } catch (error) {
    if (!(error instanceof RecordUnreadable)) throw error;
    onGone();
  }
}

function* writeRecord(record: VaultRecord): Generator<BackupEntry> {
  switch (record.kind) {
    case 'secret': {
      const { ref, value, origins } = record.secret;
      yield { kind: 'json', value: { kind: 'secret', secret: { ...ref, text: value.reveal(), origins } } };
      break;
    }
    case 'call': {
      const { body, wireBody, ...call } = record.call;
      yield { kind: 'json', value: { kind: 'call', call, hasWireBody: wireBody !== null } };
      for (const bytes of wireBody ? [body, wireBody] : [body])
        yield { kind: 'bytes', bytes: bytes as Uint8Array<ArrayBuffer> };
      break;
    }
    default:
      yield { kind: 'json', value: record };
  }
}

/** What stands in a backup, in its order: a body's bytes between its beginning and its end. */
export type BackupItem =
  | { readonly kind: 'preferences'; readonly preferences: Readonly<Record<string, string>> }
  | { readonly kind: 'body-begins'; readonly id: string }
  | { readonly kind: 'body-bytes'; readonly bytes: Uint8Array<ArrayBuffer> }
  | { readonly kind: 'body-ends' }
  | { readonly kind: 'record'; readonly record: VaultRecord };

type CallWithoutBytes = Omit<Call, 'body' | 'wireBody'>;
/** What the next bytes belong to. */
type Expecting =
  | { readonly of: 'nothing' }
  | { readonly of: 'body' }
  | {
      readonly of: 'call';
      readonly call: CallWithoutBytes;
      readonly hasWireBody: boolean;
      readonly body: Uint8Array | null;
    };

/** Reads what `writeRecords` wrote; records of older versions in today's shape. @throws BackupUnreadable `damaged` */
export async function* readRecords(entries: AsyncIterable<ReadEntry>): AsyncGenerator<BackupItem> {
  let expecting: Expecting = { of: 'nothing' };
  let last = 0;
  for await (const { entry, chunk } of entries) {
    last = chunk;
    const step: Step | null =
      entry.kind === 'json' ? afterText(expecting, entry.value) : afterBytes(expecting, entry.bytes);
    if (!step) throw new BackupUnreadable({ kind: 'damaged', chunk });
    yield* step.items;
    expecting = step.expecting;
  }
  if (expecting.of === 'call') throw new BackupUnreadable({ kind: 'damaged', chunk: last });
  if (expecting.of === 'body') yield { kind: 'body-ends' };
}

interface Step {
  readonly items: readonly BackupItem[];
  readonly expecting: Expecting;
}

function afterText(expecting: Expecting, value: unknown): Step | null {
  const read = readBackupRecord(value);
  if (!read || expecting.of === 'call') return null;
  const ended: BackupItem[] = expecting.of === 'body' ? [{ kind: 'body-ends' }] : [];
  switch (read.kind) {
    case 'body':
      return { items: [...ended, { kind: 'body-begins', id: read.id }], expecting: { of: 'body' } };
    case 'call':
      return { items: ended, expecting: { of: 'call', body: null, call: read.call, hasWireBody: read.hasWireBody } };
    case 'preferences':
    case 'record':
      return { items: [...ended, read], expecting: { of: 'nothing' } };
  }
}

function afterBytes(expecting: Expecting, bytes: Uint8Array<ArrayBuffer>): Step | null {
  if (expecting.of === 'nothing') return null;
  if (expecting.of === 'body') return { items: [{ kind: 'body-bytes', bytes }], expecting };
  const { call, body, hasWireBody } = expecting;
  if (hasWireBody && !body) return { items: [], expecting: { ...expecting, body: bytes } };
  const whole: Call = { ...call, body: body ?? bytes, wireBody: body ? bytes : null };
  return { items: [{ kind: 'record', record: { kind: 'call', call: whole } }], expecting: { of: 'nothing' } };
}
