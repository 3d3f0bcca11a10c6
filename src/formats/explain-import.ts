import type { ImportRefusal } from './import-result.ts';

/** Why a file is not read, and what can be done. */
export interface ImportRefusalWords {
  readonly cause: string;
  /** What was found, and where; empty where the cause says it all. */
  readonly evidence: string;
  readonly next: string;
}

/** What is wrong with a file as a text is said where documents of our own are. */
type OfFormats = Exclude<ImportRefusal, { readonly kind: 'unreadable' | 'damaged-own-part' }>;

const readFormats = 'Authscope reads its own documents, Postman 2.1, OpenAPI 3.1 and 3.0, Swagger 2 and curl.';

/** Explains why a file that somebody else wrote is not read. */
export function explainImportRefusal(refusal: OfFormats): ImportRefusalWords {
  switch (refusal.kind) {
    case 'empty':
      return { cause: 'The file is empty.', evidence: '', next: 'Export it again, and look whether it has a size.' };
    case 'foreign':
      return {
        cause: 'The file is of no format that is known here.',
        evidence: refusal.found,
        next: `Export it in one of the formats that are read. ${readFormats}`,
      };
    case 'own-backup':
      return {
        cause: 'This is an encrypted backup of Authscope, and nothing that was shared.',
        evidence: 'It begins with “authscope-backup”.',
        next: 'It is restored in Settings, Backup, with its passphrase.',
      };
    case 'postman-dump':
      return {
        cause: 'This file holds everything of a Postman account, and no single collection.',
        evidence: `Collections: ${refusal.collections}, environments: ${refusal.environments}.`,
        next: 'In Postman export each collection that you need as Collection v2.1, and each environment, then open those.',
      };
    case 'not-yet':
      return {
        cause: `This is a file of ${refusal.format}, which Authscope does not read yet.`,
        evidence: '',
        next: `Export it as Postman 2.1 or OpenAPI where that is offered. ${readFormats}`,
      };
    case 'old-version':
      return {
        cause: 'This collection is of a version of Postman’s that is no longer written.',
        evidence: `Version ${refusal.version}`,
        next: 'Open it in Postman and export it as Collection v2.1.',
      };
    case 'other-version':
      return {
        cause: `This version of ${refusal.format} is not read.`,
        evidence: refusal.version === '' ? 'No version is given' : `Version ${refusal.version}`,
        next: 'OpenAPI 3.1 and 3.0 and Swagger 2 are read: export or convert it to one of them.',
      };
    case 'not-yaml':
      return {
        cause: 'The file is no YAML that can be read.',
        evidence: `Line ${refusal.line}, column ${refusal.column}: ${refusal.reason}`,
        next: 'Mend that place, or export the file again.',
      };
    default:
      return explainBudget(refusal);
  }
}

function explainBudget(
  refusal: Extract<OfFormats, { kind: 'folders-too-deep' | 'too-many-items' | 'expands-too-far' | 'aliases-too-much' }>,
): ImportRefusalWords {
  switch (refusal.kind) {
    case 'folders-too-deep':
      return {
        cause: `A folder stands in more than ${refusal.most} others.`,
        evidence: refusal.where,
        next: 'Move it up, and export it again.',
      };
    case 'too-many-items':
      return {
        cause: `The file has more than ${refusal.most.toLocaleString('en')} requests.`,
        evidence: '',
        next: 'Export a part of it.',
      };
    case 'expands-too-far':
      return {
        cause: 'What the file repeats by reference comes to more than 100 MB.',
        evidence: '',
        next: 'Import a part of it: the paths that you call.',
      };
    case 'aliases-too-much':
      return {
        cause: 'The aliases of this YAML, written out, are more than is read, or one holds itself.',
        evidence: '',
        next: 'Write the repeated parts out, or export the file as JSON.',
      };
  }
}
