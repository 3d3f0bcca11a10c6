import type { SharedDocument } from './shared-document.ts';

/** What reading a saved document gives. Nothing of a refused one is kept. */
export type ReadDocument =
  | {
      readonly kind: 'document';
      readonly document: SharedDocument;
      readonly version: string;
      readonly beyond: BeyondKnown;
    }
  | { readonly kind: 'refused'; readonly refusal: DocumentRefusal };

/** How many members of a document this console knows nothing to do with. */
export interface BeyondKnown {
  /** Kept as they came, and handed on (`Newer`). */
  readonly kept: number;
  /** Named `__proto__`. */
  readonly dropped: number;
}

/** What a document may hold too many of. */
type TooMany = 'items' | 'rows' | 'members' | 'environments' | 'roles';

/** Why a document is refused. Pointers are JSON pointers (RFC 6901) into it, overlong names in them cut. */
export type DocumentRefusal =
  /** JSON that travels is UTF-8 (RFC 8259 section 8.1). */
  | { readonly kind: 'wrong-encoding'; readonly found: 'UTF-16' | 'UTF-32' | 'invalid UTF-8' }
  | { readonly kind: 'not-json'; readonly line: number; readonly column: number }
  /** JSON, and no document of ours: the member `authscope` is missing or no version. */
  | { readonly kind: 'foreign' }
  /** Of a major version that came later than this console. */
  | { readonly kind: 'newer-version'; readonly version: string }
  | { readonly kind: 'too-large'; readonly bytes: number; readonly most: number }
  | { readonly kind: 'too-deep'; readonly pointer: string; readonly most: number }
  | { readonly kind: 'too-many'; readonly what: TooMany; readonly most: number }
  /** A text of more characters than its place takes. */
  | { readonly kind: 'too-long'; readonly pointer: string; readonly most: number }
  /** Two members of one name: which one counts is not said by JSON (RFC 8259 section 4). */
  | { readonly kind: 'duplicate-member'; readonly pointer: string }
  /** Two folders or requests of one id, or two profiles of one role. */
  | { readonly kind: 'repeated'; readonly pointer: string; readonly what: 'id' | 'role' }
  | { readonly kind: 'wrong-type'; readonly pointer: string; readonly expected: string; readonly found: string }
  | { readonly kind: 'missing-member'; readonly pointer: string }
  /** A member where no minor version may add one, or one that never travels: the value of a secret variable. */
  | { readonly kind: 'unknown-member'; readonly pointer: string };
