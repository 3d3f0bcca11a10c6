// What the worker of an import does: load or expand, read, hand over in slices.
import { type DocumentOutline, sliceRequests, takeApart } from '#collection/document-slices.ts';
import { type LinkRefusal, readLink } from '#collection/link-codec.ts';
import type { BeyondKnown, DocumentRefusal, ReadDocument } from '#collection/read-document-result.ts';
import type { SharedDocument, SharedRequest } from '#collection/shared-document.ts';
import type { ImportRefusal } from '#formats/import-result.ts';
import type { Imported, ImportFinding } from '#formats/imported.ts';
import { mostImportBytes, readImport } from '#formats/read-import.ts';
import { backupMagic } from '#vault/backup-header.ts';

/** A file to read. */
export interface FileOrder {
  readonly file: Blob;
  readonly name: string;
}

/** What is to be read: a file, or a link with a document in its fragment. */
export type ImportOrder = FileOrder | { readonly link: string };

/** How far an import is. Reading itself is one step: it takes less time than loading did. */
export type ImportProgress =
  | { readonly step: 'loading'; readonly doneBytes: number; readonly ofBytes: number }
  | { readonly step: 'reading' }
  | { readonly step: 'handing-over'; readonly done: number; readonly ofRequests: number };

/** What an import comes to, but for what came in slices before. */
export type ImportEnd =
  | {
      readonly kind: 'imported';
      readonly imported: Omit<Imported, 'document' | 'findings'>;
      readonly outline: DocumentOutline;
    }
  | {
      readonly kind: 'own-document';
      readonly outline: DocumentOutline;
      readonly version: string;
      readonly beyond: BeyondKnown;
    }
  /** The browser doesn't give its bytes: it was moved or changed since, or is a folder. */
  | { readonly kind: 'unloadable'; readonly message: string }
  | { readonly kind: 'refused'; readonly refusal: ImportRefusal }
  | { readonly kind: 'refused-link'; readonly refusal: DocumentRefusal | LinkRefusal };

/** What the worker says, in order; an end comes last. */
export type ImportReport =
  | { readonly kind: 'progress'; readonly progress: ImportProgress }
  | { readonly kind: 'requests'; readonly requests: readonly SharedRequest[] }
  | { readonly kind: 'findings'; readonly findings: readonly ImportFinding[] }
  | ImportEnd;

const bytesAtOnce = 16_000_000;
const findingsAtOnce = 1_000;

type Say = (report: ImportReport) => void;

/** Reads a file or a link and says what it holds. */
export function answerImport(order: ImportOrder, say: Say): Promise<void> {
  return 'link' in order ? answerLink(order.link, say) : answerFile(order, say);
}

async function answerLink(link: string, say: Say): Promise<void> {
  say({ kind: 'progress', progress: { step: 'reading' } });
  const read = await readLink(link);
  if (read.kind === 'refused') return say({ kind: 'refused-link', refusal: read.refusal });
  say(ownDocument(read, say));
}

async function answerFile({ file, name }: FileOrder, say: Say): Promise<void> {
  // Whatever its size: nobody is to be told that a backup is too large a document.
  if (await isBackup(file)) return say(refused({ kind: 'own-backup' }));
  const tooLarge = { kind: 'too-large', bytes: file.size, most: mostImportBytes } as const;
  if (file.size > mostImportBytes) return say(refused({ kind: 'unreadable', refusal: tooLarge }));
  const bytes = await load(file, say).catch((error: Error) => error);
  if (bytes instanceof Error) return say({ kind: 'unloadable', message: bytes.message });
  say({ kind: 'progress', progress: { step: 'reading' } });
  const read = await readImport(bytes, name);
  if (read.kind === 'refused') return say(read);
  if (read.kind === 'imported') {
    const { document, findings, ...imported } = read.imported;
    for (let at = 0; at < findings.length; at += findingsAtOnce)
      say({ kind: 'findings', findings: findings.slice(at, at + findingsAtOnce) });
    return say({ kind: 'imported', imported, outline: handOver(document, say) });
  }
  const { own } = read;
  if (own.kind === 'refused') return say(refused({ kind: 'unreadable', refusal: own.refusal }));
  say(ownDocument(own, say));
}

function ownDocument(read: Extract<ReadDocument, { kind: 'document' }>, say: Say): ImportEnd {
  const { document, version, beyond } = read;
  return { kind: 'own-document', outline: handOver(document, say), version, beyond };
}

/** What can't be loaded says so itself. */
async function isBackup(file: Blob): Promise<boolean> {
  const first = await file
    .slice(0, backupMagic.length)
    .arrayBuffer()
    .catch(() => new ArrayBuffer(0));
  const bytes = new Uint8Array(first);
  return bytes.length === backupMagic.length && bytes.every((byte, at) => byte === backupMagic[at]);
}

function refused(refusal: ImportRefusal): ImportEnd {
  return { kind: 'refused', refusal };
}

async function load(file: Blob, say: Say): Promise<Uint8Array> {
  const bytes = new Uint8Array(file.size);
  for (let done = 0; done < file.size; done += bytesAtOnce) {
    say({ kind: 'progress', progress: { step: 'loading', doneBytes: done, ofBytes: file.size } });
    bytes.set(new Uint8Array(await file.slice(done, done + bytesAtOnce).arrayBuffer()), done);
  }
  return bytes;
}

function handOver(document: SharedDocument, say: Say): DocumentOutline {
  const { outline, requests } = takeApart(document);
  let done = 0;
  for (const slice of sliceRequests(requests)) {
    say({ kind: 'requests', requests: slice });
    done += slice.length;
    say({ kind: 'progress', progress: { step: 'handing-over', done, ofRequests: requests.length } });
  }
  return outline;
}
