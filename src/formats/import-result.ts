import type { DocumentRefusal } from '#collection/read-document-result.ts';
import type { Imported } from './imported.ts';
import type { YamlRefusal } from './read-yaml.ts';

/** What reading somebody else's document comes to. Nothing of a refused one is kept. */
export type ReadImport =
  | { readonly kind: 'imported'; readonly imported: Imported }
  | { readonly kind: 'refused'; readonly refusal: ImportRefusal };

/** Why somebody else's document is refused. */
export type ImportRefusal =
  /** As a text: no JSON, or beyond what is read (SECURITY.md R25). Pointers are into the file. */
  | { readonly kind: 'unreadable'; readonly refusal: DocumentRefusal }
  /** Of some other kind; `found` says what it looks like, empty where nothing can be said. */
  | { readonly kind: 'foreign'; readonly found: string }
  /** A backup of this console: encrypted, and restored elsewhere. */
  | { readonly kind: 'own-backup' }
  /** Everything that somebody has in Postman, in one file. */
  | { readonly kind: 'postman-dump'; readonly collections: number; readonly environments: number }
  /** Of a version that is no longer written: "1". */
  | { readonly kind: 'old-version'; readonly version: string }
  | { readonly kind: 'folders-too-deep'; readonly where: string; readonly most: number }
  | { readonly kind: 'too-many-items'; readonly most: number }
  /** What this console wrote beside it is no part of a saved document. */
  | { readonly kind: 'damaged-own-part'; readonly refusal: DocumentRefusal }
  /** Of a version that is not read: "OpenAPI", "4.0". */
  | { readonly kind: 'other-version'; readonly format: string; readonly version: string }
  /** A part of the file that is used over and over comes to more characters or rows than are kept. */
  | { readonly kind: 'expands-too-far' }
  | YamlRefusal
  | { readonly kind: 'empty' }
  /** Known, and not read yet: "HAR". */
  | { readonly kind: 'not-yet'; readonly format: string };
