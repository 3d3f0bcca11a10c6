import type { ImportOrder, ImportProgress } from '#flows/answer-import.ts';
import { readFile } from '#flows/read-file.ts';
import type { FileOutcome, FileReadingWish } from '#flows/read-file-in-worker.ts';

export type { FileOutcome, ImportOrder, ImportProgress };

/** How what was opened is read. */
export type OpenedFileWish = Omit<FileReadingWish, 'startWorker'>;

/** Reads a file or a link that was opened. It asks no service, and nothing is kept of it. */
export function readOpenedFile(order: ImportOrder, wish: OpenedFileWish): Promise<FileOutcome> {
  return readFile(order, wish);
}
