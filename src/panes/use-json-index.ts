import { indexJson, type JsonIndex } from '#call/json-index.ts';
import { askWorker } from './ask-worker.ts';
import type { JsonReport } from './json-worker.ts';
import { type Reading, readAtOnce, useReading } from './use-reading.ts';

/** Cuts a body into the rows of a tree, `null` where it is no JSON: a large one in a worker. */
export function useJsonIndex(blob: Blob): Reading<JsonIndex | null> {
  return useReading(blob, readIndex);
}

async function readIndex(blob: Blob, signal: AbortSignal): Promise<JsonIndex | null> {
  if (blob.size <= readAtOnce) return indexJson(await blob.text());
  const worker = new Worker(new URL('./json-worker.ts', import.meta.url), { type: 'module' });
  return askWorker<JsonReport>(worker, blob, signal);
}
