/**
 * Asks a worker one question, and ends it with the answer or when nobody waits any longer.
 * @throws what keeps it from starting or answering; it never settles once the signal is aborted.
 */
export function askWorker<Answer>(worker: Worker, question: unknown, signal: AbortSignal): Promise<Answer> {
  signal.addEventListener('abort', () => worker.terminate());
  return new Promise<Answer>((resolve, reject) => {
    worker.onmessage = ({ data }: MessageEvent<Answer>) => resolve(data);
    worker.onerror = ({ message }) => reject(new Error(message || 'the worker could not start'));
    worker.postMessage(question);
  }).finally(() => worker.terminate());
}
