// The files of large bodies in the browser's own file system (File System Standard, "origin private"), one folder a body.
import type { BodyFiles } from './body-files.ts';
import type { ChunkOrder, ChunkReport } from './body-worker.ts';

/** The folder of all bodies. */
export const bodiesFolder = 'bodies';

/** @param storage the browser's own; where it has no files, every method rejects. */
export function createOpfsFiles(storage: StorageManager): BodyFiles {
  const writer = createChunkWriter();
  const folderOf = async (bodyId: string) => (await root(storage)).getDirectoryHandle(bodyId);
  return {
    write: (body, chunk, bytes) => writer.write({ body, chunk, bytes }),
    read: (bodyId, chunk) =>
      orNull(async () => {
        const file = await (await folderOf(bodyId)).getFileHandle(`${chunk}`);
        return new Uint8Array(await (await file.getFile()).arrayBuffer());
      }),
    removeChunk: async (bodyId, chunk) =>
      void (await orNull(async () => (await folderOf(bodyId)).removeEntry(`${chunk}`))),
    remove: async (bodyId) =>
      void (await orNull(async () => (await root(storage)).removeEntry(bodyId, { recursive: true }))),
    async list() {
      const bodies = await handlesIn(await root(storage));
      const folders = bodies.filter((handle) => handle instanceof FileSystemDirectoryHandle);
      return Promise.all(folders.map(async (folder) => ({ id: folder.name, bytes: await bytesIn(folder) })));
    },
    close: () => writer.close(),
  };
}

async function root(storage: StorageManager): Promise<FileSystemDirectoryHandle> {
  return (await storage.getDirectory()).getDirectoryHandle(bodiesFolder, { create: true });
}

async function handlesIn(folder: FileSystemDirectoryHandle): Promise<FileSystemHandle[]> {
  const handles: FileSystemHandle[] = [];
  for await (const handle of folder.values()) handles.push(handle);
  return handles;
}

async function bytesIn(folder: FileSystemDirectoryHandle): Promise<number> {
  const files = (await handlesIn(folder)).filter((handle) => handle instanceof FileSystemFileHandle);
  // A chunk that was removed since it was listed takes nothing.
  const sizes = await Promise.all(files.map((file) => orNull(async () => (await file.getFile()).size)));
  return sizes.reduce<number>((sum, size) => sum + (size ?? 0), 0);
}

/** What is not there is `null`; anything else that goes wrong goes on. */
async function orNull<T>(work: () => Promise<T>): Promise<T | null> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof DOMException && error.name === 'NotFoundError') return null;
    throw error;
  }
}

type Chunk = Omit<ChunkOrder, 'order'>;

interface Waiting {
  resolve(): void;
  reject(reason: unknown): void;
}

/** Chunks are written by a worker of their own, made for the first of them: only there files can be written in place. */
function createChunkWriter(): { write(chunk: Chunk): Promise<void>; close(): void } {
  const waiting = new Map<number, Waiting>();
  let worker: Worker | null = null;
  let orders = 0;

  function settle({ order, failure }: ChunkReport) {
    const each = waiting.get(order);
    waiting.delete(order);
    if (failure) each?.reject(new DOMException(failure.message, failure.name));
    else each?.resolve();
  }

  function stop(reason: DOMException) {
    worker?.terminate();
    worker = null;
    for (const each of waiting.values()) each.reject(reason);
    waiting.clear();
  }

  function started(): Worker {
    const made = new Worker(new URL('./body-worker.ts', import.meta.url), { type: 'module' });
    made.onmessage = ({ data }: MessageEvent<ChunkReport>) => settle(data);
    made.onerror = ({ message }) => stop(new DOMException(message, 'OperationError'));
    return made;
  }

  return {
    write: (chunk) =>
      new Promise((resolve, reject) => {
        worker ??= started();
        orders += 1;
        waiting.set(orders, { resolve, reject });
        worker.postMessage({ ...chunk, order: orders } satisfies ChunkOrder, [chunk.bytes.buffer]);
      }),
    close: () => stop(new DOMException('The vault was closed', 'InvalidStateError')),
  };
}
