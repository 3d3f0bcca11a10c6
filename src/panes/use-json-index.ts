import { useEffect, useState } from 'react';
import { indexJson, type JsonIndex } from '#call/json-index.ts';
import type { JsonReport } from './json-worker.ts';

/** What is known of a body as JSON. */
export type JsonReading =
  | { readonly kind: 'reading' }
  | { readonly kind: 'json'; readonly index: JsonIndex }
  | { readonly kind: 'no-json' }
  | { readonly kind: 'failed'; readonly message: string };

/** Up to so many bytes are read at once; a worker costs more than they do. */
const atOnceBytes = 200_000;

const reading: JsonReading = { kind: 'reading' };

/** Cuts a body into the rows of a tree: a large one in a worker, which ends when nobody waits for it. */
export function useJsonIndex(blob: Blob): JsonReading {
  const [read, setRead] = useState<{ blob: Blob; outcome: JsonReading } | null>(null);
  useEffect(() => {
    const stop = new AbortController();
    const settle = (outcome: JsonReading) => !stop.signal.aborted && setRead({ blob, outcome });
    const indexed = blob.size > atOnceBytes ? indexInWorker(blob, stop.signal) : blob.text().then(indexJson);
    indexed.then(
      (index) => settle(index ? { kind: 'json', index } : { kind: 'no-json' }),
      (reason: unknown) => settle({ kind: 'failed', message: reason instanceof Error ? reason.message : `${reason}` }),
    );
    return () => stop.abort();
  }, [blob]);
  return read?.blob === blob ? read.outcome : reading;
}

function indexInWorker(blob: Blob, signal: AbortSignal): Promise<JsonIndex | null> {
  const worker = new Worker(new URL('./json-worker.ts', import.meta.url), { type: 'module' });
  signal.addEventListener('abort', () => worker.terminate());
  return new Promise<JsonIndex | null>((resolve, reject) => {
    worker.onmessage = ({ data }: MessageEvent<JsonReport>) => resolve(data);
    worker.onerror = ({ message }) => reject(new Error(message || 'the worker could not start'));
    worker.postMessage(blob);
  }).finally(() => worker.terminate());
}
