import type { SharedDocument } from './shared-document.ts';

/** What reading a saved document gives. Nothing of a refused one is kept. */
export type ReadDocument =
  | { readonly kind: 'document'; readonly document: SharedDocument; readonly version: string }
  | { readonly kind: 'refused'; readonly refusal: DocumentRefusal };

/** Why a document is refused. Pointers are JSON pointers (RFC 6901) into it. */
export type DocumentRefusal =
  | { readonly kind: 'not-json'; readonly line: number; readonly column: number }
  /** JSON, and no document of ours: the member `authscope` is missing or no version. */
  | { readonly kind: 'foreign' }
  /** Of a major version that came later than this console. */
  | { readonly kind: 'newer-version'; readonly version: string }
  | { readonly kind: 'too-large'; readonly bytes: number; readonly most: number }
  | { readonly kind: 'too-deep'; readonly pointer: string; readonly most: number }
  | { readonly kind: 'too-many'; readonly what: 'items' | 'rows' | 'members'; readonly most: number }
  /** Two members of one name: which one counts is not said by JSON (RFC 8259 section 4). */
  | { readonly kind: 'duplicate-member'; readonly pointer: string }
  | { readonly kind: 'wrong-type'; readonly pointer: string; readonly expected: string; readonly found: string }
  | { readonly kind: 'missing-member'; readonly pointer: string };
