import { expect, test, vi } from 'vitest';
import { writeLink } from '#collection/link-codec.ts';
import type { SharedDocument } from '#collection/shared-document.ts';
import { writeDocument } from '#collection/write-document.ts';
import { answerImport, type ImportProgress } from './answer-import.ts';
import { readFile } from './read-file.ts';
import { type ImportWorker, readFileInWorker } from './read-file-in-worker.ts';

/** Works in this thread; what is said is copied, as it would be on its way to the page. */
function startWorker(): ImportWorker & { terminate: ReturnType<typeof vi.fn<() => void>> } {
  const worker: ReturnType<typeof startWorker> = {
    onmessage: null,
    onerror: null,
    terminate: vi.fn<() => void>(),
    postMessage(order) {
      void answerImport(order, (report) => {
        const event = new MessageEvent('message', { data: structuredClone(report) });
        if (worker.terminate.mock.calls.length === 0) worker.onmessage?.(event);
      });
    },
  };
  return worker;
}

function read(text: string, name: string, wish: { signal?: AbortSignal; worker?: ImportWorker } = {}) {
  const progress: ImportProgress[] = [];
  const { signal = new AbortController().signal, worker = startWorker() } = wish;
  const onProgress = (each: ImportProgress) => void progress.push(each);
  const outcome = readFileInWorker({ file: new Blob([text]), name }, { signal, onProgress, startWorker: () => worker });
  return { outcome, progress };
}

const paths = Object.fromEntries(
  Array.from({ length: 1_200 }, (_, at) => [
    `/items/${at}`,
    { get: { tags: [`Tag ${at % 3}`], callbacks: { a: {} } } },
  ]),
);
const openApi = JSON.stringify({ openapi: '3.1.0', info: { title: 'Many' }, paths });

test('a backup is told from what is shared, whatever its size', async () => {
  const { outcome } = read(`authscope-backup${'\u00ff'.repeat(100)}`, 'own.authscope-backup');
  expect(await outcome).toEqual({ kind: 'refused', refusal: { kind: 'own-backup' } });
});

test('a file of many requests comes in slices and is whole in the end', async () => {
  const { outcome, progress } = read(openApi, 'many.json');
  const file = await outcome;
  if (file.kind !== 'imported') throw new Error(file.kind);
  const { document, findings, format } = file.imported;
  expect(format).toBe('OpenAPI 3.1');
  expect(document.collection?.items.map((item) => (item.kind === 'folder' ? item.items.length : 0))).toEqual([
    400, 400, 400,
  ]);
  const [, second] = document.collection?.items ?? [];
  expect(second?.kind === 'folder' && second.items.slice(0, 2)).toMatchObject([
    { url: '{{base_url}}/items/1' },
    { url: '{{base_url}}/items/4' },
  ]);
  expect(findings).toHaveLength(1_201);
  expect(progress).toEqual([
    { step: 'loading', doneBytes: 0, ofBytes: openApi.length },
    { step: 'reading' },
    { step: 'handing-over', done: 500, ofRequests: 1_200 },
    { step: 'handing-over', done: 1_000, ofRequests: 1_200 },
    { step: 'handing-over', done: 1_200, ofRequests: 1_200 },
  ]);
});

const document: SharedDocument = {
  profiles: [],
  environments: [{ name: 'Dev', role: null, variables: [] }],
  collection: null,
};

test('a document of our own is read on the same way', async () => {
  expect(await read(writeDocument(document), 'mine.authscope.json').outcome).toEqual({
    kind: 'own-document',
    document,
    version: '1.0',
    beyond: { kept: 0, dropped: 0 },
  });
  const damaged = '{"authscope": "1.0", "profiles": 5}';
  expect(await read(damaged, 'mine.json').outcome).toMatchObject({
    ...{ kind: 'refused', refusal: { kind: 'unreadable', refusal: { kind: 'wrong-type', pointer: '/profiles' } } },
  });
});

test('a link is read on the same way, and one that was cut is told from a file that is refused', async () => {
  const link = `https://else.example/s#${await writeLink(document)}`;
  const worker = startWorker();
  const wish = { signal: new AbortController().signal, onProgress: () => {}, startWorker: () => worker };
  expect(await readFileInWorker({ link }, wish)).toMatchObject({ kind: 'own-document', document, version: '1.0' });
  expect(worker.terminate).toHaveBeenCalledOnce();
  expect(await readFileInWorker({ link: link.slice(0, -3) }, { ...wish, startWorker })).toMatchObject({
    kind: 'refused-link',
    refusal: { kind: 'cut' },
  });
});

test('what is refused is said, and the worker ends', async () => {
  const worker = startWorker();
  expect(await read('', 'empty.json', { worker }).outcome).toEqual({ kind: 'refused', refusal: { kind: 'empty' } });
  expect(worker.terminate).toHaveBeenCalledOnce();
});

test('a file that is gone is told from one that can’t be read', async () => {
  const file = new Blob(['{}']);
  file.slice = () => Object.assign(new Blob(), { arrayBuffer: () => Promise.reject(new DOMException('gone')) });
  const wish = { signal: new AbortController().signal, onProgress: () => {} };
  expect(await readFile({ file, name: 'gone.json' }, wish)).toEqual({ kind: 'unloadable', message: 'gone' });
});

test('leaving stops the worker in the middle of its work', async () => {
  const leave = new AbortController();
  const worker = startWorker();
  const { outcome } = read(openApi, 'many.json', { signal: leave.signal, worker });
  leave.abort();
  expect(await outcome).toEqual({ kind: 'cancelled' });
  expect(worker.terminate).toHaveBeenCalledOnce();
  expect(await read(openApi, 'many.json', { signal: leave.signal }).outcome).toEqual({ kind: 'cancelled' });
});

test('a worker that can’t start is an error', async () => {
  const worker = startWorker();
  worker.postMessage = () => worker.onerror?.(Object.assign(new Event('error'), { message: 'blocked' }) as ErrorEvent);
  await expect(read(openApi, 'many.json', { worker }).outcome).rejects.toThrow('blocked');
});
