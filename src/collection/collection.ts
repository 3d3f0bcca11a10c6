import type { Auth } from './auth.ts';
import type { ImportNote } from './import-note.ts';
import type { Newer } from './newer.ts';
import type { Variable } from './variable.ts';

/** A request's place in the tree. The request itself is a record of its own: a tree of ten thousand opens at once. */
export interface RequestEntry {
  readonly kind: 'request';
  readonly id: string;
  readonly name: string;
  readonly method: string;
}

/** What a collection and a folder hand down to the requests in them. */
export interface Group extends Newer {
  readonly id: string;
  readonly name: string;
  readonly auth: Auth;
  readonly variables: readonly Variable[];
  /** The user's own words about it, plain text; absent for none. */
  readonly notes?: string;
  /** In the order of the tree. */
  readonly items: readonly Item[];
}

export interface Folder extends Group {
  readonly kind: 'folder';
}

export type Item = Folder | RequestEntry;

/** Requests that belong together, in folders. Its own `auth` never is `inherit`. */
export interface Collection extends Group {
  /** The same of the document that it came in. */
  readonly newerOfDocument?: Newer['newer'];
  /** Of one that came in somebody else's file. It is this device's, and goes into no document. */
  readonly imported?: ImportNote;
  /** Epoch milliseconds. */
  readonly createdAt: number;
}

/** The collection that is there from the first run: where requests go that have no other place. */
export const scratchId = 'scratch';
