// Opening a file or a link that may be large: the page never waits for it, and leaving stops it.
import { putTogether } from '#collection/document-slices.ts';
import type { BeyondKnown } from '#collection/read-document-result.ts';
import type { SharedDocument, SharedRequest } from '#collection/shared-document.ts';
import type { ImportRefusal } from '#formats/import-result.ts';
import type { Imported, ImportFinding } from '#formats/imported.ts';
import type { ImportEnd, ImportOrder, ImportProgress, ImportReport } from './answer-import.ts';

/** What a file or a link came to. Nothing of it is stored, run or sent. */
export type FileOutcome =
  | { readonly kind: 'imported'; readonly imported: Imported }
  | {
      readonly kind: 'own-document';
      readonly document: SharedDocument;
      readonly version: string;
      readonly beyond: BeyondKnown;
    }
  | Extract<ImportEnd, { kind: 'unloadable' | 'refused-link' }>
  | { readonly kind: 'refused'; readonly refusal: ImportRefusal }
  | { readonly kind: 'cancelled' };

/** The part of a worker that is used. */
export interface ImportWorker {
  onmessage: ((event: MessageEvent<ImportReport>) => void) | null;
  onerror: ((event: ErrorEvent) => void) | null;
  postMessage(order: ImportOrder): void;
  terminate(): void;
}

/** How it is read. */
export interface FileReadingWish {
  /** Aborting stops the worker at once. */
  readonly signal: AbortSignal;
  readonly onProgress: (progress: ImportProgress) => void;
  readonly startWorker?: () => ImportWorker;
}

/**
 * Reads a file of our own or of any format that is known, or a link.
 * 1. Start a worker and give it the file or the link.
 * 2. Take what it finds in slices, each a task of a few milliseconds.
 * 3. Put them together when it has ended.
 * @throws where the worker can't start.
 */
export async function readFileInWorker(order: ImportOrder, wish: FileReadingWish): Promise<FileOutcome> {
  const { signal, onProgress, startWorker = started } = wish;
  if (signal.aborted) return { kind: 'cancelled' };
  const worker = startWorker();
  const requests: SharedRequest[] = [];
  const findings: ImportFinding[] = [];
  const take = (report: Exclude<ImportReport, ImportEnd>) => {
    if (report.kind === 'progress') onProgress(report.progress);
    else if (report.kind === 'requests') requests.push(...report.requests);
    else findings.push(...report.findings);
  };
  return new Promise<FileOutcome>((resolve, reject) => {
    signal.addEventListener('abort', () => resolve({ kind: 'cancelled' }), { once: true });
    worker.onerror = ({ message }) => reject(new Error(message || 'the worker could not start'));
    worker.onmessage = ({ data }) => {
      if (isEnd(data)) resolve(outcomeOf(data, { requests, findings }));
      else take(data);
    };
    worker.postMessage(order);
  }).finally(() => worker.terminate());
}

function started(): ImportWorker {
  return new Worker(new URL('./import-worker.ts', import.meta.url), { type: 'module' });
}

function isEnd(report: ImportReport): report is ImportEnd {
  return !['progress', 'requests', 'findings'].includes(report.kind);
}

interface Taken {
  readonly requests: readonly SharedRequest[];
  readonly findings: readonly ImportFinding[];
}

function outcomeOf(end: ImportEnd, { requests, findings }: Taken): FileOutcome {
  if (end.kind === 'refused' || end.kind === 'refused-link' || end.kind === 'unloadable') return end;
  const document = putTogether({ outline: end.outline, requests });
  if (end.kind === 'own-document') {
    const { kind, version, beyond } = end;
    return { kind, document, version, beyond };
  }
  return { kind: 'imported', imported: { ...end.imported, document, findings } };
}
