// Runs in a worker of its own: writes sealed chunks of large bodies, one file each. It never sees a key or plain text.

/** A chunk to write. */
export interface ChunkOrder {
  readonly order: number;
  readonly body: string;
  readonly chunk: number;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** What became of an order: a `failure` by the name of the browser's own error. */
export interface ChunkReport {
  readonly order: number;
  readonly failure: { readonly name: string; readonly message: string } | null;
}

/** What a file offers inside a worker only (File System Standard section 2.6): TypeScript's page types lack it. */
interface SyncFile {
  createSyncAccessHandle(): Promise<{
    truncate(size: number): void;
    write(bytes: Uint8Array<ArrayBuffer>, options: { at: number }): number;
    flush(): void;
    close(): void;
  }>;
}

function isSyncFile(file: object): file is SyncFile {
  return 'createSyncAccessHandle' in file;
}

self.onmessage = async ({ data }: MessageEvent<ChunkOrder>) => {
  self.postMessage({ order: data.order, failure: await failureOf(() => write(data)) } satisfies ChunkReport);
};

async function failureOf(work: () => Promise<void>): Promise<ChunkReport['failure']> {
  try {
    await work();
    return null;
  } catch (error) {
    const { name, message } = error instanceof Error || error instanceof DOMException ? error : new Error(`${error}`);
    return { name, message };
  }
}

async function write({ body, chunk, bytes }: ChunkOrder): Promise<void> {
  const root = await navigator.storage.getDirectory();
  const bodies = await root.getDirectoryHandle('bodies', { create: true });
  const folder = await bodies.getDirectoryHandle(body, { create: true });
  const file = await folder.getFileHandle(`${chunk}`, { create: true });
  try {
    await (isSyncFile(file) ? writeInPlace(file, bytes) : writeCopy(file, bytes));
  } catch (error) {
    // Half a chunk is of no use to anyone; that it could not be written is what is told.
    await folder.removeEntry(`${chunk}`).catch(() => {});
    throw error;
  }
}

async function writeInPlace(file: SyncFile, bytes: Uint8Array<ArrayBuffer>): Promise<void> {
  const access = await file.createSyncAccessHandle();
  try {
    access.truncate(0);
    const written = access.write(bytes, { at: 0 });
    if (written < bytes.length) throw new DOMException('The chunk was cut short', 'QuotaExceededError');
    access.flush();
  } finally {
    access.close();
  }
}

async function writeCopy(file: FileSystemFileHandle, bytes: Uint8Array<ArrayBuffer>): Promise<void> {
  const stream = await file.createWritable();
  await stream.write(bytes);
  await stream.close();
}
