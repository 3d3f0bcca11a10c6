import { useEffect, useState } from 'react';
import { explainRefusal, type RefusalWords } from '#collection/explain-refusal.ts';
import { readLink } from '#collection/link-codec.ts';
import { readDocument } from '#collection/read-document.ts';
import type { ReadDocument } from '#collection/read-document-result.ts';
import type { SharedDocument } from '#collection/shared-document.ts';
import { explainImportRefusal } from '#formats/explain-import.ts';
import type { ImportRefusal } from '#formats/import-result.ts';
import type { Imported } from '#formats/imported.ts';
import { mostImportBytes, readImport } from '#formats/read-import.ts';
import type { Opened } from './held.ts';

/** What was read, and where it came from. */
export interface OpenedDocument {
  /** Tells it from everything else that was read on this page. */
  readonly id: number;
  readonly document: SharedDocument;
  /** "Shared link", or the file's name. */
  readonly from: string;
  /** Bytes of the link's payload or of the file. */
  readonly size: number;
  /** "format 1.0", "Postman 2.1" */
  readonly format: string;
  /** What somebody else's format brought beside the document; `null` for one of our own. */
  readonly imported: Imported | null;
  readonly tookMs: number;
}

export type Reading =
  | { readonly kind: 'reading' }
  | { readonly kind: 'refused'; readonly words: RefusalWords }
  | { readonly kind: 'document'; readonly opened: OpenedDocument };

/** Reads what was opened, whenever that changes. Nothing of it is stored. */
export function useReading(opened: Opened): Reading {
  const [read, setRead] = useState<{ of: Opened; reading: Reading } | null>(null);
  useEffect(() => {
    let isCurrent = true;
    void readOpened(opened).then((reading) => isCurrent && setRead({ of: opened, reading }));
    return () => {
      isCurrent = false;
    };
  }, [opened]);
  return read?.of === opened ? read.reading : { kind: 'reading' };
}

/** Where something came from, and since when it is read. */
interface Source {
  readonly from: string;
  readonly size: number;
  readonly startedAt: number;
}

async function readOpened(opened: Opened): Promise<Reading> {
  const startedAt = performance.now();
  switch (opened.kind) {
    case 'link': {
      const read = await readLink(opened.link);
      return ownDocument(read, { from: 'Shared link', size: opened.link.length, startedAt });
    }
    case 'text':
      return readAny(opened.text, { from: 'Pasted text', size: opened.text.length, startedAt });
    case 'file':
      return readFile(opened.file, { from: opened.file.name, size: opened.file.size, startedAt });
  }
}

async function readFile(file: File, source: Source): Promise<Reading> {
  if (file.size > mostImportBytes) {
    const refusal = { kind: 'too-large', bytes: file.size, most: mostImportBytes } as const;
    return { kind: 'refused', words: explainRefusal(refusal) };
  }
  const bytes = await file.arrayBuffer().catch((error: Error) => error);
  if (bytes instanceof Error) return { kind: 'refused', words: unreadableFile(file.name, bytes.message) };
  return readAny(new Uint8Array(bytes), source);
}

/** It may have been moved or deleted since, or be a folder. */
const unreadableFile = (name: string, why: string): RefusalWords => ({
  cause: `${name} could not be read.`,
  evidence: why,
  next: 'Choose it again, as a file of its own.',
});

/** A document of our own, or of whoever wrote the file. */
async function readAny(text: string | Uint8Array, source: Source): Promise<Reading> {
  const read = await readImport(text, source.from);
  switch (read.kind) {
    case 'own-document':
      return ownDocument(readDocument(text), source);
    case 'refused':
      return { kind: 'refused', words: importWords(read.refusal) };
    case 'imported': {
      const { imported } = read;
      return opened({ document: imported.document, format: imported.format, imported }, source);
    }
  }
}

function importWords(refusal: ImportRefusal): RefusalWords {
  switch (refusal.kind) {
    case 'unreadable':
    case 'damaged-own-part':
      return explainRefusal(refusal.refusal);
    default:
      return explainImportRefusal(refusal);
  }
}

type Read = ReadDocument | Awaited<ReturnType<typeof readLink>>;

function ownDocument(read: Read, source: Source): Reading {
  if (read.kind === 'refused') return { kind: 'refused', words: explainRefusal(read.refusal) };
  return opened({ document: read.document, format: `format ${read.version}`, imported: null }, source);
}

let lastId = 0;

function opened(read: Pick<OpenedDocument, 'document' | 'format' | 'imported'>, source: Source): Reading {
  lastId += 1;
  const { from, size, startedAt } = source;
  return { kind: 'document', opened: { id: lastId, ...read, from, size, tookMs: performance.now() - startedAt } };
}
