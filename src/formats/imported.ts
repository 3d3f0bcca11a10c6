import type { SecretPlace } from '#collection/secret-place.ts';
import type { SharedDocument } from '#collection/shared-document.ts';

/** What reading somebody else's document gives: ours, the secrets that stood in it, and what is not as it was. */
export interface Imported {
  /** "Postman 2.1", "OpenAPI 3.0", "curl". */
  readonly format: string;
  readonly document: SharedDocument;
  readonly secrets: readonly ImportedSecret[];
  readonly findings: readonly ImportFinding[];
}

/** A secret that stood in the clear. The document has it by name only: accepting it puts the value into the vault. */
export interface ImportedSecret {
  readonly place: SecretPlace;
  /** In the field's words: "client secret", "bearer token". */
  readonly label: string;
  readonly value: string;
  /** Where it stood, if its place is not that: "Files / Form" for what is a variable of the collection now. */
  readonly foundIn?: string;
}

/** What became of an auth that is of no kind known here. */
export const sentWithoutAuth = 'sent without auth';

/** Something that is not the same as before. */
export interface ImportFinding {
  /** Kept and never run; read as something else; or left out. */
  readonly kind: 'kept' | 'changed' | 'dropped';
  /** Names from the collection down: "Orders / Create order"; empty for the whole. */
  readonly where: string;
  /** In the file: "item[0].event[1].script". */
  readonly path: string;
  readonly was: string;
  readonly now: string;
}
