import type { Call } from '#call/call.ts';
import { SecretValue } from '#vault/secret-value.ts';
import {
  type StoredCall,
  type StoredProfile,
  type StoredRun,
  type StoredToken,
  upgradeCall,
  upgradeProfile,
  upgradeRun,
  upgradeToken,
} from '#vault/upgrades.ts';
import type { ExportedKind, VaultRecord } from '#vault/vault.ts';

/** A text of a backup, read. A call's bytes and a body's follow it. */
export type BackupText =
  | { readonly kind: 'preferences'; readonly preferences: Readonly<Record<string, string>> }
  | { readonly kind: 'body'; readonly id: string }
  | { readonly kind: 'call'; readonly call: Omit<Call, 'body' | 'wireBody'>; readonly hasWireBody: boolean }
  | { readonly kind: 'record'; readonly record: VaultRecord };

type Members = Readonly<Record<string, unknown>>;
type Shape = Readonly<Record<string, 'string' | 'number' | 'object' | 'list'>>;

/** What no version left out, and what the console could not show or index a record without. */
const shapes: Record<ExportedKind, Shape> = {
  profile: { id: 'string' },
  secret: { id: 'string', label: 'string', lastFour: 'string', text: 'string' },
  environment: { id: 'string', name: 'string', variables: 'list' },
  collection: { id: 'string', name: 'string', items: 'list', variables: 'list', auth: 'object', createdAt: 'number' },
  request: { id: 'string', method: 'string', url: 'string', headers: 'list', body: 'object', auth: 'object' },
  draft: { id: 'string', request: 'object' },
  token: { id: 'string', profileId: 'string', sentAt: 'number', receivedAt: 'number', accessToken: 'object' },
  run: { id: 'string', profileId: 'string', startedAt: 'number', outcome: 'object' },
  call: { id: 'string', request: 'object', sentAt: 'number', ending: 'object', phases: 'object', sizes: 'object' },
};

/** Reads a text of a backup, a record of an older version in today's shape; `null` for what is none. */
export function readBackupRecord(value: unknown): BackupText | null {
  if (!isMembers(value) || typeof value.kind !== 'string') return null;
  const { kind } = value;
  if (kind === 'preferences') return readPreferences(value.preferences);
  if (kind === 'body') return typeof value.id === 'string' ? { kind, id: value.id } : null;
  if (!isExportedKind(kind)) return null;
  const record = value[kind];
  if (!isMembers(record) || !Object.entries(shapes[kind]).every(([name, type]) => isOf(record[name], type)))
    return null;
  if (kind === 'call') return { kind, call: readCall(record), hasWireBody: value.hasWireBody === true };
  return { kind: 'record', record: readRecord(kind, record) };
}

function readCall(record: Members): Omit<Call, 'body' | 'wireBody'> {
  const call = upgradeCall(record as unknown as StoredCall);
  return { ...call, isBodyDropped: record.isBodyDropped === true };
}

function readRecord(kind: Exclude<ExportedKind, 'call'>, record: Members): VaultRecord {
  switch (kind) {
    case 'profile':
      return { kind, profile: upgradeProfile(record as unknown as StoredProfile) };
    case 'run':
      return { kind, run: upgradeRun(record as unknown as StoredRun) };
    case 'token':
      return { kind, token: upgradeToken(record as unknown as StoredToken) };
    case 'secret':
      return readSecret(record);
    case 'environment':
    case 'collection':
    case 'request':
    case 'draft':
      // These have had one shape only.
      return { kind, [kind]: record } as unknown as VaultRecord;
  }
}

function readSecret({ id, label, lastFour, text, origins }: Members): VaultRecord {
  const ref = { id: id as string, label: label as string, lastFour: lastFour as string };
  const bound = Array.isArray(origins) ? origins.filter((each) => typeof each === 'string') : null;
  return { kind: 'secret', secret: { ref, value: new SecretValue(text as string), ...(bound && { origins: bound }) } };
}

function readPreferences(value: unknown): BackupText | null {
  if (!isMembers(value) || Object.values(value).some((each) => typeof each !== 'string')) return null;
  return { kind: 'preferences', preferences: value as Readonly<Record<string, string>> };
}

function isMembers(value: unknown): value is Members {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isExportedKind(kind: string): kind is ExportedKind {
  return Object.hasOwn(shapes, kind);
}

function isOf(value: unknown, type: Shape[string]): boolean {
  if (type === 'list') return Array.isArray(value);
  return type === 'object' ? isMembers(value) : typeof value === type;
}
