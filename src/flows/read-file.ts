import { answerImport, type ImportOrder, type ImportReport } from './answer-import.ts';
import { type FileOutcome, type FileReadingWish, type ImportWorker, readFileInWorker } from './read-file-in-worker.ts';

/** Up to so many bytes are read at once; a worker costs more than they do. */
const atOnceBytes = 200_000;

/** Reads a file of our own or of any format that is known: a large one in a worker, which leaving ends. */
export function readFile(order: ImportOrder, wish: Omit<FileReadingWish, 'startWorker'>): Promise<FileOutcome> {
  return readFileInWorker(order, order.file.size > atOnceBytes ? wish : { ...wish, startWorker: readHere });
}

/** Reads in this thread, and reports as a worker does. */
function readHere(): ImportWorker {
  const reader: ImportWorker = {
    onmessage: null,
    onerror: null,
    postMessage(order) {
      const say = (data: ImportReport) => reader.onmessage?.(new MessageEvent('message', { data }));
      answerImport(order, say).catch((reason: unknown) => {
        const message = reason instanceof Error ? reason.message : `${reason}`;
        reader.onerror?.(new ErrorEvent('error', { message }));
      });
    },
    terminate() {
      reader.onmessage = null;
      reader.onerror = null;
    },
  };
  return reader;
}
