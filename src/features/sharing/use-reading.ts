import { useEffect, useState } from 'react';
import { explainRefusal, type RefusalWords } from '#collection/explain-refusal.ts';
import type { BeyondKnown } from '#collection/read-document-result.ts';
import type { SharedDocument } from '#collection/shared-document.ts';
import { explainImportRefusal } from '#formats/explain-import.ts';
import type { ImportRefusal } from '#formats/import-result.ts';
import type { Imported } from '#formats/imported.ts';
import type { MovedSecret } from '#formats/move-out-of-document.ts';
import {
  type FileOutcome,
  type ImportOrder,
  type ImportProgress,
  type OpenedFileWish,
  readOpenedFile,
} from '#queries/opened-file.ts';
import type { Opened } from './held.ts';

/** What was read, and where it came from. */
export interface OpenedDocument {
  /** Tells it from everything else that was read on this page. */
  readonly id: number;
  /** Counts what was changed of it since, as `moved` tells. */
  readonly revision: number;
  readonly document: SharedDocument;
  /** "Shared link", or the file's name. */
  readonly from: string;
  /** Bytes of the link's payload or of the file. */
  readonly size: number;
  /** "format 1.0", "Postman 2.1" */
  readonly format: string;
  /** What somebody else's format brought beside the document; `null` for one of our own. */
  readonly imported: Imported | null;
  /** What stood in it as text and goes to the vault with it. */
  readonly moved: readonly MovedSecret[];
  readonly tookMs: number;
  /** Of one of our own. */
  readonly beyond: BeyondKnown;
}

export type Reading =
  | { readonly kind: 'reading'; readonly progress: ImportProgress | null }
  | { readonly kind: 'refused'; readonly words: RefusalWords; readonly isBackup: boolean }
  | { readonly kind: 'document'; readonly opened: OpenedDocument };

/** Where something came from that is no file. */
export const sharedLink = 'Shared link';
export const pastedText = 'Pasted text';

const begun: Reading = { kind: 'reading', progress: null };

/** Reads what was opened, whenever that changes, and stops when nobody waits for it. Nothing of it is stored. */
export function useReading(opened: Opened): Reading {
  const [read, setRead] = useState<{ of: Opened; reading: Reading } | null>(null);
  useEffect(() => {
    const stop = new AbortController();
    const settle = (reading: Reading) => !stop.signal.aborted && setRead({ of: opened, reading });
    const onProgress = (progress: ImportProgress) => settle({ kind: 'reading', progress });
    readOpened(opened, { signal: stop.signal, onProgress }).then(settle, (reason: unknown) =>
      settle(refused(stoppedReading(reason))),
    );
    return () => stop.abort();
  }, [opened]);
  return read?.of === opened ? read.reading : begun;
}

/** Where something came from, and since when it is read. */
interface Source {
  readonly from: string;
  readonly size: number;
  readonly startedAt: number;
}

function readOpened(opened: Opened, wish: OpenedFileWish): Promise<Reading> {
  const startedAt = performance.now();
  const readBlob = (file: Blob, name: string) =>
    readAny({ file, name }, { from: name, size: file.size, startedAt }, wish);
  switch (opened.kind) {
    case 'link':
      return readAny({ link: opened.link }, { from: sharedLink, size: opened.link.length, startedAt }, wish);
    case 'text':
      return readBlob(new Blob([opened.text]), pastedText);
    case 'file':
      return readBlob(opened.file, opened.file.name);
  }
}

/** A document of our own, or of whoever wrote the file. */
async function readAny(order: ImportOrder, source: Source, wish: OpenedFileWish): Promise<Reading> {
  const outcome = await readOpenedFile(order, wish);
  switch (outcome.kind) {
    case 'own-document':
      return ownDocument(outcome, source);
    case 'imported': {
      const { imported } = outcome;
      return opened({ document: imported.document, format: imported.format, imported, beyond: nothing }, source);
    }
    case 'unloadable':
      return refused(unreadableFile(source.from, outcome.message));
    case 'refused-link':
      return refused(explainRefusal(outcome.refusal));
    case 'refused':
      return refused(importWords(outcome.refusal), outcome.refusal.kind === 'own-backup');
    case 'cancelled':
      return begun;
  }
}

function refused(words: RefusalWords, isBackup = false): Reading {
  return { kind: 'refused', words, isBackup };
}

/** It may have been moved or deleted since, or be a folder. */
const unreadableFile = (name: string, why: string): RefusalWords => ({
  cause: `${name} could not be read.`,
  evidence: why,
  next: 'Choose it again, as a file of its own.',
});

const stoppedReading = (reason: unknown): RefusalWords => ({
  cause: 'Reading stopped before its end.',
  evidence: reason instanceof Error ? reason.message : `${reason}`,
  next: 'Reload the page, then open it again.',
});

function importWords(refusal: ImportRefusal): RefusalWords {
  switch (refusal.kind) {
    case 'unreadable':
    case 'damaged-own-part':
      return explainRefusal(refusal.refusal);
    default:
      return explainImportRefusal(refusal);
  }
}

function ownDocument(own: Extract<FileOutcome, { kind: 'own-document' }>, source: Source): Reading {
  const { document, version, beyond } = own;
  return opened({ document, format: `format ${version}`, imported: null, beyond }, source);
}

/** What of somebody else's format is not carried over is among its findings. */
const nothing: BeyondKnown = { kept: 0, dropped: 0 };

let lastId = 0;

function opened(read: Pick<OpenedDocument, 'document' | 'format' | 'imported' | 'beyond'>, source: Source): Reading {
  lastId += 1;
  const { from, size, startedAt } = source;
  return {
    kind: 'document',
    opened: { id: lastId, revision: 0, moved: [], ...read, from, size, tookMs: performance.now() - startedAt },
  };
}
