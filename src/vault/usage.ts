import type { BodyFiles } from './body-files.ts';
import { guarded } from './database.ts';
import { type CallRow, plainBytes, type SealedRow, type VaultDatabase } from './schema.ts';

/** How many there are of a kind, and the bytes they take. */
export interface KindUsage {
  readonly count: number;
  readonly bytes: number;
}

/** What the console keeps, told apart as its user would. */
export type UsageKind =
  /** Calls without their bodies, and the bodies that came back. */
  | 'calls'
  | 'bodies'
  /** Files that requests send, and large bodies of what was removed and may be brought back. */
  | 'files'
  | 'tokens'
  | 'runs'
  | 'profiles'
  | 'secrets'
  | 'collections'
  /** Drafts included. */
  | 'requests'
  | 'environments';

/** What is kept, by kind. Bytes are those of what was sealed: a browser adds some of its own. */
export type Usage = Readonly<Record<UsageKind, KindUsage>>;

/** What was dropped to keep within a budget. */
export interface Trimmed {
  readonly bodies: number;
  readonly bytes: number;
}

/** Counts what is kept. Of calls it reads clear columns only; nothing is opened. */
export async function loadUsage(database: VaultDatabase, files: BodyFiles | null): Promise<Usage> {
  const rows = await guarded(() => database.getAll('calls'));
  const withBody = rows.filter(({ bodyBytes }) => bodyBytes > 0);
  const usages = await Promise.all(
    (['tokens', 'runs', 'profiles', 'secrets', 'collections', 'requests', 'drafts', 'environments'] as const).map(
      async (store) => [store, sealedUsage(await guarded(() => database.getAll(store)))] as const,
    ),
  );
  const { drafts, requests, ...others } = Object.fromEntries(usages) as Record<(typeof usages)[number][0], KindUsage>;
  return {
    ...others,
    requests: { count: requests.count + drafts.count, bytes: requests.bytes + drafts.bytes },
    calls: { count: rows.length, bytes: sum(rows.map(({ recordBytes }) => recordBytes)) },
    bodies: { count: withBody.length, bytes: bodyBytesOf(rows) },
    files: await filesUsage(rows, files),
  };
}

/** Bytes of the bodies that came back with calls: what the storage budget counts. */
export function bodyBytesOf(rows: readonly CallRow[]): number {
  return sum(rows.map(({ bodyBytes }) => bodyBytes));
}

function sealedUsage(rows: readonly SealedRow[]): KindUsage {
  const boxes = rows.flatMap((row) => Object.values(row.boxes));
  return { count: rows.length, bytes: sum(boxes.map(plainBytes)) };
}

/** The files beside those of answers, which are counted as bodies. */
async function filesUsage(rows: readonly CallRow[], files: BodyFiles | null): Promise<KindUsage> {
  const answers = new Set(rows.map(({ largeBodyId }) => largeBodyId));
  const others = (await guarded(async () => (await files?.list()) ?? [])).filter(({ id }) => !answers.has(id));
  return { count: others.length, bytes: sum(others.map(({ bytes }) => bytes)) };
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
