// Runs in a worker of its own: reads somebody else's file while the page goes on.
import { answerImport, type ImportOrder } from './answer-import.ts';

addEventListener('message', ({ data }: MessageEvent<ImportOrder>) => {
  answerImport(data, (report) => postMessage(report)).catch((reason: unknown) => {
    // An error within a promise is none of the worker's own: thrown anew it is told to the page.
    setTimeout(() => {
      throw reason;
    });
  });
});
