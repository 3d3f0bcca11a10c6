/** What is kept of an import with its collection. Never what stood in the file: that is others' and may be secret. */
export interface ImportNote {
  /** Epoch milliseconds. */
  readonly importedAt: number;
  /** The file's name. */
  readonly from: string;
  /** "Postman 2.1" */
  readonly format: string;
  /** Bytes. */
  readonly size: number;
  readonly counts: ImportCounts;
  /** The first of what is not as it was in the file. */
  readonly findings: readonly NotedFinding[];
  /** How many there were. */
  readonly findingCount: number;
}

/** How much an import brought. */
export interface ImportCounts {
  readonly requests: number;
  readonly folders: number;
  readonly variables: number;
  readonly environments: number;
  /** Those that were made. */
  readonly profiles: number;
  /** Those that went to the vault. */
  readonly secrets: number;
}

/** Something that is not as it was: what became of it, and where. */
export interface NotedFinding {
  readonly kind: 'kept' | 'changed' | 'dropped';
  /** Names from the collection down; empty for the whole. */
  readonly where: string;
  /** In the file: "item[0].event[1].script". */
  readonly path: string;
}

/** A collection is read whole whenever collections are listed: more would weigh on each. */
const mostNoted = 500;

/** The findings as they are kept: of each its kind and its place alone. */
export function notedFindings(findings: readonly NotedFinding[]): Pick<ImportNote, 'findings' | 'findingCount'> {
  const noted = findings.slice(0, mostNoted).map(({ kind, where, path }) => ({ kind, where, path }));
  return { findings: noted, findingCount: findings.length };
}
