import { answerImport, type ImportOrder, type ImportReport } from './answer-import.ts';
import { type FileOutcome, type FileReadingWish, type ImportWorker, readFileInWorker } from './read-file-in-worker.ts';

/** Up to so much is read at once: a worker costs more than that does. A link expands to some seven times its characters. */
const atOnce = { fileBytes: 200_000, linkCharacters: 30_000 };

/** Reads a file of our own or of any format that is known, or a link: a large one in a worker, which leaving ends. */
export function readFile(order: ImportOrder, wish: Omit<FileReadingWish, 'startWorker'>): Promise<FileOutcome> {
  return readFileInWorker(order, isLarge(order) ? wish : { ...wish, startWorker: readHere });
}

function isLarge(order: ImportOrder): boolean {
  return 'link' in order ? order.link.length > atOnce.linkCharacters : order.file.size > atOnce.fileBytes;
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
