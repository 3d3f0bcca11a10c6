// Runs in a worker of its own: cuts a large JSON text into rows while the page goes on.
import { indexJson, type JsonIndex } from '#call/json-index.ts';

/** What came of it: `null` where the text is no JSON. */
export type JsonReport = JsonIndex | null;

addEventListener('message', async ({ data }: MessageEvent<Blob>) => {
  const index: JsonReport = indexJson(await data.text());
  const columns = index ? Object.values(index.rows).filter((column) => typeof column !== 'number') : [];
  postMessage(index, { transfer: columns.map(({ buffer }) => buffer) });
});
