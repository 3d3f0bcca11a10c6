/**
 * A body too large for a record, as the vault keeps it: chunks of one size, each sealed in a file of its own. It lists
 * complete chunks only, so that a page that was killed in between leaves what it says and nothing else.
 */
export interface StoredBody {
  readonly id: string;
  /** Bytes of all chunks together. */
  readonly bytes: number;
  /** Size of every chunk but the last. */
  readonly chunkBytes: number;
  readonly chunks: number;
}

/** Most bytes of a body that stand in a record itself; a larger one is a `StoredBody`. */
export const heldBodyBytes = 1_000_000;

/** A file that a request sends as its body. Its bytes are the vault's, so that a draft survives a reload. */
export interface BodyFile {
  readonly name: string;
  /** What the browser took it for, empty where it could not tell. */
  readonly mediaType: string;
  readonly stored: StoredBody;
}
